#pragma once

#include <cstdint>
#include <vector>

namespace relais::measures {

/// A number, and whose it is.
struct Entry {
    double value;
    std::uint32_t number;  ///< of a household, or a position
};

/// By value ascending; entries alike (0 and -0 are) stay in the order given. O(n) by digits where
/// there are many, O(n log n) by comparison where there are few. REQUIRES: no value is NaN.
void sort_entries(std::vector<Entry>& entries);

}  // namespace relais::measures
