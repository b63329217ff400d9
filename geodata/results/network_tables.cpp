#include "geodata/results/network_tables.h"

#include <algorithm>

#include <ogr_geometry.h>

#include "geodata/results/table.h"
#include "geodata/tables/geometry.h"

namespace relais::results {
namespace {

bool goes_forward(const graph::RoadNetwork& network, std::size_t arc) {
    return network.chain_forward_arc[network.arc_chain[arc].index()] == ArcId{arc};
}

std::int64_t first_way(const graph::RoadNetwork& network, std::size_t arc) {
    const auto shape = network.shape(network.arc_chain[arc]);
    // The last point of a chain has the way of the piece before it.
    const graph::ShapePoint& start = goes_forward(network, arc) ? shape.front() : shape.back();
    return network.ways[start.way].osm_id;
}

/// Whether a part of the arc is only for trips that start or end there.
bool ends_only(const graph::RoadNetwork& network, std::size_t arc) {
    const auto shape = network.shape(network.arc_chain[arc]);
    return std::any_of(shape.begin(), shape.end(), [&](const graph::ShapePoint& point) {
        return network.ways[point.way].has(graph::WayFlag::kEndsOnly);
    });
}

/// From tail to head.
std::vector<Coordinate> places_of(const graph::RoadNetwork& network, std::size_t arc) {
    std::vector<Coordinate> places;
    for (const graph::ShapePoint& point : network.shape(network.arc_chain[arc]))
        places.push_back(point.place);
    if (!goes_forward(network, arc)) std::reverse(places.begin(), places.end());
    return places;
}

/// Layers have the place of a vertex as its shape, other formats as columns.
Table vertex_table(const graph::RoadNetwork& network) {
    const auto write = [&](Rows& rows) {
        for (std::size_t v = 0; v < network.vertex_count(); ++v) {
            const Coordinate place = network.vertex_place[v];
            rows.count(v).number(place.lon()).number(place.lat()).end();
        }
    };
    return {"vertices",
            {{"vertex", Type::kCount}, {"lon", Type::kDegrees}, {"lat", Type::kDegrees}},
            write,
            ShapeType::kNone,
            kInCsv};
}

Table vertex_layer(const graph::RoadNetwork& network) {
    const auto write = [&](Rows& rows) {
        for (std::size_t v = 0; v < network.vertex_count(); ++v)
            rows.count(v).at(network.vertex_place[v]).end();
    };
    return {"vertices", {{"vertex", Type::kCount}}, write, ShapeType::kPoint, kInLayers};
}

Table arc_table(const graph::RoadNetwork& network) {
    const auto write = [&](Rows& rows) {
        for (std::size_t arc = 0; arc < network.arc_count(); ++arc)
            rows.count(network.arc_tail[arc].value())
                .count(network.arc_head[arc].value())
                .count(network.arc_ticks[arc])
                .number(network.arc_decimetres[arc] / 10.0)
                .integer(first_way(network, arc))
                .count(ends_only(network, arc) ? 1 : 0)
                .shape([&] { return tables::to_ogr(places_of(network, arc)); })
                .end();
    };
    return {"arcs",
            {{"tail", Type::kCount},
             {"head", Type::kCount},
             {"deciseconds", Type::kCount},
             {"metres", Type::kTenths},
             {"way", Type::kCount},
             {"ends_only", Type::kFlag}},
            write,
            ShapeType::kLine,
            kInCsv | kInLayers};
}

}  // namespace

void write_network(const std::filesystem::path& folder, const graph::RoadNetwork& network,
                   const Formats& formats, const About& about) {
    TableFiles files(folder, formats, about);
    files.add({"network", {vertex_table(network), vertex_layer(network), arc_table(network)}}, {});
    files.publish();
}

}  // namespace relais::results
