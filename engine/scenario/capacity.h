#pragma once

#include <vector>

#include "engine/measures/values.h"
#include "engine/scenario/outcome.h"

namespace relais::scenario {

/// By category: whether one of its services or more has a capacity.
[[nodiscard]] std::vector<bool> has_capacity(const territory::Territory& territory);

/// By category: capacity per person of every household, E2SFCA as `relais describe` has it (weights
/// fall to 0 at 30 minutes), and the people of its demand group. Empty where no service of the base
/// has a capacity; where some have one, the others count as their mean, in the base and in its
/// scenarios.
struct CapacityPerPerson {
    std::vector<measures::Values> per_person;
    std::vector<std::vector<double>> people;
};
/// A sweep for sixteen services. With changed roads the times are customized again, with new ones
/// the order is computed again.
[[nodiscard]] CapacityPerPerson capacity_per_person(const Base& base);
[[nodiscard]] CapacityPerPerson capacity_per_person(const Base& base, const Outcome& outcome);

/// The capacity of a category for the people of an area whose access is known.
struct Shared {
    double people = 0;
    double capacity = 0;  ///< capacity allotted to them: the sum of places per person
    double without = 0;   ///< people without any within reach
    friend bool operator==(const Shared&, const Shared&) = default;
};
/// The same before and after a scenario; and the people with more and with less capacity per person
/// than before, by the people of the scenario, without new households.
struct SharedChange {
    Shared before, after;
    double more = 0;
    double fewer = 0;
    friend bool operator==(const SharedChange&, const SharedChange&) = default;
};
/// One category.
struct CapacityChange {
    CategoryId category;
    SharedChange territory;
    std::vector<SharedChange> zones;
};
/// The categories whose services have a capacity. REQUIRES: the first households of `after` are
/// those of `before`, as in a Variant. O(households) for each.
[[nodiscard]] std::vector<CapacityChange> compare_capacity(const CapacityPerPerson& before,
                                                           const CapacityPerPerson& after,
                                                           const territory::Territory& variant);

}  // namespace relais::scenario
