#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geodata/ogr/table.h"
#include "geodata/territory/counts.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/movements.h"
#include "geodata/territory/territory_file.h"

namespace relais::territory {

/// Zones and what the planner's tables tell of each, while they are being put together.
struct ZoneTable {
    std::vector<Zone> zones;
    std::vector<CountedGroup> groups;
    /// By level of the manifest, then zone; of levels that the zones' own file tells of.
    std::vector<std::vector<ZoneLevel::Area>> areas;
    Movements movements;
};

/// The rows of a column of codes, refusing empty and repeated ones. `table` must outlive it.
class Codes {
  public:
    Codes(const ogr::Table& table, std::string_view column);
    [[nodiscard]] std::string next();  ///< of the present row

  private:
    const ogr::Table* table_;
    ogr::Column column_;
    std::unordered_map<std::string, std::size_t> row_;
};

/// Reads [zones] without its join.
[[nodiscard]] ZoneTable read_zone_file(const ZonesManifest& manifest,
                                       const std::vector<LevelManifest>& levels, Study& study);

/// [zones.join]. Zones that the table knows under one code are joined into one; rows that the zones
/// know under one code are summed: nothing is lost, and the notes say so.
void join_table(const ZonesManifest& manifest, ZoneTable& table, Study& study);

/// Joins the zones of each set into one, whose groups are summed. `sets` hold every zone once.
void merge_zones(const std::vector<std::vector<std::size_t>>& sets, ZoneTable& table);

/// [[levels]], in their order.
[[nodiscard]] std::vector<ZoneLevel> read_levels(const std::vector<LevelManifest>& levels,
                                                 const ZoneTable& table, Study& study);

}  // namespace relais::territory
