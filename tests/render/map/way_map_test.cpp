#include "render/map/way_map.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace relais::map {
namespace {

/// A map of a path of a kilometre on the equator, on roads of two points each.
std::string picture(const std::vector<std::pair<Coordinate, Coordinate>>& roads) {
    std::vector<Coordinate> places;
    for (const auto& [from, to] : roads) {
        places.push_back(from);
        places.push_back(to);
    }
    graph::Builder builder(places);
    for (std::size_t i = 0; i < places.size(); i += 2)
        builder.add({VertexId{i}, VertexId{i + 1}, {places[i], places[i + 1]}, {10}, {10}, {0}});
    const graph::RoadNetwork network = std::move(builder).finish({graph::Way{}}, {'\0'});
    WayMap map;
    map.path = {{Coordinate::from_degrees(0, 0), Coordinate::from_degrees(0.01, 0)}};
    return way_map_file(network, map, draw::Format::kPng);
}

TEST(AWayMap, DrawsEveryRoadThatReachesIntoItFromEitherEnd) {
    const std::pair path{Coordinate::from_degrees(0, 0), Coordinate::from_degrees(0.01, 0)};
    const Coordinate within = Coordinate::from_degrees(0.005, 0.001);
    const Coordinate far = Coordinate::from_degrees(-1, 0.001);
    const Coordinate farther = Coordinate::from_degrees(-2, 0.001);
    const std::string without = picture({path});
    EXPECT_NE(picture({path, {far, within}}), without);
    EXPECT_NE(picture({path, {within, far}}), without);
    EXPECT_EQ(picture({path, {farther, far}}), without);
}

}  // namespace
}  // namespace relais::map
