#pragma once

#include <filesystem>
#include <string>

#include "engine/measures/commuting.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// A commuting table: people by zone of residence and place of work.
struct CommutingFile {
    std::filesystem::path file;
    std::string layer, where;
    std::string origin, destination;  ///< columns with the codes of zones
    std::string people;               ///< column; empty: every row counts 1
    std::string x, y;  ///< columns with the destination's place, in degrees; empty: it is a zone
    std::string source;
};

/// The part of a commuting table that concerns a territory.
struct CommutingTable {
    Commuting commuting;
    double people = 0;    ///< of the rows that were used
    double left_out = 0;  ///< people who live or work outside the zones of the territory
};
/// The place of a zone, where none is given, is that of the household nearest to the centre of its
/// people. Call it once the households have their places. Throws Error.
[[nodiscard]] CommutingTable read_commuting(const CommutingFile& file,
                                            const territory::Territory& territory);

}  // namespace relais::measures
