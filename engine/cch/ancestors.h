#pragma once

#include <cstdint>
#include <vector>

#include "engine/cch/hierarchy.h"

namespace relais::cch {

/// Collects ranks together with all their ancestors in the elimination tree, each once. Scratch for
/// many collections: a collection costs the ranks it holds and n / 64.
class Ancestors {
  public:
    explicit Ancestors(const Hierarchy& hierarchy)
        : hierarchy_(hierarchy), seen_((hierarchy.size() + 63) / 64, 0) {}

    /// Adds `rank` and the ancestors not seen yet.
    void add(std::uint32_t rank);
    /// Hands over what was added, ascending, and starts afresh.
    void take(std::vector<std::uint32_t>& ranks);

  private:
    Hierarchy hierarchy_;
    std::vector<std::uint64_t> seen_;  // one bit a rank
};

}  // namespace relais::cch
