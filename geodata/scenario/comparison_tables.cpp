#include "geodata/scenario/comparison_tables.h"

#include <fmt/format.h>

#include "geodata/results/parts.h"
#include "geodata/scenario/comparison_layers.h"

namespace relais::scenario {
namespace {

using access::Summary;
using results::Column;
using results::Rows;
using results::Type;

constexpr double Summary::*kMinutes[] = {&Summary::mean, &Summary::median, &Summary::p90};
constexpr double Summary::*kShares[] = {&Summary::beyond_10, &Summary::beyond_20,
                                        &Summary::beyond_30};

/// `first`, then the figures before and after, and the balance.
std::vector<Column> summary_columns(std::vector<Column> first) {
    const auto add = [&](const std::string& name, Type type) {
        first.push_back({name + "_before", type});
        first.push_back({name + "_after", type});
    };
    add("weight", Type::kPeople);
    for (const char* name : {"mean", "median", "p90"}) add(name, Type::kMinutes);
    for (const char* name : {"beyond_10", "beyond_20", "beyond_30", "unknown"})
        add(name, Type::kShare);
    for (const char* name :
         {"nearer", "farther", "cut_off", "connected", "minutes_saved", "minutes_added"})
        first.push_back({name, Type::kPeople});
    return first;
}

void add_both(Rows& rows, const Summary& before, const Summary& after, const Balance& balance) {
    rows.number(before.weight).number(after.weight);
    for (const auto member : kMinutes)
        for (const Summary* side : {&before, &after})
            rows.number_if(side->reached > 0, side->*member);
    for (const auto member : kShares)
        for (const Summary* side : {&before, &after})
            rows.number_if(side->known > 0, side->*member);
    for (const Summary* side : {&before, &after}) rows.number_if(side->weight > 0, side->unknown());
    add_balance(rows, balance).end();
}

/// Seconds, service, reason of one side.
void add_cell(Rows& rows, const access::Nearest& cell,
              const std::vector<territory::Service>& services) {
    rows.number_if(reachable(cell.time), to_seconds(cell.time))
        .text(cell.service.exists() ? services[cell.service.index()].id : "")
        .text(access::reason_name(cell.reason));
}

/// One household and category of a scenario.
void add_household(Rows& rows, const territory::Territory& territory,
                   const access::Findings& before, const Compared& compared, HouseholdId household,
                   CategoryId category) {
    const territory::Territory& after = compared.outcome.variant.territory;
    const bool is_new = household.index() >= before.nearest.household_count();
    const access::Nearest is = compared.after.nearest.at(household, category);
    const access::Nearest was = is_new ? access::Nearest{} : before.nearest.at(household, category);
    rows.text(after.households[household.index()].id)
        .text(after.categories[category.index()].key)
        .number(after.households[household.index()].weight);
    if (is_new)
        rows.nothing().nothing().nothing();
    else
        add_cell(rows, was, territory.services);
    add_cell(rows, is, after.services);
    const bool both = !is_new && reachable(was.time) && reachable(is.time);
    rows.number_if(both, to_seconds(is.time) - to_seconds(was.time))
        .text(effect_name(is_new ? Effect::kNew : effect_of(was, is)))
        .end();
}

/// The keys of the categories from which a household is cut off.
std::vector<std::string> cut_off_from(const access::Findings& before, const Compared& compared,
                                      HouseholdId household) {
    const auto& categories = compared.outcome.variant.territory.categories;
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < categories.size(); ++c)
        if (effect_of(before.nearest.at(household, CategoryId{c}),
                      compared.after.nearest.at(household, CategoryId{c})) == Effect::kCutOff)
            keys.push_back(categories[c].key);
    return keys;
}

}  // namespace

Rows& add_balance(Rows& rows, const Balance& balance) {
    for (const double value : {balance.nearer, balance.farther, balance.cut_off, balance.connected,
                               balance.minutes_saved, balance.minutes_added})
        rows.number(value);
    return rows;
}

