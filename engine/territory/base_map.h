#pragma once

#include <string>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::territory {

/// The base map, for orientation: water, borders, towns. No result depends on it.
struct BaseMap {
    using Line = std::vector<Coordinate>;
    struct Town {
        std::string name;
        Coordinate place;
        bool city = false;
    };
    std::vector<Line> rivers;
    std::vector<std::vector<Line>> lakes;  ///< rings of each, closed; even-odd
    std::vector<Line> coasts;              ///< land on the left; closed, or cut by the extract
    std::vector<Line> borders;             ///< of countries and their regions
    std::vector<Town> towns;               ///< cities and towns
};

}  // namespace relais::territory
