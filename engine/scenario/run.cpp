#include "engine/scenario/run.h"

#include <algorithm>

#include "engine/cch/hierarchy.h"
#include "engine/order/nested_dissection.h"
#include "engine/order/skeleton.h"
#include "engine/scenario/new_roads.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {
namespace {

std::string text_of(Coordinate place) {
    return std::to_string(place.lon()) + "," + std::to_string(place.lat());
}

/// Throws Misfit for a place that joins no road, on which the edit would have no effect.
void refuse_unreachable(const snap::Snapper& snapper, Coordinate place, const Edit& edit) {
    if (snapper.snap(place).exists()) return;
    const bool turned = Coordinate::valid_degrees(place.lat(), place.lon()) &&
                        snapper.snap(Coordinate::from_degrees(place.lat(), place.lon())).exists();
    const auto metres = static_cast<long>(snapper.options().max_metres);
    throw Misfit(edit.where + ": its place " + text_of(place) +
                 " could not be snapped to the road network (none within " +
                 std::to_string(metres) + " m); " +
                 (turned ? "longitude and latitude are swapped: exchange lon and lat"
                         : "check lon and lat, or add a road to it"));
}

/// Services and households that edits add must be within reach of a road. Roads that the edits
/// close are still open here.
class PlaceChecker {
  public:
    PlaceChecker(const snap::Snapper& snapper, const Edit& edit) : snapper_(snapper), edit_(edit) {}

    void operator()(const AddService& add) const { check(add.service.place); }
    void operator()(const MoveService& move) const { check(move.place); }
    void operator()(const AddHousehold& add) const { check(add.place); }
    void operator()(const AddRound& round) const {
        for (const territory::Service& stop : round.stops) check(stop.place);
    }
    template <class Other>
    void operator()(const Other&) const {}

  private:
    void check(Coordinate place) const { refuse_unreachable(snapper_, place, edit_); }

    const snap::Snapper& snapper_;
    const Edit& edit_;
};

/// Whether the hours of a service of the base have changed, where they matter.
bool has_other_hours(const Base& base, ServiceId before, const territory::Service& service) {
    return base.takes_part && before.exists() &&
           base.territory.services[before.index()].opening_hours != service.opening_hours;
}

/// Where a service of the variant joins the roads; nowhere if it takes no part.
snap::Snap join_service(const Base& base, const Outcome& outcome, std::size_t s) {
    const territory::Service& service = outcome.variant.territory.services[s];
    const ServiceId before = outcome.variant.service_before[s];
    if (before.exists() && !has_other_hours(base, before, service))
        return base.services[before.index()];
    if (base.takes_part && !base.takes_part(service)) return {};
    return base.snapper.snap(service.place);
}

/// Where the points of a variant join the roads: those of the base are not looked for again.
void join_points(const Base& base, Outcome& outcome) {
    const territory::Territory& territory = outcome.variant.territory;
    outcome.households.assign(base.households.begin(), base.households.end());
    for (std::size_t h = outcome.households.size(); h < territory.households.size(); ++h)
        outcome.households.push_back(base.snapper.snap(territory.households[h].place));
    for (std::size_t s = 0; s < territory.services.size(); ++s)
        outcome.services.push_back(join_service(base, outcome, s));
    if (!outcome.roads.any()) return;
    outcome.households = outcome.roads.retimed(outcome.households);
    outcome.services = outcome.roads.retimed(outcome.services);
}

std::vector<CategoryId> categories_to_solve(const Base& base, const Outcome& outcome) {
    const territory::Territory& territory = outcome.variant.territory;
    const bool all = outcome.has_new_roads || outcome.roads.any() ||
                     territory.households.size() != base.households.size();
    std::vector<bool> changed = outcome.variant.offer_changed;
    for (std::size_t s = 0; s < territory.services.size(); ++s)
        if (has_other_hours(base, outcome.variant.service_before[s], territory.services[s]))
            changed[territory.services[s].category.index()] = true;
    std::vector<CategoryId> result;
    for (std::size_t c = 0; c < changed.size(); ++c)
        if (all || changed[c]) result.emplace_back(c);
    return result;
}

/// The services of some categories, numbered as in `categories`.
struct Asked {
    std::vector<snap::Snap> services;
    std::vector<CategoryId> category;
    std::vector<ServiceId> names;  ///< in the variant

