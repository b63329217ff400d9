#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/osm/roads/chains.h"
#include "geodata/osm/roads/reader.h"

namespace relais::osm {

/// The runs of all ways, cut where a node is missing or blocks the way.
struct Runs {
    std::vector<std::uint32_t> node;  ///< by position
    std::vector<Run> runs;
    std::vector<RunDirections> directions;
};

/// An arc of the chains: twice the chain's number, plus 1 against its shape. It is also the end of
/// the chain that the arc leaves from: the first (even) or the last (odd).
using ChainArc = std::uint32_t;

/// Chains with numbered vertices.
class ChainGraph {
  public:
    ChainGraph(const Chains& chains, const Runs& runs, const std::vector<WayFacts>& facts,
               std::size_t node_count);

    [[nodiscard]] std::size_t vertex_count() const { return chains_.vertex_nodes.size(); }
    [[nodiscard]] std::size_t chain_count() const { return chains_.size(); }
    static constexpr std::uint32_t kNoVertex = 0xffffffffU;
    /// kNoVertex: the node is none.
    [[nodiscard]] std::uint32_t vertex_of(std::uint32_t node) const { return vertex_of_[node]; }

    [[nodiscard]] std::uint32_t tail(ChainArc arc) const { return tails_[arc]; }
    [[nodiscard]] std::uint32_t head(ChainArc arc) const { return tails_[arc ^ 1U]; }
    [[nodiscard]] bool exists(ChainArc arc) const { return exists_[arc] != 0; }
    /// The way at the beginning of an arc.
    [[nodiscard]] std::uint32_t first_way(ChainArc arc) const { return first_ways_[arc]; }
    [[nodiscard]] std::uint32_t last_way(ChainArc arc) const { return first_way(arc ^ 1U); }
    /// The chain ends at a vertex, that is the arcs leaving it, whether they exist or not.
    [[nodiscard]] std::span<const ChainArc> ends(std::uint32_t vertex) const {
        return std::span(ends_).subspan(first_end_[vertex],
                                        first_end_[vertex + 1] - first_end_[vertex]);
    }
    [[nodiscard]] std::span<const ChainPart> parts(std::size_t chain) const {
        return chains_.chain(chain);
    }

  private:
    [[nodiscard]] const ChainPart& part_at(ChainArc end) const {
        const auto parts = chains_.chain(end / 2);
        return end % 2 == 0 ? parts.front() : parts.back();
    }
    [[nodiscard]] std::uint32_t node_at(ChainArc end) const {
        const ChainPart& part = part_at(end);
        const bool at_last = part.reversed != (end % 2 == 1);
        return runs_.node[at_last ? part.run.last : part.run.first];
    }

    const Chains& chains_;
    const Runs& runs_;
    std::vector<std::uint32_t> vertex_of_;
    std::vector<std::uint32_t> tails_;       ///< per arc
    std::vector<std::uint32_t> first_ways_;  ///< per arc
    std::vector<char> exists_;               ///< per arc
    std::vector<std::uint32_t> first_end_;
    std::vector<ChainArc> ends_;
};

}  // namespace relais::osm
