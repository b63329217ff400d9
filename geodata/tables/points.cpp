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
    table.fail_row(fmt::format("the column {} is empty; write degrees, such as 5.37", column.name));
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
            table.fail_row(fmt::format(
                "lon {}, lat {} is not a place on Earth; write degrees, longitude first", x, y));
        NamedPoint point{table.text(id), Coordinate::from_degrees(x, y)};
        if (point.id.empty()) table.fail_row("the id is empty; give every point its own id");
        const auto [same, is_new] = row_of.emplace(point.id, table.row());
        if (!is_new)
            table.fail_row(
                fmt::format("the id \"{}\" is also the id of {}; give every point its own id",
                            shortened(point.id), table.row_name(same->second)));
        points.push_back(std::move(point));
    });
    if (points.empty()) table.fail("the file has no rows; give at least one point");
    return points;
}

}  // namespace relais::tables