    Asked(const Outcome& outcome, const std::vector<CategoryId>& categories) {
        std::vector<CategoryId> number(outcome.variant.offer_changed.size());
        for (std::size_t i = 0; i < categories.size(); ++i)
            number[categories[i].index()] = CategoryId{i};
        for (std::size_t s = 0; s < outcome.services.size(); ++s) {
            const CategoryId in = number[outcome.variant.territory.services[s].category.index()];
            if (!in.exists()) continue;
            services.push_back(outcome.services[s]);
            category.push_back(in);
            names.emplace_back(s);
        }
    }
};

/// The base's order and hierarchy serve.
cch::Metric metric_of_changed(const Base& base, const ChangedRoads& roads) {
    return roads.any() ? cch::customize(base.metric.hierarchy, roads.weights()) : base.metric;
}

access::NearestTable solve(const Base& base, const Outcome& outcome, const access::Points& points) {
    if (!outcome.roads.any() && outcome.households.size() == base.households.size())
        return base.solver.asking(base.network, points).solve();
    return access::nearest_services(outcome.roads.network, metric_of_changed(base, outcome.roads),
                                    points);
}

/// Combines the recomputed categories with the unchanged ones, whose services are renumbered.
access::NearestTable merged(const Base& base, const Outcome& outcome,
                            const std::vector<CategoryId>& categories,
                            const access::NearestTable& solved,
                            std::span<const ServiceId> solved_names) {
    access::NearestTable table = solved;
    if (categories.size() < outcome.variant.offer_changed.size()) table = base.nearest;
    std::vector<ServiceId> names(base.services.size());
    for (std::size_t s = 0; s < outcome.services.size(); ++s)
        if (const ServiceId before = outcome.variant.service_before[s]; before.exists())
            names[before.index()] = ServiceId{s};
    std::vector<bool> is_solved(outcome.variant.offer_changed.size(), false);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        is_solved[categories[i].index()] = true;
        table.take(categories[i], solved, CategoryId{i}, solved_names);
    }
    for (std::size_t c = 0; c < is_solved.size(); ++c)
        if (!is_solved[c]) table.take(CategoryId{c}, base.nearest, CategoryId{c}, names);
    return table;
}

/// Everything but the roads is in place.
void answer(const Base& base, const std::vector<CategoryId>& categories, Outcome& outcome) {
    if (categories.empty()) {
        outcome.nearest = base.nearest;
        return;
    }
    const Asked asked(outcome, categories);
    const access::NearestTable solved = solve(
        base, outcome, {outcome.households, asked.services, asked.category, categories.size()});
    outcome.nearest = merged(base, outcome, categories, solved, asked.names);
}

/// The answer to a scenario on a network that has its new roads; with `everything`, nothing of the
/// base's answer is reused.
Outcome run_on(const Base& base, const Scenario& scenario, bool everything) {
    Outcome outcome{make_variant(base.territory, scenario),
                    change_roads(base.network, scenario.edits),
                    everything,
                    {},
                    {},
                    {}};
    for (const Edit& edit : scenario.edits)
        std::visit(PlaceChecker(base.snapper, edit), edit.action);
    join_points(base, outcome);
    answer(base, categories_to_solve(base, outcome), outcome);
    return outcome;
}

std::vector<Coordinate> places_of(const auto& items) {
    std::vector<Coordinate> places;
    for (const auto& item : items) places.push_back(item.place);
    return places;
}

cch::Hierarchy hierarchy_of(const graph::RoadNetwork& network) {
    return cch::build_hierarchy(cch::view(network),
                                order::nested_dissection(order::skeleton(
                                    network.vertex_count(), network.arc_tail, network.arc_head)));
}

/// The same with the new roads: network, order and snaps are computed again.
Outcome run_on_new_roads(const Base& base, const Scenario& scenario) {
    const graph::RoadNetwork network = with_new_roads(base.network, base.snapper, scenario.edits);
    const cch::Metric metric = cch::customize(hierarchy_of(network), network.arc_ticks);
    const snap::Snapper snapper(network, base.snapper.options());
    const auto households = snapper.snap_all(places_of(base.territory.households));
    auto services = snapper.snap_all(places_of(base.territory.services));
    std::vector<CategoryId> category;
    for (std::size_t s = 0; s < services.size(); ++s) {
        const territory::Service& service = base.territory.services[s];
        if (base.takes_part && !base.takes_part(service)) services[s] = {};
        category.push_back(service.category);
    }
    const access::NearestSolver solver(
        network, metric, {households, services, category, base.territory.categories.size()});
    const access::NearestTable nearest(households.size(), base.territory.categories.size());
    Outcome outcome = run_on({base.territory, network, metric, snapper, households, services,
                              nearest, solver, base.takes_part},
                             scenario, true);
    outcome.remarks = loose_ends(base.snapper, scenario.edits);
    return outcome;
}

}  // namespace

Outcome run(const Base& base, const Scenario& scenario) {
    return adds_roads(scenario.edits) ? run_on_new_roads(base, scenario)
                                      : run_on(base, scenario, false);
}

cch::Metric metric_of(const Base& base, const Outcome& outcome) {
    if (outcome.has_new_roads)
        return cch::customize(hierarchy_of(outcome.roads.network), outcome.roads.weights());
    return metric_of_changed(base, outcome.roads);
}

}  // namespace relais::scenario
