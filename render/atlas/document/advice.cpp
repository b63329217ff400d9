#include "render/atlas/document/advice.h"

#include <algorithm>

namespace relais::atlas {
namespace {

double least_urgent(const Group& group, const access::Summary& whole) {
    const double least = group.key.empty() ? kLeastUrgent : kLeastUrgentOfGroup;
    return std::max(least, kLeastUrgentShare * whole.known);
}

/// The candidate in one of the zones with the most of something; none where all have nothing.
template <class Value>
std::optional<std::size_t> best_candidate(const Insights& insights,
                                          const std::vector<siting::Effect>& effects,
                                          const std::vector<bool>& in_zones, const Value& value) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const ZoneId zone = insights.candidate_zone[i];
        if (!zone.exists() || !in_zones[zone.index()] || !(value(effects[i]) > 0)) continue;
        if (!best || value(effects[i]) > value(effects[*best])) best = i;
    }
    return best;
}

/// The zone with the most people beyond the limit.
void find_most_people(const Group& group, const std::vector<std::size_t>& zones, Advice& advice) {
    for (const std::size_t z : zones) {
        const double beyond = weight_beyond(group.zones[z]);
        if (!(beyond > advice.zone_beyond)) continue;
        advice.zone = ZoneId{z};
        advice.zone_beyond = beyond;
    }
}

void find_place(const Insights& insights, const Group& group, const std::vector<std::size_t>& zones,
                double least, Advice& advice) {
    const std::vector<siting::Effect>& effects = insights.effects[advice.category.index()];
    std::vector<bool> in_zones(group.zones.size(), false);
    for (const std::size_t z : zones) in_zones[z] = true;
    const auto best = best_candidate(insights, effects, in_zones,
                                     [](const siting::Effect& e) { return e.within; });
    if (!best || effects[*best].within < least) return;
    advice.kind = Advice::Kind::kPlace;
    advice.zone = insights.candidate_zone[*best];
    advice.zone_beyond = weight_beyond(group.zones[advice.zone.index()]);
    advice.effect = effects[*best];
    const auto saves = best_candidate(insights, effects, in_zones,
                                      [](const siting::Effect& e) { return e.minutes_saved; });
    if (!saves) return;
    advice.saves_most = insights.candidate_zone[*saves];
    advice.saving = effects[*saves];
}

}  // namespace

Advice advice_on(const territory::Territory& territory, const Group& group, CategoryId category,
                 const std::vector<std::size_t>& zones, const access::Summary& whole,
                 const Insights* insights) {
    using Kind = Advice::Kind;
    Advice advice;
    advice.category = category;
    if (zones.empty() || territory.zones.size() < 2 || !(whole.reached > 0) || !group.conclusive)
        return advice;
    advice.beyond = weight_beyond(whole);
    if (!(advice.beyond > 0)) return advice.kind = Kind::kNobody, advice;
    const double least = least_urgent(group, whole);
    if (advice.beyond < least) return advice.kind = Kind::kNotUrgent, advice;
    const bool proposes = territory.categories[category.index()].decided_locally &&
                          insights != nullptr && category.index() < insights->effects.size();
    if (proposes) find_place(*insights, group, zones, least / 2, advice);
    if (advice.kind == Kind::kPlace) return advice;
    find_most_people(group, zones, advice);
    advice.kind = advice.zone.exists() ? Kind::kMostPeople : Kind::kNotUrgent;
    return advice;
}

}  // namespace relais::atlas
