#include "geodata/ogr/table.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.h"
#include "geodata/file_kind.h"
#include "geodata/ogr/amounts.h"
#include "geodata/ogr/archive.h"
#include "geodata/ogr/bad_rows.h"
#include "geodata/ogr/csv_source.h"
#include "geodata/ogr/messages.h"
#include "geodata/ogr/text_file.h"

namespace relais::ogr {
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
        throw Error(fmt::format("{} holds no layer; name a file with rows or features",
                                source.file.string()));
    throw Error(fmt::format("{} has several layers; say which with layer = \"…\": {}",
                            source.file.string(), layer_names(dataset)));
}

}  // namespace

struct Table::State {
    TableFile source;
    std::optional<CsvSource> csv;  // outlives the data set; nothing: another format
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
    OGRFeatureUniquePtr feature;
    OGRFeatureUniquePtr ahead;  // the row that follows, where it was read already
    bool ended = false;

    [[nodiscard]] OGRFeatureUniquePtr read();
    /// Whether the present row has fewer cells than the header.
    [[nodiscard]] bool is_short() const;
    [[nodiscard]] bool has_breaks() const;
    void check_short_row(std::size_t row);
};

OGRFeatureUniquePtr Table::State::read() {
    if (ahead) return std::move(ahead);
    if (ended) return nullptr;
    OGRFeatureUniquePtr row(layer->GetNextFeature());
    ended = row == nullptr;
    return row;
}

bool Table::State::is_short() const {
    const int count = feature->GetFieldCount();
    return csv && source.header.empty() && count > 1 && !feature->IsFieldSet(count - 1);
}

bool Table::State::has_breaks() const {
    for (int i = 0; i < feature->GetFieldCount(); ++i)
        if (feature->IsFieldSetAndNotNull(i) &&
            std::string_view(feature->GetFieldAsString(i)).find('\n') != std::string_view::npos)
            return true;
    return false;
}

/// A CSV has no mark of its end. One that was cut off ends within a row, or within a quoted cell,
/// which then holds all that follows.
void Table::State::check_short_row(std::size_t row) {
    ahead = read();
    if (ahead) return;
    if (has_breaks())
        throw Error(
            fmt::format("{}, row {}: a quotation mark without its fellow joins it to all "
                        "that follows; close it, or fetch the file again",
                        source.file.string(), row));
    if (!csv->ends_with_line())
        throw Error(
            fmt::format("{}, row {}: the file stops in the middle of the row; fetch it "
                        "again",
                        source.file.string(), row));
}

Table::Table(const TableFile& source) : state_(std::make_unique<State>()) {
    start_gdal();
    const MessageTrap messages;
    State& state = *state_;
    state.source = source;
    const std::string name = source.file.string();
    if (!is_there(source.file))
        throw Error(
            fmt::format("{}: there is no such file; correct its name in the manifest", name));

    const std::string unpacked = unpacked_name(source.file);
    if (CsvSource::names_csv(unpacked)) state.csv.emplace(source.file, unpacked, source.header);
    const char* const csv_options[] = {"AUTODETECT_TYPE=NO", "HEADERS=YES", nullptr};
    const char* const csv_driver[] = {"CSV", nullptr};
    state.dataset.reset(GDALDataset::Open(
        state.csv ? state.csv->name().c_str() : unpacked.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
        state.csv ? csv_driver : nullptr, state.csv ? csv_options : nullptr));
    if (!state.dataset)
        throw Error(
            fmt::format("{} cannot be read as a layer or table: {}; give a file that OGR "
                        "opens, such as GeoPackage, GeoJSON, Shapefile or CSV",
                        name, messages.reason()));
    state.layer = &pick_layer(*state.dataset, source);
    if (!source.where.empty() && state.layer->SetAttributeFilter(source.where.c_str()) != 0)
        throw Error(
            fmt::format("{}: the filter where = \"{}\" is not understood: {}; write it as "
                        "SQL, for example where = \"column = 'value'\"",
                        name, source.where, messages.reason()));
    state.layer->ResetReading();
}

Table::~Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;

Column Table::column(std::string_view name) const {
    if (auto column = find_column(name)) return *column;
    fail(fmt::format("there is no column \"{}\"; its columns are {}", name,
                     fmt::join(column_names(), ", ")));
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
    // The last cell tells a short row, hence a file that was cut off.
    if (is_csv() && rows->GetFieldCount() > 0)
        if (const int i =
                ignored.FindString(rows->GetFieldDefn(rows->GetFieldCount() - 1)->GetNameRef());
            i >= 0)
            ignored.Assign(CSLRemoveStrings(ignored.StealList(), i, 1, nullptr), TRUE);
    ignored.AddString("OGR_GEOMETRY");
    state_->layer->SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

bool Table::next() {
    const MessageTrap messages;
    state_->feature = state_->read();
    if (!state_->feature && messages.failed())
        fail(fmt::format("reading stopped half-way: {}; the file may be damaged, fetch it again",
                         messages.reason()));
    if (state_->feature && state_->is_short()) state_->check_short_row(row());
    return state_->feature != nullptr;
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
            fmt::format("a spreadsheet has turned the code in column \"{}\" into the number "
                        "{}; format the column as text, or take the file as it was published",
                        column.name, cell));
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
                         text(column), column.name));
}

std::optional<double> Table::amount(const Column& column) const {
    const std::optional<double> value = number(column);
    if (value && *value < 0)
        fail_row(fmt::format("{} in column \"{}\" is negative; write zero or more", *value,
                             column.name));
    if (value && *value > kMostAnywhere)
        fail_row(fmt::format("{} in column \"{}\" is more than any place on Earth has; correct it",
                             *value, column.name));
    return value && *value < kLeastAnywhere ? 0 : value;
}

std::size_t Table::row() const {
    // OGR numbers the rows of a CSV from 1 below the header; people count the header too.
    const bool counts_header = is_csv() && state_->source.header.empty();
    return static_cast<std::size_t>(state_->feature->GetFID()) + (counts_header ? 1 : 0);
}

std::string Table::row_word() const {
    return is_csv() || driver() == "XLSX" || driver() == "ODS" ? "row" : "feature";
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
    if (state_->csv) return state_->csv->lines();
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
    return state_->csv.has_value();
}
std::string Table::driver() const {
    return state_->dataset->GetDriverName();
}

}  // namespace relais::ogr
