#include "geodata/osm/road_islands.h"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/core/disjoint_sets.h"

namespace relais::osm {
namespace {

/// Groups the vertices outside the main component by what hangs together.
class Islands {
  public:
    explicit Islands(const graph::RoadNetwork& network)
        : network_(network), sets_(network.vertex_count()) {}

    void count(ImportReport& report) {
        for (std::size_t arc = 0; arc < network_.arc_count(); ++arc)
            if (outside(network_.arc_tail[arc]) && outside(network_.arc_head[arc]))
                sets_.join(network_.arc_tail[arc].value(), network_.arc_head[arc].value());
        std::map<std::uint32_t, ImportReport::Island> islands;
        for (std::uint32_t v = 0; v < network_.vertex_count(); ++v) {
            if (!outside(VertexId{v})) continue;
            ++report.island_vertices;
            ImportReport::Island& island = islands[sets_.find(v)];
            if (island.vertices++ == 0) island.place = network_.vertex_place[v];
        }
        for (std::size_t chain = 0; chain < network_.chain_count(); ++chain) {
            const ArcId arc = network_.chain_forward_arc[chain].exists()
                                  ? network_.chain_forward_arc[chain]
                                  : network_.chain_backward_arc[chain];
            const VertexId tail = network_.arc_tail[arc.index()];
            const VertexId head = network_.arc_head[arc.index()];
            if (!outside(tail) && !outside(head)) continue;
            const double kilometres = network_.arc_decimetres[arc.index()] / 10000.0;
            report.island_kilometres += kilometres;
            ImportReport::Island& island =
                islands[sets_.find((outside(tail) ? tail : head).value())];
            island.kilometres += kilometres;
            if (island.way_id == 0)
                island.way_id = network_.ways[network_.shape(ChainId{chain})[0].way].osm_id;
        }
        keep_largest(islands, report);
    }

  private:
    static void keep_largest(const std::map<std::uint32_t, ImportReport::Island>& islands,
                             ImportReport& report) {
        constexpr std::size_t kKept = 20;
        report.island_count = islands.size();
        for (const auto& [root, island] : islands) report.largest_islands.push_back(island);
        std::stable_sort(report.largest_islands.begin(), report.largest_islands.end(),
                         [](const auto& a, const auto& b) { return a.kilometres > b.kilometres; });
        if (report.largest_islands.size() > kKept) report.largest_islands.resize(kKept);
    }
    [[nodiscard]] bool outside(VertexId v) const { return network_.vertex_in_main[v.index()] == 0; }

    const graph::RoadNetwork& network_;
    DisjointSets sets_;
};

}  // namespace

void count_islands(const graph::RoadNetwork& network, ImportReport& report) {
    Islands(network).count(report);
}

}  // namespace relais::osm
