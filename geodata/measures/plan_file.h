#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/measures/plan.h"
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

/// What `--measures` asks for.
struct PlanFile {
    Plan plan;
    std::optional<RankingFile> ranking;
    std::vector<std::filesystem::path> inputs;  ///< files that were read, or will be
};

/// Takes the argument of `--measures`: a file ending in .toml, or names of measures with commas
/// between them, each with its minutes if they are to be others: "nearest,e2sfca:20"; "all" are all
/// that need no table of the planner's. Throws Error naming the key or name that is not known.
///
/// The file. Keys in parentheses may be left out; a key that is not listed here is refused.
///
///     [[measure]]                    # one or more
///     name = "gravity"               # as `relais describe` lists them
///     (minutes = 30)                 # cutoff of the catchment; a time equal to it is within
///     (column = "gravity_30")        # its name in the tables
///     (categories = ["childcare"])   # else all that have services; a basket's list
///     (k = 3)                        # of kth_nearest
///     (line = 0.2)                   # what is enough: shortfalls are measured from it
///     (decay = { shape = "gaussian", sigma_minutes = 12 })
///     (decay = { shape = "steps", minutes = [10, 20], weights = [1, 0.68] })
///     [[measure.age]]                # of apl: how much an age group uses the service
///     group = "children_0_2"
///     use = 1.5
///
///     ([inequality])
///     (statistics = ["gini"])        # else all
///     (limit_minutes = 20) (longest_minutes = 60) (epsilon = 0.5) (replicates = 100) (seed = 1)
///
///     ([ranking])                    # income or the like
///     file, value, (layer), (where), (source)
///     zone = "code"                  # or household = "id": the column it is joined by
///
///     [[commitment]]
///     name, category, (source)
///     minutes = 20                   # outside is farther than this, and
///     kilometres = 5                 # farther than this; one of the two may be left out
///     (either = true)                # outside is farther than one of the two
///     (at_most = 0.1)                # share of the people who may be outside; else nobody
///     (level = "canton")             # tested in each of its areas; else the whole territory
///
///     ([mileage])
///     grams_co2_per_km, source, (people_per_vehicle = 1)
///     [[mileage.trip]]
///     category, trips_per_person_year, source
[[nodiscard]] PlanFile read_plan(const std::string& argument);

/// The ranking of every household, where the table tells it. Throws Error.
[[nodiscard]] Values read_ranking(const RankingFile& file, const territory::Territory& territory);

}  // namespace relais::measures
