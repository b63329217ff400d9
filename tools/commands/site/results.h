#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "geodata/assembly/open_study.h"
#include "geodata/results/new_files.h"
#include "geodata/results/table.h"
#include "render/atlas/document/base_pages.h"
#include "tools/commands/site/choice.h"

namespace relais::tools {

/// A service of each category at a place, as further edits. It has the place's capacity if it is
/// the only category, as it is not known how several would share it.
void add_site(const Candidate& candidate, const Roof& roof, scenario::Scenario& scenario);

/// The name of a scenario with this number of places.
[[nodiscard]] std::string site_scenario_name(const Roof& roof, std::size_t places,
                                             const territory::Territory& territory,
                                             const std::string& language);

/// sites.toml: a scenario of add_site alone, as text that `relais compare` reads.
void write_site_scenario(results::NewFile& file, const scenario::Scenario& scenario,
                         const territory::Territory& territory);

/// sites: a row per chosen place, in the order in which they open, `per_year` a year (0: all in
/// one); the values and the bound of the objective are the same in each. Refers to its arguments.
[[nodiscard]] results::Table sites_table(const SiteOptions& options, std::size_t per_year,
                                         const std::vector<Candidate>& candidates,
                                         const SiteChoice& choice);

/// The choice as the page of chosen sites has it; nothing for set-cover, whose sites gain nothing one
/// by one. `per_year`: 0: all in one year.
[[nodiscard]] std::optional<atlas::ChosenSites> printed_sites(
    const SiteOptions& options, const Roof& roof, std::size_t per_year,
    const std::vector<Candidate>& candidates, const SiteChoice& choice);

}  // namespace relais::tools
