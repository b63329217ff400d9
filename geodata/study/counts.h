#pragma once

#include <string>
#include <vector>

namespace relais::study {

/// People of one kind, counted by area: by zone, cell or polygon.
struct CountedGroup {
    std::string key;              ///< of kGroupKeys
    std::vector<double> of_area;  ///< never negative
};

/// People, or dwellings, counted by area.
struct Counts {
    std::vector<double> weight;  ///< one per area, never negative
    std::vector<CountedGroup> groups;
};

}  // namespace relais::study
