// What scenarios cost beside a first run, processor time, one thread, in one process:
//
//     scenario_speed ../shared/data/osm/fr-93-paca-roads-2021-07.osm.pbf
//
// 50,000 households at random junctions, 16 categories of 1,000 services each, 1,000 candidates.
// "First run" is everything after the import: order, hierarchy, customization, snapping, times.

#include <ctime>
#include <random>

#include <fmt/format.h>

#include "engine/cch/hierarchy.h"
#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"
#include "engine/scenario/closures.h"
#include "engine/scenario/run.h"
#include "engine/siting/problem.h"
#include "engine/snap/snapper.h"
#include "geodata/osm/roads/import.h"

namespace relais {
namespace {

/// Of the processor, not of the clock: others may be at work on the machine.
double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Prints what `work` takes, the best of three, and its share of the first run.
template <class Work>
double measure(const char* name, double first_run, const Work& work) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const double start = cpu_seconds();
        work();
        best = std::min(best, (cpu_seconds() - start));
    }
    fmt::print("{:<52}{:>9.1f} ms   1/{:.0f}\n", name, best * 1e3, first_run / best);
    return best;
}

territory::Territory random_territory(const graph::RoadNetwork& network) {
    std::mt19937 random(7);
    const auto place = [&] { return network.vertex_place[random() % network.vertex_count()]; };
    territory::Territory territory;
    for (std::size_t c = 0; c < 16; ++c)
        territory.categories.push_back({"c" + std::to_string(c), {}, {10}, ""});
    for (std::size_t h = 0; h < 50'000; ++h)
        territory.households.push_back({"h" + std::to_string(h), place(), 1, {}});
    for (std::size_t s = 0; s < 16'000; ++s)
        territory.services.push_back(
            {"s" + std::to_string(s), "", place(), CategoryId{s % 16}, {}, ""});
    return territory;
}

template <class Items>
std::vector<snap::Snap> snapped(const snap::Snapper& snapper, const Items& items) {
    std::vector<snap::Snap> snaps;
    for (const auto& item : items) snaps.push_back(snapper.snap(item.place));
    return snaps;
}

scenario::Scenario one_edit(scenario::Action action) {
    return {"x", "x", "", {{"", "x", std::move(action)}}};
}

void run(const char* extract) {
    const ThreadLimit one_thread(1);
    const graph::RoadNetwork network = osm::import_roads(extract, Progress{}).network;
    const territory::Territory territory = random_territory(network);

    const double start = cpu_seconds();
    const auto hierarchy = cch::build_hierarchy(
        cch::view(network), order::nested_dissection(order::skeleton(
                                network.vertex_count(), network.arc_tail, network.arc_head)));
    const cch::Metric metric = cch::customize(hierarchy, network.arc_ticks);
    const snap::Snapper snapper(network);
    const auto households = snapped(snapper, territory.households);
    const auto services = snapped(snapper, territory.services);
    std::vector<CategoryId> categories;
    for (const auto& service : territory.services) categories.push_back(service.category);
    const access::NearestSolver solver(network, metric, {households, services, categories, 16});
    const access::NearestTable nearest = solver.solve();
    const double first = (cpu_seconds() - start);
    fmt::print("{} vertices\n{:<52}{:>9.1f} ms\n", network.vertex_count(),
               "first run without import", first * 1e3);

    const scenario::Base base{territory, network, metric, snapper, households,
                              services,  nearest, solver, {}};
    measure("a service closed", first, [&] {
        (void)scenario::run(base, one_edit(scenario::CloseService{{"s7", {}}}));
    });
    measure("a service added", first, [&] {
        (void)scenario::run(base,
                            one_edit(scenario::AddService{
                                {"new", "", network.vertex_place[99], CategoryId{3u}, {}, ""}}));
    });
    const std::int64_t way = network.ways[network.ways.size() / 2].osm_id;
    measure("a road closed, all 16 categories", first, [&] {
        (void)scenario::run(base, one_edit(scenario::CloseRoads{{{way}, {}, {}}}));
    });
    const auto tracks = static_cast<std::uint8_t>(graph::road_class_names().size() - 2);
    measure("a class of roads slowed, all 16 categories", first, [&] {
        (void)scenario::run(base, one_edit(scenario::ScaleSpeed{
                                      {{}, {network.ways[0].road_class, tracks}, {}}, 0.5}));
    });
    measure("each of 1,000 services closed in turn", first,
            [&] { (void)scenario::closures(base, CategoryId{0u}); });

    // Siting without any service of today: every household matters to every candidate.
    territory::Territory empty = territory;
    std::erase_if(empty.services, [](const auto& s) { return s.category == CategoryId{0u}; });
    const access::NearestTable nothing(households.size(), 16);
    const scenario::Base blank{empty, network, metric, snapper, households,
                               {},    nothing, solver, {}};
    const std::vector<snap::Snap> candidates(services.begin(), services.begin() + 1000);
    double clock = cpu_seconds();
    const siting::Problem problem = siting::make_problem(blank, CategoryId{0u}, candidates);
    fmt::print("{:<52}{:>9.1f} ms\n", "times to 1,000 candidates", (cpu_seconds() - clock) * 1e3);
    clock = cpu_seconds();
    const siting::Solution solution =
        siting::solve(problem, {siting::Objective::kPMedian, 10, Duration{12'000}, 400});
    fmt::print("{:<52}{:>9.1f} ms   gap {:.3f} %\n", "p-median of 10 among 1,000",
               (cpu_seconds() - clock) * 1e3, 100 * solution.gap());
}

}  // namespace
}  // namespace relais

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: scenario_speed EXTRACT.osm.pbf\n");
        return 2;
    }
    relais::run(argv[1]);
    return 0;
}
