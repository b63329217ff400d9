#include "engine/graph/data_cells.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/geodesy.h"

namespace relais::graph {
namespace {

constexpr std::int32_t kCell = 50'000;  ///< kDataCellDegrees in fixed point
constexpr std::int32_t kSouth = -900'000'000;
constexpr std::int32_t kWest = -1'800'000'000;
constexpr DataCell kColumns = kDataCellColumns;
constexpr DataCell kRows = kColumns / 2;

/// Which of `count` slices from `origin` on contains a value; beyond the ends: the first, the last.
DataCell slice(double value_e7, std::int32_t origin, DataCell count) {
    const double slices = std::floor((value_e7 - origin) / kCell);
    return static_cast<DataCell>(std::clamp(slices, 0.0, double(count) - 1));
}

/// The same for whole numbers, without a double: an import calls it for every node.
DataCell slice_of(std::int32_t value_e7, std::int32_t origin, DataCell count) {
    const std::int64_t slices = (std::int64_t{value_e7} - origin) / kCell;
    return static_cast<DataCell>(std::clamp<std::int64_t>(slices, 0, std::int64_t{count} - 1));
}

}  // namespace

DataCell data_cell_of(Coordinate place) {
    return slice_of(place.lat_e7, kSouth, kRows) * kColumns +
           slice_of(place.lon_e7, kWest, kColumns);
}

bool any_cell_near(std::span<const DataCell> cells, Coordinate place, double metres) {
    constexpr double kMetresPerE7 = kMetresPerDegree * 1e-7;
    const double high = metres / kMetresPerE7;
    const double wide = high / std::max(0.01, std::cos(place.lat() * std::numbers::pi / 180));
    const DataCell first = slice(place.lon_e7 - wide, kWest, kColumns);
    const DataCell last = slice(place.lon_e7 + wide, kWest, kColumns);
    const DataCell top = slice(place.lat_e7 + high, kSouth, kRows);
    for (DataCell row = slice(place.lat_e7 - high, kSouth, kRows); row <= top; ++row) {
        const auto found = std::lower_bound(cells.begin(), cells.end(), row * kColumns + first);
        if (found != cells.end() && *found <= row * kColumns + last) return true;
    }
    return false;
}

}  // namespace relais::graph
