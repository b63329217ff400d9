#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geodata/results/formats.h"
#include "geodata/scenario/comparison_tables.h"
#include "render/atlas/compare.h"
#include "tools/study/analysis.h"

namespace relais::tools {

/// Where scenarios start that travel by another profile: the same study on another network, opened
/// once for all of them.
class OtherProfiles {
  public:
    /// The first and the last must outlive it.
    OtherProfiles(const Analysis& analysis, NetworkOptions network, HoursOptions hours,
                  Terminal& terminal);

    /// The analysis of the constructor for a scenario without a profile.
    [[nodiscard]] const Analysis& start_of(const scenario::Scenario& scenario);

  private:
    const Analysis& analysis_;
    NetworkOptions network_;
    HoursOptions hours_;
    Terminal& terminal_;
    std::map<std::string, std::unique_ptr<const Analysis>> by_profile_;
};

/// Answers a scenario from the analysis of its own profile and compares it with `start`.
[[nodiscard]] scenario::Compared compare_with(const Analysis& start,
                                              const scenario::Scenario& scenario,
                                              const Analysis& from);

/// The effect of scenarios on capacities, for categories whose services have one.
class CapacityComparison {
  public:
    /// Both must outlive it.
    CapacityComparison(const Analysis& base, Terminal& terminal)
        : base_(base), terminal_(terminal) {}

    /// A scenario and its base. Prints the change of capacities, or that it is not known, as no
    /// existing service has a capacity.
    void add(const scenario::Compared& one, const Analysis& start);
    /// Empty where no service has a capacity.
    [[nodiscard]] const std::vector<scenario::CapacityOf>& changes() const { return changes_; }

  private:
    const Analysis& base_;
    Terminal& terminal_;
    scenario::CapacityPerPerson before_;  // from the first scenario on
    std::vector<scenario::CapacityOf> changes_;
};

/// All tables of some scenarios: summary.csv, inequality.csv, capacity.csv where services have
/// capacities, and four files for each; and those in the formats that were asked for.
void write_comparison(results::TableFiles& files, const Analysis& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const CapacityComparison& capacity);

/// Prints compare.pdf.
void print_comparison(const std::filesystem::path& folder, const Analysis& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const atlas::BasePages& base_pages, const atlas::Options& options);

/// Prints a line for each category where times change, and warnings on the scenario.
void say_balance(Terminal& terminal, const territory::Territory& territory,
                 const scenario::Compared& one);

}  // namespace relais::tools
