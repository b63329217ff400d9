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

/// The objective and options of a choice of sites.
struct SiteOptions {
    std::string objective = "p-median";
    std::size_t add = 1;
    double minutes = 20;
    std::optional<double> capacity;  ///< default capacity of a candidate
    std::optional<double> budget;
    std::filesystem::path candidates;  ///< for messages; empty: those of the territory
};

/// Which categories each place is given.
struct Roof {
    std::vector<CategoryId> categories;
    std::string names;          ///< "childcare, job_centre"
    std::string opening_hours;  ///< of each; empty: not needed
};
/// Throws Error naming a key that the territory does not have.
[[nodiscard]] Roof roof_of(const std::vector<std::string>& keys,
                           const territory::Territory& territory);

/// A choice, and the order in which its places open.
struct SiteChoice {
    siting::Solution solution;
    std::vector<siting::Step> steps;
};
/// The candidates that could be snapped to the roads. Prints the others, which are ignored; throws
/// Error when there are none.
[[nodiscard]] std::vector<Candidate> at_the_roads(std::vector<Candidate> candidates,
                                                  const SiteOptions& options,
                                                  const scenario::Base& base, Terminal& terminal);

/// Chooses sites, and prints the value of the choice and the lower bound.
[[nodiscard]] SiteChoice choose_sites(const SiteOptions& options, const scenario::Base& base,
                                      const std::vector<Candidate>& candidates, const Roof& roof,
                                      Terminal& terminal);

}  // namespace relais::tools
