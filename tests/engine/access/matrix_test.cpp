#include "engine/access/matrix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <tuple>

#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"
#include "tests/support/random_network.h"

namespace relais::access {
namespace {

using graph::RoadNetwork;
using snap::Snap;

cch::Hierarchy hierarchy_of(const RoadNetwork& network) {
    return cch::build_hierarchy(cch::view(network),
                                order::nested_dissection(order::skeleton(
                                    network.vertex_count(), network.arc_tail, network.arc_head)));
}

std::vector<Trip> all_trips(const RoadNetwork& network, const std::vector<Snap>& origins,
                            const std::vector<Snap>& destinations, const MatrixOptions& options) {
    std::vector<Trip> trips;
    matrix(network, hierarchy_of(network), origins, destinations, options,
           [&](std::size_t origin, std::span<const Trip> row) {
               EXPECT_EQ(trips.size(), origin * destinations.size());
               trips.insert(trips.end(), row.begin(), row.end());
           });
    return trips;
}

std::uint32_t decimetres(float metres) {
    return static_cast<std::uint32_t>(std::lround(double{metres} * 10));
}

/// The slow twin: every point becomes a vertex to start from and one to end at, and its foot on the
/// road a vertex in each direction that splits its chain (nobody turns round on the road because
/// somebody else lives there); the textbook's Dijkstra goes over pairs of numbers.
class Twin {
  public:
    using Cost = std::pair<std::uint64_t, std::uint64_t>;

    Twin(const RoadNetwork& network, const std::vector<Snap>& points, bool shortest)
        : network_(network), shortest_(shortest), out_(network.vertex_count() + 4 * points.size()) {
        for (std::size_t a = 0; a < network.arc_count(); ++a)
            add(network.arc_tail[a].index(), network.arc_head[a].index(), network.arc_ticks[a],
                network.arc_decimetres[a]);
        std::map<ChainId, std::vector<std::size_t>> by_chain;
        for (std::size_t p = 0; p < points.size(); ++p)
            if (points[p].exists()) by_chain[points[p].chain].push_back(p);
        for (auto& [chain, on_it] : by_chain) {
            std::sort(on_it.begin(), on_it.end(), [&](std::size_t a, std::size_t b) {
                return std::tuple(points[a].position, a) < std::tuple(points[b].position, b);
            });
            split(chain, points, on_it);
        }
    }

    /// Of every vertex; those of the points come after the network's.
    [[nodiscard]] std::vector<Cost> search(std::size_t start) const {
        std::vector<Cost> best(out_.size(), {~0ULL, 0});
        std::priority_queue<std::pair<Cost, std::size_t>, std::vector<std::pair<Cost, std::size_t>>,
                            std::greater<>>
            queue;
        best[start] = {0, 0};
        queue.emplace(best[start], start);
        while (!queue.empty()) {
            const auto [cost, vertex] = queue.top();
            queue.pop();
            if (cost != best[vertex]) continue;
            for (const auto& [head, by] : out_[vertex]) {
                const Cost next{cost.first + by.first, cost.second + by.second};
                if (next >= best[head]) continue;
                best[head] = next;
                queue.emplace(next, head);
            }
        }
        return best;
    }
    [[nodiscard]] std::size_t start(std::size_t point) const {
        return network_.vertex_count() + 4 * point;
    }
    [[nodiscard]] std::size_t end(std::size_t point) const { return start(point) + 1; }

  private:
    [[nodiscard]] std::size_t forward_foot(std::size_t point) const { return start(point) + 2; }
    [[nodiscard]] std::size_t backward_foot(std::size_t point) const { return start(point) + 3; }
    /// Gets on and off at the feet; those of two points at one place are one, whoever comes first.
    void join(const std::vector<Snap>& points, const std::vector<std::size_t>& on) {
        for (std::size_t i = 0; i < on.size(); ++i)
            for (const auto foot : {&Twin::forward_foot, &Twin::backward_foot}) {
                const std::size_t here = (this->*foot)(on[i]);
                add(start(on[i]), here, 0, 0);
                add(here, end(on[i]), 0, 0);
                if (i == 0 || points[on[i]].position != points[on[i - 1]].position) continue;
                add(here, (this->*foot)(on[i - 1]), 0, 0);
                add((this->*foot)(on[i - 1]), here, 0, 0);
            }
    }
    void add(std::size_t tail, std::size_t head, std::uint64_t ticks, std::uint64_t length) {
        if (ticks >= kUnreachable.count()) return;
        out_[tail].emplace_back(head, shortest_ ? Cost{length, ticks} : Cost{ticks, length});
    }
    void split(ChainId chain, const std::vector<Snap>& points, const std::vector<std::size_t>& on) {
        const ArcId forward = network_.chain_forward_arc[chain.index()];
        const ArcId backward = network_.chain_backward_arc[chain.index()];
        const ArcId any = forward.exists() ? forward : backward;
        const std::uint32_t length = network_.arc_decimetres[any.index()];
        const auto along = [&](std::size_t p) {
            return std::min(decimetres(points[p].metres_from_first), length);
        };
        if (forward.exists()) {
            std::size_t at = network_.arc_tail[forward.index()].index();
            std::uint32_t ticks = 0, metres = 0;
            for (const std::size_t p : on) {
                add(at, forward_foot(p), points[p].forward_offset - ticks, along(p) - metres);
                at = forward_foot(p), ticks = points[p].forward_offset, metres = along(p);
            }
            add(at, network_.arc_head[forward.index()].index(),
                network_.arc_ticks[forward.index()] - ticks, length - metres);
        }
        if (backward.exists()) {
            std::size_t at = network_.arc_tail[backward.index()].index();
            std::uint32_t ticks = 0, metres = length;
            for (auto p = on.rbegin(); p != on.rend(); ++p) {
                add(at, backward_foot(*p), points[*p].backward_offset - ticks, metres - along(*p));
                at = backward_foot(*p), ticks = points[*p].backward_offset, metres = along(*p);
            }
            add(at, network_.arc_head[backward.index()].index(),
                network_.arc_ticks[backward.index()] - ticks, metres);
        }
        join(points, on);
    }

