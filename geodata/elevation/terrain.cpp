#include "geodata/elevation/terrain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "engine/core/error.h"
#include "geodata/tables/messages.h"

namespace relais::elevation {
namespace {

namespace fs = std::filesystem;

constexpr int kBlock = 512;  // pixels a side
constexpr double kMetresPerFoot = 0.3048;

/// A place on the raster, in pixels from the centre of the first one.
struct Pixel {
    double x, y;
};

GDALDatasetUniquePtr open_raster(const fs::path& file) {
    const tables::MessageTrap quiet;
    const auto open = [](const std::string& name) {
        return GDALDatasetUniquePtr(
            GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    };
    GDALDatasetUniquePtr dataset = open(file.string());
    if (!dataset && file.extension() == ".zip")
        dataset = open("/vsizip/" + fs::absolute(file).string());
    return dataset;
}

}  // namespace

struct Terrain::Raster {
    fs::path file;
    GDALDatasetUniquePtr dataset;
    GDALRasterBand* band = nullptr;
    /// None: the raster is in degrees of WGS 84.
    std::unique_ptr<OGRCoordinateTransformation> from_wgs84;
    std::array<double, 6> to_pixel{};  ///< the inverse of the raster's geotransform
    double scale = 1, offset = 0;      ///< of the band's values, to metres
    bool has_absent = false;
    double absent = 0;                   ///< the nodata value
    std::vector<GDALRasterBand*> masks;  ///< zero where there is none: a mask, an alpha band

    [[noreturn]] void fail(std::string_view why) const {
        throw Error(fmt::format("{}: {}; name an elevation raster such as a GeoTIFF or .hgt",
                                file.string(), why));
    }

    void place() {
        std::array<double, 6> transform{};
        if (dataset->GetGeoTransform(transform.data()) != CE_None ||
            GDALInvGeoTransform(transform.data(), to_pixel.data()) == 0)
            fail("this raster has no georeference");
        OGRSpatialReference wgs84;
        wgs84.SetWellKnownGeogCS("WGS84");
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const OGRSpatialReference* own = dataset->GetSpatialRef();
        if (own == nullptr || own->IsEmpty()) {
            const double right = transform[0] + transform[1] * dataset->GetRasterXSize();
            if (std::abs(transform[0]) > 181 || std::abs(right) > 181 || transform[3] > 91)
                fail("this raster has no coordinate system and is not in degrees");
            return;
        }
        OGRSpatialReference target(*own);
        target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (target.IsSame(&wgs84)) return;
        from_wgs84.reset(OGRCreateCoordinateTransformation(&wgs84, &target));
        if (!from_wgs84) fail("the coordinate system of this raster could not be read");
    }

    void read_units() {
        scale = band->GetScale();
        offset = band->GetOffset();
        const std::string unit = band->GetUnitType();
        if (unit == "ft" || unit == "foot" || unit == "feet" || unit.find("US survey") == 0) {
            scale *= kMetresPerFoot;
            offset *= kMetresPerFoot;
        }
        int has = 0;
        absent = band->GetNoDataValue(&has);
        has_absent = has != 0;
        for (int i = 2; i <= dataset->GetRasterCount(); ++i)
            if (dataset->GetRasterBand(i)->GetColorInterpretation() == GCI_AlphaBand)
                masks.push_back(dataset->GetRasterBand(i));
        if ((band->GetMaskFlags() & (GMF_ALL_VALID | GMF_ALPHA | GMF_NODATA)) == 0)
            masks.push_back(band->GetMaskBand());
    }

    /// A height in metres, refusing one that Earth does not have.
    [[nodiscard]] float checked(double height) const {
        constexpr double kLowest = -12'000, kHighest = 9'000;
        if (height < kLowest || height > kHighest)
            fail(
                fmt::format("this raster has a height of {:.6g} m, which does not occur on Earth; "
                            "it may contain another quantity, or lack its nodata value",
                            height));
        return static_cast<float>(height);
    }

    [[nodiscard]] std::vector<Pixel> pixels(std::span<const Coordinate> places) const {
        std::vector<double> x(places.size());
        std::vector<double> y(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            x[i] = places[i].lon();
            y[i] = places[i].lat();
        }
        if (from_wgs84 && !places.empty()) {
            const tables::MessageTrap quiet;  // a place that has none there becomes infinite
            from_wgs84->Transform(static_cast<int>(places.size()), x.data(), y.data());
        }
        std::vector<Pixel> result(places.size());
        const auto& t = to_pixel;
        for (std::size_t i = 0; i < places.size(); ++i)
            result[i] = {t[0] + t[1] * x[i] + t[2] * y[i] - 0.5,
                         t[3] + t[4] * x[i] + t[5] * y[i] - 0.5};
        return result;
    }

