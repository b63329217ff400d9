#include "engine/scenario/capacity.h"

#include <cmath>

#include "engine/measures/catchments.h"
#include "engine/measures/columns.h"
#include "engine/measures/plan.h"
#include "engine/scenario/run.h"

namespace relais::scenario {
namespace {

/// Differences below this share are sums in another order.
constexpr double kSame = 1e-9;

/// A territory on its roads.
struct Located {
    const territory::Territory& territory;
    const graph::RoadNetwork& network;
    const cch::Metric& metric;
    std::span<const snap::Snap> households;
    std::span<const snap::Snap> services;
    const access::NearestTable& nearest;
};

measures::MeasurePlan plan_of(const territory::Territory& territory,
                              const std::vector<bool>& asked) {
    measures::MeasurePlan plan;
    measures::Request request = measures::default_request(*measures::find_access_measure("e2sfca"));
    for (std::size_t c = 0; c < asked.size(); ++c)
        if (asked[c]) request.categories.push_back(territory.categories[c].key);
    if (!request.categories.empty()) plan.requests.push_back(request);
    return plan;
}

/// After the last service has closed, there is no capacity.
measures::Values no_capacity(std::span<const snap::Snap> households) {
    measures::Values values(households.size());
    for (std::size_t h = 0; h < households.size(); ++h)
        if (households[h].exists() || households[h].fate == snap::Fate::kIsland) values.set(h, 0);
    return values;
}

CapacityPerPerson capacity_of(const Located& located, const std::vector<bool>& asked) {
    const std::vector<territory::Category>& categories = located.territory.categories;
    CapacityPerPerson result{std::vector<measures::Values>(categories.size()),
                             std::vector<std::vector<double>>(categories.size())};
    const measures::MeasurePlan plan = plan_of(located.territory, asked);
    if (plan.requests.empty()) return result;
    std::vector<CategoryId> category;
    for (const territory::Service& service : located.territory.services)
        category.push_back(service.category);
    measures::RoadCatchments catchments(
        located.network, located.metric,
        {located.households, located.services, category, categories.size()});
    auto columns = measures::compute_columns(
        {located.territory,
         {{"", located.households, located.services, located.nearest, catchments}}},
        plan);
    for (std::size_t c = 0; c < categories.size(); ++c) {
        if (!asked[c]) continue;
        result.people[c] = measures::demand_of(located.territory, categories[c]);
        result.per_person[c] = no_capacity(located.households);
        for (measures::Column& column : columns)
            if (column.category == categories[c].key)
                result.per_person[c] = std::move(column.values);
    }
    return result;
}

void add(Shared& shared, const measures::Values& per_person, std::size_t h, double people) {
    if (!per_person.has(h)) return;
    shared.people += people;
    shared.capacity += people * per_person[h];
    if (per_person[h] == 0) shared.without += people;
}

/// One household of the scenario; it existed before unless `is_new`.
struct Household {
    std::size_t number;
    bool is_new;
};
void add(SharedChange& change, const CapacityPerPerson& before, const CapacityPerPerson& after,
         std::size_t c, Household household) {
    const std::size_t h = household.number;
    add(change.after, after.per_person[c], h, after.people[c][h]);
    if (household.is_new) return;
    add(change.before, before.per_person[c], h, before.people[c][h]);
    const auto was = before.per_person[c].at(h), is = after.per_person[c].at(h);
    if (!was || !is || std::abs(*is - *was) <= kSame * std::max(*is, *was)) return;
    (*is > *was ? change.more : change.fewer) += after.people[c][h];
}

}  // namespace

std::vector<bool> has_capacity(const territory::Territory& territory) {
    std::vector<bool> tells(territory.categories.size(), false);
    for (const territory::Service& service : territory.services)
        if (service.capacity) tells[service.category.index()] = true;
    return tells;
}

CapacityPerPerson capacity_per_person(const Base& base) {
    return capacity_of(
        {base.territory, base.network, base.metric, base.households, base.services, base.nearest},
        has_capacity(base.territory));
}

CapacityPerPerson capacity_per_person(const Base& base, const Outcome& outcome) {
    const std::vector<bool> with_capacity = has_capacity(base.territory);
    const auto filled_in = measures::supply_of(base.territory).filled_in;
    territory::Territory territory = outcome.variant.territory;
    for (territory::Service& service : territory.services)
        if (const std::size_t c = service.category.index(); with_capacity[c] && !service.capacity)
            service.capacity = filled_in[c].each;
    const cch::Metric metric = metric_of(base, outcome);
    return capacity_of({territory, outcome.roads.network, metric, outcome.households,
                        outcome.services, outcome.nearest},
                       with_capacity);
}

std::vector<CapacityChange> compare_capacity(const CapacityPerPerson& before,
                                             const CapacityPerPerson& after,
                                             const territory::Territory& variant) {
    std::vector<CapacityChange> result;
    for (std::size_t c = 0; c < variant.categories.size(); ++c) {
        if (before.people[c].empty() || after.people[c].empty()) continue;
        CapacityChange& change = result.emplace_back();
        change.category = CategoryId{c};
        change.zones.resize(variant.zones.size());
        for (std::size_t h = 0; h < variant.households.size(); ++h) {
            const Household household{h, h >= before.people[c].size()};
            add(change.territory, before, after, c, household);
            if (const ZoneId zone = variant.households[h].zone; zone.exists())
                add(change.zones[zone.index()], before, after, c, household);
        }
    }
    return result;
}

}  // namespace relais::scenario
