#pragma once

#include <string>
#include <vector>

#include "geodata/results/new_files.h"
#include "geodata/scenario/comparison_tables.h"
#include "render/atlas/compare.h"
#include "tools/pipeline.h"

namespace relais::tools {

/// An answered study as scenarios start from it. Refers to the answer.
struct Start {
    explicit Start(const Answer& found);
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    cch::Metric metric;
    snap::Snapper snapper;
    scenario::Base base;
};

/// The category of that key; throws Error that begins with `option` and lists those there are.
[[nodiscard]] CategoryId category_of(const territory::Territory& territory, const std::string& key,
                                     const std::string& option);

/// Answers a scenario and compares it with its base.
[[nodiscard]] scenario::Compared compare_with(const Start& start,
                                              const scenario::Scenario& scenario);

/// All tables of some scenarios: summary.csv, and three files for each.
void write_comparison(results::NewFiles& files, const Start& start, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios);

/// Prints compare.pdf.
void print_comparison(const std::filesystem::path& folder, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios,
                      const std::optional<atlas::RankedClosures>& closures,
                      const atlas::Options& options);

/// A line for each category where anybody gains or loses.
void say_balance(Terminal& terminal, const territory::Territory& territory,
                 const scenario::Compared& one);

}  // namespace relais::tools
