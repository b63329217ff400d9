#pragma once

#include <string_view>

#include "geodata/study/study_file.h"
#include "geodata/tables/table.h"

namespace relais::zones {

/// The columns of a level in a layout that we know; a code of several columns is their texts
/// joined.
struct LayoutLevel {
    std::string_view key;
    std::string_view code[2];  ///< the second may be empty
};

/// How a published file of zones calls its columns.
struct ZoneLayout {
    std::string_view title;
    std::string_view level;  ///< what a zone is called
    std::string_view code, name;
    std::string_view population;  ///< a trailing * stands for any year; empty: none
    LayoutLevel levels[6];        ///< an empty key ends them
};

/// The layout whose columns are all there: IGN Admin Express (both generations), Eurostat LAU and
/// NUTS; null: none of them.
[[nodiscard]] const ZoneLayout* recognise_zones(const tables::Table& table);

/// Fills in what the manifest leaves open by what the file's layout tells; throws Error where the
/// code is then still open.
[[nodiscard]] study::ZonesManifest completed(study::ZonesManifest manifest,
                                             const tables::Table& table);

}  // namespace relais::zones
