#include "geodata/households/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

namespace relais::households {
namespace {

/// Reads the parts of an identifier from left to right.
class NameReader {
  public:
    explicit NameReader(std::string_view text) : text_(text) {}

    bool skip(std::string_view word) {
        if (!text_.starts_with(word)) return false;
        text_.remove_prefix(word.size());
        return true;
    }
    bool number(std::int64_t& value) {
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (error != std::errc{}) return false;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return true;
    }
    [[nodiscard]] bool done() const { return text_.empty(); }

  private:
    std::string_view text_;
};

constexpr std::int64_t kLargestCell = 1'000'000;  // metres

}  // namespace

std::optional<CellName> parse_cell_name(std::string_view name) {
    NameReader reader(name);
    std::int64_t epsg = 3035;
    std::int64_t size = 0;
    std::int64_t north = 0;
    std::int64_t east = 0;
    const bool is_short = !reader.skip("CRS");
    if (!is_short && !(reader.number(epsg) && reader.skip("RES"))) return std::nullopt;
    if (!reader.number(size)) return std::nullopt;
    if (!reader.skip(is_short ? "km" : "m")) return std::nullopt;
    if (!(reader.skip("N") && reader.number(north) && reader.skip("E") && reader.number(east)))
        return std::nullopt;
    if (!reader.done() || size <= 0 || size > kLargestCell) return std::nullopt;
    if (is_short) {
        north *= 1000;
        east *= 1000;
        size *= 1000;
    }
    if (north % size != 0 || east % size != 0) return std::nullopt;
    const auto step = static_cast<double>(size);
    return CellName{{.crs = fmt::format("EPSG:{}", epsg),
                     .dx = step,
                     .dy = step,
                     .prefix = fmt::format("CRS{}RES{}m", epsg, size)},
                    static_cast<std::int32_t>(east / size),
                    static_cast<std::int32_t>(north / size)};
}

std::size_t Cells::grid(const Grid& grid) {
    const auto known = std::find_if(grids_.begin(), grids_.end(), [&grid](const ProjectedGrid& g) {
        return g.grid.prefix == grid.prefix;
    });
    if (known != grids_.end()) return static_cast<std::size_t>(known - grids_.begin());
    grids_.push_back({grid, tables::Plane(grid.crs)});
    return grids_.size() - 1;
}

std::string Cells::crs() const {
    std::vector<std::string> systems;
    for (const auto& [grid, plane] : grids_)
        if (std::find(systems.begin(), systems.end(), grid.crs) == systems.end())
            systems.push_back(grid.crs);
    return fmt::format("{}", fmt::join(systems, ", "));
}

Extent Cells::extent() const {
    Extent whole;
    for (std::uint32_t g = 0; g < grids_.size(); ++g) {
        std::int32_t columns[2] = {std::numeric_limits<std::int32_t>::max(),
                                   std::numeric_limits<std::int32_t>::min()};
        std::int32_t rows[2] = {columns[0], columns[1]};
        for (const Cell& cell : cells_) {
            if (cell.grid != g) continue;
            columns[0] = std::min(columns[0], cell.column);
            columns[1] = std::max(columns[1], cell.column + 1);
            rows[0] = std::min(rows[0], cell.row);
            rows[1] = std::max(rows[1], cell.row + 1);
        }
        const auto& [grid, plane] = grids_[g];
        for (const std::int32_t column : columns)
            for (const std::int32_t row : rows)
                if (const auto corner =
                        plane.to_coordinate({grid.x0 + grid.dx * column, grid.y0 + grid.dy * row}))
                    whole.add(*corner);
    }
    return whole;
}

void Cells::add(std::size_t grid, std::int32_t column, std::int32_t row) {
    cells_.push_back({static_cast<std::uint32_t>(grid), row, column});
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Cells::close() {
    order_.resize(cells_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(cells_[a], a) < std::pair(cells_[b], b);
    });
    const auto twin = std::adjacent_find(
        order_.begin(), order_.end(),
        [this](std::uint32_t a, std::uint32_t b) { return cells_[a] == cells_[b]; });
    if (twin == order_.end()) return std::nullopt;
    return std::pair(*twin, *std::next(twin));
}

std::optional<Cells::Window> Cells::window(std::size_t grid,
                                           const tables::Plane::Box& degrees) const {
    const auto& [g, plane] = grids_[grid];
    const auto box = plane.around(degrees);
    if (!box) return std::nullopt;
    const auto [left, right] = std::minmax({(box->west - g.x0) / g.dx, (box->east - g.x0) / g.dx});
    const auto [low, high] = std::minmax({(box->south - g.y0) / g.dy, (box->north - g.y0) / g.dy});
    return Window{std::floor(left) - 1, std::ceil(right) + 1, std::floor(low) - 1,
                  std::ceil(high) + 1};
}

std::vector<std::uint32_t> Cells::locate(std::span<const Coordinate> places) const {
    constexpr double kFarthest = 2e9;  // columns and rows that fit
    std::vector<std::uint32_t> result(places.size(), kNone);
    for (std::uint32_t g = 0; g < grids_.size(); ++g) {
        const Grid& grid = grids_[g].grid;
        const auto points = grids_[g].plane.to_plane(places);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!points[i] || result[i] != kNone) continue;
            const double column = std::floor((points[i]->x - grid.x0) / grid.dx);
            const double row = std::floor((points[i]->y - grid.y0) / grid.dy);
            if (!(std::abs(column) < kFarthest && std::abs(row) < kFarthest)) continue;
            const Cell cell{g, static_cast<std::int32_t>(row), static_cast<std::int32_t>(column)};
            const auto found = std::lower_bound(
                order_.begin(), order_.end(), cell,
                [this](std::uint32_t area, const Cell& c) { return cells_[area] < c; });
            if (found != order_.end() && cells_[*found] == cell) result[i] = *found;
        }
    }
    return result;
}

std::string Cells::name(std::size_t area) const {
    const Cell& cell = cells_[area];
    const Grid& grid = grids_[cell.grid].grid;
    if (!grid.inspire) return fmt::format("{}-{}-{}", grid.prefix, cell.row, cell.column);
    const auto step = static_cast<std::int64_t>(grid.dx);
    return fmt::format("{}N{}E{}", grid.prefix, cell.row * step, cell.column * step);
}

std::optional<Coordinate> Cells::place(std::size_t area, double across, double along) const {
    const Cell& cell = cells_[area];
    const auto& [grid, plane] = grids_[cell.grid];
    return plane.to_coordinate(
        {grid.x0 + grid.dx * (cell.column + across), grid.y0 + grid.dy * (cell.row + along)});
}

std::optional<Coordinate> Cells::middle(std::size_t area) const {
    return place(area, 0.5, 0.5);
}

std::vector<Coordinate> Cells::others(std::size_t area) const {
    constexpr int kLattice = 9;
    const auto from_middle = [](int i) { return 2 * i - (kLattice - 1); };
    std::vector<std::array<int, 3>> lattice;
    for (int i = 0; i < kLattice; ++i)
        for (int j = 0; j < kLattice; ++j)
            lattice.push_back(
                {from_middle(i) * from_middle(i) + from_middle(j) * from_middle(j), i, j});
    std::sort(lattice.begin(), lattice.end());
    std::vector<Coordinate> result;
    for (const auto& [far, i, j] : lattice)
        if (const auto spot = place(area, (i + 0.5) / kLattice, (j + 0.5) / kLattice))
            result.push_back(*spot);
    return result;
}

}  // namespace relais::households
