#include "geodata/tables/points.h"

#include <unordered_map>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/table.h"

namespace relais::tables {
namespace {

double degrees(const Table& table, const Column& column) {
    const auto value = table.number(column);
    if (value) return *value;
    table.fail_row(fmt::format("there is no {}; write it in degrees, such as 5.37", column.name));
}

}  // namespace

std::vector<NamedPoint> read_points(const std::filesystem::path& file) {
    if (!is_file(file))
        throw Error(fmt::format("{}: there is no such file; name a CSV with columns id, lon, lat",
                                file.string()));
    Table table({file, "", ""});
    const Column id = table.column("id");
    const Column lon = table.column("lon");
    const Column lat = table.column("lat");
    std::vector<NamedPoint> points;
    std::unordered_map<std::string, std::size_t> row_of;
    for_each_row(table, [&] {
        const double x = degrees(table, lon);
        const double y = degrees(table, lat);
        if (!Coordinate::valid_degrees(x, y))
            table.fail_row(
                fmt::format("lon {}, lat {} is no place on the globe; write degrees, "
                            "longitude first",
                            x, y));
        NamedPoint point{table.text(id), Coordinate::from_degrees(x, y)};
        if (point.id.empty()) table.fail_row("there is no id; give every point one of its own");
        const auto [same, is_new] = row_of.emplace(point.id, table.row());
        if (!is_new)
            table.fail_row(
                fmt::format("the id \"{}\" is that of {} as well; give every point one "
                            "of its own",
                            shortened(point.id), table.row_name(same->second)));
        points.push_back(std::move(point));
    });
    if (points.empty()) table.fail("there are no rows; give at least one point");
    return points;
}

}  // namespace relais::tables
