#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

void count_effects(const access::NearestTable& before, const scenario::Compared& compared,
                   CategoryId category, GroupChange& change) {
    const territory::Territory& territory = compared.outcome.variant.territory;
    change.zones.resize(territory.zones.size());
    for (std::size_t h = 0; h < before.household_count(); ++h) {
        const territory::Household& household = territory.households[h];
        const double weight =
            change.is.weights != nullptr ? (*change.is.weights)[h] : household.weight;
        const access::Nearest was = before.at(HouseholdId{h}, category);
        const access::Nearest is = compared.after.nearest.at(HouseholdId{h}, category);
        scenario::add_effect(change.whole, was, is, weight);
        if (household.zone.exists())
            scenario::add_effect(change.zones[household.zone.index()], was, is, weight);
    }
}

}  // namespace

std::vector<GroupChange> group_changes(const territory::Territory& base,
                                       const access::Findings& before,
                                       const scenario::Compared& compared) {
    const auto& balances = compared.comparison.territory;
    std::vector<GroupChange> changes(balances.size());
    for (std::size_t c = 0; c < balances.size(); ++c) {
        if (!balances[c].any()) continue;
        const CategoryId category{c};
        changes[c].was = find_group(base, before, category);
        changes[c].is = find_group(compared.outcome.variant.territory, compared.after, category);
        count_effects(before.nearest, compared, category, changes[c]);
    }
    return changes;
}

}  // namespace relais::atlas
