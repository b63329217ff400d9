#include "engine/scenario/selection.h"

#include <algorithm>
#include <limits>

#include <boost/geometry.hpp>

namespace relais::scenario {
namespace {

namespace bg = boost::geometry;
using PlanePoint = bg::model::d2::point_xy<double>;
using PlanePolygon = bg::model::polygon<PlanePoint>;
using PlaneArea = bg::model::multi_polygon<PlanePolygon>;
using Segment = bg::model::segment<PlanePoint>;

/// Units of 1e-7 degree: whole numbers in double, so nothing is lost.
PlanePoint plane(Coordinate c) {
    return {static_cast<double>(c.lon_e7), static_cast<double>(c.lat_e7)};
}

void append(const territory::Ring& from, PlanePolygon::ring_type& to) {
    for (const Coordinate& c : from) to.push_back(plane(c));
}

/// Least and greatest longitude and latitude.
struct Bounds {
    std::int32_t west = std::numeric_limits<std::int32_t>::max();
    std::int32_t south = std::numeric_limits<std::int32_t>::max();
    std::int32_t east = std::numeric_limits<std::int32_t>::min();
    std::int32_t north = std::numeric_limits<std::int32_t>::min();

    void expand(Coordinate c) {
        west = std::min(west, c.lon_e7);
        south = std::min(south, c.lat_e7);
        east = std::max(east, c.lon_e7);
        north = std::max(north, c.lat_e7);
    }
    [[nodiscard]] bool meets(const Bounds& other) const {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
};

}  // namespace

struct AreaTest::Shape {
    PlaneArea area;
    Bounds bounds;
};

AreaTest::AreaTest(const territory::MultiPolygon& area) {
    auto shape = std::make_unique<Shape>();
    for (const territory::Polygon& polygon : area) {
        PlanePolygon& part = shape->area.emplace_back();
        append(polygon.outer, part.outer());
        for (const territory::Ring& hole : polygon.holes)
            append(hole, part.inners().emplace_back());
    }
    bg::correct(shape->area);
    for (const territory::Polygon& polygon : area)
        for (const Coordinate& c : polygon.outer) shape->bounds.expand(c);
    shape_ = std::move(shape);
}

AreaTest::~AreaTest() = default;
AreaTest::AreaTest(AreaTest&&) noexcept = default;
AreaTest& AreaTest::operator=(AreaTest&&) noexcept = default;

bool AreaTest::covers(Coordinate place) const {
    Bounds here;
    here.expand(place);
    return here.meets(shape_->bounds) && bg::covered_by(plane(place), shape_->area);
}

bool AreaTest::touches(Coordinate a, Coordinate b) const {
    Bounds piece;
    piece.expand(a);
    piece.expand(b);
    if (!piece.meets(shape_->bounds)) return false;
    return covers(a) || covers(b) || bg::intersects(Segment{plane(a), plane(b)}, shape_->area);
}

std::vector<Piece> select_pieces(const graph::RoadNetwork& network, const RoadSelection& selection,
                                 std::size_t ways) {
    const auto wanted = [](const auto& list, auto value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    std::vector<bool> way_wanted;
    for (const graph::Way& way : network.ways)
        way_wanted.push_back(way_wanted.size() < ways && wanted(selection.ways, way.osm_id) &&
                             wanted(selection.classes, way.road_class) &&
                             (selection.names.empty() ||
                              wanted(selection.names, std::string_view(network.name(way)))));
    std::unique_ptr<AreaTest> area;
    if (!selection.area.empty()) area = std::make_unique<AreaTest>(selection.area);

    std::vector<Piece> pieces;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        for (std::size_t i = 0; i + 1 < shape.size(); ++i)
            if (way_wanted[shape[i].way] &&
                (!area || area->touches(shape[i].place, shape[i + 1].place)))
                pieces.push_back({ChainId{c}, static_cast<std::uint32_t>(i)});
    }
    return pieces;
}

}  // namespace relais::scenario
