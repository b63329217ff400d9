#include "geodata/results/geopackage.h"

namespace relais::results {
namespace {

std::string change_date(const std::string& data_date) {
    const std::string day = data_date.size() >= 10 ? data_date.substr(0, 10) : "2000-01-01";
    return day + "T00:00:00.000Z";
}

}  // namespace

Setting::Setting(const char* key, const std::string& value) : key_(key) {
    const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
    if (before != nullptr) before_ = before;
    had_ = before != nullptr;
    CPLSetThreadLocalConfigOption(key, value.c_str());
}

Setting::~Setting() {
    CPLSetThreadLocalConfigOption(key_, had_ ? before_.c_str() : nullptr);
}

LayerWriter::LayerWriter(NewFile& file, GDALDataset& dataset, const ogr::MessageTrap& messages,
                         const char* name, OGRwkbGeometryType type)
    : file_(file), messages_(messages) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    layer_ = dataset.CreateLayer(name, &wgs84, type, nullptr);
    if (layer_ == nullptr) fail();
}

int LayerWriter::column(const std::string& name, OGRFieldType type) {
    OGRFieldDefn field(name.c_str(), type);
    if (layer_->CreateField(&field) != OGRERR_NONE) fail();
    return columns_++;
}

Geopackage::Geopackage(NewFile& file, const std::string& data_date)
    : file_(file),
      date_("OGR_CURRENT_DATE", change_date(data_date)),
      unsafe_("OGR_SQLITE_SYNCHRONOUS", "OFF") {  // a temporary file needs no journal
    ogr::start_gdal();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    dataset_.reset(driver->Create(file.temporary_name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_ || dataset_->StartTransaction() != OGRERR_NONE) file_.fail(messages_.reason());
}

LayerWriter Geopackage::layer(const char* name, OGRwkbGeometryType type) {
    return {file_, *dataset_, messages_, name, type};
}

void Geopackage::close() {
    if (dataset_->CommitTransaction() != OGRERR_NONE) file_.fail(messages_.reason());
    dataset_.reset();
    if (messages_.failed()) file_.fail(messages_.reason());
}

std::unique_ptr<OGRGeometry> point_of(Coordinate place) {
    return std::make_unique<OGRPoint>(place.lon(), place.lat());
}

}  // namespace relais::results
