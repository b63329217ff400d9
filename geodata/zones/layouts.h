#pragma once

#include <string_view>

#include "geodata/study/study_file.h"
#include "geodata/tables/table.h"

namespace relais::zones {

/// The columns of a level in a known layout; a code of several columns is their texts joined.
struct LayoutLevel {
    std::string_view key;
    std::string_view code[2];  ///< the second may be empty
};

/// How a published file of zones calls its columns.
struct ZoneLayout {
    std::string_view title;
    std::string_view level;  ///< the word for a zone
    std::string_view code, name;
    std::string_view population;  ///< a trailing * matches any year; empty: none
    LayoutLevel levels[6];        ///< an empty key ends them
};

/// The layout whose columns are all there: IGN Admin Express (both generations), Eurostat LAU and
/// NUTS; null: none of them.
[[nodiscard]] const ZoneLayout* recognise_zones(const tables::Table& table);

/// Fills in columns that territory.toml does not name from the file's layout; throws Error where
/// the code column is then still missing.
[[nodiscard]] study::ZonesInput completed(study::ZonesInput input, const tables::Table& table);

}  // namespace relais::zones
