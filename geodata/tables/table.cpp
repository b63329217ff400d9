#include "geodata/tables/table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.h"
#include "geodata/tables/amounts.h"
#include "geodata/tables/archive.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/csv_layer.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/messages.h"
#include "geodata/tables/shapefile_length.h"
#include "geodata/tables/text_file.h"

namespace relais::tables {
namespace {

std::string layer_names(GDALDataset& dataset) {
    std::string names;
    for (const OGRLayer* layer : dataset.GetLayers())
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ",
                             const_cast<OGRLayer*>(layer)->GetName());
    return names;
}

OGRLayer& pick_layer(GDALDataset& dataset, const TableFile& source) {
    if (!source.layer.empty()) {
        if (OGRLayer* layer = dataset.GetLayerByName(source.layer.c_str())) return *layer;
        throw Error(fmt::format("{} has no layer \"{}\"; its layers are {}", source.file.string(),
                                source.layer, layer_names(dataset)));
    }
    if (dataset.GetLayerCount() == 1) return *dataset.GetLayer(0);
    if (dataset.GetLayerCount() == 0)
        throw Error(fmt::format("{} contains no layer; name a file with rows or features",
                                source.file.string()));
    throw Error(fmt::format("{} has several layers; choose one with layer = \"…\": {}",
                            source.file.string(), layer_names(dataset)));
}

/// Settings of GDAL for this thread during its lifetime.
class Setting {
  public:
    Setting(const char* key, const char* value) : key_(key) {
        if (const char* before = CPLGetThreadLocalConfigOption(key, nullptr)) before_ = before;
        CPLSetThreadLocalConfigOption(key, value);
    }
    ~Setting() { CPLSetThreadLocalConfigOption(key_, before_ ? before_->c_str() : nullptr); }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

  private:
    const char* key_;
    std::optional<std::string> before_;
};

/// GDAL must not guess whether the first row of a workbook is the header: it is, unless lines are
/// to be skipped.
class WorkbookHeaders {
  public:
    explicit WorkbookHeaders(const char* value)
        : settings_{Setting("OGR_XLSX_HEADERS", value), Setting("OGR_ODS_HEADERS", value),
                    Setting("OGR_XLS_HEADERS", value)} {}

  private:
    std::array<Setting, 3> settings_;
};

bool is_workbook(const std::string& driver) {
    return driver == "XLSX" || driver == "ODS" || driver == "XLS";
}

/// The names, at most so many of them, each as far as a sentence has room.
std::string name_columns(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 60;
    std::string result;
    for (std::size_t i = 0; i < names.size() && i < kMost; ++i)
        result += (i == 0 ? "" : ", ") + shortened(names[i]);
    return names.size() > kMost ? fmt::format("{}, … ({} in all)", result, names.size()) : result;
}

}  // namespace

struct Table::State {
    TableFile source;
    std::unique_ptr<CsvLayer> csv;  // null: another format
    GDALDatasetUniquePtr dataset;   // null: a CSV
    OGRLayer* layer = nullptr;
    OGRFeatureUniquePtr feature;
    std::string driver;

    void open_csv(const std::string& unpacked);
    void open_other(const std::string& unpacked, const MessageTrap& messages);
    void take_names_from_row();
    /// Whether the current row of a workbook is empty, or above the header.
    [[nodiscard]] bool is_passed_over() const;
};

void Table::State::open_csv(const std::string& unpacked) {
    csv = std::make_unique<CsvLayer>(source.file, unpacked,
                                     CsvLayer::Options{source.skip, source.header});
    driver = "CSV";
    layer = csv.get();
    if (!source.layer.empty() && source.layer != csv->GetDescription())
        throw Error(fmt::format("{} has no layer \"{}\"; its layers are \"{}\"",
                                source.file.string(), source.layer, csv->GetDescription()));
}

