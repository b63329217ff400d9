#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/coordinate.h"
#include "geodata/elevation/elevations.h"

namespace relais::elevation {

/// A digital elevation model: the first band of any raster that GDAL reads, in any coordinate
/// system (default: degrees of WGS 84). A .zip with one raster in it, such as an .hgt.zip of SRTM,
/// is read as it is; several tiles go into one file with gdalbuildvrt.
class Terrain {
  public:
    /// Throws Error for a file that is missing, no raster, or one without a place on the earth.
    explicit Terrain(const std::filesystem::path& file);
    ~Terrain();
    Terrain(Terrain&&) noexcept;
    Terrain& operator=(Terrain&&) noexcept;

    /// Heights in metres by bilinear interpolation between the centres of pixels; where some of the
    /// four are not known, between the others; kNoElevation beyond the raster and where nothing is
    /// known. Reads each block of the raster once, whatever the order of the places: memory for one
    /// block and the answer. O(n log n). Throws Error when the raster cannot be read.
    [[nodiscard]] std::vector<float> heights(std::span<const Coordinate> places) const;

    /// The file and those that it is made of (the tiles of a virtual raster), for fingerprints.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;

  private:
    struct Raster;
    std::unique_ptr<Raster> raster_;
};

}  // namespace relais::elevation
