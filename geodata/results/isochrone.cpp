#include "geodata/results/isochrone.h"

#include <cmath>
#include <memory>

#include <ogrsf_frmts.h>

#include "geodata/results/layers.h"
#include "geodata/tables/geometry.h"

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

/// Of each limit, the smaller within the larger.
std::vector<Shape> nested_shapes(const routes::ReachedArea& area, std::size_t limits) {
    std::vector<Shape> shapes;
    for (std::size_t limit = 0; limit < limits; ++limit) {
        Shape shape = smoothed(*union_of(area.squares, limit));
        // Straightening may have moved a border that both share past the smaller area's.
        if (!shapes.empty()) shape.reset(shape->Union(shapes.back().get()));
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

}  // namespace

Table isochrone_areas(const routes::ReachedArea& area, const std::vector<Duration>& limits) {
    const auto write = [&](Rows& rows) {
        const std::vector<Shape> shapes = nested_shapes(area, limits.size());
        for (std::size_t limit = limits.size(); limit-- > 0;)
            rows.number(to_minutes(limits[limit]))
                .shape([&] { return in_degrees(*shapes[limit], area); })
                .end();
    };
    return {"isochrones", {{"minutes", Type::kMinutes}}, write, ShapeType::kArea};
}

Table isochrone_lines(const graph::RoadNetwork& network,
                      const std::vector<routes::ReachedLine>& lines,
                      const std::vector<Duration>& limits) {
    const auto write = [&](Rows& rows) {
        for (const routes::ReachedLine& line : lines) {
            const graph::Way& road = network.ways[line.way];
            rows.number(to_minutes(limits[line.band]))
                .integer(road.osm_id)
                .text(network.name(road))
                .text(graph::road_class_names()[road.road_class])
                .shape([&] { return tables::to_ogr(line.line); })
                .end();
        }
    };
    return {"isochrones",
            {{"minutes", Type::kMinutes}, {"way", Type::kCount}, {"name"}, {"class"}},
            write,
            ShapeType::kLine};
}

void write_isochrone(const std::filesystem::path& file, const Table& table, const Formats& asked,
                     const About& about) {
    const char* const driver = driver_of(file.string());  // known before anything is written
    TableFiles files(file.parent_path(), asked, about);
    write_layers(files.file(file.filename().string()), driver, {&table}, about);
    files.add_beside(file, table);
    files.publish();
}

}  // namespace relais::results
