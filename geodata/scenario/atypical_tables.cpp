#include "geodata/results/csv.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::CsvRows;
using results::quoted;

PartOfWeek part_of(std::size_t index) {
    return PartOfWeek{static_cast<std::uint8_t>(index)};
}

void write_area(CsvRows& rows, const std::string& code, const std::string& name,
                const ServedByPart& served, const AtypicalHours& hours) {
    for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
        rows.text(quoted(code) + ',' + quoted(name) + ',' + part_name(part_of(part)) + ',');
        rows.integer(static_cast<std::int64_t>(hours.open[part]));
        for (const double people : {served[part].within, served[part].without}) {
            rows.text(",");
            rows.fixed(people, 3);
        }
        rows.end_row();
    }
}

}  // namespace

void write_atypical_hours(results::NewFile& file, const territory::Territory& territory,
                          const AtypicalHours& hours) {
    CsvRows rows(file);
    rows.text("zone,name,part_of_week,services_open,within,without\n");
    for (std::size_t z = 0; z < territory.zones.size(); ++z)
        write_area(rows, territory.zones[z].code, territory.zones[z].name, hours.zones[z], hours);
    write_area(rows, "*", territory.name, hours.territory, hours);
    rows.flush();
}

void write_atypical_times(results::NewFile& file, const territory::Territory& territory,
                          const AtypicalHours& hours) {
    CsvRows rows(file);
    rows.text("household,part_of_week,seconds,service,reason\n");
    for (std::size_t h = 0; h < territory.households.size(); ++h)
        for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
            const access::Nearest cell = hours.nearest.at(HouseholdId{h}, CategoryId{part});
            rows.text(quoted(territory.households[h].id) + ',' + part_name(part_of(part)) + ',');
            if (reachable(cell.time)) rows.tenths(cell.time.count());
            rows.text("," +
                      (cell.service.exists() ? quoted(territory.services[cell.service.index()].id)
                                             : std::string()) +
                      ',' + access::reason_name(cell.reason));
            rows.end_row();
        }
    rows.flush();
}

}  // namespace relais::scenario
