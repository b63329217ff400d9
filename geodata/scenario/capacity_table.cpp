#include "geodata/results/csv.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::CsvRows;
using results::quoted;

void write_capacity_number(CsvRows& rows, bool known, double value, int decimals) {
    rows.text(",");
    if (known) rows.fixed(value, decimals);
}

void write_area(CsvRows& rows, const std::string& start, const SharedChange& change) {
    rows.text(start);
    const Shared& was = change.before;
    const Shared& is = change.after;
    write_capacity_number(rows, true, was.people, 3);
    write_capacity_number(rows, true, is.people, 3);
    write_capacity_number(rows, true, was.places, 3);
    write_capacity_number(rows, true, is.places, 3);
    for (const Shared* shared : {&was, &is})
        write_capacity_number(rows, shared->people > 0, shared->places / shared->people, 6);
    for (const double people : {was.without, is.without, change.more, change.fewer})
        write_capacity_number(rows, true, people, 3);
    rows.end_row();
}

}  // namespace

void write_capacity(results::NewFile& file, const territory::Territory& territory,
                    const std::vector<CapacityOf>& scenarios) {
    CsvRows rows(file);
    rows.text(
        "scenario,zone,name,category,people_before,people_after,places_before,places_after,"
        "per_head_before,per_head_after,without_before,without_after,more,fewer\n");
    for (const CapacityOf& scenario : scenarios)
        for (const CapacityChange& change : scenario.categories) {
            const std::string key = quoted(territory.categories[change.category.index()].key);
            const auto start = [&](const std::string& zone, const std::string& name) {
                return quoted(scenario.key) + ',' + quoted(zone) + ',' + quoted(name) + ',' + key;
            };
            for (std::size_t z = 0; z < territory.zones.size(); ++z)
                write_area(rows, start(territory.zones[z].code, territory.zones[z].name),
                           change.zones[z]);
            write_area(rows, start("*", territory.name), change.territory);
        }
    rows.flush();
}

}  // namespace relais::scenario
