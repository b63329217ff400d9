#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/water.h"

namespace relais::snap {

/// A place on a chain, the nearest one to a point.
struct Candidate {
    ChainId chain;  ///< kNone: no chain
    std::size_t piece = 0;
    Foot foot;
};

/// Roads that a search for the nearest road skips.
struct Passed {
    std::uint8_t flags = 0;  ///< pieces of ways with any of these graph::WayFlag
    bool wet = false;        ///< pieces that one walks through water to
};

/// The flags of the way that a piece of a shape belongs to.
[[nodiscard]] std::uint8_t flags_of(const graph::RoadNetwork& network,
                                    const graph::ShapePoint& piece);

/// Finds the nearest piece of road to a point: chains in trees of boxes, R*-trees of
/// Boost.Geometry. Distances are those of distance_metres; ties go to the lowest chain. Refers to
/// the network, which must outlive it. Thread-safe once built.
class RoadSearch {
  public:
    enum class Roads {
        kJoinable,  ///< those that points may join
        kIslands,   ///< the others, copies left out
    };
    /// Which chains count; empty: all.
    using Filter = std::function<bool(ChainId)>;

    /// `may_join`: 1 or 0 per chain. O(c log c) for c chains.
    RoadSearch(const graph::RoadNetwork& network, std::span<const std::uint8_t> may_join);
    ~RoadSearch();
    RoadSearch(RoadSearch&&) noexcept;
    RoadSearch& operator=(RoadSearch&&) noexcept;

    /// The nearest piece that is nearer than `max_metres` (infinity: however far), of the chains
    /// that `filter` accepts and without those to skip. O(log c) as a rule.
    [[nodiscard]] Candidate nearest(Roads roads, Coordinate point, double max_metres, Passed passed,
                                    const Filter& filter = {}) const;
    /// To the nearest line of a ferry; `most` where none is nearer.
    [[nodiscard]] double ferry_metres(Coordinate point, double most) const;
    /// Whether a point is within the bounding box of all chains.
    [[nodiscard]] bool in_bounds(Coordinate point) const;

  private:
    struct Trees;
    std::unique_ptr<const Trees> trees_;
};

}  // namespace relais::snap
