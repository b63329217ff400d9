#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/study/service_list.h"

namespace relais::services {

/// A record with a place, as one of several sources tells it.
struct Claim {
    std::size_t source = 0;
    study::ServiceRecord record;
    /// Taken into another claim, which now says what both knew: the index of that one.
    std::size_t merged_into = kNot;

    static constexpr std::size_t kNot = static_cast<std::size_t>(-1);
    [[nodiscard]] bool merged() const { return merged_into != kNot; }
};

/// Two claims were found to be of the same place.
struct SamePlace {
    std::size_t kept = 0;  ///< indexes of claims
    std::size_t dropped = 0;
    double metres = 0;
    double likeness = 0;  ///< of the names, as name_likeness(); kNameless where one says nothing
};

/// How alike two names of services are, from 0 to 1: the share of the shorter one's telling words
/// that the other has too. Words that say what kind of place it is ("crèche", "pharmacie", "the")
/// tell nothing; accents and case do not count, one wrong letter in a long word does not either.
/// kNameless where a name has no telling word.
[[nodiscard]] double name_likeness(std::string_view a, std::string_view b);
inline constexpr double kNameless = -1;

/// Finds claims of different sources that are of the same place: they share a category and
/// - lie within 300 m and their names are alike (likeness of a half or more), or
/// - lie within 60 m and one of the names says nothing, or
/// - one of the places is not precise: within 3 km and the names are alike.
/// The nearest pairs come first, then the order of claims; no two claims of one source become one.
/// The richer record is kept (a precise place, name, capacity, hours; else that of the first
/// source) and completed from the others, which are marked as merged; where one of them counts
/// several services, it counts as many. O(n log n), and the pairs of
/// two sources within 3 km of latitude: the sources but the longest decide.
[[nodiscard]] std::vector<SamePlace> merge_same_places(std::vector<Claim>& claims);

}  // namespace relais::services
