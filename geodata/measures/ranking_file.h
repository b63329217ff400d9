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
    std::string value;      ///< column of what they are ranked by
    std::string source;
};

/// The ranking of every household, where the table tells it. Throws Error.
[[nodiscard]] Values read_ranking(const RankingFile& file, const territory::Territory& territory);

}  // namespace relais::measures
