#include "engine/snap/road_search.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include "engine/core/geodesy.h"
#include "engine/graph/parts.h"

namespace relais::snap {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using PlanePoint = bg::model::point<float, 2, bg::cs::cartesian>;
using Box = bg::model::box<PlanePoint>;
using Entry = std::pair<Box, ChainId>;
using Tree = bgi::rtree<Entry, bgi::rstar<16>>;

/// Boxes are floats: they are widened by more than the rounding error (1e-7 of 180 degrees).
constexpr float kBoxMargin = 4e-5F;

bool is_ferry(const graph::RoadNetwork& network, const graph::ShapePoint& piece) {
    return piece.way < network.ways.size() &&
           network.ways[piece.way].road_class == graph::ferry_class();
}

bool has_ferry(const graph::RoadNetwork& network, ChainId chain) {
    const auto shape = network.shape(chain);
    return std::any_of(shape.begin(), shape.end(),
                       [&](const graph::ShapePoint& piece) { return is_ferry(network, piece); });
}

/// The cosine of the highest latitude of a network.
double least_shrink(const graph::RoadNetwork& network) {
    double highest = 0;
    for (const Coordinate& place : network.vertex_place)
        highest = std::max(highest, std::abs(place.lat()));
    return std::cos(std::min(highest + 0.1, 89.9) * std::numbers::pi / 180.0);
}

}  // namespace

std::uint8_t flags_of(const graph::RoadNetwork& network, const graph::ShapePoint& piece) {
    return piece.way < network.ways.size() ? network.ways[piece.way].flags : std::uint8_t{0};
}

struct RoadSearch::Trees {
    const graph::RoadNetwork& network;
    Water water;
    /// East-west scale of the trees: the cosine of the highest latitude, so that distances to boxes
    /// never exceed the true ones and no box with the answer is skipped.
    double shrink = 1;
    Tree joinable, islands;
    Tree ferries;  ///< chains with a ferry's line, of either
    Box bounds = bg::make_inverse<Box>();

    Trees(const graph::RoadNetwork& roads, std::span<const std::uint8_t> may_join)
        : network(roads), water(roads.shores.view()), shrink(least_shrink(roads)) {
        std::vector<Entry> joinable_entries, island_entries, ferry_entries;
        for (std::size_t c = 0; c < network.chain_count(); ++c) {
            const ChainId chain{c};
            if (may_join[c] == 0 && network.is_copy(chain)) continue;
            const Entry entry{box(chain), chain};
            (may_join[c] != 0 ? joinable_entries : island_entries).push_back(entry);
            if (has_ferry(network, chain)) ferry_entries.push_back(entry);
            bg::expand(bounds, entry.first);
        }
        joinable = Tree(joinable_entries);  // packed, faster than one by one
        islands = Tree(island_entries);
        ferries = Tree(ferry_entries);
    }

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
    /// Calls consider(entry) for the boxes within some metres of a point.
    template <class Fit, class Consider>
    void query_around(const Tree& tree, PlanePoint query, double metres, const Fit& fit,
                      const Consider& consider) const {
        const auto reach = static_cast<float>(metres / kMetresPerDegree) + kBoxMargin;
        Box around{query, query};
        bg::subtract_point(around.min_corner(), PlanePoint{reach, reach});
        bg::add_point(around.max_corner(), PlanePoint{reach, reach});
        tree.query(bgi::intersects(around) && fit, boost::make_function_output_iterator(consider));
    }
    /// Whether the walk from a point to its foot on a piece stays out of the water.
    [[nodiscard]] bool dry(Coordinate point, const graph::ShapePoint& from,
                           const graph::ShapePoint& to, const Foot& foot) const {
        return foot.metres <= kMostWaterMetres ||
               water.longest_stretch(point, interpolate(from.place, to.place, foot.fraction)) <=
                   kMostWaterMetres;
    }
};

RoadSearch::RoadSearch(const graph::RoadNetwork& network, std::span<const std::uint8_t> may_join)
    : trees_(std::make_unique<const Trees>(network, may_join)) {}
RoadSearch::~RoadSearch() = default;
RoadSearch::RoadSearch(RoadSearch&&) noexcept = default;
RoadSearch& RoadSearch::operator=(RoadSearch&&) noexcept = default;

// A first guess among the nearest boxes bounds the search; then every box that near is tried.
Candidate RoadSearch::nearest(Roads roads, Coordinate point, double max_metres, Passed passed,
                              const Filter& filter) const {
    constexpr unsigned kGuesses = 4;
    const graph::RoadNetwork& network = trees_->network;
    const Tree& tree = roads == Roads::kJoinable ? trees_->joinable : trees_->islands;
    const PlanePoint query = trees_->plane(point);
    Candidate best{ChainId{}, 0, {0, max_metres}};
    const auto consider = [&](const Entry& entry) {
        const auto shape = network.shape(entry.second);
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            const Foot foot = nearest_on_piece(point, shape[i].place, shape[i + 1].place);
            const bool nearer = foot.metres < best.foot.metres ||
                                (foot.metres == best.foot.metres && entry.second < best.chain);
            if (!nearer || (flags_of(network, shape[i]) & passed.flags) != 0 ||
                (passed.wet && !trees_->dry(point, shape[i], shape[i + 1], foot)))
                continue;
            best = {entry.second, i, foot};
        }
    };
    const auto fit =
        bgi::satisfies([&](const Entry& entry) { return !filter || filter(entry.second); });
    tree.query(bgi::nearest(query, kGuesses) && fit,
               boost::make_function_output_iterator(consider));
    // Where the first guesses were passed over: squares of growing width before the whole.
    constexpr double kFirst = 100;
    constexpr double kLast = 100'000;
    for (double width = kFirst; !best.chain.exists() && width < std::min(max_metres, kLast);
         width *= 4)
        trees_->query_around(tree, query, width, fit, consider);
    if (!std::isfinite(best.foot.metres))
        tree.query(fit, boost::make_function_output_iterator(consider));
    else
        trees_->query_around(tree, query, best.foot.metres, fit, consider);
    return best;
}

double RoadSearch::ferry_metres(Coordinate point, double most) const {
    double least = most;
    const auto consider = [&](const Entry& entry) {
        const auto shape = trees_->network.shape(entry.second);
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            if (!is_ferry(trees_->network, shape[i])) continue;
            least =
                std::min(least, nearest_on_piece(point, shape[i].place, shape[i + 1].place).metres);
        }
    };
    trees_->query_around(trees_->ferries, trees_->plane(point), most,
                         bgi::satisfies([](const Entry&) { return true; }), consider);
    return least;
}

bool RoadSearch::in_bounds(Coordinate point) const {
    return bg::covered_by(trees_->plane(point), trees_->bounds);
}

}  // namespace relais::snap
