#include <cmath>

#include <nlohmann/json.hpp>

#include "geodata/results/trip.h"

namespace relais::results {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json point(Coordinate place) {
    return {rounded(place.lon(), 1e7), rounded(place.lat(), 1e7)};
}

Json end_of(const TripEnd& end) {
    return {{"name", end.name},
            {"place", point(end.place)},
            {"foot", point(end.foot)},
            {"walk_metres", rounded(end.walk_metres, 10)},
            {"walk_seconds", to_seconds(end.walk)}};
}

const char* rule_key(graph::SpeedRule rule) {
    constexpr const char* kKeys[graph::kSpeedRules] = {
        "class_open", "class_built_up", "posted",  "legal",  "surface", "tracktype",
        "smoothness", "narrow",         "service", "let_in", "pushed",  "duration"};
    return kKeys[static_cast<std::size_t>(rule)];
}

Json delays_of(const std::vector<routes::Wait>& waits) {
    Json delays = Json::array();
    for (const routes::Wait& wait : waits)
        delays.push_back(
            {{"cause", delay_cause_text(wait.cause)}, {"seconds", rounded(wait.seconds, 100)}});
    return delays;
}

/// Seconds of the whole trip.
Json spent_of(const TimeSpent& spent) {
    return {{"walking", rounded(spent.walking, 10)},
            {"at_speed", rounded(spent.at_speed, 100)},
            {"bends", rounded(spent.bends, 100)},
            {"slopes", rounded(spent.slopes, 100)},
            {"delays", delays_of(spent.waits)}};
}

Json step_of(const graph::RoadNetwork& network, const routes::Step& step, std::uint32_t until) {
    const graph::Way& way = network.ways[step.way];
    Json limit;
    if (way.limit_dkmh > 0 && !step.other_direction) limit = way.limit_dkmh / 10.0;
    return {{"way", way.osm_id},
            {"name", network.name(way)},
            {"class", graph::road_class_names()[way.road_class]},
            {"metres", rounded(step.metres, 10)},
            {"seconds", step.ticks / 10.0},
            {"until_seconds", until / 10.0},
            {"kmh", step.dkmh / 10.0},
            {"why", speed_text(network, step)},
            {"rule", rule_key(way.rule)},
            {"limit_kmh", limit},
            {"evidence", network.evidence(way)},
            {"ends_only", way.has(graph::WayFlag::kEndsOnly)},
            {"bends_seconds", rounded(step.bends_seconds, 100)},
            {"slopes_seconds", rounded(step.slopes_seconds, 100)},
            {"rise_metres", rounded(step.rise, 10)},
            {"delays", delays_of(step.waits)}};
}

template <class Visit>
void for_each_step(const graph::RoadNetwork& network, const Trip& trip, const Visit& visit) {
    std::uint32_t until = trip.from.walk.count();
    for (const routes::Step& step : trip.steps) {
        until += step.ticks;
        visit(step, step_of(network, step, until));
    }
}

Json feature(const char* type, const Json& coordinates, const Json& properties) {
    return {{"type", "Feature"},
            {"properties", properties},
            {"geometry", {{"type", type}, {"coordinates", coordinates}}}};
}

void add_walk(Json& features, const TripEnd& end, bool there) {
    const Json line =
        there ? Json{point(end.place), point(end.foot)} : Json{point(end.foot), point(end.place)};
    features.push_back(feature("LineString", line,
                               {{"kind", "walk"},
                                {"metres", rounded(end.walk_metres, 10)},
                                {"seconds", to_seconds(end.walk)}}));
}

/// Names are from users' files: bytes that are not UTF-8 are shown as such, not refused.
void write(NewFile& file, const Json& json) {
    file.write(json.dump(1, ' ', false, Json::error_handler_t::replace));
    file.write("\n");
}

}  // namespace

void write_trip_json(NewFile& file, const graph::RoadNetwork& network, const Trip& trip) {
    const bool reached = trip.reason == access::Reason::kReached;
    Json json = {{"from", end_of(trip.from)}, {"to", end_of(trip.to)}};
    json["seconds"] = reached ? Json(to_seconds(trip.time)) : Json();
    json["metres"] = reached ? Json(trip.decimetres / 10.0) : Json();
    json["reason"] = access::reason_name(trip.reason);
    json["why"] = trip.why;
    json["spent"] = reached ? spent_of(time_spent(trip)) : Json();
    json["steps"] = Json::array();
    for_each_step(network, trip, [&](const routes::Step&, Json step) {
        json["steps"].push_back(std::move(step));
    });
    write(file, json);
}

void write_trip_geojson(NewFile& file, const graph::RoadNetwork& network, const Trip& trip) {
    Json features = Json::array();
    features.push_back(
        feature("Point", point(trip.from.place), {{"kind", "from"}, {"name", trip.from.name}}));
    features.push_back(
        feature("Point", point(trip.to.place), {{"kind", "to"}, {"name", trip.to.name}}));
    if (trip.reason == access::Reason::kReached) {
        add_walk(features, trip.from, true);
        for_each_step(network, trip, [&](const routes::Step& step, const Json& properties) {
            Json line = Json::array();
            for (const Coordinate place : step.line) line.push_back(point(place));
            Json all = {{"kind", "road"}};
            all.update(properties);
            features.push_back(feature("LineString", line, all));
        });
        add_walk(features, trip.to, false);
    }
    write(file, {{"type", "FeatureCollection"}, {"features", features}});
}

}  // namespace relais::results
