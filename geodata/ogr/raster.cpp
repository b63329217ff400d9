#include "geodata/ogr/raster.h"

#include <cmath>

#include <fmt/format.h>
#include <gdal_priv.h>

#include "engine/core/error.h"
#include "geodata/file_kind.h"
#include "geodata/ogr/archive.h"
#include "geodata/ogr/messages.h"

namespace relais::ogr {

bool is_raster(const std::filesystem::path& file) {
    start_gdal();
    if (!is_there(file)) return false;
    const std::string name = unpacked_name(file);
    const MessageTrap quiet;
    const GDALDatasetUniquePtr rows(
        GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (rows && rows->GetLayerCount() > 0) return false;
    const GDALDatasetUniquePtr image(
        GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    return image && image->GetRasterCount() > 0;
}

struct Raster::State {
    std::string file;
    std::string crs;
    GDALDatasetUniquePtr dataset;
    GDALRasterBand* band = nullptr;
    Frame frame;
    std::optional<double> no_data;
};

Raster::Raster(const std::filesystem::path& file, const std::string& crs)
    : state_(std::make_unique<State>()) {
    start_gdal();
    const MessageTrap messages;
    State& state = *state_;
    state.file = file.string();
    state.dataset.reset(
        GDALDataset::Open(unpacked_name(file).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!state.dataset || state.dataset->GetRasterCount() == 0)
        throw Error(
            fmt::format("{} cannot be read as an image: {}; give a file that GDAL opens, "
                        "such as GeoTIFF",
                        state.file, messages.reason()));
    state.crs = crs.empty() ? state.dataset->GetProjectionRef() : crs;
    if (state.crs.empty())
        throw Error(
            fmt::format("{}: the image has no reference system; add crs = \"EPSG:…\"", state.file));
    double frame[6];
    if (state.dataset->GetGeoTransform(frame) != CE_None || frame[2] != 0 || frame[4] != 0 ||
        frame[1] == 0 || frame[5] == 0)
        throw Error(
            fmt::format("{}: the image has no place on the map or is turned; warp it to a "
                        "grid along the axes",
                        state.file));
    state.frame = {frame[0], frame[3], frame[1], frame[5]};
    state.band = state.dataset->GetRasterBand(1);
    int has_no_data = FALSE;
    const double no_data = state.band->GetNoDataValue(&has_no_data);
    if (has_no_data != FALSE) state.no_data = no_data;
}

Raster::~Raster() = default;
Raster::Raster(Raster&&) noexcept = default;
Raster& Raster::operator=(Raster&&) noexcept = default;

int Raster::columns() const {
    return state_->dataset->GetRasterXSize();
}
int Raster::rows() const {
    return state_->dataset->GetRasterYSize();
}
const std::string& Raster::crs() const {
    return state_->crs;
}
Raster::Frame Raster::frame() const {
    return state_->frame;
}

std::vector<std::optional<double>> Raster::read(int row, int first, int count) const {
    const MessageTrap messages;
    std::vector<double> raw(static_cast<std::size_t>(count));
    if (state_->band->RasterIO(GF_Read, first, row, count, 1, raw.data(), count, 1, GDT_Float64, 0,
                               0) != CE_None)
        throw Error(
            fmt::format("{}: reading stopped at row {}: {}; the file may be damaged, fetch "
                        "it again",
                        state_->file, row, messages.reason()));
    const double scale = state_->band->GetScale();
    const double offset = state_->band->GetOffset();
    std::vector<std::optional<double>> values(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i)
        if (std::isfinite(raw[i]) && raw[i] != state_->no_data) values[i] = raw[i] * scale + offset;
    return values;
}

}  // namespace relais::ogr
