#include "geodata/results/layers.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/layer_rows.h"

namespace relais::results {
namespace {

/// GDAL's settings for this thread, restored at the end.
class Setting {
  public:
    Setting(const char* key, const std::string& value) : key_(key) {
        const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
        if (before != nullptr) before_ = before;
        had_ = before != nullptr;
        CPLSetThreadLocalConfigOption(key, value.c_str());
    }
    ~Setting() { CPLSetThreadLocalConfigOption(key_, had_ ? before_.c_str() : nullptr); }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

  private:
    const char* key_;
    std::string before_;
    bool had_ = false;
};

/// The date of change in GDAL's files: that of the data (ISO; empty: not known), not the clock.
std::string change_date(const std::string& data_date) {
    const std::string day = data_date.size() >= 10 ? data_date.substr(0, 10) : "2000-01-01";
    return day + "T00:00:00.000Z";
}

/// Throws Error where rows are missing: some drivers (GeoJSON's) do not notice a full disk.
void read_again(const NewFile& file, GIntBig written) {
    const std::string name = file.temporary_name().string();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR));
    GIntBig rows = 0;
    if (dataset)
        for (OGRLayer* layer : dataset->GetLayers())
            for ([[maybe_unused]] const auto& row : layer) ++rows;
    if (!dataset || rows < written) file.fail("it is incomplete");
}

bool has(GDALDriver& driver, const char* capability) {
    const char* value = driver.GetMetadataItem(capability);
    return value != nullptr && std::string(value) == "YES";
}

bool goes_by(GDALDriver& driver, const std::string& extension) {
    const char* listed = driver.GetMetadataItem(GDAL_DMD_EXTENSIONS);
    std::istringstream words(listed != nullptr ? listed : "");
    for (std::string word; words >> word;)
        if (word == extension) return true;
    return false;
}

/// The table in which QGIS looks for the styles of a GeoPackage's layers.
void write_styles(GDALDataset& dataset, const std::vector<const Table*>& tables, const About& about,
                  const tables::MessageTrap& messages, const Fail& fail) {
    constexpr const char* kTable = "layer_styles";
    OGRLayer* layer = dataset.CreateLayer(kTable, nullptr, wkbNone, nullptr);
    if (layer == nullptr) fail(messages.reason());
    constexpr const char* kTexts[] = {"f_table_catalog", "f_table_schema",
                                      "f_table_name",    "f_geometry_column",
                                      "styleName",       "styleQML",
                                      "styleSLD",        "description",
                                      "owner",           "ui",
                                      "update_time"};
    for (const char* name : kTexts) {
        OGRFieldDefn field(name, OFTString);
        if (layer->CreateField(&field) != OGRERR_NONE) fail(messages.reason());
    }
    OGRFieldDefn flag("useAsDefault", OFTInteger);
    flag.SetSubType(OFSTBoolean);
    if (layer->CreateField(&flag) != OGRERR_NONE) fail(messages.reason());
    for (const LayerStyle& style : about.styles) {
        const bool is_there = std::any_of(tables.begin(), tables.end(), [&](const Table* table) {
            return table->name == style.layer;
        });
        if (!is_there) continue;
        const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        for (const char* empty : {"f_table_catalog", "f_table_schema", "owner"})
            row->SetField(empty, "");
        row->SetField("f_table_name", style.layer.c_str());
        row->SetField("f_geometry_column", "geom");
        row->SetField("styleName", style.name.c_str());
        row->SetField("styleQML", style.qml.c_str());
        row->SetField("description", style.name.c_str());
        row->SetField("update_time", change_date(about.data_date).c_str());
        row->SetField("useAsDefault", style.by_default ? 1 : 0);
        if (layer->CreateFeature(row.get()) != OGRERR_NONE) fail(messages.reason());
    }
}

}  // namespace

void write_layers(NewFile& file, const char* driver, const std::vector<const Table*>& tables,
                  const About& about) {
    const tables::MessageTrap messages;
    const Setting date("OGR_CURRENT_DATE", change_date(about.data_date));
    const Setting unsafe("OGR_SQLITE_SYNCHRONOUS", "OFF");  // a temporary file needs no journal
    tables::start_gdal();
    GDALDriver* made_by = GetGDALDriverManager()->GetDriverByName(driver);
    if (made_by == nullptr) file.fail(fmt::format("this GDAL has no driver {}", driver));
    GDALDatasetUniquePtr dataset(
        made_by->Create(file.temporary_name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) file.fail(messages.reason());
    const bool in_transaction = dataset->TestCapability(ODsCTransactions) != 0;
    if (in_transaction && dataset->StartTransaction() != OGRERR_NONE) file.fail(messages.reason());

    // A CSV has no geometry unless a column for it is requested.
    constexpr const char* kShapeColumn[] = {"GEOMETRY=AS_WKT", nullptr};
    const char* const* const options = driver == std::string_view("CSV") ? kShapeColumn : nullptr;
    const Fail fail = [&](std::string_view reason) { file.fail(reason); };
    GIntBig rows = 0;
    for (const Table* table : tables)
        rows += write_layer(*dataset, table->name, *table, options, messages, fail);
    if (!about.styles.empty() && driver == std::string_view("GPKG"))
        write_styles(*dataset, tables, about, messages, fail);
    if (in_transaction && dataset->CommitTransaction() != OGRERR_NONE) file.fail(messages.reason());
    dataset.reset();
    if (messages.failed()) file.fail(messages.reason());
    // A database notices what is missing.
    if (!in_transaction && made_by->GetMetadataItem(GDAL_DCAP_OPEN) != nullptr)
        read_again(file, rows);
}

const char* driver_of(const std::string& file) {
    tables::start_gdal();
    std::string extension = std::filesystem::path(file).extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // GDAL would print bare shapes, without a place, a legend or a scale.
    if (extension == "pdf")
        throw Error(
            fmt::format("{}: this is a table with shapes, not a map to print; choose .gpkg or "
                        ".geojson, or draw a map with relais map",
                        file));
    GDALDriverManager& drivers = *GetGDALDriverManager();
    for (int i = 0; i < drivers.GetDriverCount(); ++i) {
        GDALDriver& driver = *drivers.GetDriver(i);
        if (has(driver, GDAL_DCAP_VECTOR) && has(driver, GDAL_DCAP_CREATE) &&
            goes_by(driver, extension))
            return driver.GetDescription();
    }
    throw Error(
        fmt::format("{}: this is not the extension of a vector format that can be written; choose "
                    ".gpkg, .geojson, .fgb, .shp or another one of GDAL's",
                    file));
}

}  // namespace relais::results