results::Table summary_table(const territory::Territory& before, const access::Findings& findings,
                             const std::vector<Compared>& scenarios) {
    const auto write = [&](Rows& rows) {
        for (const Compared& compared : scenarios)
            for (std::size_t c = 0; c < before.categories.size(); ++c) {
                rows.text(compared.scenario.key).text(before.categories[c].key);
                add_both(rows, findings.territory[c], compared.after.territory[c],
                         compared.comparison.territory[c]);
            }
    };
    return {"summary", summary_columns({{"scenario"}, {"category"}}), write};
}

results::Table changed_households_table(const territory::Territory& territory,
                                        const access::Findings& before, const Compared& compared) {
    const auto write = [&](Rows& rows) {
        const territory::Territory& after = compared.outcome.variant.territory;
        for (std::size_t h = 0; h < after.households.size(); ++h)
            for (std::size_t c = 0; c < after.categories.size(); ++c)
                if (compared.comparison.territory[c].any())
                    add_household(rows, territory, before, compared, HouseholdId{h}, CategoryId{c});
    };
    return {"households",
            {{"household"},
             {"category"},
             {"weight", Type::kPeople},
             {"before_seconds", Type::kTenths},
             {"before_service"},
             {"before_reason"},
             {"after_seconds", Type::kTenths},
             {"after_service"},
             {"after_reason"},
             {"change_seconds", Type::kTenths},
             {"effect"}},
            write,
            results::ShapeType::kNone,
            results::kInCsv};
}

results::Table cut_off_table(const access::Findings& before, const Compared& compared) {
    const auto write = [&](Rows& rows) {
        const territory::Territory& after = compared.outcome.variant.territory;
        for (std::size_t h = 0; h < before.nearest.household_count(); ++h) {
            const auto keys = cut_off_from(before, compared, HouseholdId{h});
            if (keys.empty()) continue;
            const territory::Household& household = after.households[h];
            rows.text(household.id)
                .number(household.place.lon())
                .number(household.place.lat())
                .text(results::zone_code(after, household.zone))
                .number(household.weight)
                .count(keys.size())
                .text(fmt::format("{}", fmt::join(keys, " ")))
                .end();
        }
    };
    return {"cut_off",
            {{"household"},
             {"lon", Type::kDegrees},
             {"lat", Type::kDegrees},
             {"zone"},
             {"weight", Type::kPeople},
             {"categories", Type::kCount},
             {"cut_off_from"}},
            write,
            results::ShapeType::kNone,
            results::kInCsv | results::kInSheets};
}

results::Table changed_zones_table(const access::Findings& before, const Compared& compared) {
    const auto write = [&](Rows& rows) {
        const territory::Territory& after = compared.outcome.variant.territory;
        for (std::size_t z = 0; z < after.zones.size(); ++z)
            for (std::size_t c = 0; c < after.categories.size(); ++c) {
                rows.text(after.zones[z].code).text(after.zones[z].name);
                rows.text(after.categories[c].key);
                add_both(rows, before.zones[z][c], compared.after.zones[z][c],
                         compared.comparison.zones[z][c]);
            }
    };
    return {"zones", summary_columns({{"zone"}, {"name"}, {"category"}}), write,
            results::ShapeType::kNone, results::kInCsv};
}

results::TableSet scenario_tables(const territory::Territory& territory,
                                  const graph::RoadNetwork& roads, const access::Findings& before,
                                  const Compared& compared) {
    results::TableSet set{
        compared.scenario.key,
        {changed_households_table(territory, before, compared), cut_off_table(before, compared),
         changed_zones_table(before, compared), household_changes_layer(before, compared),
         zone_changes_layer(before, compared), services_layer(territory, compared),
         roads_layer(roads, compared)}};
    for (results::Table& table : set.tables) table.file = set.name + "." + table.name;
    return set;
}

}  // namespace relais::scenario
