#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geodata/study/counts.h"
#include "geodata/study/study.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/table.h"
#include "geodata/zones/movements.h"

namespace relais::zones {

/// Zones and what the planner's tables tell of each, while they are being put together.
struct ZoneTable {
    std::vector<territory::Zone> zones;
    std::vector<study::CountedGroup> groups;
    /// By level of the manifest, then zone; of levels that the zones' own file tells of.
    std::vector<std::vector<territory::ZoneLevel::Area>> areas;
    Movements movements;
};

/// The rows of a column of codes, refusing empty and repeated ones. `table` must outlive it.
class Codes {
  public:
    Codes(const tables::Table& table, std::string_view column);
    [[nodiscard]] std::string next();  ///< of the present row

  private:
    const tables::Table* table_;
    tables::Column column_;
    std::unordered_map<std::string, std::size_t> row_;
};

/// Reads [zones] without its join.
[[nodiscard]] ZoneTable read_zone_file(const study::ZonesManifest& manifest,
                                       const std::vector<study::LevelManifest>& levels,
                                       study::Study& study);

/// [zones.join]. Zones that the table knows under one code are joined into one; rows that the zones
/// know under one code are summed: nothing is lost, and the notes say so.
void join_table(const study::ZonesManifest& manifest, ZoneTable& table, study::Study& study);

/// Joins the zones of each set into one, whose groups are summed. `sets` hold every zone once.
void merge_zones(const std::vector<std::vector<std::size_t>>& sets, ZoneTable& table);

/// [[levels]], in their order.
[[nodiscard]] std::vector<territory::ZoneLevel> read_levels(
    const std::vector<study::LevelManifest>& levels, const ZoneTable& table, study::Study& study);

}  // namespace relais::zones
