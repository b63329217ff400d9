#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/cch/metric.h"
#include "engine/cch/sweep.h"
#include "engine/graph/road_network.h"

namespace relais::bench {

/// boost::dijkstra_shortest_paths with the labels of the sweep, in its leanest form: 32-bit labels
/// that carry the identity, four-ary heap, CSR graph, memory kept between searches.
class Twin {
  public:
    Twin(const graph::RoadNetwork& network, cch::Direction direction, unsigned index_bits);
    ~Twin();

    /// The labels of all vertices, by vertex, for the sources of one lane.
    std::span<const std::uint32_t> search(std::span<const cch::Source> sources, int lane);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::bench
