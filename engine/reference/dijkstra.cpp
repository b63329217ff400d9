#include "engine/reference/dijkstra.h"

#include <algorithm>
#include <memory>

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "engine/graph/road_graph.h"

namespace relais::reference {
namespace {

// Time in the high half, identity in the low: the smaller number is nearer, then lower.
using Packed = std::uint64_t;
constexpr Packed kFar = Packed{kUnreachable.count()} << 32 | 0xffffffffU;

Packed pack(Duration time, std::uint32_t identity) {
    return Packed{time.count()} << 32 | identity;
}

}  // namespace

struct Dijkstra::Graph {
    graph::RoadGraph graph;
    std::vector<Packed> weight;  // by edge index, shifted like the labels
};

Dijkstra::Dijkstra(const graph::RoadNetwork& network, Direction direction) {
    auto graph = std::make_unique<Graph>();
    std::vector<std::uint32_t> ticks(network.arc_ticks.begin(), network.arc_ticks.end());
    if (direction == Direction::kFromSources) {
        graph->graph = graph::road_graph(network);
    } else {
        graph::ReversedRoadGraph reversed = graph::reversed_road_graph(network);
        graph->graph = std::move(reversed.graph);
        ticks = std::move(reversed.ticks);
    }
    graph->weight.resize(ticks.size());
    std::transform(ticks.begin(), ticks.end(), graph->weight.begin(),
                   [](std::uint32_t t) { return pack(Duration{t}, 0); });
    graph_ = std::move(graph);
}

Dijkstra::~Dijkstra() = default;
Dijkstra::Dijkstra(Dijkstra&&) noexcept = default;
Dijkstra& Dijkstra::operator=(Dijkstra&&) noexcept = default;

std::vector<Label> Dijkstra::search(std::span<const Source> sources) const {
    const graph::RoadGraph& graph = graph_->graph;
    const std::size_t n = num_vertices(graph);
    std::vector<Packed> distance(n, kFar);
    std::vector<std::uint32_t> starts;
    for (const Source& source : sources) {
        Packed& label = distance[source.vertex.index()];
        if (label == kFar) starts.push_back(source.vertex.value());
        label = std::min(label, pack(source.offset, source.identity));
    }
    const auto index = get(boost::vertex_index, graph);
    const auto edge = get(boost::edge_index, graph);
    std::vector<boost::default_color_type> colour(n, boost::white_color);
    boost::dijkstra_shortest_paths_no_init(
        graph, starts.begin(), starts.end(), boost::dummy_property_map(),
        boost::make_iterator_property_map(distance.begin(), index),
        boost::make_iterator_property_map(graph_->weight.begin(), edge), index, std::less<>(),
        std::plus<>(), Packed{0}, boost::default_dijkstra_visitor(),
        boost::make_iterator_property_map(colour.begin(), index));

    std::vector<Label> labels(n);
    std::transform(distance.begin(), distance.end(), labels.begin(), [](Packed label) {
        return label == kFar ? Label{}
                             : Label{Duration{static_cast<std::uint32_t>(label >> 32)},
                                     static_cast<std::uint32_t>(label)};
    });
    return labels;
}

}  // namespace relais::reference
