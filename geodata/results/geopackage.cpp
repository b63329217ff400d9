#include "geodata/results/geopackage.h"

#include <utility>

#include <fmt/format.h>

namespace relais::results {

std::string change_date(const std::string& data_date) {
    const std::string day = data_date.size() >= 10 ? data_date.substr(0, 10) : "2000-01-01";
    return day + "T00:00:00.000Z";
}

Setting::Setting(const char* key, const std::string& value) : key_(key) {
    const char* before = CPLGetThreadLocalConfigOption(key, nullptr);
    if (before != nullptr) before_ = before;
    had_ = before != nullptr;
    CPLSetThreadLocalConfigOption(key, value.c_str());
}

Setting::~Setting() {
    CPLSetThreadLocalConfigOption(key_, had_ ? before_.c_str() : nullptr);
}

LayerWriter::LayerWriter(GDALDataset& dataset, const tables::MessageTrap& messages, Fail fail,
                         const char* name, OGRwkbGeometryType type, const char* const* options)
    : messages_(messages), fail_(std::move(fail)) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    layer_ = dataset.CreateLayer(name, type == wkbNone ? nullptr : &wgs84, type,
                                 const_cast<char**>(options));
    if (layer_ == nullptr) this->fail();
}

int LayerWriter::column(const std::string& name, OGRFieldType type) {
    OGRFieldDefn field(name.c_str(), type);
    if (layer_->CreateField(&field) != OGRERR_NONE) fail();
    return columns_++;
}

LayerFile::LayerFile(NewFile& file, const char* driver, const std::string& data_date)
    : file_(file),
      date_("OGR_CURRENT_DATE", change_date(data_date)),
      unsafe_("OGR_SQLITE_SYNCHRONOUS", "OFF") {  // a temporary file needs no journal
    tables::start_gdal();
    GDALDriver* made_by = GetGDALDriverManager()->GetDriverByName(driver);
    if (made_by == nullptr) file_.fail(fmt::format("this GDAL has no driver {}", driver));
    dataset_.reset(made_by->Create(file.temporary_name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) file_.fail(messages_.reason());
    in_transaction_ = dataset_->TestCapability(ODsCTransactions) != 0;
    reads_again_ = !in_transaction_ && made_by->GetMetadataItem(GDAL_DCAP_OPEN) != nullptr;
    if (in_transaction_ && dataset_->StartTransaction() != OGRERR_NONE)
        file_.fail(messages_.reason());
}

LayerWriter LayerFile::layer(const char* name, OGRwkbGeometryType type) {
    const auto fail = [this](std::string_view reason) { file_.fail(reason); };
    // A CSV has no geometry unless a column for it is requested.
    const bool is_csv = std::string_view(dataset_->GetDriver()->GetDescription()) == "CSV";
    constexpr const char* kShapeColumn[] = {"GEOMETRY=AS_WKT", nullptr};
    LayerWriter writer(*dataset_, messages_, fail, name, type, is_csv ? kShapeColumn : nullptr);
    writer.count_into(rows_);
    return writer;
}

void LayerFile::close() {
    if (in_transaction_ && dataset_->CommitTransaction() != OGRERR_NONE)
        file_.fail(messages_.reason());
    dataset_.reset();
    if (messages_.failed()) file_.fail(messages_.reason());
    if (reads_again_) read_again();
}

void LayerFile::read_again() {
    const std::string name = file_.temporary_name().string();
    const GDALDatasetUniquePtr written(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR));
    GIntBig rows = 0;
    if (written)
        for (OGRLayer* layer : written->GetLayers())
            for ([[maybe_unused]] const auto& row : layer) ++rows;
    if (!written || rows < rows_) file_.fail("it is incomplete");
}

std::unique_ptr<OGRGeometry> point_of(Coordinate place) {
    return std::make_unique<OGRPoint>(place.lon(), place.lat());
}

}  // namespace relais::results
