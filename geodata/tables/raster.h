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
    /// `crs` overrules the file's own; empty: as the file says. Throws Error where neither tells
    /// one, or the image is turned.
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

    /// The values of columns [first, first + count[ of a row; nothing where there is no data: by
    /// the band's value for it, by its mask (within the file or in a .msk beside it), or where the
    /// alpha band is zero.
    [[nodiscard]] std::vector<std::optional<double>> read(int row, int first, int count) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::tables
