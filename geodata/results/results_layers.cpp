#include <ogr_geometry.h>

#include "engine/territory/levels.h"
#include "geodata/results/parts.h"
#include "geodata/tables/geometry.h"

namespace relais::results {
namespace {

void add_cell(Rows& rows, const territory::Territory& territory, const access::Nearest& cell) {
    const bool reached = reachable(cell.time);
    rows.number_if(reached, to_minutes(cell.time));
    if (reached && cell.service.exists())
        rows.text_if_any(territory.services[cell.service.index()].id);
    else
        rows.nothing();
    rows.text_if_any(access::reason_name(cell.reason));
}

void add_summary_columns(std::vector<Column>& columns, const std::string& key) {
    for (const char* minutes : {"_mean", "_median", "_p90"})
        columns.push_back({key + minutes, Type::kMinutes});
    for (const char* share : {"_beyond_10", "_beyond_20", "_beyond_30", "_unknown"})
        columns.push_back({key + share, Type::kShare});
}

/// Households and weight of each zone, whether or not there is any category.
std::vector<std::pair<std::uint64_t, double>> tally(const territory::Territory& territory) {
    std::vector<std::pair<std::uint64_t, double>> result(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        auto& [households, weight] = result[household.zone.index()];
        ++households;
        weight += household.weight;
    }
    return result;
}

void add_zone(Rows& rows, const territory::Territory& territory, ZoneId zone) {
    const territory::Zone& of = territory.zones[zone.index()];
    rows.text(of.code).text_if_any(of.name);
    for (const territory::ZoneLevel& level : territory.levels) {
        const territory::ZoneLevel::Area* area = territory::area_of(level, zone);
        rows.text_if_any(area == nullptr ? "" : area->code);
        rows.text_if_any(area == nullptr ? "" : area->name);
    }
    rows.number(of.population).shape([&] { return tables::to_ogr(of.shape); });
}

}  // namespace

Table household_layer(const territory::Territory& territory, const access::NearestTable& nearest) {
    std::vector<Column> columns = {{"id"}, {"weight", Type::kPeople}, {"zone"}};
    for (const territory::DemandGroup& group : territory.groups)
        columns.push_back({group.key, Type::kPeople});
    for (const territory::Category& category : territory.categories) {
        columns.push_back({category.key + "_minutes", Type::kMinutes});
        columns.push_back({category.key + "_service"});
        columns.push_back({category.key + "_reason"});
    }
    const auto write = [&](Rows& rows) {
        for (std::size_t h = 0; h < territory.households.size(); ++h) {
            const territory::Household& household = territory.households[h];
            rows.text(household.id).number(household.weight);
            rows.text_if_any(zone_code(territory, household.zone));
            for (const territory::DemandGroup& group : territory.groups)
                rows.number(group.by_household[h]);
            for (std::size_t c = 0; c < territory.categories.size(); ++c)
                add_cell(rows, territory, nearest.at(HouseholdId{h}, CategoryId{c}));
            rows.at(household.place).end();
        }
    };
    return {"households", std::move(columns), write, ShapeType::kPoint, kInLayers};
}

Table service_layer(const territory::Territory& territory) {
    const auto write = [&](Rows& rows) {
        for (const territory::Service& service : territory.services)
            rows.text(service.id)
                .text_if_any(service.name)
                .text(territory.categories[service.category.index()].key)
                .number(service.capacity)
                .text_if_any(service.opening_hours)
                .at(service.place)
                .end();
    };
    return {"services",
            {{"id"}, {"name"}, {"category"}, {"capacity", Type::kPeople}, {"opening_hours"}},
            write,
            ShapeType::kPoint,
            kInLayers | kInSheets};
}

Table zone_layer(const territory::Territory& territory, const access::Findings& findings) {
    std::vector<Column> columns = {{"code"}, {"name"}};
    for (const territory::ZoneLevel& level : territory.levels) {
        columns.push_back({level.key + "_code"});
        columns.push_back({level.key + "_name"});
    }
    columns.push_back({"population", Type::kPeople});
    columns.push_back({"households", Type::kCount});
    columns.push_back({"weight", Type::kPeople});
    for (const territory::Category& category : territory.categories)
        add_summary_columns(columns, category.key);
    const auto write = [&](Rows& rows) {
        const auto tallies = tally(territory);
        for (std::size_t z = 0; z < territory.zones.size(); ++z) {
            add_zone(rows, territory, ZoneId{z});
            rows.count(tallies[z].first).number(tallies[z].second);
            for (const access::Summary& summary : findings.zones[z]) add_summary(rows, summary);
            rows.end();
        }
    };
    return {"zones", std::move(columns), write, ShapeType::kArea, kInLayers};
}

}  // namespace relais::results
