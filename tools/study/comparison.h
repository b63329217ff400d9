#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/snap/snapper.h"
#include "geodata/results/formats.h"
#include "geodata/scenario/comparison_tables.h"
#include "render/atlas/compare.h"
#include "tools/study/pipeline.h"

namespace relais::tools {

/// An answered study as scenarios start from it, with the services that count by their hours.
/// Refers to the answer.
struct Start {
    explicit Start(const Answer& found, const HoursOptions& hours = {});
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    cch::Metric metric;
    snap::Snapper snapper;
    std::unique_ptr<OpenServices> open;  ///< none: all count
    std::vector<snap::Snap> services;    ///< those that do not count are nowhere
    access::NearestSolver solver;
    access::Findings findings;
    scenario::Base base;
};

/// Where scenarios start that travel by another profile: the same study on another network, opened
/// once for all of them.
class OtherProfiles {
  public:
    /// The first and the last must outlive it.
    OtherProfiles(const Answer& found, NetworkOptions network, HoursOptions hours,
                  Terminal& terminal);
    ~OtherProfiles();
    OtherProfiles(const OtherProfiles&) = delete;
    OtherProfiles& operator=(const OtherProfiles&) = delete;

    /// `start` for a scenario without a profile.
    [[nodiscard]] const Start& start_of(const scenario::Scenario& scenario, const Start& start);

  private:
    struct Travelled;

    const Answer& found_;
    NetworkOptions network_;
    HoursOptions hours_;
    Terminal& terminal_;
    std::map<std::string, std::unique_ptr<const Travelled>> by_profile_;
};

/// Answers a scenario from where it starts and compares it with the base.
[[nodiscard]] scenario::Compared compare_with(const Start& base, const scenario::Scenario& scenario,
                                              const Start& start);

/// The effect of scenarios on capacities, for categories whose services have one.
class CapacityComparison {
  public:
    /// Both must outlive it.
    CapacityComparison(const Start& base, Terminal& terminal) : base_(base), terminal_(terminal) {}

    /// A scenario and its base. Prints the change of capacities, or that it is not known, as no
    /// existing service has a capacity.
    void add(const scenario::Compared& one, const Start& start);
    /// Empty where no service has a capacity.
    [[nodiscard]] const std::vector<scenario::CapacityOf>& changes() const { return changes_; }

  private:
    const Start& base_;
    Terminal& terminal_;
    scenario::PlacesPerHead before_;  // from the first scenario on
    std::vector<scenario::CapacityOf> changes_;
};

/// All tables of some scenarios: summary.csv, inequality.csv, capacity.csv where services have
/// capacities, and four files for each; and those in the formats that were asked for.
void write_comparison(results::TableFiles& files, const Start& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const CapacityComparison& capacity);

/// Prints compare.pdf.
void print_comparison(const std::filesystem::path& folder, const Start& start, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios,
                      const atlas::BasePages& base_pages, const atlas::Options& options);

/// Prints a line for each category where times change, and warnings on the scenario.
void say_balance(Terminal& terminal, const territory::Territory& territory,
                 const scenario::Compared& one);

}  // namespace relais::tools
