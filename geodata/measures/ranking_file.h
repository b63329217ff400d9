#pragma once

#include <filesystem>
#include <string>

#include "engine/measures/values.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// A table that ranks people: by zone, or household by household.
struct RankingFile {
    std::filesystem::path file;
    std::string layer, where;
    std::string zone;       ///< column with the code of the zone; or
    std::string household;  ///< with the id of the household
    std::string value;      ///< column of the value by which they are ranked
    std::string source;
};

/// The ranking of every household that the table contains. Throws Error.
[[nodiscard]] Values read_ranking(const RankingFile& file, const territory::Territory& territory);

}  // namespace relais::measures
