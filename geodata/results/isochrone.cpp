#include "geodata/results/isochrone.h"

#include <cmath>
#include <memory>

#include "geodata/results/vector_file.h"

namespace relais::results {
namespace {

using Shape = std::unique_ptr<OGRGeometry>;

/// Everything is done in cells, whose corners are whole numbers.
Shape square_of(const routes::Square& square) {
    auto ring = std::make_unique<OGRLinearRing>();
    const double x = square.x;
    const double y = square.y;
    const double side = square.side;
    for (const auto& [px, py] :
         {std::pair{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}})
        ring->addPoint(px, py);
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    return polygon;
}

Shape union_of(const std::vector<routes::Square>& squares, std::size_t limit) {
    OGRMultiPolygon all;
    for (const routes::Square& square : squares)
        if (square.first_limit <= limit && limit < square.end_limit)
            all.addGeometryDirectly(square_of(square).release());
    return Shape(all.UnionCascaded());
}

/// Takes the steps off, inwards: a border drawn in by more than the straightening moves it.
Shape smoothed(const OGRGeometry& stepped) {
    constexpr double kInwards = 0.75;     // cells
    constexpr double kStraighten = 0.70;  // cells
    const Shape drawn_in(stepped.Buffer(-kInwards, 8));
    return Shape(drawn_in->SimplifyPreserveTopology(kStraighten));
}

double rounded(double degrees) {
    return std::round(degrees * 1e7) / 1e7;
}

void to_degrees(OGRLinearRing& ring, const routes::ReachedArea& area) {
    for (int i = 0; i < ring.getNumPoints(); ++i)
        ring.setPoint(i, rounded(area.lon(ring.getX(i))), rounded(area.lat(ring.getY(i))));
}

std::unique_ptr<OGRMultiPolygon> in_degrees(const OGRGeometry& shape,
                                            const routes::ReachedArea& area) {
    auto result = std::make_unique<OGRMultiPolygon>();
    const Shape forced(OGRGeometryFactory::forceToMultiPolygon(shape.clone()));
    for (OGRPolygon* polygon : *forced->toMultiPolygon()) {
        if (polygon->IsEmpty()) continue;
        for (OGRLinearRing* ring : *polygon) to_degrees(*ring, area);
        result->addGeometry(polygon);
    }
    return result;
}

std::unique_ptr<OGRLineString> line_of(const std::vector<Coordinate>& places) {
    auto line = std::make_unique<OGRLineString>();
    for (const Coordinate place : places) line->addPoint(place.lon(), place.lat());
    return line;
}

}  // namespace

void write_isochrone_areas(const std::filesystem::path& file, const routes::ReachedArea& area,
                           const std::vector<Duration>& limits, const std::string& data_date) {
    VectorFile vectors(file, data_date);
    LayerWriter layer = vectors.layer("isochrones", wkbMultiPolygon);
    const int minutes = layer.column("minutes", OFTReal);
    std::vector<Shape> shapes;
    for (std::size_t limit = 0; limit < limits.size(); ++limit) {
        Shape shape = smoothed(*union_of(area.squares, limit));
        // Straightening may have moved a border that both share past the smaller area's.
        if (!shapes.empty()) shape.reset(shape->Union(shapes.back().get()));
        shapes.push_back(std::move(shape));
    }
    for (std::size_t limit = limits.size(); limit-- > 0;)
        layer.row(in_degrees(*shapes[limit], area),
                  [&](OGRFeature& row) { row.SetField(minutes, to_minutes(limits[limit])); });
    vectors.publish();
}

void write_isochrone_lines(const std::filesystem::path& file, const graph::RoadNetwork& network,
                           const std::vector<routes::ReachedLine>& lines,
                           const std::vector<Duration>& limits, const std::string& data_date) {
    VectorFile vectors(file, data_date);
    LayerWriter layer = vectors.layer("isochrones", wkbLineString);
    const int minutes = layer.column("minutes", OFTReal);
    const int way = layer.column("way", OFTInteger64);
    const int name = layer.column("name", OFTString);
    const int road_class = layer.column("class", OFTString);
    for (const routes::ReachedLine& line : lines) {
        const graph::Way& road = network.ways[line.way];
        layer.row(line_of(line.line), [&](OGRFeature& row) {
            row.SetField(minutes, to_minutes(limits[line.band]));
            row.SetField(way, static_cast<GIntBig>(road.osm_id));
            row.SetField(name, network.name(road));
            row.SetField(road_class, graph::road_class_names()[road.road_class]);
        });
    }
    vectors.publish();
}

}  // namespace relais::results
