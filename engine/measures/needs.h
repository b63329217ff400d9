#pragma once

#include <vector>

#include "engine/access/matrix.h"
#include "engine/measures/columns.h"
#include "engine/measures/levels.h"

namespace relais::measures {

/// The people of an area who belong to the tenth of all people of the territory with the longest
/// times.
struct TenthRow {
    std::uint32_t level = 0, area = 0, column = 0;
    double people = 0;  ///< of the area, with a time or surely too far
    double tenth = 0;   ///< of those, in the least served tenth
};

/// The least-served tenth of every column of times, and its areas. People who cannot reach a
/// service come first, then the longest times. People exactly at the bound all count with the same
/// fraction, so that the order of rows does not matter.
[[nodiscard]] std::vector<TenthRow> least_served(const std::vector<Level>& levels,
                                                 const std::vector<Column>& columns);

/// The distance that people of an area drive in a year to the nearest service.
struct MileageRow {
    std::uint32_t level = 0, area = 0;
    std::string category;
    double people = 0;              ///< people who can reach one
    double vehicle_kilometres = 0;  ///< a year, there and back
    double tonnes_co2 = 0;          ///< a year
    double beyond_kilometres = 0;   ///< of the former, the part that a service within 5 km would
                                    ///< avoid
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
