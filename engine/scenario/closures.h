#pragma once

#include <vector>

#include "engine/scenario/outcome.h"

namespace relais::scenario {

/// The nearest and the second nearest service of one category, two different ones, by household.
struct TwoNearest {
    std::vector<access::Nearest> first;
    /// kReached, or why there is none: kNoService where the category has no second service.
    std::vector<access::Nearest> second;
};

/// All households at once. The services of the category are numbered in binary; each digit gives
/// two lanes of a sweep, those with a 0 and those with a 1. Any other service differs from the
/// nearest in some digit, so the second nearest is the nearest of the lanes that do not contain the
/// first: 2 log2(services) lanes, two sweeps of sixteen for a thousand services. Exact, ties to the
/// lowest id.
[[nodiscard]] TwoNearest two_nearest(const Base& base, CategoryId category);

/// The effect of closing one service.
struct Closure {
    ServiceId service;
    double affected = 0;       ///< weight of those it is nearest to
    double cut_off = 0;        ///< of these, people who reach no other service
    double minutes_added = 0;  ///< weight x minutes, of the others
    ServiceId next;            ///< the service to which most of them would go; kNone: no other is
                               ///< reached
    double next_gains = 0;     ///< weight that would move to it
    double next_has = 0;       ///< weight that it is nearest to today
};

/// Every service of a category closed in turn, in the order of their ids; the cost of two_nearest.
[[nodiscard]] std::vector<Closure> closures(const Base& base, CategoryId category);

}  // namespace relais::scenario
