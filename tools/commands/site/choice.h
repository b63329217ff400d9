#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/siting/problem.h"
#include "tools/study/site_candidates.h"

namespace relais::tools {

class Terminal;

/// By the names that people call them.
[[nodiscard]] const std::map<std::string, siting::Objective>& objectives();

/// What a choice of places shall be good for.
struct SiteOptions {
    std::string objective = "p-median";
    std::size_t add = 1;
    double minutes = 20;
    std::optional<double> capacity;  ///< of candidates that do not tell theirs
    std::optional<double> budget;
    std::filesystem::path candidates;  ///< for messages; empty: those of the territory
};

/// Which categories each place is given.
struct Roof {
    std::vector<CategoryId> categories;
    std::string names;          ///< "childcare, job_centre"
    std::string opening_hours;  ///< of each; empty: nobody asks
};
/// Throws Error naming a key that the territory does not have.
[[nodiscard]] Roof roof_of(const std::vector<std::string>& keys,
                           const territory::Territory& territory);

/// A choice, and the order in which its places open.
struct SiteChoice {
    siting::Solution solution;
    std::vector<siting::Step> steps;
};
/// Those that join the roads. Says which do not, as they are good for nobody; throws Error when
/// none does.
[[nodiscard]] std::vector<Candidate> at_the_roads(std::vector<Candidate> candidates,
                                                  const SiteOptions& options,
                                                  const scenario::Base& base, Terminal& terminal);

/// Chooses, and says how good the choice is and how good any could be.
[[nodiscard]] SiteChoice choose_sites(const SiteOptions& options, const scenario::Base& base,
                                      const std::vector<Candidate>& candidates, const Roof& roof,
                                      Terminal& terminal);

}  // namespace relais::tools
