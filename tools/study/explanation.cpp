#include "tools/study/explanation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "engine/graph/parts.h"
#include "engine/routes/island.h"

namespace relais::tools {
namespace {

using results::length_text;

/// The join to the nearest road; a path has the one that it really uses.
results::TripEnd end_of(const std::string& name, Coordinate place, const snap::Snap& snap) {
    if (!snap.exists()) return {name, place, place, Duration{0}, 0};
    const snap::Join& join = snap.nearest();
    return {name, place, join.place, join.walk, join.walk_metres};
}

void walk(results::TripEnd& end, const routes::Walk& walk) {
    end.foot = walk.foot;
    end.walk = walk.time;
    end.walk_metres = walk.metres;
}

map::WayMap::Line line_of(const graph::RoadNetwork& network, ChainId chain) {
    map::WayMap::Line line;
    for (const graph::ShapePoint& point : network.shape(chain)) line.push_back(point.place);
    return line;
}

/// Of the roads of a path, those that it follows for longest, each named once, in its middle.
std::vector<map::WayMap::Name> main_roads(const graph::RoadNetwork& network,
                                          const std::vector<routes::Step>& steps) {
    constexpr std::size_t kMost = 8;
    struct Road {
        double metres = 0;
        const routes::Step* longest = nullptr;
    };
    std::map<std::string, Road> roads;
    for (const routes::Step& step : steps) {
        const std::string name = network.name(network.ways[step.way]);
        if (name.empty()) continue;
        Road& road = roads[name];
        road.metres += step.metres;
        if (!road.longest || step.metres > road.longest->metres) road.longest = &step;
    }
    std::vector<std::pair<std::string, Road>> sorted(roads.begin(), roads.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second.metres > b.second.metres;
    });
    if (sorted.size() > kMost) sorted.resize(kMost);
    std::vector<map::WayMap::Name> names;
    for (const auto& [name, road] : sorted)
        names.push_back({name, road.longest->line[road.longest->line.size() / 2]});
    return names;
}

}  // namespace

std::string place_text(Coordinate place) {
    return fmt::format("{:.5f}, {:.5f}", place.lon(), place.lat());
}

Explainer::Explainer(const NetworkInput& roads)
    : network_(roads.network),
      bends_(roads.profile.bends),
      options_(roads.snap_options()),
      snapper_(roads.snapper()) {}

std::string Explainer::near_text(const snap::Near& near) const {
    const graph::Way& way = network_.ways[network_.shape(near.chain).front().way];
    return fmt::format("{}, way {}, {} away", results::road_text(network_, way), way.osm_id,
                       length_text(near.metres));
}

std::string Explainer::why_not(Coordinate place, const snap::Snap& snap) const {
    const snap::Survey survey = snapper_.survey(place);
    if (!survey.road.chain.exists()) return "This data has no road network, only islands of road.";
    const std::string nearest = near_text(survey.road);
    const std::string walk = length_text(options_.max_metres);
    if (snap.fate == snap::Fate::kOutsideData)
        return fmt::format("{} is outside the area covered by this data; the nearest road is {}.",
                           place_text(place), nearest);
    if (snap.fate == snap::Fate::kOffNetwork)
        return fmt::format(
            "The nearest road that can be reached on foot from {} is {}; the walking limit is {}.",
            place_text(place), nearest, walk);
    const routes::Island island = routes::island_of(network_, survey.island.chain);
    const char* const how = island.entered ? "it can be driven into but not out of"
                            : island.left  ? "it can be driven out of but not into"
                                           : "no road connects it to the network";
    return fmt::format(
        "Within {} of {} there are only roads of an island of {} ({}): the nearest is {}. The "
        "nearest road of a connected network is {}.",
        walk, place_text(place), length_text(island.kilometres * 1000), how,
        near_text(survey.island), nearest);
}

std::string Explainer::no_path(const snap::Snap& from, const snap::Snap& to) const {
    const PartId here = from.nearest().part;
    const PartId there = to.nearest().part;
    if (here == there) return "Both ends are on the roads, but there is no path between them.";
    const auto parts = graph::summaries_of_parts(network_);
    return fmt::format(
        "The start is on a network of {:.0f} km of road, the destination on another of {:.0f} km, "
        "without a connection: they are on different islands, or the roads between them are not "
        "mapped.",
        parts[here.index()].kilometres, parts[there.index()].kilometres);
}

