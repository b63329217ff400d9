#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "geodata/osm/roads/area_shape.h"

namespace relais::osm {

/// A polygon to be crossed. Its points are numbered: those of the outer ring, then those of the
/// holes.
struct AreaFloor {
    PlanePolygon polygon;
    std::vector<std::uint32_t> entries;  ///< points where roads touch it; ascending
    /// Pairs of points that a road joins in a straight line already.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;
};

/// The lines that make the way between any two entries, along the rings and along lines, as short
/// as inside the polygon, to `kDetour` and `kDetourMetres`; pairs of points. Nothing where there
/// are more entries or corners than the constants allow.
struct AreaLines {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> lines;
    const char* left = "";  ///< why entries were left to the outline, some or all; "": none was
};
[[nodiscard]] AreaLines lines_across(const AreaFloor& floor);

/// A detour of 1 %, or of a metre, is negligible on foot; allowing it avoids most of the lines,
/// which run side by side where many roads join a square.
inline constexpr double kDetour = 1.01;
inline constexpr double kDetourMetres = 1;
/// How far a line may leave an area: as well as outlines are drawn.
inline constexpr double kAreaSlackMetres = 0.25;
/// An area has at most so many entries, and its outline so many points, which bounds the searches
/// between pairs of entries (2,016); one with more is walked along its edge. None of the 1,164
/// areas of four extracts has more (geodata/osm/roads/README.md).
inline constexpr std::size_t kMostEntries = 64;
inline constexpr std::size_t kMostOutlinePoints = 2000;
/// With more entries and corners than this, only straight lines from entry to entry are tried.
inline constexpr std::size_t kMostCorners = 256;

}  // namespace relais::osm
