#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/study/service_list.h"

namespace relais::services {

/// A record with a place, from one of several sources.
struct Claim {
    std::size_t source = 0;
    study::ServiceRecord record;
    /// Merged into another claim, which now has the data of both: the index of that one.
    std::size_t merged_into = kNot;

    static constexpr std::size_t kNot = static_cast<std::size_t>(-1);
    [[nodiscard]] bool merged() const { return merged_into != kNot; }
};

/// Two claims were found to be of the same place.
struct SamePlace {
    std::size_t kept = 0;  ///< indexes of claims
    std::size_t dropped = 0;
    double metres = 0;
    double likeness = 0;  ///< of the names, as name_likeness(); kNameless where one has no
                          ///< distinctive word
};

/// How alike two names of services are, from 0 to 1: the share of the shorter one's distinctive
/// words that the other has too. Words for the kind of place ("crèche", "pharmacie", "the") are not
/// distinctive; accents and case do not count, nor does one wrong letter in a long word. kNameless
/// where a name has no distinctive word.
[[nodiscard]] double name_likeness(std::string_view a, std::string_view b);
inline constexpr double kNameless = -1;

/// Finds claims of different sources that are of the same place: they share a category and
/// - are within 300 m and have similar names (likeness of a half or more), or
/// - are within 60 m and one of the names is kNameless, or
/// - one of the places is not precise, within 3 km and with similar names.
/// The nearest pairs come first, then the order of claims; no two claims of one source become one.
/// The richer record is kept (a precise place, name, capacity, hours; else that of the first
/// source) and completed from the others, which are marked as merged; where one of them counts
/// several services, it counts as many. O(n log n), plus the pairs of two sources within 3 km of
/// latitude, so that the sources other than the longest decide the cost.
[[nodiscard]] std::vector<SamePlace> merge_same_places(std::vector<Claim>& claims);

}  // namespace relais::services
