#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geodata/report/extent.h"
#include "geodata/study/areas.h"
#include "geodata/tables/plane.h"

namespace relais::households {

/// A regular grid in the plane of a reference system: cell (column, row) begins at the origin plus
/// so many steps, and is one step wide and high. A step may be negative, as in images.
struct Grid {
    std::string crs;
    double x0 = 0, y0 = 0, dx = 1, dy = 1;
    std::string prefix;  ///< names of cells: "CRS3035RES200m", "density"
    bool inspire =
        true;  ///< names end in the corner's metres, "N2029800E4252400"; else row and column
};

/// Cells of one or several grids (Insee's "niveau naturel" has cells of several sizes).
///
///     Cells cells;
///     const std::size_t grid = cells.grid({.crs = "EPSG:3035", .dx = 1000, .dy = 1000});
///     cells.add(grid, 4252, 2030);      // area 0
///     cells.close();                    // then look up
///
/// 16 bytes a cell. Looking up: O(log cells) and one projection.
class Cells final : public study::Areas {
  public:
    /// The number of the grid, made where it is new; a grid is known by its prefix. Throws Error
    /// for an unknown reference system.
    std::size_t grid(const Grid& grid);
    void add(std::size_t grid, std::int32_t column, std::int32_t row);
    [[nodiscard]] std::size_t size() const { return cells_.size(); }

    /// The reference systems of its grids: "EPSG:3035".
    [[nodiscard]] std::string crs() const;
    /// Holds the corners of all cells. O(cells).
    [[nodiscard]] Extent extent() const;

    /// Two areas that are the same cell; nothing: each is another. To be called before looking up.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> close();

    /// A box of degrees as [columns] and [rows] of a grid, both ends included, with a cell to
    /// spare; nothing where it is out of reach.
    struct Window {
        double first_column = 0, last_column = 0, first_row = 0, last_row = 0;
        [[nodiscard]] bool holds(double column, double row) const {
            return column >= first_column && column <= last_column && row >= first_row &&
                   row <= last_row;
        }
    };
    [[nodiscard]] std::optional<Window> window(std::size_t grid,
                                               const tables::Plane::Box& degrees) const;

    [[nodiscard]] std::vector<std::uint32_t> locate(
        std::span<const Coordinate> places) const override;
    [[nodiscard]] std::string name(std::size_t area) const override;
    [[nodiscard]] std::optional<Coordinate> middle(std::size_t area) const override;
    /// On a lattice, the nearer to the middle the earlier.
    [[nodiscard]] std::vector<Coordinate> others(std::size_t area) const override;

  private:
    struct Cell {
        std::uint32_t grid;
        std::int32_t row, column;
        friend auto operator<=>(const Cell&, const Cell&) = default;
    };
    struct ProjectedGrid {
        Grid grid;
        tables::Plane plane;
    };
    /// `across` and `along` from 0 to 1.
    [[nodiscard]] std::optional<Coordinate> place(std::size_t area, double across,
                                                  double along) const;

    std::vector<ProjectedGrid> grids_;
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> order_;  ///< areas by cell
};

/// The cell that an identifier of European grids names: "CRS3035RES200mN2029800E4252400", or the
/// older "1kmN2689E4341", which is of EPSG:3035. Nothing for anything else.
struct CellName {
    Grid grid;
    std::int32_t column = 0, row = 0;
};
[[nodiscard]] std::optional<CellName> parse_cell_name(std::string_view name);

}  // namespace relais::households
