#pragma once

#include <cstdint>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::territory {

/// How densely the people of a zone live together, the densest first.
enum class Settlement : std::uint8_t {
    kNoInhabitants,
    kCity,
    kTown,
    kVillage,
    kDispersed,
    kUninhabited
};

/// The degree of urbanisation of every zone, from its people in cells of 1 km² (Eurostat and others,
/// "Applying the Degree of Urbanisation", 2021, doi:10.2785/706535):
/// - an urban centre is connected cells of 1,500 people or more each, with 50,000 people in all;
///   an urban cluster cells of 300 or more with 5,000, a rural cluster the same with 500; other
///   cells are of low density (50 people or more) or very low density;
/// - a city has half of its people or more in urban centres; a town half or more in urban clusters;
///   of the others, a village has most of its people outside urban clusters in rural clusters, a
///   dispersed area in cells of low density, one that is mostly uninhabited in those of very low.
/// Cells are squares of a sinusoidal projection, which keeps areas. Gaps of urban centres are not
/// filled, and people outside the territory are not known, so that a town at its edge may seem
/// smaller. Weights must be people. O(households log households).
[[nodiscard]] std::vector<Settlement> settlements_of(const Territory& territory);

}  // namespace relais::territory
