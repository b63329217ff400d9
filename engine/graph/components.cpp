#include "engine/graph/components.h"

#include <algorithm>
#include <boost/graph/strong_components.hpp>

#include "engine/graph/road_graph.h"

namespace relais::graph {

std::vector<std::uint8_t> largest_strong_component(const RoadNetwork& network) {
    const std::size_t n = network.vertex_count();
    if (n == 0) return {};
    const RoadGraph graph = road_graph(network);
    std::vector<std::uint32_t> component(n);
    const auto index = boost::get(boost::vertex_index, graph);
    const std::uint32_t count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), index));

    std::vector<std::uint32_t> size(count, 0);
    std::vector<std::uint32_t> lowest(count, static_cast<std::uint32_t>(n));
    for (std::uint32_t v = 0; v < n; ++v) {
        ++size[component[v]];
        lowest[component[v]] = std::min(lowest[component[v]], v);
    }
    std::uint32_t main = 0;
    for (std::uint32_t c = 1; c < count; ++c)
        if (size[c] > size[main] || (size[c] == size[main] && lowest[c] < lowest[main])) main = c;
    std::vector<std::uint8_t> in_main(n);
    std::transform(component.begin(), component.end(), in_main.begin(),
                   [main](std::uint32_t c) { return c == main ? 1 : 0; });
    return in_main;
}

}  // namespace relais::graph
