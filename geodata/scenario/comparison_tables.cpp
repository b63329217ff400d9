#include "geodata/scenario/comparison_tables.h"

#include "geodata/results/csv.h"

namespace relais::scenario {
namespace {

using results::CsvRows;
using results::quoted;

void write_text(CsvRows& rows, const std::string& text) {
    rows.text(",");
    rows.text(quoted(text));
}

void write_number(CsvRows& rows, bool known, double value, int decimals) {
    rows.text(",");
    if (known) rows.fixed(value, decimals);
}

constexpr const char* kSummaryColumns =
    "weight_before,weight_after,mean_before,mean_after,median_before,median_after,p90_before,"
    "p90_after,beyond_10_before,beyond_10_after,beyond_20_before,beyond_20_after,beyond_30_before,"
    "beyond_30_after,unknown_before,unknown_after,nearer,farther,cut_off,connected,minutes_saved,"
    "minutes_added\n";

void write_pair(CsvRows& rows, const access::Summary& before, const access::Summary& after,
                double access::Summary::*member) {
    write_number(rows, before.reached > 0, before.*member, 3);
    write_number(rows, after.reached > 0, after.*member, 3);
}

void write_shares(CsvRows& rows, const access::Summary& before, const access::Summary& after,
                  double access::Summary::*member) {
    write_number(rows, before.known > 0, before.*member, 6);
    write_number(rows, after.known > 0, after.*member, 6);
}

void write_both(CsvRows& rows, const access::Summary& before, const access::Summary& after,
                const Balance& balance) {
    using access::Summary;
    write_number(rows, true, before.weight, 3);
    write_number(rows, true, after.weight, 3);
    for (const auto member : {&Summary::mean, &Summary::median, &Summary::p90})
        write_pair(rows, before, after, member);
    for (const auto member : {&Summary::beyond_10, &Summary::beyond_20, &Summary::beyond_30})
        write_shares(rows, before, after, member);
    for (const Summary* side : {&before, &after})
        write_number(rows, side->weight > 0, side->unknown(), 6);
    for (const double value : {balance.nearer, balance.farther, balance.cut_off, balance.connected,
                               balance.minutes_saved, balance.minutes_added})
        write_number(rows, true, value, 3);
    rows.end_row();
}

/// Seconds, service, reason of one side.
void write_cell(CsvRows& rows, const access::Nearest& cell,
                const std::vector<territory::Service>& services) {
    rows.text(",");
    if (reachable(cell.time)) rows.tenths(cell.time.count());
    write_text(rows, cell.service.exists() ? services[cell.service.index()].id : "");
    write_text(rows, access::reason_name(cell.reason));
}

}  // namespace

void write_summary(results::NewFile& file, const territory::Territory& before,
                   const access::Findings& findings, const std::vector<Compared>& scenarios) {
    CsvRows rows(file);
    rows.text("scenario,category,");
    rows.text(kSummaryColumns);
    for (const Compared& compared : scenarios)
        for (std::size_t c = 0; c < before.categories.size(); ++c) {
            rows.text(quoted(compared.scenario.key));
            write_text(rows, before.categories[c].key);
            write_both(rows, findings.territory[c], compared.after.territory[c],
                       compared.comparison.territory[c]);
        }
    rows.flush();
}

void write_households(results::NewFile& file, const access::Findings& before,
                      const territory::Territory& territory_before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    const std::size_t old = before.nearest.household_count();
    CsvRows rows(file);
    rows.text(
        "household,category,weight,before_seconds,before_service,before_reason,after_seconds,"
        "after_service,after_reason,change_seconds,effect\n");
    for (std::size_t h = 0; h < after.households.size(); ++h)
        for (std::size_t c = 0; c < after.categories.size(); ++c) {
            if (!compared.comparison.territory[c].any()) continue;
            const access::Nearest is = compared.after.nearest.at(HouseholdId{h}, CategoryId{c});
            const access::Nearest was =
                h < old ? before.nearest.at(HouseholdId{h}, CategoryId{c}) : access::Nearest{};
            rows.text(quoted(after.households[h].id));
            write_text(rows, after.categories[c].key);
            write_number(rows, true, after.households[h].weight, 3);
            if (h < old)
                write_cell(rows, was, territory_before.services);
            else
                rows.text(",,,");
            write_cell(rows, is, after.services);
            const bool both = h < old && reachable(was.time) && reachable(is.time);
            write_number(rows, both, both ? to_seconds(is.time) - to_seconds(was.time) : 0, 1);
            write_text(rows, effect_name(h < old ? effect_of(was, is) : Effect::kNew));
            rows.end_row();
        }
    rows.flush();
}

void write_cut_off(results::NewFile& file, const access::Findings& before,
                   const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    CsvRows rows(file);
    rows.text("household,lon,lat,zone,weight,categories,cut_off_from\n");
    for (std::size_t h = 0; h < before.nearest.household_count(); ++h) {
        std::int64_t count = 0;
        std::string keys;
        for (std::size_t c = 0; c < after.categories.size(); ++c) {
            const HouseholdId household{h};
            const CategoryId category{c};
            if (effect_of(before.nearest.at(household, category),
                          compared.after.nearest.at(household, category)) != Effect::kCutOff)
                continue;
            keys += (count++ == 0 ? "" : " ") + after.categories[c].key;
        }
        if (count == 0) continue;
        const territory::Household& household = after.households[h];
        rows.text(quoted(household.id) + ",");
        rows.fixed(household.place.lon(), 7);
        rows.text(",");
        rows.fixed(household.place.lat(), 7);
        write_text(rows, household.zone.exists() ? after.zones[household.zone.index()].code : "");
        write_number(rows, true, household.weight, 3);
        rows.text(",");
        rows.integer(count);
        write_text(rows, keys);
        rows.end_row();
    }
    rows.flush();
}

void write_zones(results::NewFile& file, const access::Findings& before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    CsvRows rows(file);
    rows.text("zone,name,category,");
    rows.text(kSummaryColumns);
    for (std::size_t z = 0; z < after.zones.size(); ++z)
        for (std::size_t c = 0; c < after.categories.size(); ++c) {
            rows.text(quoted(after.zones[z].code));
            write_text(rows, after.zones[z].name);
            write_text(rows, after.categories[c].key);
            write_both(rows, before.zones[z][c], compared.after.zones[z][c],
                       compared.comparison.zones[z][c]);
        }
    rows.flush();
}

void write_closures(results::NewFile& file, const territory::Territory& territory,
                    const std::vector<Closure>& closures) {
    CsvRows rows(file);
    rows.text(
        "rank,service,name,affected,cut_off,minutes_added,mean_minutes_added,next_service,"
        "next_name,next_gains,next_has,next_capacity\n");
    std::int64_t rank = 0;
    for (const Closure& closure : closures) {
        const territory::Service& service = territory.services[closure.service.index()];
        rows.integer(++rank);
        write_text(rows, service.id);
        write_text(rows, service.name);
        write_number(rows, true, closure.affected, 3);
        write_number(rows, true, closure.cut_off, 3);
        write_number(rows, true, closure.minutes_added, 3);
        const double others = closure.affected - closure.cut_off;
        write_number(rows, others > 0, others > 0 ? closure.minutes_added / others : 0, 3);
        const territory::Service none;
        const bool has_next = closure.next.exists();
        const territory::Service& next = has_next ? territory.services[closure.next.index()] : none;
        write_text(rows, next.id);
        write_text(rows, next.name);
        write_number(rows, has_next, closure.next_gains, 3);
        write_number(rows, has_next, closure.next_has, 3);
        write_number(rows, next.capacity.has_value(), next.capacity.value_or(0), 3);
        rows.end_row();
    }
    rows.flush();
}

}  // namespace relais::scenario
