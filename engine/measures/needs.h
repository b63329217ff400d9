#pragma once

#include <vector>

#include "engine/access/matrix.h"
#include "engine/measures/columns.h"
#include "engine/measures/levels.h"

namespace relais::measures {

/// Who of an area belongs to the tenth of all people of the territory who are farthest.
struct TenthRow {
    std::uint32_t level = 0, area = 0, column = 0;
    double people = 0;  ///< of the area, with a time or surely too far
    double tenth = 0;   ///< of those, in the least served tenth
};

/// The least served tenth of every column of times, and in which areas it lives. People who cannot
/// reach a service come first, then the longest times; people alike at the bound belong to it in
/// the same part each, so that no order of rows matters.
[[nodiscard]] std::vector<TenthRow> least_served(const std::vector<Level>& levels,
                                                 const std::vector<Column>& columns);

/// What going to the nearest service makes people of an area drive in a year.
struct MileageRow {
    std::uint32_t level = 0, area = 0;
    std::string category;
    double people = 0;              ///< who can reach one
    double vehicle_kilometres = 0;  ///< a year, there and back
    double tonnes_co2 = 0;          ///< a year
    double beyond_kilometres = 0;   ///< of the former, what a service within 5 km would avoid
};
/// The distance to which `beyond_kilometres` compares.
inline constexpr double kNearKilometres = 5;

/// sum P_i * trips * 2 d_i / people per vehicle, d_i the length of the fastest way to the nearest
/// service; CO2 is that times the emission of a kilometre. `trips[r]` belongs to rate r of the
/// plan, `demand[r]` are the people of its category.
[[nodiscard]] std::vector<MileageRow> mileage(const std::vector<Level>& levels,
                                              const Mileage& mileage,
                                              const std::vector<std::vector<access::Trip>>& trips,
                                              const std::vector<std::vector<double>>& demand);

}  // namespace relais::measures
