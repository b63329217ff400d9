#include "geodata/households/street_index.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace relais::households {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using PlanePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using Box = bg::model::box<PlanePoint>;

Box box_of(const StreetIndex::Piece& piece) {
    const auto [west, east] = std::minmax(piece.a.lon_e7, piece.b.lon_e7);
    const auto [south, north] = std::minmax(piece.a.lat_e7, piece.b.lat_e7);
    return {{double(west), double(south)}, {double(east), double(north)}};
}

/// Contains everything within `metres`, and slightly more, as the Earth is not flat.
Box box_around(Coordinate place, double metres) {
    constexpr double kE7PerMetre = 90.5;
    const double up = metres * kE7PerMetre;
    const double shrink = std::cos(place.lat() * std::numbers::pi / 180);
    const double right = up / std::max(shrink, 0.01);
    return {{place.lon_e7 - right, place.lat_e7 - up}, {place.lon_e7 + right, place.lat_e7 + up}};
}

}  // namespace

struct StreetIndex::Index {
    std::vector<Piece> pieces;
    bgi::rtree<std::pair<Box, std::uint32_t>, bgi::rstar<16>> tree;
};

StreetIndex::StreetIndex(std::vector<Piece> pieces) {
    std::vector<std::pair<Box, std::uint32_t>> boxes;
    boxes.reserve(pieces.size());
    for (const Piece& piece : pieces)
        boxes.emplace_back(box_of(piece), static_cast<std::uint32_t>(boxes.size()));
    index_ = std::make_unique<const Index>(
        Index{std::move(pieces), decltype(Index::tree){boxes.begin(), boxes.end()}});
}

StreetIndex::~StreetIndex() = default;

bool StreetIndex::near(Coordinate place) const {
    const auto is_near = [&](const std::pair<Box, std::uint32_t>& entry) {
        const Piece& piece = index_->pieces[entry.second];
        return nearest_on_piece(place, piece.a, piece.b).metres <= kNearMetres;
    };
    return index_->tree.qbegin(bgi::intersects(box_around(place, kNearMetres)) &&
                               bgi::satisfies(is_near)) != index_->tree.qend();
}

}  // namespace relais::households
