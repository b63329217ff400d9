#include "engine/snap/snapper.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <unordered_map>

#include "engine/core/disjoint_sets.h"
#include "engine/core/parallel.h"
#include "engine/graph/copies.h"
#include "engine/graph/parts.h"
#include "engine/snap/offsets.h"
#include "engine/snap/open_roads.h"
#include "engine/snap/water.h"

namespace relais::snap {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using PlanePoint = bg::model::point<float, 2, bg::cs::cartesian>;
using Box = bg::model::box<PlanePoint>;
using Entry = std::pair<Box, ChainId>;
using Tree = bgi::rtree<Entry, bgi::rstar<16>>;

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180.0;
/// Boxes are floats: they are widened by more than the rounding error (1e-7 of 180 degrees).
constexpr float kBoxMargin = 4e-5F;

/// The best place on one chain.
struct Candidate {
    ChainId chain;
    std::size_t piece = 0;
    Foot foot;
};

constexpr double kWholePiece = 4'294'967'296.0;  // 2^32

/// A fraction as it is kept in Snap::position: 1 is as near to 2^32 as 32 bits come.
std::uint32_t quantised(double fraction) {
    return static_cast<std::uint32_t>(std::min(fraction * kWholePiece, kWholePiece - 1));
}

/// Pieces of ways with any of these are never joined.
constexpr std::uint8_t kNeverJoined = static_cast<std::uint8_t>(graph::WayFlag::kTunnel) |
                                      static_cast<std::uint8_t>(graph::WayFlag::kNoEntry);
constexpr auto kBridge = static_cast<std::uint8_t>(graph::WayFlag::kBridge);

std::uint8_t flags_of(const graph::RoadNetwork& network, const graph::ShapePoint& piece) {
    return piece.way < network.ways.size() ? network.ways[piece.way].flags : std::uint8_t{0};
}

bool is_ferry(const graph::RoadNetwork& network, const graph::ShapePoint& piece) {
    return piece.way < network.ways.size() &&
           network.ways[piece.way].road_class == graph::ferry_class();
}

/// The vertices of every junction that turn restrictions have split. Its vertices hang together by
/// links of no length, or are the ends of the two arcs of one chain.
class Junctions {
  public:
    explicit Junctions(const graph::RoadNetwork& network) : sets_(network.vertex_count()) {
        for (std::size_t c = 0; c < network.chain_count(); ++c) {
            const ChainId chain{c};
            const ArcId forward = network.chain_forward_arc[c];
            const ArcId backward = network.chain_backward_arc[c];
            if (forward.exists() && backward.exists()) {
                join(network.arc_tail[forward.index()], network.arc_head[backward.index()]);
                join(network.arc_head[forward.index()], network.arc_tail[backward.index()]);
            }
            const auto shape = network.shape(chain);
            if (shape.size() != 2 || shape[0].place != shape[1].place || !network.is_copy(chain))
                continue;
            const ArcId arc = network.arc_of(chain);
            join(network.arc_tail[arc.index()], network.arc_head[arc.index()]);
        }
        for (const VertexId vertex : joined_) {
            const std::uint32_t name = sets_.find(vertex.value());
            split_[vertex.value()] = name;
            auto& members = members_[name];
            if (std::find(members.begin(), members.end(), vertex) == members.end())
                members.push_back(vertex);
        }
        for (auto& [name, members] : members_) std::sort(members.begin(), members.end());
    }

    /// All vertices of the junction that a vertex belongs to, ascending.
    [[nodiscard]] std::vector<VertexId> of(VertexId vertex) const {
        const auto found = split_.find(vertex.value());
        if (found == split_.end()) return {vertex};
        return members_.at(found->second);
    }
    [[nodiscard]] bool is_split(VertexId vertex) const { return split_.contains(vertex.value()); }

  private:
    void join(VertexId a, VertexId b) {
        if (a != b) sets_.join(a.value(), b.value()), joined_.insert(joined_.end(), {a, b});
    }

    DisjointSets sets_;
    std::vector<VertexId> joined_;
    std::unordered_map<std::uint32_t, std::vector<VertexId>> members_;
    std::unordered_map<std::uint32_t, std::uint32_t> split_;  ///< vertex to the name of its set
};

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

/// What a search for the nearest road passes over.
struct Passed {
    std::uint8_t flags = 0;  ///< pieces of ways with any of these graph::WayFlag
    bool wet = false;        ///< pieces that one walks through water to
};

struct Snapper::Index {
    graph::RoadNetwork network;
    Options options;
    /// East-west scale of the tree: the cosine of the highest latitude, so that distances to boxes
    /// never exceed the true ones and no box that holds the answer is passed over.
    double shrink = 1;
    Tree roads;    ///< chains that points may join
    Tree islands;  ///< the others, to say why a point was not snapped
    Tree ferries;  ///< chains with a ferry's line, of either
    std::optional<OpenRoads> open_roads;
    std::vector<PartId> part;  ///< of places on each chain; none where no point may join it
    std::optional<graph::Copies> copies;
    std::optional<Junctions> junctions;
    std::optional<Water> water;
    Box bounds = bg::make_inverse<Box>();

