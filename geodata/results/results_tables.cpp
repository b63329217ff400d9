#include <fmt/format.h>

#include "geodata/results/parts.h"

namespace relais::results {
namespace {

Column beyond_column(int minutes) {
    return {
        fmt::format("beyond_{}", minutes),
        Type::kShare,
        "share",
        fmt::format("farther than {} minutes, as a share of those for whom it is known", minutes),
        "(longer time + surely far) / (with a time + surely far)",
        "exactly at the bound is within; on roads without a path to a service, or beyond the "
        "cutoff, is certainly far; empty: known for no household"};
}

}  // namespace

Rows& add_summary(Rows& rows, const access::Summary& summary) {
    for (const double minutes : {summary.mean, summary.median, summary.p90})
        rows.number_if(summary.reached > 0, minutes);
    for (const double share : {summary.beyond_10, summary.beyond_20, summary.beyond_30})
        rows.number_if(summary.known > 0, share);
    return rows.number_if(summary.weight > 0, summary.unknown());
}

std::string people_unit(const territory::Territory& territory) {
    return territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings";
}

std::string_view zone_code(const territory::Territory& territory, ZoneId zone) {
    return zone.exists() ? std::string_view(territory.zones[zone.index()].code) : "";
}

Table times_table(const territory::Territory& territory, const access::Findings& findings) {
    const auto write = [&](Rows& rows) {
        for (std::size_t h = 0; h < territory.households.size(); ++h)
            for (std::size_t c = 0; c < territory.categories.size(); ++c) {
                const access::Nearest cell = findings.nearest.at(HouseholdId{h}, CategoryId{c});
                const bool reached = reachable(cell.time);
                rows.text(territory.households[h].id)
                    .text(territory.categories[c].key)
                    .number_if(reached, to_seconds(cell.time));
                if (reached && cell.service.exists())
                    rows.text(territory.services[cell.service.index()].id);
                else
                    rows.nothing();
                rows.text(access::reason_name(cell.reason)).end();
            }
    };
    return {"times",
            {{"household"}, {"category"}, {"seconds", Type::kTenths}, {"service"}, {"reason"}},
            write,
            ShapeType::kNone,
            kInCsv};
}

std::vector<Column> zone_columns(const territory::Territory& territory) {
    const std::string unit = people_unit(territory);
    return {{"zone", Type::kText, "", "its code; * is the whole territory"},
            {"name", Type::kText, "", "its name"},
            {"category", Type::kText, "", "category of services"},
            {"households", Type::kCount, "points", "households in the zone, whatever their weight"},
            {"weight", Type::kPeople, unit, "of the households of the zone", "sum P_i"},
            {"reached", Type::kPeople, unit, "of those, with a time"},
            {"mean_minutes", Type::kMinutes, "minutes", "of those with a time",
             "sum P_i t_i / sum P_i", "empty: no household has one"},
            {"median_minutes", Type::kMinutes, "minutes",
             "half of those with a time have at most this"},
            {"p90_minutes", Type::kMinutes, "minutes",
             "nine tenths of those with a time have at most this"},
            beyond_column(10),
            beyond_column(20),
            beyond_column(30),
            {"unknown", Type::kShare, "share", "share of weight without a known value", "",
             "not snapped to the roads, outside the data, or no service in the data"}};
}

Table zones_table(const territory::Territory& territory, const access::Findings& findings) {
    const auto write = [&](Rows& rows) {
        const auto area = [&](const std::string& code, const std::string& name,
                              const std::vector<access::Summary>& summaries) {
            for (std::size_t c = 0; c < summaries.size(); ++c) {
                const access::Summary& summary = summaries[c];
                rows.text(code).text(name).text(territory.categories[c].key);
                rows.count(summary.households).number(summary.weight).number(summary.reached);
                add_summary(rows, summary).end();
            }
        };
        for (std::size_t z = 0; z < territory.zones.size(); ++z)
            area(territory.zones[z].code, territory.zones[z].name, findings.zones[z]);
        area("*", territory.name, findings.territory);
    };
    return {"zones", zone_columns(territory), write, ShapeType::kNone, kInCsv};
}

}  // namespace relais::results
