#pragma once

#include <memory>

#include "engine/graph/road_network.h"
#include "engine/scenario/edit.h"

namespace relais::scenario {

/// Whether places are in an area, borders included. Thread-safe once built.
class AreaTest {
  public:
    explicit AreaTest(const territory::MultiPolygon& area);
    ~AreaTest();
    AreaTest(AreaTest&&) noexcept;
    AreaTest& operator=(AreaTest&&) noexcept;

    [[nodiscard]] bool covers(Coordinate place) const;
    /// Whether the straight piece from `a` to `b` has a point in the area.
    [[nodiscard]] bool touches(Coordinate a, Coordinate b) const;

  private:
    struct Shape;
    std::unique_ptr<const Shape> shape_;
};

/// One piece of a chain: from its shape point `piece` to the next.
struct Piece {
    ChainId chain;
    std::uint32_t piece = 0;
};

/// The pieces that a selection means among the first `ways` ways, by chain, then piece. O(pieces of
/// road).
[[nodiscard]] std::vector<Piece> select_pieces(const graph::RoadNetwork& network,
                                               const RoadSelection& selection, std::size_t ways);

}  // namespace relais::scenario
