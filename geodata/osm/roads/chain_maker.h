#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/routes/driver.h"
#include "geodata/osm/roads/ends.h"
#include "geodata/osm/roads/graph.h"
#include "geodata/osm/roads/junctions.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/osm/roads/slopes.h"
#include "geodata/profile/profile.h"
#include "geodata/profile/slope.h"

namespace relais::osm {

/// The inputs of chains; contains references.
struct ChainParts {
    const ChainGraph& graph;
    const Junctions& junctions;
    const RoadWays& roads;
    const RoadNodes& nodes;
    const Runs& runs;
    const std::vector<float>& heights;  ///< per node; empty: all is flat
    const std::vector<Wall>& walls;
    const profile::Profile& profile;
};

/// Gives chains their shape and the time of each piece, one chain after the other. Holds scratch
/// memory: one for each thread.
class ChainMaker {
  public:
    explicit ChainMaker(const ChainParts& parts);

    /// Everything of a chain but its vertices. Slopes and bends are in the time of a piece; a delay
    /// belongs to the piece before its node (turning off: the piece after), and a point on that
    /// very piece pays its share of it.
    void make(std::uint32_t chain, graph::ChainInput& made);

  private:
    void add_point(std::uint32_t node);
    void append(const ChainPart& part);
    void build_wall(double metres);
    void slow_on_slopes();
    void set_seconds(std::uint32_t chain);
    /// Trips over the piece in that direction have the delay.
    void wait(std::size_t piece, bool forward, Wait wait);
    void add_node_delays();
    [[nodiscard]] NodeFacts facts_of(std::uint32_t node) const;
    [[nodiscard]] std::pair<bool, bool> sides(NodeFacts facts, std::size_t point) const;
    [[nodiscard]] bool ferry(std::size_t piece) const;
    void board_ferry(std::size_t point);

    ChainParts parts_;
    routes::Driver driver_;
    SlopeFinder slopes_;
    profile::SlopeTable speed_on_slope_;
    // of the current chain, kept to reuse their memory
    graph::ChainInput* chain_ = nullptr;
    std::vector<double> along_, against_;    ///< metres a second, per piece
    std::vector<std::uint32_t> point_node_;  ///< per point
    std::vector<float> point_height_;        ///< per point
    std::vector<bool> piece_reversed_;
    std::uint32_t wall_piece_ = 0;
};

}  // namespace relais::osm
