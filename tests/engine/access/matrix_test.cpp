#include "engine/access/matrix.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"
#include "engine/snap/snapper.h"
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

/// The slow twin: every point becomes a vertex to start from and one to end at. Each of its joins
/// becomes a vertex in each direction that splits its chain (two, since a place on a road where
/// somebody stops is no place to turn round), and walks lead there and to its corners; the
/// textbook's Dijkstra goes over pairs of numbers.
class MatrixTwin {
  public:
    using Cost = std::pair<std::uint64_t, std::uint64_t>;

    MatrixTwin(const RoadNetwork& network, const std::vector<Snap>& points, bool shortest)
        : network_(network), shortest_(shortest), out_(network.vertex_count() + 2 * points.size()) {
        for (std::size_t a = 0; a < network.arc_count(); ++a)
            add(network.arc_tail[a].index(), network.arc_head[a].index(), network.arc_ticks[a],
                network.arc_decimetres[a]);
        for (std::size_t p = 0; p < points.size(); ++p)
            for (const snap::Join& join : points[p].joins) {
                for (const VertexId corner : join.corners)
                    walk(p, corner.index(), join.corner_walk, join.corner_walk_metres);
                if (join.along) feet_.push_back({p, &join, add_vertex(), add_vertex()});
            }
        std::sort(feet_.begin(), feet_.end(), [](const Foot& a, const Foot& b) {
            return std::tuple(a.join->chain, a.join->position, a.forward) <
                   std::tuple(b.join->chain, b.join->position, b.forward);
        });
        for (auto first = feet_.begin(); first != feet_.end();) {
            const auto last = std::find_if(first, feet_.end(), [&](const Foot& foot) {
                return foot.join->chain != first->join->chain;
            });
            split(first->join->chain, {first, last});
            first = last;
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
        return network_.vertex_count() + 2 * point;
    }
    [[nodiscard]] std::size_t end(std::size_t point) const { return start(point) + 1; }

  private:
    struct Foot {
        std::size_t point;
        const snap::Join* join;
        std::size_t forward, backward;  ///< its vertices
    };
    std::size_t add_vertex() {
        out_.emplace_back();
        return out_.size() - 1;
    }
    void walk(std::size_t point, std::size_t foot, Duration time, float metres) {
        add(start(point), foot, time.count(), decimetres(metres));
        add(foot, end(point), time.count(), decimetres(metres));
    }
    /// Gets on and off at the feet; those of two points at one place are one.
    void join(std::span<const Foot> feet) {
        for (std::size_t i = 0; i < feet.size(); ++i)
            for (const auto vertex : {&Foot::forward, &Foot::backward}) {
                const std::size_t here = feet[i].*vertex;
                walk(feet[i].point, here, feet[i].join->walk, feet[i].join->walk_metres);
                if (i == 0 || feet[i].join->position != feet[i - 1].join->position) continue;
                add(here, feet[i - 1].*vertex, 0, 0);
                add(feet[i - 1].*vertex, here, 0, 0);
            }
    }
    void add(std::size_t tail, std::size_t head, std::uint64_t ticks, std::uint64_t length) {
        if (ticks >= kUnreachable.count()) return;
        out_[tail].emplace_back(head, shortest_ ? Cost{length, ticks} : Cost{ticks, length});
    }
    void split(ChainId chain, std::span<const Foot> feet) {
        const ArcId forward = network_.chain_forward_arc[chain.index()];
        const ArcId backward = network_.chain_backward_arc[chain.index()];
        const ArcId any = forward.exists() ? forward : backward;
        const std::uint32_t length = network_.arc_decimetres[any.index()];
        const auto along = [&](const Foot& foot) {
            return std::min(decimetres(foot.join->metres_from_first), length);
        };
        if (forward.exists()) {
            std::size_t at = network_.arc_tail[forward.index()].index();
            std::uint32_t ticks = 0, metres = 0;
            for (const Foot& foot : feet) {
                add(at, foot.forward, foot.join->forward_offset - ticks, along(foot) - metres);
                at = foot.forward, ticks = foot.join->forward_offset, metres = along(foot);
            }
            add(at, network_.arc_head[forward.index()].index(),
                network_.arc_ticks[forward.index()] - ticks, length - metres);
        }
        if (backward.exists()) {
            std::size_t at = network_.arc_tail[backward.index()].index();
            std::uint32_t ticks = 0, metres = length;
            for (auto foot = feet.rbegin(); foot != feet.rend(); ++foot) {
                add(at, foot->backward, foot->join->backward_offset - ticks, metres - along(*foot));
                at = foot->backward, ticks = foot->join->backward_offset, metres = along(*foot);
            }
            add(at, network_.arc_head[backward.index()].index(),
                network_.arc_ticks[backward.index()] - ticks, metres);
        }
        join(feet);
    }

    const RoadNetwork& network_;
    bool shortest_;
    std::vector<std::vector<std::pair<std::size_t, Cost>>> out_;
    std::vector<Foot> feet_;  ///< by chain and position
};

Trip judged(const Snap& from, const Snap& to, MatrixTwin::Cost cost, const MatrixOptions& options) {
    for (const Snap* end : {&from, &to})
        if (!end->exists()) return {kUnreachable, 0, unsnapped(end->fate)};
    if (cost.first == ~0ULL) return {kUnreachable, 0, Reason::kNoPath};
    auto [ticks, metres] = cost;
    if (options.shortest) std::swap(ticks, metres);
    const Trip trip{Duration{static_cast<std::uint32_t>(ticks)}, static_cast<std::uint32_t>(metres),
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
        const MatrixTwin twin(network, points, options.shortest);
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
