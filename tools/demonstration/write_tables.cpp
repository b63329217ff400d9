#include <fstream>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/demonstration/writers.h"

namespace relais::demonstration {
namespace {

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out) {
        throw Error(
            fmt::format("{} could not be written: choose another folder or free some disk space",
                        file.string()));
    }
}

/// Seven decimals, by whole numbers: no rounding, no locale.
std::string degrees(std::int32_t e7) {
    const auto size = static_cast<std::uint32_t>(e7 < 0 ? -e7 : e7);
    return fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", size / 10'000'000, size % 10'000'000);
}

}  // namespace

void write_services(const std::filesystem::path& file, const World& world) {
    std::string text = "id,name,category,lon,lat,capacity,opening_hours\n";
    std::size_t number = 0;
    for (const auto& s : world.services) {
        const Coordinate c = coordinate_of(s.place);
        text += fmt::format("S{:04},\"{}\",{},{},{},{},\"{}\"\n", ++number, s.name, s.category,
                            degrees(c.lon_e7), degrees(c.lat_e7),
                            s.capacity > 0 ? fmt::format("{}", s.capacity) : "", s.opening_hours);
    }
    write_text(file, text);
}

namespace {

constexpr std::string_view kPoints = R"([households]
file = "households.gpkg"
id = "id"
weight = "people"
unit = "people"

[households.groups]
children_0_2 = "children_0_2"
children_3_10 = "children_3_10"
people_75_plus = "people_75p"
)";
constexpr std::string_view kGrid = "[households]\nfile = \"grid.csv\"\n";

}  // namespace

void write_manifest(const std::filesystem::path& file, const World& world, bool has_grid) {
    const std::string text = fmt::format(
        R"(# A territory that does not exist, written by `relais demo`. Its files are in the formats of
# real input files; replace them by your own.
name = "Pays de la {}"
country = "FR"
extract = "roads.osm.pbf"

[zones]
file = "zones.gpkg"
code = "code"
name = "name"
population = "population"
level = "commune"

[[levels]]
key = "epci"
code = "epci_code"
name = "epci_name"

[[levels]]
key = "canton"
code = "canton_code"
name = "canton_name"

{}
[[services]]
file = "services.csv"
category_column = "category"
id = "id"
name = "name"
x = "lon"
y = "lat"
crs = "EPSG:4326"
capacity = "capacity"
opening_hours = "opening_hours"
)",
        world.country.rivers[world.country.rivers.size() / 2].name, has_grid ? kGrid : kPoints);
    write_text(file, text);
}

}  // namespace relais::demonstration
