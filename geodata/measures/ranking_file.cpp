#include "geodata/measures/ranking_file.h"

#include <map>

#include <fmt/format.h>

#include "geodata/tables/bad_rows.h"
#include "geodata/tables/table.h"

namespace relais::measures {

Values read_ranking(const RankingFile& file, const territory::Territory& territory) {
    tables::Table table({file.file, file.layer, file.where});
    const bool by_zone = !file.zone.empty();
    const tables::Column key = table.column(by_zone ? file.zone : file.household);
    const tables::Column value = table.column(file.value);
    std::map<std::string, double, std::less<>> values;
    tables::for_each_row(table, [&] {
        if (const auto number = table.number(value)) values[table.text(key)] = *number;
    });
    Values ranking(territory.households.size());
    std::size_t found = 0;
    for (std::size_t h = 0; h < ranking.size(); ++h) {
        const territory::Household& household = territory.households[h];
        if (by_zone && !household.zone.exists()) continue;
        const auto it =
            values.find(by_zone ? territory.zones[household.zone.index()].code : household.id);
        if (it == values.end()) continue;
        ranking.set(h, it->second);
        ++found;
    }
    if (found == 0)
        table.fail(fmt::format(
            "no row matches a {} of this territory; name the column that contains its {}",
            by_zone ? "zone" : "household", by_zone ? "code" : "id"));
    return ranking;
}

}  // namespace relais::measures
