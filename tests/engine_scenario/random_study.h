#pragma once

#include <memory>
#include <random>

#include "engine/snap/snapper.h"
#include "tests/engine_scenario/study.h"
#include "tests/support/random_network.h"

namespace relais::testing_support {

inline std::size_t below(std::mt19937& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

inline Coordinate random_place(std::mt19937& random) {
    return {static_cast<std::int32_t>(below(random, 100'000)),
            static_cast<std::int32_t>(below(random, 100'000))};
}

/// A random network with households and services of two categories, some of them off the roads.
inline std::unique_ptr<SmallStudy> random_study(std::mt19937& random) {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}, {"school", {}, {5}, ""}};
    const std::size_t households = 1 + below(random, 12), services = 1 + below(random, 9);
    for (std::size_t i = 0; i < households; ++i)
        territory.households.push_back({"h" + std::to_string(i),
                                        random_place(random),
                                        static_cast<double>(below(random, 5)),
                                        {}});
    for (std::size_t i = 0; i < services; ++i)
        territory.services.push_back({"s" + std::to_string(i),
                                      "",
                                      random_place(random),
                                      CategoryId{below(random, 2)},
                                      {},
                                      ""});
    const std::size_t vertices = 2 + below(random, 30);
    return std::make_unique<SmallStudy>(random_network(random, vertices, 1 + below(random, 60)),
                                        std::move(territory), snap::Options{.max_metres = 300});
}

}  // namespace relais::testing_support
