#include "geodata/tables/raster.h"

#include <cmath>

#include <fmt/format.h>
#include <gdal_priv.h>

#include "engine/core/error.h"
#include "geodata/tables/archive.h"
#include "geodata/tables/csv_layer.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/messages.h"

namespace relais::tables {

bool is_raster(const std::filesystem::path& file) {
    start_gdal();
    if (!is_there(file)) return false;
    const std::string name = unpacked_name(file);
    if (CsvLayer::names_csv(name)) return false;
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
    std::vector<GDALRasterBand*> masks;  ///< zero where there is no data

    void find_band();
    void read(GDALRasterBand& of, int row, int first, std::vector<double>& values) const;
};

/// The first data band, and its masks.
void Raster::State::find_band() {
    std::vector<GDALRasterBand*> alphas;
    for (int i = 1; i <= dataset->GetRasterCount(); ++i) {
        GDALRasterBand* each = dataset->GetRasterBand(i);
        if (each->GetColorInterpretation() == GCI_AlphaBand)
            alphas.push_back(each);
        else if (band == nullptr)
            band = each;
    }
    if (band == nullptr)
        throw Error(fmt::format(
            "{}: the image has only a transparency band; give one with a band of counts", file));
    masks = std::move(alphas);
    // Masks that GDAL derives from the nodata value, or from the alpha band, add no information.
    if ((band->GetMaskFlags() & (GMF_ALL_VALID | GMF_ALPHA | GMF_NODATA)) == 0)
        masks.push_back(band->GetMaskBand());
    int has_no_data = FALSE;
    const double value = band->GetNoDataValue(&has_no_data);
    if (has_no_data != FALSE) no_data = value;
}

void Raster::State::read(GDALRasterBand& of, int row, int first,
                         std::vector<double>& values) const {
    const MessageTrap messages;
    const int count = static_cast<int>(values.size());
    const CPLErr how =
        of.RasterIO(GF_Read, first, row, count, 1, values.data(), count, 1, GDT_Float64, 0, 0);
    if (how != CE_None || messages.failed())
        throw Error(fmt::format(
            "{}: reading stopped at row {}: {}; the file may be damaged; download it again", file,
            row, messages.reason()));
}

Raster::Raster(const std::filesystem::path& file, const std::string& crs)
    : state_(std::make_unique<State>()) {
    start_gdal();
    const MessageTrap messages;
    State& state = *state_;
    state.file = file.string();
    state.dataset.reset(
        GDALDataset::Open(unpacked_name(file).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!state.dataset || state.dataset->GetRasterCount() == 0)
        throw Error(fmt::format(
            "{} could not be read as an image: {}; give a file that GDAL can open, such as GeoTIFF",
            state.file, messages.reason()));
    state.crs = crs.empty() ? state.dataset->GetProjectionRef() : crs;
    if (state.crs.empty())
        throw Error(
            fmt::format("{}: the image has no reference system; add crs = \"EPSG:…\"", state.file));
    double frame[6];
    if (state.dataset->GetGeoTransform(frame) != CE_None || frame[2] != 0 || frame[4] != 0 ||
        frame[1] == 0 || frame[5] == 0)
        throw Error(fmt::format(
            "{}: the image is not georeferenced or is rotated; warp it to a north-up grid",
            state.file));
    state.frame = {frame[0], frame[3], frame[1], frame[5]};
    state.find_band();
    if (messages.failed() || messages.reason().find("corrupt") != std::string::npos)
        throw Error(
            fmt::format("{}: the image could not be read correctly: {}; the file may be damaged; "
                        "download it again",
                        state.file, messages.reason()));
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
    std::vector<double> raw(static_cast<std::size_t>(count));
    state_->read(*state_->band, row, first, raw);
    const double scale = state_->band->GetScale();
    const double offset = state_->band->GetOffset();
    std::vector<std::optional<double>> values(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i)
        if (std::isfinite(raw[i]) && raw[i] != state_->no_data) values[i] = raw[i] * scale + offset;
    for (GDALRasterBand* mask : state_->masks) {
        state_->read(*mask, row, first, raw);
        for (std::size_t i = 0; i < raw.size(); ++i)
            if (raw[i] == 0) values[i].reset();
    }
    return values;
}

}  // namespace relais::tables
