#pragma once

#include <memory>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"

namespace relais::snap {

/// What became of a point.
enum class Fate : std::uint8_t {
    /// Not snapped: the extract holds nothing at all within the maximum distance (as the network's
    /// data cells say; of a network that has none: beyond the bounds of its roads).
    kOutsideData,
    kOffNetwork,  ///< not snapped: no road within the maximum distance, though there is data
    kIsland,      ///< not snapped: only roads cut off from the main component are that near
    kSnapped,
};

/// Where a point joins the road: a place along a chain, and the walk to it.
///
/// From the point, driving forward along the chain reaches its last vertex after
/// `forward_length - forward_offset` ticks; to the point, coming from the first vertex takes
/// `forward_offset`. The same holds backward with first and last exchanged.
struct Snap {
    ChainId chain;  ///< kNone unless snapped
    /// Where along the shape: the piece in the high half, the fraction of it in 2^-32 in the low.
    /// Offsets follow from it, so that of two points on a chain they never disagree who is ahead.
    std::uint64_t position = 0;
    std::uint32_t forward_offset = 0;   ///< ticks from the chain's first vertex, going forward
    std::uint32_t backward_offset = 0;  ///< ticks from the chain's last vertex, going backward
    Duration walk{0};                   ///< from the point to the road, on foot
    float walk_metres = 0;
    float metres_from_first = 0;  ///< along the shape
    Coordinate place;             ///< the foot on the road
    Fate fate = Fate::kOffNetwork;

    [[nodiscard]] bool exists() const { return fate == Fate::kSnapped; }
};

struct Options {
    double max_metres = 2000;                      ///< farther points are off the network
    double walking_metres_per_second = 4.0 / 3.6;  ///< the access leg, 4 km/h
    /// How much farther than the nearest road, where that is for trip ends, one that is open to all
    /// may lie to be joined instead.
    double farther_to_open_metres = 100;
};

/// Which chains points may join: those with both vertices in the main strongly connected component.
/// A copy that keeps a turn restriction is passed over where the road it repeats is there: only the
/// road itself can be left and reached from everywhere. 1 or 0 per chain; O(chains).
[[nodiscard]] std::vector<std::uint8_t> joinable_chains(const graph::RoadNetwork& network);

/// A chain near a point; kNone where there is no such chain at all.
struct Near {
    ChainId chain;
    double metres = 0;
    Coordinate place;  ///< the nearest one on the chain
};
/// What is around a point, however far: to say why it was not snapped.
struct Survey {
    Near main;    ///< of the chains that points may join
    Near island;  ///< of the others, copies left out
};

/// Finds where points join the roads: the nearest of `joinable_chains`; ties go to the lowest.
/// Where that one is for trip ends (a track, a private road), a road open to all that is hardly
/// farther (`farther_to_open_metres`) is joined instead if walking straight to it takes less time
/// than to go there along the other; both ways, see OpenRoads.
/// So a field track behind a house takes nobody away from the street before it, and who lives at
/// the end of a track drives along it.
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

    /// Never fails: a point that cannot be snapped says why in `fate`.
    [[nodiscard]] Snap snap(Coordinate point) const;
    [[nodiscard]] const Options& options() const;
    [[nodiscard]] Survey survey(Coordinate point) const;
    /// One per point, in order; on all cores.
    [[nodiscard]] std::vector<Snap> snap_all(std::span<const Coordinate> points) const;

  private:
    struct Index;
    std::unique_ptr<const Index> index_;
};

/// One way to leave or reach a snapped point by a vertex.
struct Foothold {
    VertexId vertex;
    Duration offset;
};
/// The at most two footholds of a point, walk included.
struct Footholds {
    Foothold at[2];
    int count = 0;
    [[nodiscard]] const Foothold* begin() const { return at; }
    [[nodiscard]] const Foothold* end() const { return at + count; }
};
/// From the point to the vertices where it can go; without those that something closed lies before.
[[nodiscard]] Footholds departures(const graph::RoadNetwork& network, const Snap& snap);
/// From the vertices it can be reached from, to the point; likewise.
[[nodiscard]] Footholds arrivals(const graph::RoadNetwork& network, const Snap& snap);
/// Straight along the chain that both points lie on; kUnreachable when they lie on different chains
/// or the direction is forbidden. Walks included; two points at one foot need no driving.
[[nodiscard]] Duration along_chain(const graph::RoadNetwork& network, const Snap& from,
                                   const Snap& to);

}  // namespace relais::snap
