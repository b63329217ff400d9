#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/osm/boundaries.h"
#include "geodata/osm/features_scan.h"

namespace relais::osm {

/// The households of a territory, in what unit, and how they came about.
struct HouseholdChoice {
    std::vector<territory::Household> households;
    territory::WeightUnit unit = territory::WeightUnit::kDwellings;
    std::vector<std::string> notes;
};

/// Makes households of residential buildings, one each. A zone without any takes its place nodes,
/// and, where it has none of these either, one point inside it if its population is known. With
/// zones, what lies in none of them is left out (and counted in the notes).
///
/// Weights: in a zone of known population they are scaled so that they sum to it (to 1e-9). The
/// others share what is left of the population of the territory, where that is known and leaves a
/// believable number for each dwelling; else a dwelling there has the mean number of people of
/// those of known population. If no zone's population is known, the unit is dwellings, unless only
/// place nodes are there to count.
///
/// Order: nodes, ways, relations, each by id.
[[nodiscard]] HouseholdChoice choose_households(const FeatureScan& scan, const ZoneChoice& zones);

/// Residential buildings alone, wherever they lie, weighing their dwellings; in no zone.
[[nodiscard]] HouseholdChoice choose_homes(const FeatureScan& scan);

}  // namespace relais::osm
