#include "geodata/results/network_tables.h"

#include <algorithm>

#include "geodata/results/csv.h"
#include "geodata/results/geopackage.h"

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

std::unique_ptr<OGRGeometry> line_of(const graph::RoadNetwork& network, std::size_t arc) {
    auto line = std::make_unique<OGRLineString>();
    const auto shape = network.shape(network.arc_chain[arc]);
    line->setNumPoints(static_cast<int>(shape.size()), FALSE);
    const bool forward = goes_forward(network, arc);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const Coordinate place = shape[forward ? i : shape.size() - 1 - i].place;
        line->setPoint(static_cast<int>(i), place.lon(), place.lat());
    }
    return line;
}

void write_vertices(NewFile& file, const graph::RoadNetwork& network) {
    CsvRows rows(file);
    rows.text("vertex,lon,lat\n");
    for (std::size_t v = 0; v < network.vertex_count(); ++v) {
        rows.integer(static_cast<std::int64_t>(v));
        rows.text(",");
        rows.fixed(network.vertex_place[v].lon(), 7);
        rows.text(",");
        rows.fixed(network.vertex_place[v].lat(), 7);
        rows.end_row();
    }
    rows.flush();
}

void write_arcs(NewFile& file, const graph::RoadNetwork& network) {
    CsvRows rows(file);
    rows.text("tail,head,deciseconds,metres,way,ends_only\n");
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc) {
        rows.integer(network.arc_tail[arc].value());
        rows.text(",");
        rows.integer(network.arc_head[arc].value());
        rows.text(",");
        rows.integer(network.arc_ticks[arc]);
        rows.text(",");
        rows.tenths(network.arc_decimetres[arc]);
        rows.text(",");
        rows.integer(first_way(network, arc));
        rows.text(ends_only(network, arc) ? ",1" : ",0");
        rows.end_row();
    }
    rows.flush();
}

void write_vertices_layer(LayerWriter layer, const graph::RoadNetwork& network) {
    const int vertex = layer.column("vertex", OFTInteger64);
    for (std::size_t v = 0; v < network.vertex_count(); ++v)
        layer.row(point_of(network.vertex_place[v]),
                  [&](OGRFeature& row) { row.SetField(vertex, static_cast<GIntBig>(v)); });
}

void write_arcs_layer(LayerWriter layer, const graph::RoadNetwork& network) {
    const int tail = layer.column("tail", OFTInteger64);
    const int head = layer.column("head", OFTInteger64);
    const int deciseconds = layer.column("deciseconds", OFTInteger64);
    const int metres = layer.column("metres", OFTReal);
    const int way = layer.column("way", OFTInteger64);
    const int for_ends = layer.column("ends_only", OFTInteger);
    for (std::size_t arc = 0; arc < network.arc_count(); ++arc)
        layer.row(line_of(network, arc), [&](OGRFeature& row) {
            row.SetField(tail, static_cast<GIntBig>(network.arc_tail[arc].value()));
            row.SetField(head, static_cast<GIntBig>(network.arc_head[arc].value()));
            row.SetField(deciseconds, static_cast<GIntBig>(network.arc_ticks[arc]));
            row.SetField(metres, network.arc_decimetres[arc] / 10.0);
            row.SetField(way, static_cast<GIntBig>(first_way(network, arc)));
            row.SetField(for_ends, ends_only(network, arc) ? 1 : 0);
        });
}

}  // namespace

void write_network_csv(const std::filesystem::path& folder, const graph::RoadNetwork& network) {
    NewFiles files(folder);
    write_vertices(files.add("vertices.csv"), network);
    write_arcs(files.add("arcs.csv"), network);
    files.publish();
}

void write_network_geopackage(const std::filesystem::path& folder,
                              const graph::RoadNetwork& network, const std::string& data_date) {
    NewFiles files(folder);
    Geopackage package(files.add("network.gpkg"), data_date);
    write_vertices_layer(package.layer("vertices", wkbPoint), network);
    write_arcs_layer(package.layer("arcs", wkbLineString), network);
    package.close();
    files.publish();
}

}  // namespace relais::results
