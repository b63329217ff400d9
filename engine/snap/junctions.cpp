#include "engine/snap/junctions.h"

#include <algorithm>

namespace relais::snap {
namespace {

/// Sets of vertices, and which of them were joined to another.
class Sets {
  public:
    explicit Sets(std::size_t vertices) : sets_(vertices) {}

    void join(VertexId a, VertexId b) {
        if (a == b) return;
        sets_.join(a.value(), b.value());
        joined_.insert(joined_.end(), {a, b});
    }
    [[nodiscard]] const std::vector<VertexId>& joined() const { return joined_; }
    [[nodiscard]] std::uint32_t find(VertexId vertex) { return sets_.find(vertex.value()); }

  private:
    DisjointSets sets_;
    std::vector<VertexId> joined_;
};

/// A link of no length between the copies of a junction.
bool is_link(const graph::RoadNetwork& network, ChainId chain) {
    const auto shape = network.shape(chain);
    return shape.size() == 2 && shape[0].place == shape[1].place && network.is_copy(chain);
}

}  // namespace

Junctions::Junctions(const graph::RoadNetwork& network) {
    Sets sets(network.vertex_count());
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const ArcId forward = network.chain_forward_arc[c];
        const ArcId backward = network.chain_backward_arc[c];
        if (forward.exists() && backward.exists()) {
            sets.join(network.arc_tail[forward.index()], network.arc_head[backward.index()]);
            sets.join(network.arc_head[forward.index()], network.arc_tail[backward.index()]);
        }
        if (!is_link(network, ChainId{c})) continue;
        const ArcId arc = network.arc_of(ChainId{c});
        sets.join(network.arc_tail[arc.index()], network.arc_head[arc.index()]);
    }
    for (const VertexId vertex : sets.joined()) {
        const Name name = sets.find(vertex);
        if (set_of_.emplace(vertex.value(), name).second) members_[name].push_back(vertex);
    }
    for (auto& [name, members] : members_) std::sort(members.begin(), members.end());
}

std::vector<VertexId> Junctions::of(VertexId vertex) const {
    const auto found = set_of_.find(vertex.value());
    if (found == set_of_.end()) return {vertex};
    return members_.at(found->second);
}

}  // namespace relais::snap
