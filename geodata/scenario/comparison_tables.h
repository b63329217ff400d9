#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/scenario/capacity.h"
#include "engine/scenario/closures.h"
#include "engine/scenario/comparison.h"
#include "engine/scenario/decomposition.h"
#include "engine/scenario/outcome.h"
#include "geodata/results/new_files.h"

namespace relais::scenario {

// Tables of `relais compare`. Each is written to its temporary name; throws Error naming the file.
// Minutes have three decimals, seconds one; missing values are empty.

/// summary.csv: one row per scenario and category, for the whole territory.
void write_summary(results::NewFile& file, const territory::Territory& before,
                   const access::Findings& findings, const std::vector<Compared>& scenarios);
/// inequality.csv: one row per category, scenario and statistic of the times, before and after:
/// those of `relais describe` that times have, over the people the category is for, with the zones
/// as the groups of those that are decomposed.
void write_inequality(results::NewFile& file, const territory::Territory& before,
                      const access::Findings& findings, const std::vector<Compared>& scenarios);
/// The effect of a scenario on capacities, by its key.
struct CapacityOf {
    std::string key;
    std::vector<CapacityChange> categories;
};
/// capacity.csv: for each scenario and category whose services have capacities, one row per zone,
/// then one for the whole territory, whose zone is `*`: the people of its demand group, the
/// capacity allotted to them (E2SFCA), capacity per person, people without any within reach, people
/// with more or less per person.
void write_capacity(results::NewFile& file, const territory::Territory& territory,
                    const std::vector<CapacityOf>& scenarios);
/// KEY.households.csv: one row per household of the scenario and category in which any time
/// changes; all households of it, in order.
void write_households(results::NewFile& file, const access::Findings& before,
                      const territory::Territory& territory_before, const Compared& compared);
/// KEY.cut_off.csv: one row per household that a scenario cuts off from a category or more: where
/// it is, how many categories, and which.
void write_cut_off(results::NewFile& file, const access::Findings& before,
                   const Compared& compared);
/// KEY.zones.csv: one row per zone and category.
void write_zones(results::NewFile& file, const access::Findings& before, const Compared& compared);
/// KEY.gpkg: layers households, zones, services (kept, added, closed, moved), roads (those that
/// changed: closed, slower, faster, new).
void write_geopackage(results::NewFile& file, const Base& base, const access::Findings& before,
                      const Compared& compared, const std::string& data_date);

/// decomposition.csv of two years: one row per zone and category, then one per category for the
/// whole territory, whose zone is `*`; the change due to services, people and roads. The three add
/// up to the change, to the last digit. Where a figure is undefined for one of the mixtures of the
/// two years (numbered as Mixtures), it has no row.
void write_decomposition(results::NewFile& file, const territory::Territory& territory,
                         const std::array<access::Findings, 1U << kCauses>& findings);

/// closures.csv: one row per service of the category, those that matter most first: by people cut
/// off, then by minutes added.
void write_closures(results::NewFile& file, const territory::Territory& territory,
                    const std::vector<Closure>& closures);

/// atypical_hours.csv: one row per zone and part of the week, then one per part for the whole
/// territory, whose zone is `*`: people with and without a service that is open then within the
/// limit.
void write_atypical_hours(results::NewFile& file, const territory::Territory& territory,
                          const AtypicalHours& hours);
/// atypical_times.csv: one row per household and part of the week, as in times.csv.
void write_atypical_times(results::NewFile& file, const territory::Territory& territory,
                          const AtypicalHours& hours);

}  // namespace relais::scenario
