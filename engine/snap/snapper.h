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
    kOffNetwork,  ///< not snapped: no road that can be joined within the maximum distance
    kIsland,      ///< not snapped: only slips of mapping are that near, roads that are in no part
    kSnapped,
};

/// One place where a point joins the roads: on a chain, and the walk to it.
///
/// From the point, driving forward along the chain reaches its last vertex after
/// `forward_length - forward_offset` ticks; to the point, coming from the first vertex takes
/// `forward_offset`. The same holds backward with first and last exchanged.
struct Join {
    ChainId chain;
    PartId part;  ///< of the network, see graph::parts_of_places
    /// Whether it is left and reached along the chain; else by `corners` alone.
    bool along = true;
    /// Where along the shape: the piece in the high half, the fraction of it in 2^-32 in the low.
    /// Offsets follow from it, so that of two points on a chain they never disagree who is ahead.
    std::uint64_t position = 0;
    std::uint32_t forward_offset = 0;   ///< ticks from the chain's first vertex, going forward
    std::uint32_t backward_offset = 0;  ///< ticks from the chain's last vertex, going backward
    Duration walk{0};                   ///< from the point to the road, on foot
    float walk_metres = 0;
    float metres_from_first = 0;  ///< along the shape
    Coordinate place;             ///< the foot on the road
    /// The vertices of the junction at an end of the chain, by which the point is left and reached
    /// on foot as well: where the foot is that end; and where the end is near (kCornerMetres), the
    /// chain is one-way and no turn is forbidden there.
    std::vector<VertexId> corners;
    Duration corner_walk{0};
    float corner_walk_metres = 0;
    /// Copies of the chain, by which those come who are bound by a turn restriction: the point is
    /// reached along them as along the chain, and left along the chain alone.
    std::vector<ChainId> copies;
};

/// Where a point joins the roads. A trip takes the join that makes it fastest.
struct Snap {
    Fate fate = Fate::kOffNetwork;
    /// The nearest road first; empty unless snapped. More than one where the nearest road is for
    /// trip ends, or lies in a small part.
    std::vector<Join> joins;

    [[nodiscard]] bool exists() const { return fate == Fate::kSnapped; }
    /// REQUIRES: exists().
    [[nodiscard]] const Join& nearest() const { return joins.front(); }
};

struct Options {
    double max_metres = 2000;                      ///< farther points are off the network
    double walking_metres_per_second = 4.0 / 3.6;  ///< the access leg, 4 km/h
    /// How much farther than the nearest road, where that is for trip ends, one that is open to all
    /// may lie to be joined as well.
    double farther_to_open_metres = 100;
};

/// How near the end of a one-way chain a point may also be left and reached by that end.
inline constexpr double kCornerMetres = 10;
/// A walk crosses water where more than this of it lies in water.
inline constexpr double kMostWaterMetres = 30;
/// A place joins no road that is farther than this where a ferry's line comes nearer to it than the
/// road: it lies on water or on an islet, also where the extract has no shores.
inline constexpr double kFarthestBesideFerry = 500;

/// Which chains points may join: those that belong to a part (graph::parts_of_places), copies left
/// out. 1 or 0 per chain; O(chains). Of a chain
/// that may be joined, pieces of tunnels and of graph::WayFlag::kNoEntry may not.
[[nodiscard]] std::vector<std::uint8_t> joinable_chains(const graph::RoadNetwork& network);

/// Whether places beside a piece of road may join it before all others: it is no tunnel, no bridge
/// and none of graph::WayFlag::kNoEntry.
[[nodiscard]] bool joined_anywhere(const graph::RoadNetwork& network,
                                   const graph::ShapePoint& piece);

/// A chain near a point; kNone where there is no such chain at all.
struct Near {
    ChainId chain;
    double metres = 0;
    Coordinate place;  ///< the nearest one on the chain
};
/// What is around a point, however far: to say why it was not snapped.
struct Survey {
    Near road;    ///< of the chains that points may join
    Near island;  ///< of the others, copies left out
};

/// Finds where points join the roads: at the nearest piece of `joinable_chains` that is no bridge
/// and to which the walk crosses no water; ties go to the lowest chain. Where there is none within
/// the maximum distance, at the nearest bridge; where every walk crosses water, at the nearest.
/// Places that are nearer to a ferry under way join no far road (kFarthestBesideFerry).
///
/// A point on a vertex joins that vertex alone, whatever roads meet there: so the times between
/// vertices are those of the graph. So does a point on a tunnel, a motorway, a bridge or a ferry's
/// line, to two centimetres: it is on it, not beside it. Any other point joins a second road
/// where the first one may be a poor choice:
/// - The nearest road is for trip ends (a track, a private road), and a road open to all is hardly
///   farther (`farther_to_open_metres`), and walking straight to it takes less time than going there
///   along the other, there and back (see OpenRoads). So a house between a street and a field track
///   uses the street, and a house at the end of a track the track.
/// - The nearest road lies in a small part, and one of the largest part that comes within the
///   maximum distance can be walked to; with its open road, as above.
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
    enum class Leg : std::uint8_t { kForward, kBackward, kCorner };

    VertexId vertex;
    Duration offset;          ///< walk included
    std::uint8_t join = 0;    ///< which of the snap's
    Leg leg = Leg::kForward;  ///< along the chain's shape, against it, or on foot to its end
};
using Footholds = std::vector<Foothold>;

/// From the point to the vertices where it can go; without those that something closed lies before.
[[nodiscard]] Footholds departures(const graph::RoadNetwork& network, const Snap& snap);
[[nodiscard]] Footholds departures(const graph::RoadNetwork& network, const Join& join);
/// From the vertices it can be reached from, to the point; likewise.
[[nodiscard]] Footholds arrivals(const graph::RoadNetwork& network, const Snap& snap);
[[nodiscard]] Footholds arrivals(const graph::RoadNetwork& network, const Join& join);
/// Straight along the chain that both joins lie on; kUnreachable when they lie on different chains
/// or the direction is forbidden. Walks included; two points at one foot need no driving.
[[nodiscard]] Duration along_chain(const graph::RoadNetwork& network, const Join& from,
                                   const Join& to);
/// The least of that of all their joins.
[[nodiscard]] Duration along_chain(const graph::RoadNetwork& network, const Snap& from,
                                   const Snap& to);

}  // namespace relais::snap
