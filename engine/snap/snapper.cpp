#include "engine/snap/snapper.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "engine/core/parallel.h"
#include "engine/graph/copies.h"
#include "engine/graph/parts.h"
#include "engine/snap/junctions.h"
#include "engine/snap/offsets.h"
#include "engine/snap/open_roads.h"
#include "engine/snap/road_search.h"

namespace relais::snap {
namespace {

constexpr double kWholePiece = 4'294'967'296.0;  // 2^32

/// A fraction as it is kept in Snap::position: 1 is stored as the largest 32-bit number.
std::uint32_t quantised(double fraction) {
    return static_cast<std::uint32_t>(std::min(fraction * kWholePiece, kWholePiece - 1));
}

/// Pieces of ways with any of these are never joined.
constexpr std::uint8_t kNeverJoined = static_cast<std::uint8_t>(graph::WayFlag::kTunnel) |
                                      static_cast<std::uint8_t>(graph::WayFlag::kNoEntry);
constexpr auto kBridge = static_cast<std::uint8_t>(graph::WayFlag::kBridge);

Join make_join(std::span<const graph::ShapePoint> shape, const Candidate& candidate,
               double walking_metres_per_second) {
    const graph::ShapePoint& a = shape[candidate.piece];
    const graph::ShapePoint& b = shape[candidate.piece + 1];
    const double f = candidate.foot.fraction;
    double metres = 0;
    for (std::size_t i = 0; i < candidate.piece; ++i)
        metres += distance_metres(shape[i].place, shape[i + 1].place);
    Join join;
    join.chain = candidate.chain;
    const std::uint32_t fraction = quantised(f);
    join.position = std::uint64_t{candidate.piece} << 32 | fraction;
    join.forward_offset = between(a.forward_ticks, b.forward_ticks, fraction);
    join.backward_offset = between(b.backward_ticks, a.backward_ticks, ~fraction);
    join.walk = from_seconds(candidate.foot.metres / walking_metres_per_second);
    join.walk_metres = static_cast<float>(candidate.foot.metres);
    join.metres_from_first = static_cast<float>(metres + f * distance_metres(a.place, b.place));
    join.place = interpolate(a.place, b.place, f);
    return join;
}

std::vector<std::uint8_t> joinable(std::span<const PartId> parts_of_places) {
    std::vector<std::uint8_t> result;
    for (const PartId part : parts_of_places) result.push_back(part.exists() ? 1 : 0);
    return result;
}

}  // namespace

struct Snapper::Index {
    using Roads = RoadSearch::Roads;

    graph::RoadNetwork network;
    Options options;
    graph::Copies copies;
    std::vector<PartId> part;  ///< of places on each chain; none where no point may join it
    RoadSearch search;
    OpenRoads open_roads;
    Junctions junctions;

    Index(graph::RoadNetwork roads, Options chosen)
        : network(std::move(roads)),
          options(chosen),
          copies(network),
          part(graph::parts_of_places(network, copies)),
          search(network, joinable(part)),
          open_roads(network, joinable(part)),
          junctions(network) {}

    [[nodiscard]] bool in_data(Coordinate point) const {
        if (network.data_cells.empty()) return search.in_bounds(point);
        return graph::any_cell_near(network.data_cells, point, options.max_metres);
    }
    [[nodiscard]] Candidate nearest(Coordinate point, double max_metres, Passed passed,
                                    const RoadSearch::Filter& filter = {}) const {
        return search.nearest(Roads::kJoinable, point, max_metres, passed, filter);
    }
    /// The nearest road that a point may join, bridges and roads across water last.
    [[nodiscard]] Candidate nearest_road(Coordinate point) const {
        static constexpr Passed kOrders[] = {{kNeverJoined | kBridge, true},
                                             {kNeverJoined, true},
                                             {kNeverJoined | kBridge, false},
                                             {kNeverJoined, false}};
        Candidate best;
        for (const Passed& passed : kOrders) {
            best = nearest(point, options.max_metres, passed);
            if (best.chain.exists()) break;
        }
        if (best.chain.exists() && best.foot.metres > kFarthestBesideFerry &&
            search.ferry_metres(point, best.foot.metres) < best.foot.metres)
            return {};
        return best;
    }
    /// The road on which a point is, of any kind, if places beside it do not join it, or if the
    /// point is the end of a chain and so means that vertex.
    [[nodiscard]] Candidate road_under(Coordinate point) const {
        constexpr double kRounding = 0.02;  // metres: coordinates have seven decimals
        const Candidate found = nearest(point, kRounding, {});
        if (!found.chain.exists()) return {};
        const bool alone = is_first(found) || is_last(found) ||
                           !joined_anywhere(network, network.shape(found.chain)[found.piece]);
        return alone ? found : Candidate{};
    }
    [[nodiscard]] static bool is_first(const Candidate& candidate) {
        return candidate.piece == 0 && candidate.foot.fraction == 0;
    }
    [[nodiscard]] bool is_last(const Candidate& candidate) const {
        return candidate.piece + 2 == network.shape(candidate.chain).size() &&
               candidate.foot.fraction == 1;
    }

