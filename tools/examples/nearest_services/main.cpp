// Three households and two schools on a street with five crossings, 10 s from each to the next.
#include <cstdio>

#include "engine/access/nearest.h"
#include "engine/order/nested_dissection.h"
#include "engine/snap/snapper.h"

int main() {
    using namespace relais;
    std::vector<Coordinate> places;  // in 1e-7 degrees
    for (std::int32_t i = 0; i < 5; ++i) places.push_back({i * 10'000, 0});
    graph::Builder builder(places);
    for (std::size_t i = 0; i < 4; ++i)
        builder.add({VertexId{i}, VertexId{i + 1}, {places[i], places[i + 1]}, {10}, {10}, {0}});
    const graph::RoadNetwork roads = std::move(builder).finish({graph::Way{}}, {'\0'});
    const auto skeleton = order::skeleton(roads.vertex_count(), roads.arc_tail, roads.arc_head);
    const auto eliminated = order::nested_dissection(skeleton);
    const auto hierarchy = cch::build_hierarchy(cch::view(roads), eliminated);
    const auto metric = cch::customize(hierarchy, roads.arc_ticks);

    const snap::Snapper snapper(roads);
    const auto homes = snapper.snap_all(std::vector<Coordinate>{{0, 0}, {15'000, 0}, {35'000, 0}});
    const auto schools = snapper.snap_all(std::vector<Coordinate>{{10'000, 0}, {40'000, 0}});
    const std::vector<CategoryId> category(2, CategoryId{0U});
    const auto table = access::nearest_services(roads, metric, {homes, schools, category, 1});
    for (std::size_t h = 0; h < homes.size(); ++h) {
        const auto [time, school, reason] = table.at(HouseholdId{h}, category[0]);
        std::printf("household %zu: school %zu, %.1f s\n", h, school.index(), to_seconds(time));
    }
}
