#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/atlas/document/context.h"
#include "render/geometry/plane.h"

namespace relais::atlas {

/// A row of a heat table: a place, and its median minutes to each served category.
struct HeatRow {
    std::string name;
    std::string page;  ///< its page, for a link; empty: none
    std::vector<std::optional<double>> minutes;
};

/// The medians of zones, or of areas, by served category, in the group of each, of zones with few of
/// it of all people; none where all are so few that figures of them are not published.
[[nodiscard]] HeatRow heat_row(const Context& context, std::size_t zone);
[[nodiscard]] HeatRow heat_row(const Context& context, const Area& area, std::string page);

/// How high a row is at least and at most, in millimetres.
inline constexpr double kLeastHeatRow = 3.35, kMostHeatRow = 6.5;
/// The height of the heads of the columns: the names of the services, upright.
[[nodiscard]] double heat_head_height(const Context& context);
/// How many rows fit in a box of that height.
[[nodiscard]] std::size_t heat_rows_in(const Context& context, double height);

/// A table of places by services: median minutes on the colour of their class, the same for the same
/// minutes in the whole document. Draws the rows from `first` on that fit; returns the next one.
std::size_t draw_heat_table(Context& context, const std::string& heading,
                            const std::vector<HeatRow>& rows, std::size_t first,
                            const geometry::Box& box);

}  // namespace relais::atlas
