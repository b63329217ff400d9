#include "engine/scenario/comparison.h"

namespace relais::scenario {
const char* effect_name(Effect effect) {
    switch (effect) {
        case Effect::kSame:
            return "";
        case Effect::kNearer:
            return "nearer";
        case Effect::kFarther:
            return "farther";
        case Effect::kCutOff:
            return "cut_off";
        case Effect::kConnected:
            return "connected";
        case Effect::kNew:
            return "new";
    }
    return "";
}

Effect effect_of(const access::Nearest& before, const access::Nearest& after) {
    const bool had = reachable(before.time), has = reachable(after.time);
    if (had && !has) return Effect::kCutOff;
    if (!had && has) return Effect::kConnected;
    if (!had || before.time == after.time) return Effect::kSame;
    return after.time < before.time ? Effect::kNearer : Effect::kFarther;
}

void add_effect(Balance& balance, const access::Nearest& before, const access::Nearest& after,
                double weight) {
    switch (effect_of(before, after)) {
        case Effect::kNearer:
            balance.nearer += weight;
            balance.minutes_saved += weight * to_minutes(before.time - after.time);
            break;
        case Effect::kFarther:
            balance.farther += weight;
            balance.minutes_added += weight * to_minutes(after.time - before.time);
            break;
        case Effect::kCutOff:
            balance.cut_off += weight;
            break;
        case Effect::kConnected:
            balance.connected += weight;
            break;
        default:
            break;
    }
}

Comparison compare(const access::NearestTable& before, const access::NearestTable& after,
                   const territory::Territory& territory_after) {
    const std::size_t categories = territory_after.categories.size();
    Comparison result;
    result.territory.resize(categories);
    result.zones.assign(territory_after.zones.size(), std::vector<Balance>(categories));
    for (std::size_t h = 0; h < before.household_count(); ++h) {
        const territory::Household& household = territory_after.households[h];
        for (std::size_t c = 0; c < categories; ++c) {
            const access::Nearest was = before.at(HouseholdId{h}, CategoryId{c});
            const access::Nearest is = after.at(HouseholdId{h}, CategoryId{c});
            add_effect(result.territory[c], was, is, household.weight);
            if (household.zone.exists())
                add_effect(result.zones[household.zone.index()][c], was, is, household.weight);
        }
    }
    return result;
}

}  // namespace relais::scenario
