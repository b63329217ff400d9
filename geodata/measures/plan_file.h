#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/measures/plan.h"
#include "geodata/measures/commuting_file.h"
#include "geodata/measures/ranking_file.h"

namespace relais::measures {

/// The content of `--measures`.
struct PlanFile {
    MeasurePlan plan;
    std::optional<RankingFile> ranking;
    std::optional<CommutingFile> commuting;
    std::vector<std::filesystem::path> inputs;  ///< files that were read, or will be
};

/// Parses the argument of `--measures`: a file ending in .toml, or names of measures with commas
/// between them, each with minutes other than the default: "nearest,e2sfca:20"; "all" means all
/// measures that need no parameters. Throws Error naming the unknown key or name.
///
/// The file. Keys in parentheses may be left out; a key that is not listed here is refused.
///
///     [[measure]]                    # one or more
///     name = "gravity"               # as `relais describe` lists them
///     (minutes = 30)                 # cutoff of the catchment; a time equal to it is within
///     (column = "gravity_30")        # its name in the tables
///     (categories = ["childcare"])   # else all that have services; a basket's list
///     (k = 3)                        # of kth_nearest
///     (profile = "walk")             # how people travel, where not as in the study: car, walk,
///                                    # bicycle, or a profile file beside this one
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
///     ([commuting])                  # of detour, detour_by_nearest and home_or_commute
///     file, (layer), (where), (source)
///     origin = "CODGEO"              # columns: the code of the zone where people live,
///     destination = "DCLT"           # that of the zone where they work, or any name with
///     (x = "lon", y = "lat")         # columns of its place: a firm, a station
///     (people = "flow")              # without it every row counts as 1
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

}  // namespace relais::measures
