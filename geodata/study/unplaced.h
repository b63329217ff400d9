#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/study/areas.h"
#include "geodata/study/counts.h"
#include "geodata/study/study_file.h"

namespace relais::study {

/// How the people of an area were placed.
enum class Placing { kHomes, kRoads, kSurface };
inline constexpr std::size_t kPlacings = 3;

/// People who are counted by area and not placed yet: their counts, and the result of placing so
/// far.
struct Unplaced {
    std::shared_ptr<const Areas> areas;
    Counts counts;
    /// Per area: whether it is wholly inside the zones, by its own file. Empty: not known for any.
    std::vector<bool> whole;
    bool are_zones = false;  ///< area i is zone i
    Spread spread = Spread::kHomes;
    std::string what;  ///< "cells of filo.gpkg", for the notes

    std::vector<bool> waits;        ///< per area: its people have no place yet
    double placed[kPlacings] = {};  ///< weight, by Placing
    std::size_t households[kPlacings] = {};
    std::vector<std::string> pointed_at;  ///< the first areas by Placing::kSurface
    double beyond = 0;                    ///< weight of people outside all zones, who are left out

    [[nodiscard]] bool anybody_waits() const;
};

}  // namespace relais::study