    [[nodiscard]] Join join_at(Coordinate point, const Candidate& candidate) const {
        const auto shape = network.shape(candidate.chain);
        Join join = make_join(shape, candidate, options.walking_metres_per_second);
        join.part = part[candidate.chain.index()];
        const auto repeated = copies.of(candidate.chain);
        join.copies.assign(repeated.begin(), repeated.end());
        add_corners(point, shape, candidate, join);
        return join;
    }
    /// The junction at the end of the chain at or near a join.
    void add_corners(Coordinate point, std::span<const graph::ShapePoint> shape,
                     const Candidate& candidate, Join& join) const {
        if (is_first(candidate) || is_last(candidate)) {
            join.along = false;
            join.corners = junctions.of(end_of(candidate.chain, is_last(candidate)));
            join.corner_walk = join.walk;
            join.corner_walk_metres = join.walk_metres;
            return;
        }
        const ArcId arc = network.arc_of(candidate.chain);
        const double before = double{join.metres_from_first};
        const double after = network.arc_decimetres[arc.index()] / 10.0 - before;
        const bool to_last = after < before;
        if (std::min(before, after) > kCornerMetres) return;
        const VertexId corner = end_of(candidate.chain, to_last);
        const bool two_way = network.chain_forward_arc[candidate.chain.index()].exists() &&
                             network.chain_backward_arc[candidate.chain.index()].exists();
        if (two_way || junctions.is_split(corner)) return;
        const double metres =
            distance_metres(point, (to_last ? shape.back() : shape.front()).place);
        join.corners = junctions.of(corner);
        join.corner_walk = from_seconds(metres / options.walking_metres_per_second);
        join.corner_walk_metres = static_cast<float>(metres);
    }
    [[nodiscard]] VertexId end_of(ChainId chain, bool last) const {
        const ArcId arc = network.arc_of(chain);
        const bool forward = network.chain_forward_arc[chain.index()].exists();
        return forward == last ? network.arc_head[arc.index()] : network.arc_tail[arc.index()];
    }

    /// Joins the road, and a road open to all where that may be better.
    void join_here_and_beside(Coordinate point, const Candidate& road, Passed passed,
                              Snap& snap) const {
        snap.joins.push_back(join_at(point, road));
        if (open_roads.contains(road.chain)) return;
        const double far =
            std::min(options.max_metres, road.foot.metres + options.farther_to_open_metres);
        const PartId here = part[road.chain.index()];
        const Candidate other = nearest(point, far, passed, [&](ChainId chain) {
            return open_roads.contains(chain) && part[chain.index()] == here;
        });
        if (!other.chain.exists()) return;
        Join open = join_at(point, other);
        if (open_roads.there_and_back(network, open) <
            open_roads.there_and_back(network, snap.joins.back()))
            snap.joins.push_back(std::move(open));
    }
    /// Where the road is in a small part: a road of the largest part within reach.
    void join_larger_part(Coordinate point, const Candidate& road, Snap& snap) const {
        constexpr Passed kPassed{kNeverJoined | kBridge, true};
        PartId largest = part[road.chain.index()];
        const auto is_larger = [&](ChainId chain) { return part[chain.index()] < largest; };
        Candidate best;
        while (largest > PartId{0U}) {
            const Candidate found = nearest(point, options.max_metres, kPassed, is_larger);
            if (!found.chain.exists()) break;
            best = found;
            largest = part[found.chain.index()];
        }
        if (best.chain.exists()) join_here_and_beside(point, best, kPassed, snap);
    }
    [[nodiscard]] Near near(Roads roads, Coordinate point, std::uint8_t flags) const {
        const Candidate best =
            search.nearest(roads, point, std::numeric_limits<double>::infinity(), {flags, false});
        if (!best.chain.exists()) return {};
        const auto shape = network.shape(best.chain);
        return {
            best.chain, best.foot.metres,
            interpolate(shape[best.piece].place, shape[best.piece + 1].place, best.foot.fraction)};
    }
};

bool joined_anywhere(const graph::RoadNetwork& network, const graph::ShapePoint& piece) {
    return (flags_of(network, piece) & (kNeverJoined | kBridge)) == 0;
}

std::vector<std::uint8_t> joinable_chains(const graph::RoadNetwork& network) {
    return joinable(graph::parts_of_places(network, graph::Copies(network)));
}

Snapper::Snapper(graph::RoadNetwork network, Options options)
    : index_(std::make_unique<const Index>(std::move(network), options)) {}
Snapper::~Snapper() = default;
Snapper::Snapper(Snapper&&) noexcept = default;
Snapper& Snapper::operator=(Snapper&&) noexcept = default;

const Options& Snapper::options() const {
    return index_->options;
}

Snap Snapper::snap(Coordinate point) const {
    Snap snap;
    if (const Candidate under = index_->road_under(point); under.chain.exists()) {
        snap.fate = Fate::kSnapped;
        snap.joins.push_back(index_->join_at(point, under));
        return snap;
    }
    const Candidate road = index_->nearest_road(point);
    if (road.chain.exists()) {
        snap.fate = Fate::kSnapped;
        index_->join_here_and_beside(point, road, {kNeverJoined | kBridge, true}, snap);
        index_->join_larger_part(point, road, snap);
    } else if (index_->search
                   .nearest(Index::Roads::kIslands, point, index_->options.max_metres,
                            {kNeverJoined, true})
                   .chain.exists()) {
        snap.fate = Fate::kIsland;
    } else if (!index_->in_data(point)) {
        snap.fate = Fate::kOutsideData;
    }
    return snap;
}

Survey Snapper::survey(Coordinate point) const {
    return {index_->near(Index::Roads::kJoinable, point, kNeverJoined),
            index_->near(Index::Roads::kIslands, point, 0)};
}

std::vector<Snap> Snapper::snap_all(std::span<const Coordinate> points) const {
    constexpr std::size_t kChunk = 256;
    std::vector<Snap> snaps(points.size());
    for_each_index((points.size() + kChunk - 1) / kChunk, [&](std::size_t chunk, std::size_t) {
        const std::size_t end = std::min(points.size(), (chunk + 1) * kChunk);
        for (std::size_t i = chunk * kChunk; i < end; ++i) snaps[i] = snap(points[i]);
    });
    return snaps;
}

}  // namespace relais::snap
