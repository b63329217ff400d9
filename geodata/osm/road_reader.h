#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/roads.h"
#include "geodata/progress.h"

namespace relais::osm {

/// The ways of an extract that a car may use, before their nodes are known.
struct RoadWays {
    std::vector<graph::Way> ways;
    std::vector<std::uint32_t> first_ref;  ///< per way, and the end
    std::vector<std::int64_t> refs;        ///< node ids of all ways, one after the other
    std::vector<char> names;               ///< as in RoadNetwork
    struct Duration {
        std::uint32_t way;
        double seconds;
    };
    std::vector<Duration> durations;  ///< of ferries whose tags tell how long they take
};

/// The nodes of the roads. `node` replaces the ids of RoadWays::refs by numbers, in ascending order
/// of ids.
struct RoadNodes {
    enum class State : std::uint8_t { kMissing, kOpen, kBlocked };
    std::vector<std::uint32_t> node;  ///< per position of RoadWays::refs
    std::vector<std::int64_t> id;     ///< per node, ascending
    std::vector<State> state;
    std::vector<Coordinate> place;
};

/// Counts in `report` something left out, with an example.
void ignore(ImportReport& report, std::string_view reason, std::int64_t osm_id);

/// First pass. Fills the counts of ways, what was ignored, and the date of the data.
[[nodiscard]] RoadWays read_road_ways(const ExtractFile& extract, ImportReport& report,
                                      const Progress& progress);

/// Second pass: where the nodes are, and which of them a car cannot pass. Takes the refs away.
[[nodiscard]] RoadNodes read_road_nodes(const ExtractFile& extract, std::vector<std::int64_t> refs,
                                        const Progress& progress);

}  // namespace relais::osm
