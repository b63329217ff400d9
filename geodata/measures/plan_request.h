#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/measures/plan.h"

namespace relais::settings {
class TableReader;
}
namespace relais::measures {

inline constexpr double kMostMinutes = 24 * 60;

/// Their names with commas between them.
template <class Rows>
std::string names_of(const Rows& rows) {
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.about.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Reads a [[measure]] of a plan, all of it. Throws Error naming the line and the remedy.
[[nodiscard]] Request read_request(settings::TableReader& reader);

/// A measure as --measures names it: "e2sfca" or "e2sfca:20". Throws Error.
[[nodiscard]] Request request_of_name(std::string_view text);

/// Whether a measure cannot do without tables of the planner's.
[[nodiscard]] bool needs_tables(const AccessMeasure& measure);

}  // namespace relais::measures
