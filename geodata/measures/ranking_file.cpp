#include "geodata/measures/ranking_file.h"

#include <fmt/format.h>

#include <map>

#include "geodata/ogr/bad_rows.h"
#include "geodata/ogr/table.h"

namespace relais::measures {

Values read_ranking(const RankingFile& file, const territory::Territory& territory) {
    ogr::Table table({file.file, file.layer, file.where});
    const bool by_zone = !file.zone.empty();
    const ogr::Column key = table.column(by_zone ? file.zone : file.household);
    const ogr::Column value = table.column(file.value);
    std::map<std::string, double, std::less<>> values;
    ogr::for_each_row(table, [&] {
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
        table.fail(
            fmt::format("no row is about a {} of this territory; name the column that holds "
                        "its {}",
                        by_zone ? "zone" : "household", by_zone ? "code" : "id"));
    return ranking;
}

}  // namespace relais::measures
