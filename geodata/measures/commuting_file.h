#pragma once

#include <filesystem>
#include <string>

#include "engine/measures/commuting.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// A commuting table: people by the zone they live in and the place they work at.
struct CommutingFile {
    std::filesystem::path file;
    std::string layer, where;
    std::string origin, destination;  ///< columns with the codes of zones
    std::string people;               ///< column; empty: every row counts 1
    std::string x, y;  ///< columns with the destination's place, in degrees; empty: it is a zone
    std::string source;
};

/// What a commuting table tells of a territory.
struct CommutingTable {
    Commuting commuting;
    double people = 0;    ///< of the rows that were used
    double left_out = 0;  ///< of the others: they live, or work, in no zone of the territory
};
/// A zone without a place of its own is where the household lives that is nearest to the middle of
/// its people. Call it once the households have their places. Throws Error.
[[nodiscard]] CommutingTable read_commuting(const CommutingFile& file,
                                            const territory::Territory& territory);

}  // namespace relais::measures
