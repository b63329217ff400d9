#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/territory/territory.h"
#include "geodata/report/progress.h"

namespace relais::gazetteer {

/// The subject of a question.
struct Found {
    std::string label;  ///< "12 Rue Carnot, Gap"
    Coordinate place;
};

/// The place meant by a text: an address ("12 rue Carnot, Gap", "Gap, rue Carnot 12", "Städtle 49,
/// 9490 Vaduz"), a street, or a town, village, hamlet or quarter; from the addresses and names in
/// an OpenStreetMap extract (`addr:*`, names of streets, `place`), offline. Case, accents and usual
/// abbreviations ("av", "st", "str.") do not count, nor do small words. A number in the name of a
/// street ("Rue du 8 Mai 1945", "28. října") belongs to the name; any other number is a house
/// number or a postcode: "12 rue du 8 mai 1945" asks for house 12.
///
/// A place belongs to the town named in its own tags, to its zone, and to the towns, villages and
/// hamlets around it. Where the words match several places, the best matches win: first places
/// whose whole name is in the question, then places whose own tags or zone confirm the town.
/// `zones` may be empty.
///
/// Throws Error where nothing matches, with the nearest misses or the remark that the extract has
/// no addresses; and where several places match equally, with a list of them. Reads the extract
/// twice; keeps only candidates for the words.
[[nodiscard]] Found find(const std::filesystem::path& extract, std::string_view words,
                         const std::vector<territory::Zone>& zones, const Progress& progress = {});

}  // namespace relais::gazetteer
