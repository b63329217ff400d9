#pragma once

#include <cstdint>
#include <span>

#include "engine/core/coordinate.h"

namespace relais::graph {

/// A cell of the grid that records where an extract has data: kDataCellDegrees each way, about 550
/// m from south to north, numbered from the south pole up and from 180° W eastwards.
using DataCell = std::uint32_t;
inline constexpr double kDataCellDegrees = 0.005;
inline constexpr DataCell kDataCellColumns = 72'000;

[[nodiscard]] DataCell data_cell_of(Coordinate place);

/// Whether one of `cells` (ascending) touches the square around a place that reaches `metres` to
/// each side. O(rows of cells that it spans, times log of all cells).
[[nodiscard]] bool any_cell_near(std::span<const DataCell> cells, Coordinate place, double metres);

}  // namespace relais::graph