    [[nodiscard]] PlanePoint plane(Coordinate c) const {
        return {static_cast<float>(c.lon() * shrink), static_cast<float>(c.lat())};
    }
    [[nodiscard]] Box box(ChainId chain) const {
        Box result = bg::make_inverse<Box>();
        for (const graph::ShapePoint& point : network.shape(chain))
            bg::expand(result, plane(point.place));
        bg::add_point(result.min_corner(), PlanePoint{-kBoxMargin, -kBoxMargin});
        bg::add_point(result.max_corner(), PlanePoint{kBoxMargin, kBoxMargin});
        return result;
    }
    [[nodiscard]] bool in_data(Coordinate point) const {
        if (network.data_cells.empty()) return bg::covered_by(plane(point), bounds);
        return graph::any_cell_near(network.data_cells, point, options.max_metres);
    }
    /// Whether the walk from a point to its foot on a piece stays out of the water.
    [[nodiscard]] bool dry(Coordinate point, const graph::ShapePoint& from,
                           const graph::ShapePoint& to, const Foot& foot) const {
        return foot.metres <= kMostWaterMetres ||
               water->longest_stretch(point, interpolate(from.place, to.place, foot.fraction)) <=
                   kMostWaterMetres;
    }

    /// The nearest piece of a tree's chains within the maximum distance, of the chains that `fits`
    /// and without what is passed over; none: its chain does not exist. A first guess among the
    /// nearest boxes bounds the search; then every box that near is tried.
    template <class Fits>
    [[nodiscard]] Candidate nearest(const Tree& tree, Coordinate point, double max_metres,
                                    Passed passed, const Fits& fits) const {
        constexpr unsigned kGuesses = 4;
        const PlanePoint query = plane(point);
        Candidate best{ChainId{}, 0, {0, max_metres}};
        const auto consider = [&](const Entry& entry) {
            const auto shape = network.shape(entry.second);
            for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
                const Foot foot = nearest_on_piece(point, shape[i].place, shape[i + 1].place);
                const bool nearer = foot.metres < best.foot.metres ||
                                    (foot.metres == best.foot.metres && entry.second < best.chain);
                if (!nearer || (flags_of(network, shape[i]) & passed.flags) != 0 ||
                    (passed.wet && !dry(point, shape[i], shape[i + 1], foot)))
                    continue;
                best = {entry.second, i, foot};
            }
        };
        const auto fit = bgi::satisfies([&](const Entry& entry) { return fits(entry.second); });
        tree.query(bgi::nearest(query, kGuesses) && fit,
                   boost::make_function_output_iterator(consider));
        // Where the first guesses were passed over: squares of growing width before the whole.
        constexpr double kFirst = 100;
        constexpr double kLast = 100'000;
        for (double width = kFirst; !best.chain.exists() && width < std::min(max_metres, kLast);
             width *= 4)
            query_around(tree, query, width, fit, consider);
        if (!std::isfinite(best.foot.metres))
            tree.query(fit, boost::make_function_output_iterator(consider));
        else
            query_around(tree, query, best.foot.metres, fit, consider);
        return best;
    }
    template <class Fit, class Consider>
    void query_around(const Tree& tree, PlanePoint query, double metres, const Fit& fit,
                      const Consider& consider) const {
        const auto reach = static_cast<float>(metres / kMetresPerDegree) + kBoxMargin;
        Box around{query, query};
        bg::subtract_point(around.min_corner(), PlanePoint{reach, reach});
        bg::add_point(around.max_corner(), PlanePoint{reach, reach});
        tree.query(bgi::intersects(around) && fit, boost::make_function_output_iterator(consider));
    }

