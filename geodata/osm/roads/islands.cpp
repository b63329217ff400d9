#include "geodata/osm/roads/islands.h"

#include <algorithm>
#include <map>

#include "engine/graph/islands.h"
#include "engine/graph/parts.h"

namespace relais::osm {

void count_islands(const graph::RoadNetwork& network, ImportReport& report) {
    for (const graph::PartSummary& part : graph::summaries_of_parts(network))
        report.part_kilometres.push_back(part.kilometres);
    graph::Islands islands(network);
    std::map<VertexId, ImportReport::Island> found;
    for (std::size_t v = 0; v < network.vertex_count(); ++v) {
        const VertexId name = islands.of(VertexId{v});
        if (!name.exists()) continue;
        ++report.island_vertices;
        ImportReport::Island& island = found[name];
        if (island.vertices++ == 0) island.place = network.vertex_place[v];
    }
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const VertexId name = islands.of(ChainId{c});
        if (!name.exists() || network.is_copy(ChainId{c})) continue;
        const double kilometres =
            network.arc_decimetres[network.arc_of(ChainId{c}).index()] / 10000.0;
        report.island_kilometres += kilometres;
        ImportReport::Island& island = found[name];
        island.kilometres += kilometres;
        if (island.way_id == 0)
            island.way_id = network.ways[network.shape(ChainId{c}).front().way].osm_id;
    }
    constexpr std::size_t kKept = 20;
    report.island_count = found.size();
    for (const auto& [name, island] : found) report.largest_islands.push_back(island);
    std::stable_sort(report.largest_islands.begin(), report.largest_islands.end(),
                     [](const auto& a, const auto& b) { return a.kilometres > b.kilometres; });
    if (report.largest_islands.size() > kKept) report.largest_islands.resize(kKept);
}

}  // namespace relais::osm
