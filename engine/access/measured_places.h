#pragma once

#include "engine/cch/hierarchy.h"
#include "engine/cch/metric.h"
#include "engine/graph/road_network.h"
#include "engine/snap/access_points.h"
#include "engine/snap/snap.h"

namespace relais::access {

/// Time and length of a path in one number: what is least in the high half, what breaks ties in the
/// low half. Minima and sums of such numbers are those of pairs. 2^32 ticks are 13.6 years; 2^32
/// decimetres are 429,497 km, about ten times around the Earth.
using Wide = std::uint64_t;
inline constexpr Wide kNoWide = kNoPathOf<Wide>;

struct Packing {
    bool shortest = false;  ///< length is least; else time

    [[nodiscard]] Wide pack(std::uint32_t ticks, std::uint32_t decimetres) const {
        return shortest ? Wide{decimetres} << 32 | ticks : Wide{ticks} << 32 | decimetres;
    }
    [[nodiscard]] std::uint32_t ticks(Wide wide) const {
        return static_cast<std::uint32_t>(shortest ? wide : wide >> 32);
    }
    [[nodiscard]] std::uint32_t decimetres(Wide wide) const {
        return static_cast<std::uint32_t>(shortest ? wide >> 32 : wide);
    }
};

enum class TripEnd { kDeparture, kArrival };

/// A vertex by which a point is left or reached, with the time and length from or to it.
struct MeasuredAccessPoint {
    VertexId vertex;
    std::uint8_t join;  ///< which of the point's
    snap::AccessPoint::Leg
        leg;  ///< the path from the point to the vertex, or from the vertex to the
              ///< point
    Wide offset;
};
using MeasuredAccessPoints = std::vector<MeasuredAccessPoint>;

/// Points on the roads: their access points, with lengths. The network must outlive it.
class MeasuredPlaces {
  public:
    MeasuredPlaces(const graph::RoadNetwork& network, Packing packing)
        : network_(network), packing_(packing) {}

    /// None for a point that did not join the roads.
    [[nodiscard]] MeasuredAccessPoints access_points(const snap::Snap& snap, TripEnd end) const;
    /// Straight along the chain of both; kNoWide when that is not possible.
    [[nodiscard]] Wide along_chain(const snap::Join& from, const snap::Join& to) const;
    /// The least of all their joins.
    [[nodiscard]] Wide along_chain(const snap::Snap& from, const snap::Snap& to) const;

  private:
    [[nodiscard]] std::uint32_t length(ChainId chain) const;
    [[nodiscard]] std::uint32_t decimetres_along(const snap::Join& join) const;

    const graph::RoadNetwork& network_;
    Packing packing_;
};

/// The hierarchy customized by time and length of the network's arcs.
[[nodiscard]] cch::WideMetric customize_measured(const graph::RoadNetwork& network,
                                                 const cch::Hierarchy& hierarchy, Packing packing);

}  // namespace relais::access
