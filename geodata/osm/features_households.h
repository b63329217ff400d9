#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/osm/boundaries.h"
#include "geodata/osm/features_scan.h"

namespace relais::osm {

/// The households of a territory, their unit, and notes on how they were made.
struct HouseholdChoice {
    std::vector<territory::Household> households;
    territory::WeightUnit unit = territory::WeightUnit::kDwellings;
    std::vector<std::string> notes;
    territory::Estimates estimates;
};

/// Makes one household per residential building. A zone without any takes its place nodes, and,
/// where it has none of these either, one point inside it if its population is known. With zones,
/// buildings and nodes outside all of them are left out (and counted in the notes).
///
/// Weights: in a zone of known population they are scaled so that they sum to it (to 1e-9). The
/// others share the rest of the population of the territory, where that is known and gives a
/// plausible number per dwelling; else a dwelling there has the mean number of people of the zones
/// of known population. If no zone's population is known, the unit is dwellings, unless only place
/// nodes are there to count.
///
/// Order: nodes, ways, relations, each by id.
[[nodiscard]] HouseholdChoice choose_households(const FeatureScan& scan, const ZoneChoice& zones);

/// Residential buildings only, inside or outside zones, weighted by their dwellings; without a
/// zone.
[[nodiscard]] HouseholdChoice choose_homes(const FeatureScan& scan);

}  // namespace relais::osm
