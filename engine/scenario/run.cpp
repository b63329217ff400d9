#include "engine/scenario/run.h"

#include <algorithm>

namespace relais::scenario {
namespace {

/// Where the points of a variant join the roads: those of the base are not looked for again.
void join_points(const Base& base, Outcome& outcome) {
    const territory::Territory& territory = outcome.variant.territory;
    outcome.households.assign(base.households.begin(), base.households.end());
    for (std::size_t h = outcome.households.size(); h < territory.households.size(); ++h)
        outcome.households.push_back(base.snapper.snap(territory.households[h].place));
    for (std::size_t s = 0; s < territory.services.size(); ++s) {
        const ServiceId before = outcome.variant.service_before[s];
        outcome.services.push_back(before.exists()
                                       ? base.services[before.index()]
                                       : base.snapper.snap(territory.services[s].place));
    }
    if (!outcome.roads.any()) return;
    outcome.households = outcome.roads.retimed(outcome.households);
    outcome.services = outcome.roads.retimed(outcome.services);
}

std::vector<CategoryId> categories_to_solve(const Outcome& outcome, std::size_t known_households) {
    const bool all =
        outcome.roads.any() || outcome.variant.territory.households.size() != known_households;
    std::vector<CategoryId> result;
    for (std::size_t c = 0; c < outcome.variant.offer_changed.size(); ++c)
        if (all || outcome.variant.offer_changed[c]) result.emplace_back(c);
    return result;
}

/// The nearest services of some categories, numbered as in `categories`.
access::NearestTable solve(const graph::RoadNetwork& network, const cch::Metric& metric,
                           const Outcome& outcome, const std::vector<CategoryId>& categories,
                           std::vector<ServiceId>& service_of) {
    std::vector<snap::Snap> services;
    std::vector<CategoryId> category;
    for (std::size_t s = 0; s < outcome.services.size(); ++s) {
        const auto it = std::find(categories.begin(), categories.end(),
                                  outcome.variant.territory.services[s].category);
        if (it == categories.end()) continue;
        services.push_back(outcome.services[s]);
        category.emplace_back(static_cast<std::size_t>(it - categories.begin()));
        service_of.emplace_back(s);
    }
    return access::nearest_services(network, metric,
                                    {outcome.households, services, category, categories.size()});
}

/// Puts the cells that were solved beside those that stay, whose services are numbered anew.
access::NearestTable merged(const Base& base, const Outcome& outcome,
                            const std::vector<CategoryId>& categories,
                            const access::NearestTable& solved,
                            const std::vector<ServiceId>& service_of) {
    std::vector<ServiceId> renumbered(base.services.size());
    for (std::size_t s = 0; s < outcome.services.size(); ++s)
        if (const ServiceId before = outcome.variant.service_before[s]; before.exists())
            renumbered[before.index()] = ServiceId{s};
    const std::size_t category_count = outcome.variant.offer_changed.size();
    std::vector<std::size_t> place(category_count, categories.size());
    for (std::size_t i = 0; i < categories.size(); ++i) place[categories[i].index()] = i;

    access::NearestTable table(outcome.households.size(), category_count);
    for (std::size_t h = 0; h < outcome.households.size(); ++h)
        for (std::size_t c = 0; c < category_count; ++c) {
            const bool is_solved = place[c] < categories.size();
            access::Nearest cell = is_solved ? solved.at(HouseholdId{h}, CategoryId{place[c]})
                                             : base.nearest.at(HouseholdId{h}, CategoryId{c});
            if (cell.service.exists())
                cell.service =
                    is_solved ? service_of[cell.service.index()] : renumbered[cell.service.index()];
            table.set(HouseholdId{h}, CategoryId{c}, cell);
        }
    return table;
}

}  // namespace

Outcome run(const Base& base, const Scenario& scenario) {
    Outcome outcome{make_variant(base.territory, scenario),
                    change_roads(base.network, scenario.edits),
                    {},
                    {},
                    {}};
    join_points(base, outcome);
    const std::vector<CategoryId> categories = categories_to_solve(outcome, base.households.size());
    if (categories.empty()) {
        outcome.nearest = base.nearest;
        return outcome;
    }
    std::vector<ServiceId> service_of;
    const cch::Metric metric = outcome.roads.any()
                                   ? cch::customize(base.metric.hierarchy, outcome.roads.weights())
                                   : base.metric;
    const access::NearestTable solved =
        solve(outcome.roads.network, metric, outcome, categories, service_of);
    outcome.nearest = merged(base, outcome, categories, solved, service_of);
    return outcome;
}

}  // namespace relais::scenario
