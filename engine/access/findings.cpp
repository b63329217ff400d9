#include "engine/access/findings.h"

namespace relais::access {

Findings summarize_territory(const territory::Territory& territory, NearestTable nearest) {
    Findings findings;
    findings.zones.resize(territory.zones.size());
    for (std::size_t c = 0; c < nearest.category_count(); ++c) {
        const double limit =
            c < territory.categories.size() ? territory.categories[c].limit_minutes : 20;
        std::vector<WeightedTime> all;
        std::vector<std::vector<WeightedTime>> by_zone(territory.zones.size());
        all.reserve(territory.households.size());
        for (std::size_t h = 0; h < territory.households.size(); ++h) {
            const territory::Household& household = territory.households[h];
            const WeightedTime member{nearest.at(HouseholdId{h}, CategoryId{c}), household.weight};
            all.push_back(member);
            if (household.zone.exists()) by_zone[household.zone.index()].push_back(member);
        }
        findings.territory.push_back(summarize(std::move(all), limit));
        for (std::size_t z = 0; z < by_zone.size(); ++z)
            findings.zones[z].push_back(summarize(std::move(by_zone[z]), limit));
    }
    findings.nearest = std::move(nearest);
    return findings;
}

}  // namespace relais::access