    [[nodiscard]] Candidate nearest(const Tree& tree, Coordinate point, double max_metres,
                                    Passed passed) const {
        return nearest(tree, point, max_metres, passed, [](ChainId) { return true; });
    }
    /// The nearest road that a point may join, bridges and roads across water last.
    [[nodiscard]] Candidate nearest_road(Coordinate point) const {
        static constexpr Passed kOrders[] = {{kNeverJoined | kBridge, true},
                                             {kNeverJoined, true},
                                             {kNeverJoined | kBridge, false},
                                             {kNeverJoined, false}};
        Candidate best;
        for (const Passed& passed : kOrders) {
            best = nearest(roads, point, options.max_metres, passed);
            if (best.chain.exists()) break;
        }
        if (best.chain.exists() && best.foot.metres > kFarthestBesideFerry &&
            ferry_metres(point, best.foot.metres) < best.foot.metres)
            return {};
        return best;
    }
    /// To the nearest line of a ferry; `most` where none is nearer.
    [[nodiscard]] double ferry_metres(Coordinate point, double most) const {
        double least = most;
        query_around(
            ferries, plane(point), most, bgi::satisfies([](const Entry&) { return true; }),
            [&](const Entry& entry) {
                const auto shape = network.shape(entry.second);
                for (std::size_t i = 0; i + 1 < shape.size(); ++i)
                    if (is_ferry(network, shape[i]))
                        least = std::min(
                            least,
                            nearest_on_piece(point, shape[i].place, shape[i + 1].place).metres);
            });
        return least;
    }

