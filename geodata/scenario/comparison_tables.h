#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/scenario/capacity.h"
#include "engine/scenario/closures.h"
#include "engine/scenario/comparison.h"
#include "engine/scenario/decomposition.h"
#include "engine/scenario/outcome.h"
#include "geodata/results/table.h"

namespace relais::scenario {

// Tables of `relais compare`. They refer to their arguments. Missing values are empty.

/// Cells: nearer, farther, cut_off, connected, minutes_saved, minutes_added.
results::Rows& add_balance(results::Rows& rows, const Balance& balance);

/// summary: one row per scenario and category, for the whole territory.
[[nodiscard]] results::Table summary_table(const territory::Territory& before,
                                           const access::Findings& findings,
                                           const std::vector<Compared>& scenarios);
/// inequality: one row per category, scenario and statistic of the times, before and after: those of
/// `relais describe` that times have, over the people the category is for, with the zones as the
/// groups of those that are decomposed.
[[nodiscard]] results::Table inequality_table(const territory::Territory& before,
                                              const access::Findings& findings,
                                              const std::vector<Compared>& scenarios);
/// The effect of a scenario on capacities, by its key.
struct CapacityOf {
    std::string key;
    std::vector<CapacityChange> categories;
};
/// capacity: for each scenario and category whose services have capacities, one row per zone, then
/// one for the whole territory, whose zone is `*`: the people of its demand group, the capacity
/// allotted to them (E2SFCA), capacity per person, people without any within reach, people with more
/// or less per person.
[[nodiscard]] results::Table capacity_table(const territory::Territory& territory,
                                            const std::vector<CapacityOf>& scenarios);

/// The files of one scenario, whose names begin with its key. Territory, roads and findings are those
/// before.
///
/// - KEY.households.csv: one row per household of the scenario and category in which any time
///   changes; all households of it, in order.
/// - KEY.cut_off.csv: one row per household that it cuts off from a category or more: where it is,
///   how many categories, and which.
/// - KEY.zones.csv: one row per zone and category.
/// - KEY.gpkg: layers households, zones, services (kept, added, closed, moved), roads (those that
///   changed: closed, slower, faster, new).
[[nodiscard]] results::TableSet scenario_tables(const territory::Territory& territory,
                                                const graph::RoadNetwork& roads,
                                                const access::Findings& before,
                                                const Compared& compared);

/// decomposition of two years: one row per zone and category, then one per category for the whole
/// territory, whose zone is `*`; the change due to services, people and roads. The three add up to
/// the change, to the last digit. Where a figure is undefined for one of the mixtures of the two
/// years (numbered as Mixtures), it has no row.
[[nodiscard]] results::Table decomposition_table(
    const territory::Territory& territory,
    const std::array<access::Findings, 1U << kCauses>& findings);

/// closures: one row per service of the category, those that matter most first: by people cut off,
/// then by minutes added.
[[nodiscard]] results::Table closures_table(const territory::Territory& territory,
                                            const std::vector<Closure>& closures);

/// atypical_hours: one row per zone and part of the week, then one per part for the whole territory,
/// whose zone is `*`: people with and without a service that is open then within the limit.
/// atypical_times: one row per household and part of the week, as in times.csv.
[[nodiscard]] results::TableSet atypical_tables(const territory::Territory& territory,
                                                const AtypicalHours& hours);

}  // namespace relais::scenario
