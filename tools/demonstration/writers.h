#pragma once

#include <filesystem>
#include <vector>

#include "geodata/report/progress.h"
#include "tools/demonstration/people.h"
#include "tools/demonstration/services.h"

namespace relais::demonstration {

/// Everything that is written.
struct World {
    const Country& country;
    const Roads& roads;
    const Zones& zones;
    const std::vector<Household>& households;
    const std::vector<Service>& services;
};

/// Each writes one whole file; throws Error naming it where that fails.
void write_extract(const std::filesystem::path& file, const World& world, const Progress& progress);
void write_households(const std::filesystem::path& file, const World& world,
                      const Progress& progress);
void write_zones(const std::filesystem::path& file, const World& world);
void write_services(const std::filesystem::path& file, const World& world);
/// People by cells of 200 m as Insee publishes them; around those of the territory are others, as
/// in a national grid, until there are `cells`.
void write_grid(const std::filesystem::path& file, const World& world, int cells);
void write_manifest(const std::filesystem::path& file, const World& world, bool has_grid);

}  // namespace relais::demonstration
