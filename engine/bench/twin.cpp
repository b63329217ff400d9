#include "engine/bench/twin.h"

#include <algorithm>

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "engine/graph/road_graph.h"

namespace relais::bench {

struct Twin::State {
    graph::RoadGraph graph;
    std::vector<std::uint32_t> weight;  // by edge index, shifted like the labels
    unsigned index_bits = 0;
    std::vector<std::uint32_t> label;
    std::vector<boost::default_color_type> colour;
};

Twin::Twin(const graph::RoadNetwork& network, cch::Direction direction, unsigned index_bits)
    : state_(std::make_unique<State>()) {
    if (direction == cch::Direction::kForward) {
        state_->graph = graph::road_graph(network);
        state_->weight.assign(network.arc_ticks.begin(), network.arc_ticks.end());
    } else {
        auto reversed = graph::reversed_road_graph(network);
        state_->graph = std::move(reversed.graph);
        state_->weight = std::move(reversed.ticks);
    }
    for (std::uint32_t& weight : state_->weight)
        weight = std::min(weight, kNoPath >> index_bits) << index_bits;
    state_->index_bits = index_bits;
}

Twin::~Twin() = default;

std::span<const std::uint32_t> Twin::search(std::span<const cch::Source> sources, int lane) {
    const graph::RoadGraph& graph = state_->graph;
    const std::uint32_t far = kNoPath >> state_->index_bits << state_->index_bits;
    state_->label.assign(num_vertices(graph), far);
    state_->colour.assign(num_vertices(graph), boost::white_color);
    std::vector<std::uint32_t> starts;
    for (const cch::Source& source : sources) {
        if (source.lane != lane) continue;
        std::uint32_t& label = state_->label[source.vertex.index()];
        if (label == far) starts.push_back(source.vertex.value());
        label = std::min(label, source.offset << state_->index_bits | source.index);
    }
    const auto index = get(boost::vertex_index, graph);
    boost::dijkstra_shortest_paths_no_init(
        graph, starts.begin(), starts.end(), boost::dummy_property_map(),
        boost::make_iterator_property_map(state_->label.begin(), index),
        boost::make_iterator_property_map(state_->weight.begin(), get(boost::edge_index, graph)),
        index, std::less<>(), std::plus<>(), 0U, boost::default_dijkstra_visitor(),
        boost::make_iterator_property_map(state_->colour.begin(), index));
    return state_->label;
}

}  // namespace relais::bench
