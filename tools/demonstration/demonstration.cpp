#include "tools/demonstration/demonstration.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/demonstration/islands.h"
#include "tools/demonstration/output_file.h"
#include "tools/demonstration/writers.h"

namespace relais::demonstration {

void write_demo(const std::filesystem::path& folder, const Options& options,
                const Progress& progress) {
    const Plan plan = make_plan(options);
    if (!std::filesystem::is_directory(folder)) {
        throw Error(fmt::format("{} is not a folder: create it first, or name another one",
                                folder.string()));
    }
    const Country country = settle(plan);
    Roads roads = draw_roads(country, progress);
    const Zones zones = draw_zones(country);
    surround_islands(country, zones, options.islands, roads);
    const auto households = settle_people(country, roads, zones);
    const auto services = place_services(country, roads, zones, households, options.services);
    const World world{country, roads, zones, households, services};

    OutputFiles files(folder);
    write_extract(files.add("roads.osm.pbf"), world, progress);
    if (options.cells > 0)
        write_grid(files.add("grid.csv"), world, options.cells);
    else
        write_households(files.add("households.gpkg"), world, progress);
    write_zones(files.add("zones.gpkg"), world);
    write_services(files.add("services.csv"), world);
    write_manifest(files.add("territory.toml"), world, options.cells > 0);
    files.publish();
}

}  // namespace relais::demonstration
