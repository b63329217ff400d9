#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/territory/territory.h"
#include "geodata/report/progress.h"

namespace relais::gazetteer {

/// What a question is about.
struct Found {
    std::string label;  ///< "12 Rue Carnot, Gap"
    Coordinate place;
};

/// The place that somebody means by words: an address ("12 rue Carnot, Gap", "Gap, rue Carnot 12",
/// "Städtle 49, 9490 Vaduz"), a street, or a town, village, hamlet or quarter; from what an
/// OpenStreetMap extract holds of them (`addr:*`, names of streets, `place`), offline. Case,
/// accents and usual abbreviations ("av", "st", "str.") do not count, nor do small words. A number
/// that stands in the name of a street ("Rue du 8 Mai 1945", "28. října") belongs to it, any other
/// one is that of a house or a postcode: "12 rue du 8 mai 1945" asks for the house 12.
///
/// A place belongs to the town that its own tags name, to the zone it lies in, and to the towns,
/// villages and hamlets around it. Where the words fit several places, those they fit best win: the
/// ones whose names they say wholly, then the ones that their own tags or zone put there. `zones`
/// may be empty.
///
/// Throws Error where nothing fits, telling the nearest misses or that the extract holds no
/// addresses; and where several places fit equally, listing them.
/// Reads the extract twice; keeps only what the words may mean.
[[nodiscard]] Found find(const std::filesystem::path& extract, std::string_view words,
                         const std::vector<territory::Zone>& zones, const Progress& progress = {});

}  // namespace relais::gazetteer
