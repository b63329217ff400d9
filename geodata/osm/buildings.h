#pragma once

#include <optional>

namespace osmium {
class TagList;
}

namespace relais::osm {

/// Residential use of a building by its tags.
struct Dwellings {
    double count = 0;       ///< at least 1
    bool presumed = false;  ///< only building=yes: not a home on industrial or school land
};

/// Estimates the dwellings of a building from its tags and footprint; absent if it is not
/// residential. `building:flats` counts where tagged. A house is one dwelling. Anything else has
/// one for every 95 m2 of floor, which is footprint x `building:levels` (by default 3 for
/// apartments, 2 for residential, 1 for building=yes, which is as often a house with its garage as
/// a block). building=yes is a home unless another tag gives another use, or it is smaller than 30
/// m2, or larger than 1000 m2 without being known to have four levels.
[[nodiscard]] std::optional<Dwellings> estimate_dwellings(const osmium::TagList& tags,
                                                          double footprint_m2);

/// Whether these are the tags of land on which building=yes is not a home: industry, trade,
/// schools, hospitals, sports, worship, camping...
[[nodiscard]] bool is_ground_without_homes(const osmium::TagList& tags);

}  // namespace relais::osm
