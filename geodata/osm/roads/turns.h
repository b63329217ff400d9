#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"

namespace relais::osm {

/// A restriction whose ways and nodes are known by number: coming from one of `from`, at `nodes`
/// front, through the `via` ways, at `nodes` back, into one of `to`.
///
/// `only` with via ways prescribes them as well: leaving the from way otherwise breaks it. An
/// exception is a single street, which may be left into another one before the prescribed turn. (Of
/// the three routers whose public tests were compared, one allows to leave it, two do not.)
struct Turn {
    std::int64_t osm_id = 0;
    bool only = false;
    std::vector<std::uint32_t> from, via, to;  ///< ways
    std::vector<std::uint32_t> nodes;          ///< via.size() + 1
    bool one_street = false;                   ///< all from and via ways have the same name
};

/// Finds the ways and nodes that restrictions name; restrictions with missing ones are counted in
/// the report.
[[nodiscard]] std::vector<Turn> resolve_restrictions(const RoadWays& roads, const RoadNodes& nodes,
                                                     ImportReport& report);
/// The nodes that must be vertices for the turns to be kept.
[[nodiscard]] std::vector<std::uint32_t> nodes_of(const std::vector<Turn>& turns);

/// How vertices are split so that forbidden turns have no path. Vertices beyond those of the graph
/// are at the place of the vertex from which they were split.
struct TurnSplits {
    std::vector<std::uint32_t> split_from;  ///< per new vertex
    /// Arcs that end or begin elsewhere than in the graph: (arc, vertex), ascending.
    std::vector<std::pair<ChainArc, std::uint32_t>> heads, tails;
    struct Link {
        std::uint32_t from, to;  ///< vertices at one place
        std::uint32_t way;
    };
    std::vector<Link> links;
    struct Copy {
        ChainArc arc;
        std::uint32_t tail, head;
    };
    std::vector<Copy> copies;  ///< of the arcs of via ways
};

/// Splits the vertices that carry restrictions, and no others: arriving arcs from which the same
/// may be left share a vertex, leaving arcs that the same may take share one, and links of no
/// length define which may follow which. Arcs along which a restriction must be remembered are
/// copied, once for each thing to remember (Manoeuvres); the arc itself is for trips that start on
/// it and for all without a restriction to remember. U-turns are forbidden at the vertex after a
/// restricted one, if there is another way to continue; farther on the graph does not forbid them,
/// so that a restriction can be evaded.
[[nodiscard]] TurnSplits split_turns(const ChainGraph& graph, const std::vector<Turn>& turns,
                                     ImportReport& report);

}  // namespace relais::osm
