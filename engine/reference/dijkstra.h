#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

// The slow twin: Boost.Graph's Dijkstra, written for reading. Every fast path must equal it.

namespace relais::reference {

/// A source of a search: a vertex, the time already spent there, and the identity of the source.
struct Source {
    VertexId vertex;
    Duration offset;
    std::uint32_t identity = 0;
};

/// The nearest source of a vertex. Ties go to the lowest identity.
struct Label {
    Duration time = kUnreachable;
    std::uint32_t identity = 0xffffffffU;
    friend auto operator<=>(const Label&, const Label&) = default;
};

enum class Direction { kFromSources, kToSources };

/// Searches of one network; copies its topology once.
class Dijkstra {
  public:
    Dijkstra(const graph::RoadNetwork& network, Direction direction);
    ~Dijkstra();
    Dijkstra(Dijkstra&&) noexcept;
    Dijkstra& operator=(Dijkstra&&) noexcept;

    /// Multi-source Dijkstra (boost::dijkstra_shortest_paths_no_init), O((n + m) log n): for every
    /// vertex the least time from (or to) any source, offset included, and that source's identity.
    [[nodiscard]] std::vector<Label> search(std::span<const Source> sources) const;

  private:
    struct Graph;
    std::unique_ptr<const Graph> graph_;
};

}  // namespace relais::reference
