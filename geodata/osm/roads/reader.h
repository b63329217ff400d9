#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/rules.h"
#include "geodata/osm/roads/water.h"
#include "geodata/report/progress.h"

namespace relais::osm {

/// A turn restriction as tagged.
struct Restriction {
    std::int64_t osm_id = 0;
    bool only = false;
    std::vector<std::int64_t> from, via_ways, to;  ///< way ids
    std::int64_t via_node = 0;                     ///< used where via_ways is empty
};

/// An area that may be crossed. The ways of its rings, outer and inner, are among the roads, so
/// that it can be walked around in any case.
struct AreaOutline {
    std::int64_t osm_id = 0;          ///< of the way, or of the relation that has the tags
    std::uint32_t way = 0;            ///< one of the outer ring, with the tags of the area
    std::vector<std::uint32_t> ways;  ///< of all rings, in any order
    bool incomplete = false;          ///< some of them are not in the extract
    bool covered = false;             ///< it is the outer ring of another one, which has the holes
};

/// The ways of an extract that a profile may use, before their nodes are known.
struct RoadWays {
    std::vector<graph::Way> ways;          ///< without speeds
    std::vector<WayFacts> facts;           ///< per way
    std::vector<std::uint32_t> first_ref;  ///< per way, and the end
    std::vector<std::int64_t> refs;        ///< node ids of all ways, one after the other
    std::vector<char> names;               ///< as in RoadNetwork
    std::vector<Restriction> restrictions;
    WaterCollector water;
    std::vector<AreaOutline> areas;   ///< for profiles that cross areas
    std::uint32_t first_outline = 0;  ///< ways from here on are outlines of relations only
    std::string country;  ///< that most of the implicit limits name ("FR:rural"); "": too few do
};

/// The nodes of the roads. `node` replaces the ids of RoadWays::refs by numbers, in the order in
/// which the ways first refer to them: later steps follow the ways, and find neighbouring nodes
/// together in memory.
struct RoadNodes {
    std::vector<std::uint32_t> node;  ///< per position of RoadWays::refs
    std::vector<std::int64_t> id;     ///< per node
    std::vector<NodeFacts> facts;
    std::vector<Coordinate> place;
    std::vector<graph::DataCell> data_cells;  ///< where the extract has nodes of any kind
};

/// Counts something left out, with an example.
void ignore(ImportReport::Causes& causes, std::string_view cause, std::int64_t osm_id);

/// First pass, and, where areas are relations, a second one over the ways. Fills the counts of
/// ways, the ignored objects, and the date of the data.
[[nodiscard]] RoadWays read_road_ways(const ExtractFile& extract, const Rules& rules,
                                      const profile::Profile& profile, ImportReport& report,
                                      const Progress& progress);

/// Second pass: positions of the nodes, and their effect on trips; also of nodes of waters. Removes
/// the refs.
[[nodiscard]] RoadNodes read_road_nodes(const ExtractFile& extract, const Rules& rules,
                                        std::vector<std::int64_t> refs, WaterCollector& water,
                                        const Progress& progress);

}  // namespace relais::osm
