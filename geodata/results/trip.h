#pragma once

#include <string>
#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/graph/road_network.h"
#include "engine/routes/itinerary.h"
#include "geodata/results/new_files.h"

namespace relais::results {

/// An end of a trip, and how it joins the roads.
struct TripEnd {
    std::string name;  ///< "6.07120, 44.55870", or the service with its id
    Coordinate place;
    Coordinate foot;  ///< on the road; as `place` where it joins none
    Duration walk{0};
    double walk_metres = 0;
};

/// The result of `relais explain`: the steps of the fastest path, or the reason why there is none,
/// with details.
struct Trip {
    TripEnd from, to;
    Duration time = kUnreachable;
    std::uint32_t decimetres = 0;
    access::Reason reason = access::Reason::kReached;
    std::string why;  ///< why there is no path, a sentence; empty: there is one
    std::vector<routes::Step> steps;
};

/// "12 min 34.5 s", "1 h 02 min 03.0 s": every tick shown.
[[nodiscard]] std::string time_text(Duration time);
/// "13 m", "9.87 km"
[[nodiscard]] std::string length_text(double metres);
/// The name of a way, or its class where it has none: "Route de Gap (tertiary)", "residential".
[[nodiscard]] std::string road_text(const graph::RoadNetwork& network, const graph::Way& way);
/// Why a step is driven at its speed: "posted 70 km/h (maxspeed=70), 80 % of it driven".
[[nodiscard]] std::string speed_text(const graph::RoadNetwork& network, const routes::Step& step);

/// The time of a trip by cause. Seconds; the parts add up to its time except for rounding.
struct TimeSpent {
    double walking = 0;
    double at_speed = 0;  ///< the length of every road over its speed
    double bends = 0;
    double slopes = 0;
    std::vector<routes::Wait> waits;  ///< those of one cause together, the longest first
};
[[nodiscard]] TimeSpent time_spent(const Trip& trip);

/// The path as an aligned table; steps on one road with the same speed for the same cause make one
/// row. The running total ends with the trip's time; below it is the time by cause. Without a path:
/// the reason.
[[nodiscard]] std::string trip_text(const graph::RoadNetwork& network, const Trip& trip);

/// Everything, step by step. Seconds and metres as numbers; names as in the extract.
void write_trip_json(NewFile& file, const graph::RoadNetwork& network, const Trip& trip);
/// A line per step and walk with the same properties, and both ends as points.
void write_trip_geojson(NewFile& file, const graph::RoadNetwork& network, const Trip& trip);

}  // namespace relais::results
