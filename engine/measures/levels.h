#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::measures {

inline constexpr std::uint32_t kNoArea = territory::ZoneLevel::kNone;

/// One division of a territory into areas for which results are given.
struct Level {
    std::string key;  ///< "commune", "epci", "territory"
    std::vector<territory::ZoneLevel::Area> areas;
    std::vector<std::uint32_t> of_household;  ///< its area, or kNoArea
    std::vector<std::uint32_t> above;         ///< of each area: that of the next level, or kNoArea

    /// The households of each area, ascending.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> members() const;
};

/// The code of the whole.
inline constexpr const char* kWhole = "*";

/// Zones, the levels above them, and the whole, whose one area also contains those outside all
/// zones. An area belongs to an area of the next level if all its zones do; else it has no parent.
/// O(households + levels * zones).
[[nodiscard]] std::vector<Level> levels_of(const territory::Territory& territory);

}  // namespace relais::measures
