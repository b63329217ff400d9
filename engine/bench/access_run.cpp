#include "engine/bench/access_run.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>

#include "engine/access/nearest.h"
#include "engine/cch/sweep.h"
#include "engine/core/huge_pages.h"
#include "engine/core/parallel.h"
#include "engine/snap/access_points.h"

namespace relais::bench {
namespace {

constexpr std::size_t kCategories = 16;
constexpr std::size_t kServices = 50;  // of each

template <class Work>
double best_run_seconds(int repetitions, const Work& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repetitions; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(
            best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

/// The first arc from a vertex that stays in its part, as the arcs do that points join;
/// kNone when there is none.
ArcId way_out(const graph::RoadNetwork& network, std::size_t vertex) {
    for (std::uint32_t arc = network.first_arc[vertex]; arc < network.first_arc[vertex + 1]; ++arc)
        if (network.vertex_part[network.arc_head[arc].index()] == network.vertex_part[vertex])
            return ArcId{arc};
    return {};
}

/// A point at each vertex of the largest part.
std::vector<snap::Snap> at_every_vertex(const graph::RoadNetwork& network) {
    std::vector<snap::Snap> snaps;
    for (std::size_t v = 0; v < network.vertex_count(); ++v) {
        const ArcId arc = network.vertex_part[v] == PartId{0U} ? way_out(network, v) : ArcId{};
        if (!arc.exists()) continue;
        const ChainId chain = network.arc_chain[arc.index()];
        const bool forward = network.chain_forward_arc[chain.index()] == arc;
        const graph::ShapePoint& first = network.shape(chain).front();
        const graph::ShapePoint& last = network.shape(chain).back();
        snap::Join join;
        join.chain = chain;
        join.place = network.vertex_place[v];
        if (forward) {
            join.backward_offset = first.backward_ticks;
        } else {
            join.position = std::uint64_t{network.shape(chain).size() - 1} << 32;
            join.forward_offset = last.forward_ticks;
        }
        snaps.push_back({snap::Fate::kSnapped, {join}});
    }
    return snaps;
}

}  // namespace

AccessRun measure_access(const graph::RoadNetwork& network, const cch::Metric& metric,
                         int repetitions, std::uint32_t seed) {
    const std::vector<snap::Snap> households = at_every_vertex(network);
    AccessRun run;
    run.households = households.size();
    if (households.empty()) return run;

    std::mt19937 random(seed);
    std::vector<snap::Snap> services;
    std::vector<CategoryId> category;
    std::vector<cch::Source> sources;
    for (std::size_t i = 0; i < kCategories * kServices; ++i) {
        services.push_back(households[random() % households.size()]);
        category.emplace_back(i % kCategories);
        for (const snap::AccessPoint& access_point : snap::arrivals(network, services.back()))
            sources.push_back({access_point.vertex, access_point.offset.count(),
                               static_cast<std::uint32_t>(i / kCategories),
                               static_cast<std::uint8_t>(i % kCategories)});
    }
    const ThreadLimit one(1);
    const cch::DownwardGraph downward(metric, cch::Direction::kBackward);
    cch::Sweep<std::uint32_t> sweep(metric);
    HugeVector<cch::kernel::Row<std::uint32_t>> table(downward.size());
    run.sweep_seconds = best_run_seconds(repetitions, [&] {
        sweep.fill(downward, sources, cch::LabelFormat<std::uint32_t>(6), table);
    });
    const access::Points points{households, services, category, kCategories};
    run.prepare_seconds = best_run_seconds(
        repetitions, [&] { const access::NearestSolver solver(network, metric, points); });
    const access::NearestSolver solver(network, metric, points);
    run.first_seconds = best_run_seconds(repetitions, [&] { (void)solver.solve(); });
    access::NearestTable answers = solver.solve();
    run.seconds = best_run_seconds(repetitions, [&] { solver.solve(answers); });
    return run;
}

}  // namespace relais::bench
