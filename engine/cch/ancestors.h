#pragma once

#include <cstdint>
#include <vector>

#include "engine/cch/hierarchy.h"

namespace relais::cch {

/// Collects ranks together with all their ancestors in the elimination tree, each once. Scratch
/// memory for many collections. A collection costs O(its ranks + n / 64).
class Ancestors {
  public:
    explicit Ancestors(const Hierarchy& hierarchy)
        : hierarchy_(hierarchy), seen_((hierarchy.size() + 63) / 64, 0) {}

    /// Adds `rank` and the ancestors not seen yet.
    void add(RankId rank);
    /// Returns what was added, ascending, and clears the collection.
    void take(std::vector<RankId>& ranks);

  private:
    Hierarchy hierarchy_;
    std::vector<std::uint64_t> seen_;  // one bit a rank
};

}  // namespace relais::cch
