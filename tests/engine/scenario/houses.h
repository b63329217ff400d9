#pragma once

#include <vector>

#include "engine/scenario/run.h"
#include "tests/engine/scenario/study.h"

namespace relais::testing_support {

using scenario::Outcome;

inline constexpr CategoryId kShop{0u};

/// Where crossing (x, y) of the grid city is, and a place `tenths` of a street further east.
inline Coordinate at(int x, int y, int tenths = 0) {
    return {x * 10'000 + tenths * 1'000, y * 10'000};
}

/// Five crossings in a row, 10 s apart. Shops a at 0 and b at 4; people at 0, 1, 3.
inline territory::Territory row_of_houses() {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}};
    territory.households = {
        {"west", at(0, 0), 1, {}}, {"middle", at(1, 0), 2, {}}, {"east", at(3, 0), 4, {}}};
    territory.services = {{"a", "", at(0, 0), kShop, {}, ""}, {"b", "", at(4, 0), kShop, {}, ""}};
    return territory;
}

inline territory::MultiPolygon box(Coordinate low, Coordinate high) {
    return {{{{low.lon_e7, low.lat_e7},
              {high.lon_e7, low.lat_e7},
              {high.lon_e7, high.lat_e7},
              {low.lon_e7, high.lat_e7},
              {low.lon_e7, low.lat_e7}},
             {}}};
}

inline std::vector<double> seconds(const Outcome& run) {
    std::vector<double> result;
    for (std::size_t h = 0; h < run.nearest.household_count(); ++h) {
        const auto cell = run.nearest.at(HouseholdId{h}, kShop);
        result.push_back(reachable(cell.time) ? to_seconds(cell.time) : -1);
    }
    return result;
}

using Seconds = std::vector<double>;

}  // namespace relais::testing_support
