#include "geodata/osm/roads/graph.h"

#include <numeric>

namespace relais::osm {

ChainGraph::ChainGraph(const Chains& chains, const Runs& runs, const std::vector<WayFacts>& facts,
                       std::size_t node_count)
    : chains_(chains), runs_(runs), vertex_of_(node_count, kNoVertex) {
    for (std::uint32_t v = 0; v < chains.vertex_nodes.size(); ++v)
        vertex_of_[chains.vertex_nodes[v]] = v;
    const auto arcs = static_cast<ChainArc>(2 * chains.size());
    first_end_.assign(chains.vertex_nodes.size() + 1, 0);
    tails_.resize(arcs);
    first_ways_.resize(arcs);
    exists_.resize(arcs);
    for (ChainArc arc = 0; arc < arcs; ++arc) {
        const ChainPart& part = part_at(arc);
        const bool along_way = part.reversed == (arc % 2 == 1);
        first_ways_[arc] = part.run.way;
        const bool exists = along_way ? facts[part.run.way].forward : facts[part.run.way].backward;
        exists_[arc] = exists ? 1 : 0;
        tails_[arc] = vertex_of_[node_at(arc)];
        ++first_end_[tails_[arc] + 1];
    }
    std::partial_sum(first_end_.begin(), first_end_.end(), first_end_.begin());
    std::vector<std::uint32_t> next(first_end_.begin(), first_end_.end() - 1);
    ends_.resize(arcs);
    for (ChainArc arc = 0; arc < arcs; ++arc) ends_[next[tails_[arc]]++] = arc;
}

}  // namespace relais::osm