    /// Whether a place is on the raster, up to the outer edges of its pixels.
    [[nodiscard]] bool holds(Pixel p) const {
        return p.x >= -0.5 && p.y >= -0.5 && p.x <= dataset->GetRasterXSize() - 0.5 &&
               p.y <= dataset->GetRasterYSize() - 0.5;
    }
};

namespace {

/// A square of pixels in memory, with one more row and column for the interpolation.
class Block {
  public:
    void read(GDALRasterBand& band, const std::vector<GDALRasterBand*>& masks, int column,
              int row) {
        first_x_ = column * kBlock;
        first_y_ = row * kBlock;
        width_ = std::min(kBlock + 1, band.GetXSize() - first_x_);
        height_ = std::min(kBlock + 1, band.GetYSize() - first_y_);
        values_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        const tables::MessageTrap quiet;
        good_ = band.RasterIO(GF_Read, first_x_, first_y_, width_, height_, values_.data(), width_,
                              height_, GDT_Float32, 0, 0, nullptr) == CE_None;
        for (GDALRasterBand* mask : masks) {
            std::vector<float> seen(values_.size());
            good_ =
                good_ && mask->RasterIO(GF_Read, first_x_, first_y_, width_, height_, seen.data(),
                                        width_, height_, GDT_Float32, 0, 0, nullptr) == CE_None;
            for (std::size_t i = 0; i < seen.size(); ++i)
                if (seen[i] == 0) values_[i] = std::numeric_limits<float>::quiet_NaN();
        }
    }
    [[nodiscard]] bool good() const { return good_; }

    template <class Known>
    [[nodiscard]] float interpolated(Pixel p, Known known) const {
        const double x = std::clamp(p.x - first_x_, 0.0, width_ - 1.0);
        const double y = std::clamp(p.y - first_y_, 0.0, height_ - 1.0);
        const int left = std::min(static_cast<int>(x), std::max(0, width_ - 2));
        const int top = std::min(static_cast<int>(y), std::max(0, height_ - 2));
        double sum = 0;
        double weights = 0;
        for (int j = 0; j < 2; ++j)
            for (int i = 0; i < 2; ++i) {
                const int at_x = std::min(left + i, width_ - 1);
                const int at_y = std::min(top + j, height_ - 1);
                const float value =
                    values_[static_cast<std::size_t>(at_y) * static_cast<std::size_t>(width_) +
                            static_cast<std::size_t>(at_x)];
                const double weight = (1 - std::abs(x - left - i)) * (1 - std::abs(y - top - j));
                if (weight <= 0 || !known(value)) continue;
                sum += weight * static_cast<double>(value);
                weights += weight;
            }
        return weights > 0 ? static_cast<float>(sum / weights) : kNoElevation;
    }

  private:
    int first_x_ = 0, first_y_ = 0, width_ = 0, height_ = 0;
    bool good_ = false;
    std::vector<float> values_;
};

struct Task {
    std::uint32_t row, column, place;
    auto operator<=>(const Task&) const = default;
};

}  // namespace

Terrain::Terrain(const fs::path& file) : raster_(std::make_unique<Raster>()) {
    Raster& raster = *raster_;
    raster.file = file;
    if (!fs::exists(file))
        throw Error(fmt::format("{}: there is no such file; check the name of the elevation raster",
                                file.string()));
    tables::start_gdal();
    const tables::MessageTrap messages;
    raster.dataset = open_raster(file);
    if (!raster.dataset || raster.dataset->GetRasterCount() < 1)
        raster.fail("this is not a raster that GDAL reads");
    raster.band = raster.dataset->GetRasterBand(1);
    raster.place();
    raster.read_units();
    if (messages.failed() || messages.reason().find("corrupt") != std::string::npos)
        raster.fail(fmt::format(
            "the georeference of this raster could not be read, the file is damaged ({})",
            messages.reason()));
}

Terrain::~Terrain() = default;
Terrain::Terrain(Terrain&&) noexcept = default;
Terrain& Terrain::operator=(Terrain&&) noexcept = default;

std::vector<float> Terrain::heights(std::span<const Coordinate> places) const {
    const Raster& raster = *raster_;
    const std::vector<Pixel> pixels = raster.pixels(places);
    std::vector<Task> tasks;
    for (std::uint32_t i = 0; i < pixels.size(); ++i)
        if (raster.holds(pixels[i]))
            tasks.push_back({static_cast<std::uint32_t>(std::max(0.0, pixels[i].y)) / kBlock,
                             static_cast<std::uint32_t>(std::max(0.0, pixels[i].x)) / kBlock, i});
    std::sort(tasks.begin(), tasks.end());
    const auto known = [&](float value) {
        return std::isfinite(value) &&
               !(raster.has_absent && static_cast<float>(raster.absent) == value);
    };
    std::vector<float> result(places.size(), kNoElevation);
    Block block;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task& task = tasks[i];
        if (i == 0 || task.row != tasks[i - 1].row || task.column != tasks[i - 1].column)
            block.read(*raster.band, raster.masks, static_cast<int>(task.column),
                       static_cast<int>(task.row));
        if (!block.good()) raster.fail("this raster is damaged");
        const float value = block.interpolated(pixels[task.place], known);
        if (value != kNoElevation)
            result[task.place] = raster.checked(value * raster.scale + raster.offset);
    }
    return result;
}

std::vector<fs::path> Terrain::files() const {
    std::vector<fs::path> result{raster_->file};
    char** const list = raster_->dataset->GetFileList();
    for (char** name = list; name != nullptr && *name != nullptr; ++name)
        if (const fs::path file(*name); fs::is_regular_file(file) && file != raster_->file)
            result.push_back(file);
    CSLDestroy(list);
    std::sort(result.begin() + 1, result.end());
    return result;
}

}  // namespace relais::elevation