    const RoadNetwork& network_;
    bool shortest_;
    std::vector<std::vector<std::pair<std::size_t, Cost>>> out_;
};

Trip judged(const Snap& from, const Snap& to, Twin::Cost cost, const MatrixOptions& options) {
    for (const Snap* end : {&from, &to})
        if (!end->exists()) return {kUnreachable, 0, unsnapped(end->fate)};
    if (cost.first == ~0ULL) return {kUnreachable, 0, Reason::kIsland};
    auto [ticks, metres] = cost;
    if (options.shortest) std::swap(ticks, metres);
    const Trip trip{from.walk + Duration{static_cast<std::uint32_t>(ticks)} + to.walk,
                    decimetres(from.walk_metres) + static_cast<std::uint32_t>(metres) +
                        decimetres(to.walk_metres),
                    Reason::kReached};
    if (options.cutoff && trip.time > *options.cutoff)
        return {kUnreachable, 0, Reason::kBeyondCutoff};
    return trip;
}

std::vector<Snap> random_points(const RoadNetwork& network, std::mt19937& random,
                                std::size_t count) {
    const snap::Snapper snapper(network);
    std::vector<Coordinate> places;
    for (std::size_t i = 0; i < count; ++i) {
        // On a shape point, twice the same, near a road, or nowhere.
        if (random() % 4 == 0)
            places.push_back(network.points[random() % network.points.size()].place);
        else if (random() % 8 == 0 && !places.empty())
            places.push_back(places.back());
        else
            places.push_back({static_cast<std::int32_t>(random() % 120'000),
                              static_cast<std::int32_t>(random() % 120'000)});
    }
    return snapper.snap_all(places);
}

TEST(Matrix, EqualsDijkstraOverPairsToTheTickAndDecimetre) {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const RoadNetwork network =
            testing_support::random_network(random, 2 + random() % 30, 1 + random() % 60);
        const auto origins = random_points(network, random, 1 + random() % 40);
        const auto destinations = random_points(network, random, 1 + random() % 20);
        std::vector<Snap> points = origins;
        points.insert(points.end(), destinations.begin(), destinations.end());
        MatrixOptions options;
        options.shortest = seed % 2 == 1;
        if (seed % 3 == 0) options.cutoff = Duration{random() % 20'000};
        const Twin twin(network, points, options.shortest);
        const auto trips = all_trips(network, origins, destinations, options);
        ASSERT_EQ(trips.size(), origins.size() * destinations.size());
        for (std::size_t o = 0; o < origins.size(); ++o) {
            const auto best = twin.search(twin.start(o));
            for (std::size_t d = 0; d < destinations.size(); ++d)
                ASSERT_EQ(trips[o * destinations.size() + d],
                          judged(origins[o], destinations[d], best[twin.end(origins.size() + d)],
                                 options))
                    << "seed " << seed << ", origin " << o << ", destination " << d;
        }
    }
}

TEST(Matrix, IsTheSameForEveryNumberOfThreads) {
    std::mt19937 random(1);
    const RoadNetwork network = testing_support::random_network(random, 60, 120);
    const auto origins = random_points(network, random, 100);
    const auto destinations = random_points(network, random, 30);
    std::optional<ThreadLimit> limit(1);
    const auto trips = all_trips(network, origins, destinations, {});
    for (const std::size_t threads : {2U, 3U, 8U}) {
        limit.reset();
        limit.emplace(threads);
        EXPECT_EQ(all_trips(network, origins, destinations, {}), trips);
    }
}

}  // namespace
}  // namespace relais::access
