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

/// Zones with the data of the planner's tables, while they are being assembled.
struct ZoneTable {
    std::vector<territory::Zone> zones;
    std::vector<study::CountedGroup> groups;
    /// By level of territory.toml, then zone; for levels in the file of the zones.
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
[[nodiscard]] ZoneTable read_zone_file(const study::ZonesInput& input,
                                       const std::vector<study::LevelInput>& levels,
                                       study::Study& study);

/// [zones.join]. Zones that have one code in the table are merged into one; rows that have one code
/// among the zones are summed. Nothing is lost, and the notes report it.
void join_table(const study::ZonesInput& zones, ZoneTable& table, study::Study& study);

/// Joins the zones of each set into one, whose groups are summed. `sets` contain every zone once.
void merge_zones(const std::vector<std::vector<std::size_t>>& sets, ZoneTable& table);

/// [[levels]], in their order.
[[nodiscard]] std::vector<territory::ZoneLevel> read_levels(
    const std::vector<study::LevelInput>& levels, const ZoneTable& table, study::Study& study);

}  // namespace relais::zones