results::Trip Explainer::explain(const Question& question) const {
    const snap::Snap from = snapper_.snap(question.from);
    const snap::Snap to = snapper_.snap(question.to);
    results::Trip trip;
    trip.from = end_of(place_text(question.from), question.from, from);
    trip.to = end_of(question.to_name.empty() ? place_text(question.to) : question.to_name,
                     question.to, to);
    for (const auto& [snap, place] : {std::pair{&from, question.from}, {&to, question.to}}) {
        if (snap->exists()) continue;
        trip.reason = access::unsnapped(snap->fate);
        trip.why = why_not(place, *snap);
        return trip;
    }
    const auto path = routes::fastest_path(network_, from, to);
    if (!path) {
        trip.reason = access::Reason::kNoPath;
        trip.why = no_path(from, to);
        return trip;
    }
    walk(trip.from, path->first);
    walk(trip.to, path->last);
    trip.time = path->time;
    trip.decimetres = path->decimetres;
    trip.steps = routes::steps_of(network_, *path, bends_);
    return trip;
}

results::Trip Explainer::without_service(Coordinate from, const std::string& category) const {
    const snap::Snap snap = snapper_.snap(from);
    results::Trip trip;
    trip.from = end_of(place_text(from), from, snap);
    trip.to = {category, from, from};
    if (!snap.exists()) {
        trip.reason = access::unsnapped(snap.fate);
        trip.why = why_not(from, snap);
    } else {
        trip.reason = access::Reason::kNoService;
        trip.why = fmt::format(
            "This data has no service of category {} that could be snapped to the roads.",
            category);
    }
    return trip;
}

/// The nearest road, and the island where there is one nearer.
void Explainer::show_surroundings(map::WayMap& map, Coordinate place) const {
    const snap::Survey survey = snapper_.survey(place);
    if (survey.road.chain.exists()) {
        map.walks.push_back({place, survey.road.place});
        map.ends.push_back({length_text(survey.road.metres), survey.road.place});
    }
    if (!survey.island.chain.exists() || survey.island.metres > survey.road.metres) return;
    constexpr double kFar = 30;  // kilometres: an island of that size would not fit the map
    const routes::Island island = routes::island_of(network_, survey.island.chain);
    for (const ChainId chain : island.chains) map.islands.push_back(line_of(network_, chain));
    map.shown.push_back(survey.island.place);
    if (island.kilometres < kFar)
        for (const map::WayMap::Line& line : map.islands)
            map.shown.insert(map.shown.end(), line.begin(), line.end());
}

map::WayMap Explainer::picture(const results::Trip& trip, const Question& question,
                               const std::string& data_date) const {
    map::WayMap map;
    map.credit = fmt::format("Roads © OpenStreetMap contributors{}{}",
                             data_date.empty() ? "" : ", ", data_date);
    map.date = data_date;
    map.starts.push_back({question.from_name, question.from});
    if (trip.reason != access::Reason::kReached) {
        map.title =
            fmt::format("No path from {}: {}", trip.from.name, access::reason_name(trip.reason));
        map.subtitle = trip.why;
        const bool here = !snapper_.snap(question.from).exists();
        if (here || trip.reason != access::Reason::kNoService)
            show_surroundings(map, here ? question.from : question.to);
        if (!here && trip.reason != access::Reason::kNoService)
            map.starts.push_back({"", question.to});
        return map;
    }
    map.title = fmt::format("{:.1f} min to {}", to_minutes(trip.time), trip.to.name);
    map.subtitle =
        fmt::format("{}{}{} from {}", question.what_to, *question.what_to == '\0' ? "" : ", ",
                    length_text(trip.decimetres / 10.0),
                    question.from_name.empty() ? trip.from.name : question.from_name);
    for (const routes::Step& step : trip.steps) map.path.push_back(step.line);
    map.walks = {{trip.from.place, trip.from.foot}, {trip.to.foot, trip.to.place}};
    map.ends.push_back({question.to_name, question.to});
    map.names = main_roads(network_, trip.steps);
    return map;
}

}  // namespace relais::tools
