#include "engine/measures/time_statistics.h"

#include <numeric>

#include "engine/measures/columns.h"
#include "engine/measures/statistics.h"

namespace relais::measures {

std::vector<std::optional<double>> time_statistics(const territory::Territory& territory,
                                                   const access::NearestTable& nearest,
                                                   CategoryId category) {
    const Values times = nearest_values(nearest, category);
    const std::vector<double> demand = demand_of(territory, territory.categories[category.index()]);
    std::vector<std::uint32_t> all(territory.households.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::uint32_t> zone;
    for (const territory::Household& household : territory.households)
        zone.push_back(household.zone.exists() ? household.zone.value() : Distribution::kNoGroup);
    const Distribution distribution({all, &times, demand, nullptr, zone});
    std::vector<std::optional<double>> values;
    for (const Statistic& statistic : statistics())
        values.push_back(statistic.applies(Kind::kTime)
                             ? statistic.value(distribution, Kind::kTime, {})
                             : std::nullopt);
    return values;
}

}  // namespace relais::measures
