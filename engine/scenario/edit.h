#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/error.h"
#include "engine/core/id.h"
#include "engine/territory/territory.h"

namespace relais::scenario {

/// A service as a planner names it.
struct ServiceName {
    std::string id;
    CategoryId category;  ///< kNone: the id alone identifies it
};

struct AddService {
    territory::Service service;
};
struct MoveService {
    ServiceName service;
    Coordinate place;
};
struct CloseService {
    ServiceName service;
};
struct ResizeService {
    ServiceName service;
    double capacity = 0;
};
struct SetHours {
    ServiceName service;
    std::string opening_hours;
};
/// A mobile service: its stops, each a service during its hours there.
struct AddRound {
    std::vector<territory::Service> stops;
};

/// A selection of pieces of road: those that match every list that is not empty. A piece is in an
/// area when it touches it.
struct RoadSelection {
    std::vector<std::int64_t> ways;     ///< ids of OpenStreetMap
    std::vector<std::uint8_t> classes;  ///< indices into graph::road_class_names()
    territory::MultiPolygon area;
    std::vector<std::string> names = {};  ///< as the map writes them
};
/// No traffic passes, and people who live on a closed piece cannot leave.
struct CloseRoads {
    RoadSelection roads;
};
/// Takes back closures of edits before.
struct OpenRoads {
    RoadSelection roads;
};
/// The speed that is driven, in both directions that are open.
struct SetSpeed {
    RoadSelection roads;
    double kmh = 0;
};
/// Multiplies the driven speed by a factor: 0.5 takes twice the time.
struct ScaleSpeed {
    RoadSelection roads;
    double factor = 1;
};

/// A new road, from the first place of its line to the last. Its ends join the roads there; in
/// between it passes over or under other roads.
struct AddRoad {
    std::vector<Coordinate> line;  ///< two places or more
    double kmh = 0;
    bool one_way = false;  ///< from the first place to the last
    std::uint8_t road_class = 0;
    std::string name;
};

/// Multiplies the people of an area by a factor: all people, or one demand group only.
struct ScalePopulation {
    std::string zone;              ///< code; empty: not chosen by zone
    territory::MultiPolygon area;  ///< empty: not chosen by area; neither: the whole territory
    std::string group;             ///< key of a DemandGroup; empty: all people
    double factor = 1;
};
/// New housing. Demand groups get their average share of the territory, as it is by then.
struct AddHousehold {
    std::string id;
    Coordinate place;
    double weight = 0;
};

using Action = std::variant<AddService, MoveService, CloseService, ResizeService, SetHours,
                            AddRound, CloseRoads, OpenRoads, SetSpeed, ScaleSpeed, AddRoad,
                            ScalePopulation, AddHousehold>;

/// One thing that is different.
struct Edit {
    std::string label;  ///< what people read
    std::string where;  ///< "flood.toml, edit 2": begins every message about it
    Action action;
};

/// A list of edits, applied one after the other.
struct Scenario {
    std::string key;   ///< names files and rows: "flood"
    std::string name;  ///< what people read
    /// How people travel, where that is different: a built-in profile or a file; empty: as before.
    std::string profile = {};
    std::vector<Edit> edits = {};
    /// The files from which it was read: its own, included ones, their areas, its profile.
    std::vector<std::string> files = {};
};

/// An edit that does not fit the territory; the message begins with Edit::where.
class Misfit : public Error {
  public:
    using Error::Error;
};

}  // namespace relais::scenario
