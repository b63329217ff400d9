#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::tools {

/// A place where a service could be.
struct Candidate {
    std::string name;
    Coordinate place;
    std::optional<double> capacity = {};  ///< capacity in people, from the file
    std::optional<double> cost = {};      ///< in the file's money
    ZoneId zone = {};                     ///< whose middle it is, if any
};

/// The household nearest to the centre of the people of each zone that has people.
[[nodiscard]] std::vector<Candidate> zone_centres(const territory::Territory& territory);

/// The places of services of other categories, which have a building already, and the household
/// nearest to the centre of the people of each zone. Throws Error when there is neither.
[[nodiscard]] std::vector<Candidate> default_candidates(const territory::Territory& territory,
                                                        const std::vector<CategoryId>& categories);

/// The places of a CSV of id, lon, lat, and, where they are there, capacity and cost. Throws Error
/// naming file and row.
[[nodiscard]] std::vector<Candidate> read_candidates(const std::filesystem::path& file);

}  // namespace relais::tools