void Table::State::open_other(const std::string& unpacked, const MessageTrap& messages) {
    const WorkbookHeaders headers(source.skip > 0 ? "DISABLE" : "FORCE");
    dataset.reset(GDALDataset::Open(unpacked.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!dataset)
        throw Error(
            fmt::format("{} could not be read as a layer or table: {}; give a file that OGR can "
                        "open, such as GeoPackage, GeoJSON, Shapefile or CSV",
                        source.file.string(), messages.reason()));
    driver = dataset->GetDriverName();
    layer = &pick_layer(*dataset, source);
    static_cast<void>(layer->GetLayerDefn()->GetFieldCount());  // workbooks are only read now
    layer->ResetReading();
    if (driver == "ESRI Shapefile") check_length_of_shapefile(source.file, unpacked);
    if (source.skip == 0) return;
    if (!is_workbook(driver))
        throw Error(fmt::format("{}: skip = {} applies only to CSV tables and workbooks; remove it",
                                source.file.string(), source.skip));
    take_names_from_row();
}

/// The names of the columns of a workbook that has lines above them.
void Table::State::take_names_from_row() {
    OGRFeatureDefn* columns = layer->GetLayerDefn();
    for (feature.reset(layer->GetNextFeature()); feature; feature.reset(layer->GetNextFeature()))
        if (static_cast<std::size_t>(feature->GetFID()) > source.skip) break;
    if (!feature)
        throw Error(fmt::format("{}: there are no rows after the {} that skip leaves out",
                                source.file.string(), source.skip));
    for (int i = 0; i < columns->GetFieldCount(); ++i)
        if (feature->IsFieldSetAndNotNull(i))
            columns->GetFieldDefn(i)->SetName(
                std::string{trimmed(feature->GetFieldAsString(i))}.c_str());
    feature.reset();
    layer->ResetReading();
}

bool Table::State::is_passed_over() const {
    if (!is_workbook(driver)) return false;
    if (source.skip > 0 && static_cast<std::size_t>(feature->GetFID()) <= source.skip + 1)
        return true;
    for (int i = 0; i < feature->GetFieldCount(); ++i)
        if (feature->IsFieldSetAndNotNull(i)) return false;
    return true;
}

Table::Table(const TableFile& source) : state_(std::make_unique<State>()) {
    start_gdal();
    const MessageTrap messages;
    State& state = *state_;
    state.source = source;
    const std::string name = source.file.string();
    if (!is_there(source.file))
        throw Error(
            fmt::format("{}: there is no such file; correct its name in the territory file", name));

    const std::string unpacked = unpacked_name(source.file);
    if (CsvLayer::names_csv(unpacked))
        state.open_csv(unpacked);
    else
        state.open_other(unpacked, messages);
    if (state.dataset && messages.failed()) fail_half_way(messages.reason());
    if (!source.where.empty() && state.layer->SetAttributeFilter(source.where.c_str()) != 0)
        throw Error(
            fmt::format("{}: the filter where = \"{}\" could not be parsed: {}; write it as SQL, "
                        "for example where = \"column = 'value'\"",
                        name, source.where, messages.reason()));
    state.layer->ResetReading();
}

Table::~Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;

Column Table::column(std::string_view name) const {
    if (auto column = find_column(name)) return *column;
    fail(fmt::format("there is no column \"{}\"; its columns are {}{}", shortened(name),
                     shown_columns(), hint_of_skip(name)));
}

std::string Table::shown_columns() const {
    return name_columns(column_names());
}

/// For a header below a title.
std::string Table::hint_of_skip(std::string_view name) const {
    constexpr std::size_t kRows = 30;
    std::vector<std::vector<std::string>> rows;
    if (is_csv()) {
        rows = CsvLayer::first_rows(state_->source.file, kRows);
    } else if (is_workbook(driver())) {
        const MessageTrap quiet;
        const WorkbookHeaders headers("DISABLE");
        const GDALDatasetUniquePtr again(
            GDALDataset::Open(unpacked_name(state_->source.file).c_str(), GDAL_OF_VECTOR));
        OGRLayer* layer = again ? again->GetLayerByName(state_->layer->GetName()) : nullptr;
        while (layer != nullptr && rows.size() < kRows) {
            const OGRFeatureUniquePtr row(layer->GetNextFeature());
            if (!row) break;
            rows.resize(static_cast<std::size_t>(std::max<GIntBig>(row->GetFID(), 1)));
            for (int i = 0; i < row->GetFieldCount(); ++i)
                rows.back().emplace_back(trimmed(row->GetFieldAsString(i)));
        }
    }
    const std::string wanted{name};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const std::string& cell : rows[row])
            if (EQUAL(cell.c_str(), wanted.c_str()) && row != state_->source.skip)
                return fmt::format(
                    "; this name is in line {}: add skip = {} to skip the lines above it", row + 1,
                    row);
    return {};
}

std::optional<Column> Table::find_column(std::string_view name) const {
    const std::string wanted{name};
    const int index = state_->layer->GetLayerDefn()->GetFieldIndex(wanted.c_str());
    if (index < 0) return std::nullopt;
    return Column{index, wanted};
}

std::vector<std::string> Table::column_names() const {
    std::vector<std::string> names;
    OGRFeatureDefn* rows = state_->layer->GetLayerDefn();
    for (int i = 0; i < rows->GetFieldCount(); ++i)
        names.emplace_back(rows->GetFieldDefn(i)->GetNameRef());
    return names;
}

