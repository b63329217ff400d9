#include "engine/snap/snapper.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <set>

#include "engine/core/parallel.h"
#include "engine/snap/offsets.h"
#include "engine/snap/open_roads.h"

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

/// Whether both vertices of a chain lie in the main component.
bool in_main(const graph::RoadNetwork& network, ChainId chain) {
    const ArcId arc = network.arc_of(chain);
    return network.vertex_in_main[network.arc_tail[arc.index()].index()] != 0 &&
           network.vertex_in_main[network.arc_head[arc.index()].index()] != 0;
}

/// The best place on one chain.
struct Candidate {
    ChainId chain;
    std::size_t piece = 0;
    Foot foot;
};

Candidate nearest_on_chain(std::span<const graph::ShapePoint> shape, ChainId chain,
                           Coordinate point) {
    Candidate best{chain, 0, {0, std::numeric_limits<double>::infinity()}};
    for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
        const Foot foot = nearest_on_piece(point, shape[i].place, shape[i + 1].place);
        if (foot.metres < best.foot.metres) best = {chain, i, foot};
    }
    return best;
}

constexpr double kWholePiece = 4'294'967'296.0;  // 2^32

/// A fraction as it is kept in Snap::position: 1 is as near to 2^32 as 32 bits come.
std::uint32_t quantised(double fraction) {
    return static_cast<std::uint32_t>(std::min(fraction * kWholePiece, kWholePiece - 1));
}

Snap make_snap(std::span<const graph::ShapePoint> shape, const Candidate& candidate,
               double walking_metres_per_second) {
    const graph::ShapePoint& a = shape[candidate.piece];
    const graph::ShapePoint& b = shape[candidate.piece + 1];
    const double f = candidate.foot.fraction;
    double metres = 0;
    for (std::size_t i = 0; i < candidate.piece; ++i)
        metres += distance_metres(shape[i].place, shape[i + 1].place);
    Snap snap;
    snap.chain = candidate.chain;
    const std::uint32_t fraction = quantised(f);
    snap.position = std::uint64_t{candidate.piece} << 32 | fraction;
    snap.forward_offset = between(a.forward_ticks, b.forward_ticks, fraction);
    snap.backward_offset = between(b.backward_ticks, a.backward_ticks, ~fraction);
    snap.walk = from_seconds(candidate.foot.metres / walking_metres_per_second);
    snap.walk_metres = static_cast<float>(candidate.foot.metres);
    snap.metres_from_first = static_cast<float>(metres + f * distance_metres(a.place, b.place));
    snap.place = interpolate(a.place, b.place, f);
    snap.fate = Fate::kSnapped;
    return snap;
}

}  // namespace

struct Snapper::Index {
    graph::RoadNetwork network;
    Options options;
    /// East-west scale of the tree: the cosine of the highest latitude, so that distances to boxes
    /// never exceed the true ones and no box that holds the answer is passed over.
    double shrink = 1;
    Tree main;     ///< chains of the main component
    Tree islands;  ///< the others, to tell why a point was not snapped
    std::optional<OpenRoads> open_roads;
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
    /// The nearest chain of a tree within the maximum distance, of those that `fits` a predicate of
    /// chains; none: its chain does not exist. A first guess among the nearest boxes bounds the
    /// search; then every box that near is tried.
    template <class Fits>
    [[nodiscard]] Candidate nearest(const Tree& tree, Coordinate point, double max_metres,
                                    const Fits& fits) const {
        constexpr unsigned kGuesses = 4;
        const PlanePoint query = plane(point);
        Candidate best{ChainId{}, 0, {0, max_metres}};
        const auto consider = [&](const Entry& entry) {
            const Candidate next =
                nearest_on_chain(network.shape(entry.second), entry.second, point);
            const bool nearer = next.foot.metres < best.foot.metres;
            if (nearer || (next.foot.metres == best.foot.metres && next.chain < best.chain))
                best = next;
        };
        const auto fit = bgi::satisfies([&](const Entry& entry) { return fits(entry.second); });
        tree.query(bgi::nearest(query, kGuesses) && fit,
                   boost::make_function_output_iterator(consider));
        if (!std::isfinite(best.foot.metres)) return best;  // an empty tree
        const auto reach = static_cast<float>(best.foot.metres / kMetresPerDegree) + kBoxMargin;
        Box around{query, query};
        bg::subtract_point(around.min_corner(), PlanePoint{reach, reach});
        bg::add_point(around.max_corner(), PlanePoint{reach, reach});
        tree.query(bgi::intersects(around) && fit, boost::make_function_output_iterator(consider));
        return best;
    }
    [[nodiscard]] Candidate nearest(const Tree& tree, Coordinate point, double max_metres) const {
        return nearest(tree, point, max_metres, [](ChainId) { return true; });
    }
    [[nodiscard]] Snap snap_to(const Candidate& candidate) const {
        return make_snap(network.shape(candidate.chain), candidate,
                         options.walking_metres_per_second);
    }
    /// Where a place joins whose nearest road is `nearest`: there, or at an open road.
    [[nodiscard]] Snap snap_beside(Coordinate point, const Candidate& nearest_road) const {
        const Snap here = snap_to(nearest_road);
        if (open_roads->contains(nearest_road.chain)) return here;
        const double far =
            std::min(options.max_metres, nearest_road.foot.metres + options.farther_to_open_metres);
        const Candidate other = nearest(
            main, point, far, [this](ChainId chain) { return open_roads->contains(chain); });
        if (!other.chain.exists()) return here;
        const Snap open = snap_to(other);
        return open_roads->there_and_back(network, open) < open_roads->there_and_back(network, here)
                   ? open
                   : here;
    }
    [[nodiscard]] Near near(const Tree& tree, Coordinate point) const {
        const Candidate best = nearest(tree, point, std::numeric_limits<double>::infinity());
        if (!best.chain.exists()) return {};
        const auto shape = network.shape(best.chain);
        return {
            best.chain, best.foot.metres,
            interpolate(shape[best.piece].place, shape[best.piece + 1].place, best.foot.fraction)};
    }
};

