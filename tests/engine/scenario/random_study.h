#pragma once

#include <memory>
#include <random>
#include <string>

#include "engine/snap/snapper.h"
#include "tests/engine/scenario/study.h"
#include "tests/support/random_network.h"

namespace relais::testing_support {

inline std::size_t below(std::mt19937& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

inline Coordinate random_place(std::mt19937& random) {
    return {static_cast<std::int32_t>(below(random, 100'000)),
            static_cast<std::int32_t>(below(random, 100'000))};
}

/// Whether a service of a random study is open at the hour that is asked for.
inline bool is_open(const territory::Service& service) {
    return service.opening_hours != "closed";
}
inline std::string random_hours(std::mt19937& random) {
    return below(random, 3) == 0 ? "closed" : "open";
}

inline territory::MultiPolygon rectangle(Coordinate low, Coordinate high) {
    return {{{low, {high.lon_e7, low.lat_e7}, high, {low.lon_e7, high.lat_e7}, low}, {}}};
}

/// One zone in the west, one in the east, and land between them that is in none.
inline constexpr std::int32_t kWestEnds = 60'000, kEastBegins = 70'000;
inline ZoneId zone_of(Coordinate place) {
    return place.lon_e7 < kWestEnds     ? ZoneId{0u}
           : place.lon_e7 > kEastBegins ? ZoneId{1u}
                                        : ZoneId{};
}

/// Households and services of two categories, some of them off the roads; of a group that is a
/// part of everybody; some services where another one is, so that both are as near.
inline territory::Territory random_territory(std::mt19937& random) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}, {"school", {}, {5}, ""}};
    territory.zones = {{"W", "West", rectangle({-1'000, -1'000}, {kWestEnds, 101'000}), {}},
                       {"E", "East", rectangle({kEastBegins, -1'000}, {101'000, 101'000}), {}}};
    territory.groups = {{"children_0_14", {}}};
    const std::size_t households = 1 + below(random, 12), services = 1 + below(random, 9);
    for (std::size_t i = 0; i < households; ++i) {
        const Coordinate place = random_place(random);
        const std::size_t people = below(random, 5);
        territory.households.push_back(
            {"h" + std::to_string(i), place, static_cast<double>(people), zone_of(place)});
        territory.groups[0].by_household.push_back(static_cast<double>(below(random, people + 1)));
    }
    for (std::size_t i = 0; i < services; ++i) {
        const bool beside = i > 0 && below(random, 4) == 0;
        territory.services.push_back(
            {"s" + std::to_string(i),
             "",
             beside ? territory.services[below(random, i)].place : random_place(random),
             CategoryId{below(random, 2)},
             {},
             random_hours(random)});
    }
    return territory;
}

/// On a random network. `takes_part`: none, or is_open.
inline std::unique_ptr<SmallStudy> random_study(std::mt19937& random,
                                                SmallStudy::TakesPart takes_part = nullptr) {
    territory::Territory territory = random_territory(random);
    const std::size_t vertices = 2 + below(random, 30);
    return std::make_unique<SmallStudy>(random_network(random, vertices, 1 + below(random, 60)),
                                        std::move(territory), std::move(takes_part),
                                        snap::Options{.max_metres = 300});
}

}  // namespace relais::testing_support
