#include "engine/measures/household_clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "engine/core/disjoint_sets.h"

namespace relais::measures {
namespace {

constexpr double kMetresPerE7 = 0.0111195;  // of latitude: a quarter of the Earth over 90 degrees

}  // namespace

std::vector<std::vector<std::uint32_t>> group_neighbours(const territory::Territory& territory,
                                                         std::span<const std::uint32_t> households,
                                                         double metres) {
    const auto place = [&](std::uint32_t i) { return territory.households[households[i]].place; };
    double most_lat = 0;
    for (std::uint32_t i = 0; i < households.size(); ++i)
        most_lat = std::max(most_lat, std::abs(place(i).lat()));
    // Cells at least `metres` wide everywhere: neighbours are in the same or adjoining cells.
    const double shrink = std::max(0.01, std::cos(most_lat * std::numbers::pi / 180));
    const double height = metres / kMetresPerE7, width = height / shrink;
    using Cell = std::pair<std::int64_t, std::int64_t>;
    const auto cell = [&](std::uint32_t i) {
        return Cell{static_cast<std::int64_t>(std::floor(place(i).lon_e7 / width)),
                    static_cast<std::int64_t>(std::floor(place(i).lat_e7 / height))};
    };
    std::map<Cell, std::vector<std::uint32_t>> cells;
    DisjointSets groups(households.size());
    for (std::uint32_t i = 0; i < households.size(); ++i) {
        const auto [x, y] = cell(i);
        for (std::int64_t dx = -1; dx <= 1; ++dx)
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto near = cells.find({x + dx, y + dy});
                if (near == cells.end()) continue;
                for (const std::uint32_t k : near->second)
                    if (groups.find(i) != groups.find(k) &&
                        distance_metres(place(i), place(k)) <= metres)
                        groups.join(i, k);
            }
        cells[{x, y}].push_back(i);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_first;
    for (std::uint32_t i = 0; i < households.size(); ++i)
        by_first[groups.find(i)].push_back(households[i]);
    std::vector<std::vector<std::uint32_t>> result;
    for (auto& [first, members] : by_first) result.push_back(std::move(members));
    return result;
}

}  // namespace relais::measures
