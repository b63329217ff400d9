#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relais::tables {

/// Whether GDAL opens the file as an image and not as a layer of rows.
[[nodiscard]] bool is_raster(const std::filesystem::path& file);

/// The first band of an image (that is not its alpha) whose rows and columns follow the axes of its
/// reference system.
class Raster {
  public:
    /// `crs` overrides that of the file; empty: that of the file. Throws Error where there is
    /// neither, or the image is rotated.
    Raster(const std::filesystem::path& file, const std::string& crs);
    ~Raster();
    Raster(Raster&&) noexcept;
    Raster& operator=(Raster&&) noexcept;

    [[nodiscard]] int columns() const;
    [[nodiscard]] int rows() const;
    /// As WKT or as given.
    [[nodiscard]] const std::string& crs() const;
    /// The corner of column 0, row 0, and the size of a pixel; dy is below zero in most files.
    struct Frame {
        double x0 = 0, y0 = 0, dx = 1, dy = 1;
    };
    [[nodiscard]] Frame frame() const;

    /// The values of columns [first, first + count[ of a row; absent where there is no data: by the
    /// band's value for it, by its mask (within the file or in a separate .msk file), or where the
    /// alpha band is zero.
    [[nodiscard]] std::vector<std::optional<double>> read(int row, int first, int count) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::tables