bool Table::has_polygons() const {
    const OGRwkbGeometryType type = wkbFlatten(state_->layer->GetGeomType());
    return OGR_GT_IsSubClassOf(type, wkbCurvePolygon) || OGR_GT_IsSubClassOf(type, wkbMultiSurface);
}

void Table::keep_only(const std::vector<Column>& columns) {
    if (!state_->source.where.empty()) return;  // the filter may look at any column
    OGRFeatureDefn* rows = state_->layer->GetLayerDefn();
    CPLStringList ignored;
    for (int i = 0; i < rows->GetFieldCount(); ++i)
        if (std::none_of(columns.begin(), columns.end(),
                         [i](const Column& column) { return column.index == i; }))
            ignored.AddString(rows->GetFieldDefn(i)->GetNameRef());
    ignored.AddString("OGR_GEOMETRY");
    state_->layer->SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

bool Table::next() {
    const MessageTrap messages;
    do {
        state_->feature.reset(state_->layer->GetNextFeature());
    } while (state_->feature && state_->is_passed_over());
    if (messages.failed()) fail_half_way(messages.reason());
    return state_->feature != nullptr;
}

bool Table::has_more_cells() const {
    return is_csv() && state_->source.header.empty() &&
           state_->csv->cells() > static_cast<std::size_t>(state_->feature->GetFieldCount());
}

void Table::check_row() const {
    if (!has_more_cells()) return;
    fail_row(
        fmt::format("it has {} cells, but the file has {} columns; put quotation marks around the "
                    "cell that contains the separator",
                    state_->csv->cells(), state_->feature->GetFieldCount()));
}

void Table::fail_half_way(std::string_view reason) const {
    fail(fmt::format("reading stopped: {}; the file may be damaged; download it again", reason));
}

std::string Table::text(const Column& column) const {
    if (!state_->feature->IsFieldSetAndNotNull(column.index)) return {};
    std::string cell{trimmed(state_->feature->GetFieldAsString(column.index))};
    return is_utf8(cell) ? cell : to_utf8(std::move(cell));
}

std::string Table::code(const Column& column) const {
    std::string cell = text(column);
    if (is_spoilt_code(cell))
        fail_row(
            fmt::format("a spreadsheet has turned the code in column \"{}\" into the number {}; "
                        "format the column as text, or use the file as published",
                        column.name, shortened(cell)));
    return cell;
}

std::optional<double> Table::number(const Column& column) const {
    if (!state_->feature->IsFieldSetAndNotNull(column.index)) return std::nullopt;
    const OGRFieldType type = state_->feature->GetDefnRef()->GetFieldDefn(column.index)->GetType();
    std::optional<double> value;
    if (type == OFTInteger || type == OFTInteger64 || type == OFTReal) {
        value = state_->feature->GetFieldAsDouble(column.index);
        if (!std::isfinite(*value)) value.reset();
    } else {
        const std::string shown = text(column);
        if (shown.empty()) return std::nullopt;
        value = parse_number(shown);
    }
    if (value) return value;
    fail_row(fmt::format("\"{}\" in column \"{}\" is not a number; write one such as 2.5",
                         shortened(text(column)), column.name));
}

std::optional<double> Table::amount(const Column& column) const {
    const std::optional<double> value = number(column);
    if (value && *value < 0)
        fail_row(fmt::format("{} in column \"{}\" is negative; write zero or more", *value,
                             column.name));
    if (value && *value > kMostAnywhere)
        fail_row(fmt::format("{} in column \"{}\" is larger than any real count; correct it",
                             *value, column.name));
    return value && *value < kLeastAnywhere ? 0 : value;
}

std::size_t Table::row() const {
    return static_cast<std::size_t>(state_->feature->GetFID());
}

std::string Table::row_word() const {
    return is_csv() || is_workbook(driver()) ? "row" : "feature";
}

std::string Table::row_name(std::size_t row) const {
    return fmt::format("{} {}", row_word(), row);
}
std::string Table::row_name() const {
    return row_name(row());
}
std::string Table::file_name() const {
    return state_->source.file.string();
}

std::size_t Table::size() const {
    const MessageTrap quiet;
    const GIntBig count = state_->layer->GetFeatureCount(FALSE);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void Table::fail_row(std::string_view what) const {
    throw RowError(file_name(), row_name(), std::string{what});
}
void Table::fail(std::string_view what) const {
    throw Error(fmt::format("{}: {}", file_name(), what));
}

OGRLayer& Table::layer() const {
    return *state_->layer;
}
OGRFeature& Table::feature() const {
    return *state_->feature;
}
bool Table::is_csv() const {
    return state_->csv != nullptr;
}
std::string Table::driver() const {
    return state_->driver;
}

}  // namespace relais::tables