std::vector<std::uint8_t> joinable_chains(const graph::RoadNetwork& network) {
    const std::size_t count = network.chain_count();
    std::vector<std::uint8_t> joinable(count, 0);
    std::set<std::pair<Coordinate, Coordinate>> copied;  // the ends of what copies repeat
    const auto ends = [&](std::size_t c) {
        const auto shape = network.shape(ChainId{c});
        return std::pair(shape.front().place, shape.back().place);
    };
    for (std::size_t c = 0; c < count; ++c)
        if (network.is_copy(ChainId{c})) copied.insert(ends(c));
    for (std::size_t c = 0; c < count; ++c) {
        if (network.is_copy(ChainId{c}) || !in_main(network, ChainId{c})) continue;
        joinable[c] = 1;
        if (!copied.empty()) copied.erase(ends(c));
    }
    // What is left in `copied` is reached by its copy alone. Links of no length lead nowhere.
    for (std::size_t c = 0; c < count && !copied.empty(); ++c) {
        const bool link = network.shape(ChainId{c}).size() == 2 && ends(c).first == ends(c).second;
        if (network.is_copy(ChainId{c}) && !link && copied.contains(ends(c)) &&
            in_main(network, ChainId{c}))
            joinable[c] = 1;
    }
    return joinable;
}

Snapper::Snapper(graph::RoadNetwork network, Options options) {
    auto index = std::make_unique<Index>();
    index->network = std::move(network);
    index->options = options;
    double highest = 0;
    for (const Coordinate& place : index->network.vertex_place)
        highest = std::max(highest, std::abs(place.lat()));
    index->shrink = std::cos(std::min(highest + 0.1, 89.9) * std::numbers::pi / 180.0);
    const std::vector<std::uint8_t> joinable = joinable_chains(index->network);
    std::vector<Entry> main, islands;
    for (std::size_t c = 0; c < index->network.chain_count(); ++c) {
        if (joinable[c] == 0 && index->network.is_copy(ChainId{c})) continue;
        const Entry entry{index->box(ChainId{c}), ChainId{c}};
        (joinable[c] != 0 ? main : islands).push_back(entry);
        bg::expand(index->bounds, entry.first);
    }
    index->main = Tree(main);  // packed, faster than one by one
    index->islands = Tree(islands);
    index->open_roads.emplace(index->network, joinable);
    index_ = std::move(index);
}

Snapper::~Snapper() = default;
Snapper::Snapper(Snapper&&) noexcept = default;
Snapper& Snapper::operator=(Snapper&&) noexcept = default;

const Options& Snapper::options() const {
    return index_->options;
}

Snap Snapper::snap(Coordinate point) const {
    const Candidate best = index_->nearest(index_->main, point, index_->options.max_metres);
    if (best.chain.exists()) return index_->snap_beside(point, best);
    Snap snap;
    if (index_->nearest(index_->islands, point, index_->options.max_metres).chain.exists())
        snap.fate = Fate::kIsland;
    else if (!index_->in_data(point))
        snap.fate = Fate::kOutsideData;
    return snap;
}

Survey Snapper::survey(Coordinate point) const {
    return {index_->near(index_->main, point), index_->near(index_->islands, point)};
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

/// A way to leave or reach a point, unless something closed lies in it.
void add_open(Footholds& footholds, VertexId vertex, Duration walk, std::uint32_t driven) {
    if (is_open(driven)) footholds.at[footholds.count++] = {vertex, walk + Duration{driven}};
}

}  // namespace

Footholds departures(const graph::RoadNetwork& network, const Snap& snap) {
    Footholds result;
    if (!snap.exists()) return result;
    const ArcId forward = network.chain_forward_arc[snap.chain.index()];
    const ArcId backward = network.chain_backward_arc[snap.chain.index()];
    if (forward.exists())
        add_open(result, network.arc_head[forward.index()], snap.walk,
                 network.arc_ticks[forward.index()] - snap.forward_offset);
    if (backward.exists())
        add_open(result, network.arc_head[backward.index()], snap.walk,
                 network.arc_ticks[backward.index()] - snap.backward_offset);
    return result;
}

Footholds arrivals(const graph::RoadNetwork& network, const Snap& snap) {
    Footholds result;
    if (!snap.exists()) return result;
    const ArcId forward = network.chain_forward_arc[snap.chain.index()];
    const ArcId backward = network.chain_backward_arc[snap.chain.index()];
    if (forward.exists())
        add_open(result, network.arc_tail[forward.index()], snap.walk, snap.forward_offset);
    if (backward.exists())
        add_open(result, network.arc_tail[backward.index()], snap.walk, snap.backward_offset);
    return result;
}

Duration along_chain(const graph::RoadNetwork& network, const Snap& from, const Snap& to) {
    if (!from.exists() || from.chain != to.chain) return kUnreachable;
    Duration best = kUnreachable;
    const bool forward = network.chain_forward_arc[from.chain.index()].exists();
    const bool backward = network.chain_backward_arc[from.chain.index()].exists();
    if (forward && to.position >= from.position)
        best = Duration{to.forward_offset - from.forward_offset};
    if (backward && to.position <= from.position)
        best = std::min(best, Duration{to.backward_offset - from.backward_offset});
    return is_open(best.count()) ? from.walk + best + to.walk : kUnreachable;
}

}  // namespace relais::snap