    /// The road that a point lies on, whatever it is, where that is one that places beside it do
    /// not join, or the point is the end of a chain and so means that vertex.
    [[nodiscard]] Candidate road_under(Coordinate point) const {
        constexpr double kRounding = 0.02;  // metres: coordinates have seven decimals
        const Candidate found = nearest(roads, point, kRounding, {});
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
        const auto repeated = copies->of(candidate.chain);
        join.copies.assign(repeated.begin(), repeated.end());
        add_corners(point, shape, candidate, join);
        return join;
    }
    /// The junction at the end of the chain that a join lies at, or near.
    void add_corners(Coordinate point, std::span<const graph::ShapePoint> shape,
                     const Candidate& candidate, Join& join) const {
        if (is_first(candidate) || is_last(candidate)) {
            join.along = false;
            join.corners = junctions->of(end_of(candidate.chain, is_last(candidate)));
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
        if (two_way || junctions->is_split(corner)) return;
        const double metres =
            distance_metres(point, (to_last ? shape.back() : shape.front()).place);
        join.corners = junctions->of(corner);
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
        if (open_roads->contains(road.chain)) return;
        const double far =
            std::min(options.max_metres, road.foot.metres + options.farther_to_open_metres);
        const PartId here = part[road.chain.index()];
        const Candidate other = nearest(roads, point, far, passed, [&](ChainId chain) {
            return open_roads->contains(chain) && part[chain.index()] == here;
        });
        if (!other.chain.exists()) return;
        Join open = join_at(point, other);
        if (open_roads->there_and_back(network, open) <
            open_roads->there_and_back(network, snap.joins.back()))
            snap.joins.push_back(std::move(open));
    }
    /// Where the road lies in a small part: a road of the largest one in reach.
    void join_larger_part(Coordinate point, const Candidate& road, Snap& snap) const {
        constexpr Passed kPassed{kNeverJoined | kBridge, true};
        PartId largest = part[road.chain.index()];
        const auto is_larger = [&](ChainId chain) { return part[chain.index()] < largest; };
        Candidate best;
        while (largest > PartId{0U}) {
            const Candidate found = nearest(roads, point, options.max_metres, kPassed, is_larger);
            if (!found.chain.exists()) break;
            best = found;
            largest = part[found.chain.index()];
        }
        if (best.chain.exists()) join_here_and_beside(point, best, kPassed, snap);
    }
    [[nodiscard]] Near near(const Tree& tree, Coordinate point, std::uint8_t flags) const {
        const Candidate best =
            nearest(tree, point, std::numeric_limits<double>::infinity(), {flags, false});
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

Snapper::Snapper(graph::RoadNetwork network, Options options) {
    auto index = std::make_unique<Index>();
    index->network = std::move(network);
    index->options = options;
    double highest = 0;
    for (const Coordinate& place : index->network.vertex_place)
        highest = std::max(highest, std::abs(place.lat()));
    index->shrink = std::cos(std::min(highest + 0.1, 89.9) * std::numbers::pi / 180.0);
    index->copies.emplace(index->network);
    index->part = graph::parts_of_places(index->network, *index->copies);
    const std::vector<std::uint8_t> may_join = joinable(index->part);
    std::vector<Entry> roads, islands, ferries;
    for (std::size_t c = 0; c < index->network.chain_count(); ++c) {
        if (may_join[c] == 0 && index->network.is_copy(ChainId{c})) continue;
        const Entry entry{index->box(ChainId{c}), ChainId{c}};
        (may_join[c] != 0 ? roads : islands).push_back(entry);
        const auto shape = index->network.shape(ChainId{c});
        if (std::any_of(shape.begin(), shape.end(), [&](const graph::ShapePoint& piece) {
                return is_ferry(index->network, piece);
            }))
            ferries.push_back(entry);
        bg::expand(index->bounds, entry.first);
    }
    index->roads = Tree(roads);  // packed, faster than one by one
    index->islands = Tree(islands);
    index->ferries = Tree(ferries);
    index->open_roads.emplace(index->network, may_join);
    index->junctions.emplace(index->network);
    index->water.emplace(index->network.shores.view());
    index_ = std::move(index);
}

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
    } else if (index_
                   ->nearest(index_->islands, point, index_->options.max_metres,
                             {kNeverJoined, true})
                   .chain.exists()) {
        snap.fate = Fate::kIsland;
    } else if (!index_->in_data(point)) {
        snap.fate = Fate::kOutsideData;
    }
    return snap;
}

Survey Snapper::survey(Coordinate point) const {
    return {index_->near(index_->roads, point, kNeverJoined),
            index_->near(index_->islands, point, 0)};
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

namespace {

/// Calls add(vertex, driven, leg) for each way along a chain that leaves (arrives at) a join.
template <class Add>
void for_each_way_along(const graph::RoadNetwork& network, ChainId chain, const Join& join,
                        bool departing, const Add& add) {
    using Leg = Foothold::Leg;
    const ArcId forward = network.chain_forward_arc[chain.index()];
    const ArcId backward = network.chain_backward_arc[chain.index()];
    const auto way = [&](ArcId arc, std::uint32_t offset, Leg leg) {
        if (!arc.exists()) return;
        if (departing)
            add(network.arc_head[arc.index()], network.arc_ticks[arc.index()] - offset, leg);
        else
            add(network.arc_tail[arc.index()], offset, leg);
    };
    way(forward, join.forward_offset, Leg::kForward);
    way(backward, join.backward_offset, Leg::kBackward);
}

void add_footholds(const graph::RoadNetwork& network, const Join& join, std::size_t index,
                   bool departing, Footholds& result) {
    const auto number = static_cast<std::uint8_t>(index);
    const auto add = [&](VertexId vertex, std::uint32_t driven, Foothold::Leg leg) {
        if (is_open(driven)) result.push_back({vertex, join.walk + Duration{driven}, number, leg});
    };
    if (join.along) {
        for_each_way_along(network, join.chain, join, departing, add);
        for (const ChainId copy : join.copies)
            if (!departing) for_each_way_along(network, copy, join, departing, add);
    }
    for (const VertexId corner : join.corners)
        result.push_back({corner, join.corner_walk, number, Foothold::Leg::kCorner});
}

Footholds footholds(const graph::RoadNetwork& network, const Snap& snap, bool departing) {
    Footholds result;
    for (std::size_t j = 0; j < snap.joins.size(); ++j)
        add_footholds(network, snap.joins[j], j, departing, result);
    return result;
}

}  // namespace

Footholds departures(const graph::RoadNetwork& network, const Snap& snap) {
    return footholds(network, snap, true);
}

Footholds departures(const graph::RoadNetwork& network, const Join& join) {
    Footholds result;
    add_footholds(network, join, 0, true, result);
    return result;
}

Footholds arrivals(const graph::RoadNetwork& network, const Snap& snap) {
    return footholds(network, snap, false);
}

Footholds arrivals(const graph::RoadNetwork& network, const Join& join) {
    Footholds result;
    add_footholds(network, join, 0, false, result);
    return result;
}

Duration along_chain(const graph::RoadNetwork& network, const Join& from, const Join& to) {
    if (from.chain != to.chain || !from.along || !to.along) return kUnreachable;
    Duration best = kUnreachable;
    const bool forward = network.chain_forward_arc[from.chain.index()].exists();
    const bool backward = network.chain_backward_arc[from.chain.index()].exists();
    if (forward && to.position >= from.position)
        best = Duration{to.forward_offset - from.forward_offset};
    if (backward && to.position <= from.position)
        best = std::min(best, Duration{to.backward_offset - from.backward_offset});
    return is_open(best.count()) ? from.walk + best + to.walk : kUnreachable;
}

Duration along_chain(const graph::RoadNetwork& network, const Snap& from, const Snap& to) {
    Duration best = kUnreachable;
    for (const Join& start : from.joins)
        for (const Join& end : to.joins) best = std::min(best, along_chain(network, start, end));
    return best;
}

}  // namespace relais::snap
