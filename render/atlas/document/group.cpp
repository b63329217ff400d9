#include "render/atlas/document/group.h"

#include "engine/territory/demand_groups.h"

namespace relais::atlas {
namespace {

constexpr double kPeoplePerDwelling = 2.2;  // France 2019: 2.19 (Insee, census of population)

/// How many people a category is for: those of its group, else the usual share of all.
double people_of(const territory::Territory& territory, const territory::Category& category,
                 const Group& group) {
    double people = group.whole.weight;
    if (territory.unit == territory::WeightUnit::kDwellings) people *= kPeoplePerDwelling;
    if (!group.key.empty() || category.demand.empty()) return people;
    const territory::GroupKey* row = territory::find_group_key(category.demand);
    return row != nullptr && row->usual_share > 0 ? people * row->usual_share : people;
}

/// The summaries of a group that the data counts.
void summarize_group(const territory::Territory& territory, const access::NearestTable& nearest,
                     CategoryId category, Group& group) {
    std::vector<access::WeightedTime> all;
    std::vector<std::vector<access::WeightedTime>> by_zone(territory.zones.size());
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        const access::WeightedTime member{nearest.at(HouseholdId{h}, category),
                                          (*group.weights)[h]};
        if (!(member.weight > 0)) continue;
        all.push_back(member);
        const ZoneId zone = territory.households[h].zone;
        if (zone.exists()) by_zone[zone.index()].push_back(member);
    }
    group.whole = access::summarize(std::move(all), group.limit);
    for (auto& members : by_zone)
        group.zones.push_back(access::summarize(std::move(members), group.limit));
}

}  // namespace

double weight_beyond(const access::Summary& summary) {
    return summary.beyond_limit * summary.known;
}

const territory::DemandGroup* group_of(const territory::Territory& territory, CategoryId category) {
    const std::string& key = territory.categories[category.index()].demand;
    if (key.empty() || territory.unit != territory::WeightUnit::kPeople) return nullptr;
    const territory::DemandGroup* group = territory::find_group(territory, key);
    const bool fits = group != nullptr && group->by_household.size() == territory.households.size();
    return fits ? group : nullptr;
}

Group find_group(const territory::Territory& territory, const access::Findings& findings,
                 CategoryId category) {
    const std::size_t c = category.index();
    Group group;
    group.limit = territory.categories[c].limit_minutes;
    group.zones.reserve(territory.zones.size());
    const bool computed = c < findings.territory.size();
    if (computed) group.everyone = findings.territory[c];
    const territory::DemandGroup* people = computed ? group_of(territory, category) : nullptr;
    if (people != nullptr) {
        group.key = people->key;
        group.weights = &people->by_household;
        summarize_group(territory, findings.nearest, category, group);
        return group;
    }
    group.whole = group.everyone;
    for (std::size_t z = 0; z < territory.zones.size(); ++z)
        group.zones.push_back(computed ? findings.zones[z][c] : access::Summary{});
    return group;
}

std::vector<Group> groups_of(const territory::Territory& territory,
                             const access::Findings& findings,
                             const std::vector<std::size_t>& places) {
    std::vector<Group> groups;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const territory::Category& category = territory.categories[c];
        Group& group = groups.emplace_back(find_group(territory, findings, CategoryId{c}));
        const double thousands = people_of(territory, category, group) / 1000;
        group.conclusive =
            static_cast<double>(places[c]) >= category.least_per_thousand * thousands;
    }
    return groups;
}

}  // namespace relais::atlas
