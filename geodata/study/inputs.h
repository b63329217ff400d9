#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/report/reading.h"
#include "geodata/study/study.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/layer.h"
#include "geodata/tables/table.h"

namespace relais::study {

// What the readers of a study's files share.

/// Which rows of a file territory.toml means, and where their places are.
[[nodiscard]] tables::TableFile table_of(const InputFile& file);
[[nodiscard]] tables::PlaceColumns places_of(const InputFile& file, const std::string& x,
                                             const std::string& y);

/// Formats in words of files whose columns territory.toml names: of services, and (the end) of
/// households by point or polygon.
inline constexpr std::string_view kColumnMap = "table with a column map";
inline constexpr std::string_view kRowsOfHouseholds = ", households";

/// A new record of reading a file.
[[nodiscard]] Reading reading_of(const tables::Table& table, std::string format, std::string crs);
/// Adds the record of reading a file to the study.
void record_reading(Reading reading, Study& study);

/// Files the credit line and the input once each.
void record_file(const InputFile& file, Study& study);

/// The first five names, and "…" where there are more.
[[nodiscard]] std::string name_some(const std::vector<std::string>& names);

}  // namespace relais::study
