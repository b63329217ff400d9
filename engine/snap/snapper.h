#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snap.h"

namespace relais::snap {

struct Options {
    double max_metres = 2000;                      ///< farther points are off the network
    double walking_metres_per_second = 4.0 / 3.6;  ///< the access leg, 4 km/h
    /// How much farther than the nearest road, where that is for trip ends, a road open to all may
    /// be to be joined as well.
    double farther_to_open_metres = 100;
};

/// How near the end of a one-way chain a point may also be left and reached by that end.
inline constexpr double kCornerMetres = 10;
/// A place is not snapped to a road farther than this if a ferry line is nearer to it than the
/// road: it is on water or on an islet, even where the extract has no shores.
inline constexpr double kFarthestBesideFerry = 500;

/// Which chains points may join: those that belong to a part (graph::parts_of_places), copies left
/// out. 1 or 0 per chain; O(chains). Of a chain that may be joined, pieces of tunnels and of
/// graph::WayFlag::kNoEntry may not.
[[nodiscard]] std::vector<std::uint8_t> joinable_chains(const graph::RoadNetwork& network);

/// Whether places beside a piece of road may join it before all others: it is not a tunnel or a
/// bridge, and does not have graph::WayFlag::kNoEntry.
[[nodiscard]] bool joined_anywhere(const graph::RoadNetwork& network,
                                   const graph::ShapePoint& piece);

/// A chain near a point; kNone where there is none.
struct Near {
    ChainId chain;
    double metres = 0;
    Coordinate place;  ///< the nearest one on the chain
};
/// The surroundings of a point, at any distance, to explain why it was not snapped.
struct Survey {
    Near road;    ///< of the chains that points may join
    Near island;  ///< of the others, copies left out
};

/// Finds where points join the roads: at the nearest piece of `joinable_chains` that is not a
/// bridge and to which the walk crosses no water; ties go to the lowest chain. Where there is none
/// within the maximum distance, at the nearest bridge; where every walk crosses water, at the
/// nearest. Places that are nearer to a ferry under way join no far road (kFarthestBesideFerry).
///
/// A point on a vertex joins that vertex only, whatever roads meet there: so the times between
/// vertices are those of the graph. The same holds for a point on a tunnel, a motorway, a bridge or
/// a ferry's line, to two centimetres: it is on it, not beside it. Any other point joins a second
/// road where the first one may be a poor choice:
/// - The nearest road is for trip ends (a track, a private road), and a road open to all is hardly
///   farther (`farther_to_open_metres`), and walking straight to it takes less time than going
///   there along the other, there and back (see OpenRoads). So a house between a street and a field
///   track uses the street, and a house at the end of a track the track.
/// - The nearest road is in a small part, and a road of the largest part within the maximum
///   distance can be reached on foot; with its open road, as above.
///
/// The answer for a point does not depend on any other point. Building: O(c log c) for c chains; a
/// query: O(log c) as a rule. Thread-safe once built. Keeps its own copy of the network (shared
/// memory).
class Snapper {
  public:
    explicit Snapper(graph::RoadNetwork network, Options options = {});
    ~Snapper();
    Snapper(Snapper&&) noexcept;
    Snapper& operator=(Snapper&&) noexcept;

    /// Never fails: the reason why a point could not be snapped is in `fate`.
    [[nodiscard]] Snap snap(Coordinate point) const;
    [[nodiscard]] const Options& options() const;
    [[nodiscard]] Survey survey(Coordinate point) const;
    /// One per point, in order; on all cores.
    [[nodiscard]] std::vector<Snap> snap_all(std::span<const Coordinate> points) const;

  private:
    struct Index;
    std::unique_ptr<const Index> index_;
};

}  // namespace relais::snap
