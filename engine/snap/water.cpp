#include "engine/snap/water.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

namespace relais::snap {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using GridPoint = bg::model::point<std::int32_t, 2, bg::cs::cartesian>;  // 1e-7 degree
using ShoreBox = bg::model::box<GridPoint>;
using ShoreEntry = std::pair<ShoreBox, std::uint32_t>;
using ShoreTree = bgi::rtree<ShoreEntry, bgi::rstar<16>>;

ShoreBox box_of(Coordinate a, Coordinate b) {
    return {{std::min(a.lon_e7, b.lon_e7), std::min(a.lat_e7, b.lat_e7)},
            {std::max(a.lon_e7, b.lon_e7), std::max(a.lat_e7, b.lat_e7)}};
}

/// Where the line crosses a shore: at which fraction of it, and whether into the water.
struct Crossing {
    double at;
    bool in;
    friend auto operator<=>(const Crossing&, const Crossing&) = default;
};

}  // namespace

struct Water::Index {
    std::vector<graph::Shore> shores;
    ShoreTree tree;
};

Water::Water(std::span<const graph::Shore> shores) {
    if (shores.empty()) return;
    auto index = std::make_unique<Index>();
    index->shores.assign(shores.begin(), shores.end());
    std::vector<ShoreEntry> entries;
    for (std::uint32_t i = 0; i < shores.size(); ++i)
        entries.emplace_back(box_of(shores[i].from, shores[i].to), i);
    index->tree = ShoreTree(entries);
    index_ = std::move(index);
}

Water::~Water() = default;
Water::Water(Water&&) noexcept = default;
Water& Water::operator=(Water&&) noexcept = default;

double Water::longest_stretch(Coordinate from, Coordinate to) const {
    if (!index_) return 0;
    // Degrees east and north of `from`, the former shrunk: the line and the shores are straight.
    const double shrink = std::cos(from.lat() * std::numbers::pi / 180);
    const auto x = [&](Coordinate c) { return (double(c.lon_e7) - from.lon_e7) * shrink; };
    const auto y = [&](Coordinate c) { return double(c.lat_e7) - from.lat_e7; };
    const double dx = x(to);
    const double dy = y(to);
    const auto side = [&](Coordinate c) { return dx * y(c) - dy * x(c); };  // > 0: on the left
    std::vector<Crossing> crossings;
    const auto cross = [&](const ShoreEntry& entry) {
        const graph::Shore& shore = index_->shores[entry.second];
        const double a = side(shore.from);
        const double b = side(shore.to);
        if ((a > 0) == (b > 0)) return;
        const double f = a / (a - b);
        const double px = x(shore.from) + f * (x(shore.to) - x(shore.from));
        const double py = y(shore.from) + f * (y(shore.to) - y(shore.from));
        const double at = (px * dx + py * dy) / (dx * dx + dy * dy);
        if (at > 0 && at < 1) crossings.push_back({at, b > 0});
    };
    index_->tree.query(bgi::intersects(box_of(from, to)),
                       boost::make_function_output_iterator(cross));
    if (crossings.empty()) return 0;
    std::sort(crossings.begin(), crossings.end());
    // Waters may overlap. The number of waters at the start is such that the least depth along the
    // line is 0.
    int depth = 0;
    int least = 0;
    for (const Crossing& crossing : crossings)
        least = std::min(least, depth += crossing.in ? 1 : -1);
    depth = -least;
    const double metres = distance_metres(from, to);
    constexpr double kSeam = 0.1;  // metres: waters that touch are one
    double longest = 0;
    double since = 0;  // where the water that we are in began
    double left = -1;  // where the last one ended
    for (const Crossing& crossing : crossings) {
        if (crossing.in && depth++ == 0 && (crossing.at - left) * metres > kSeam)
            since = crossing.at;
        if (crossing.in || --depth > 0) continue;
        left = crossing.at;
        longest = std::max(longest, left - since);
    }
    if (depth > 0) longest = std::max(longest, 1 - since);
    return longest * metres;
}

}  // namespace relais::snap
