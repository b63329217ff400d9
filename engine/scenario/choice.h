#pragma once

#include <span>
#include <vector>

#include "engine/scenario/closures.h"

namespace relais::scenario {

/// How many services of a category people can choose among, and which of them have no other.
struct Choice {
    double none = 0;     ///< weight without a service within the limit
    double one = 0;      ///< with exactly one
    double several = 0;  ///< with two or more
    struct Sole {
        ServiceId service;
        double weight = 0;  ///< of those to whom it is the only one within the limit
    };
    std::vector<Sole> sole;  ///< those that are the only one to anybody, the most weight first

    /// Of all whose choice is known.
    [[nodiscard]] double weight() const { return none + one + several; }
};

/// From the nearest and the second nearest service of every household; `weights` has one value per
/// household. Those whose time is not known are in no sum. O(households + services log services).
[[nodiscard]] Choice choice_of(const TwoNearest& two, std::span<const double> weights,
                               Duration limit);

}  // namespace relais::scenario
