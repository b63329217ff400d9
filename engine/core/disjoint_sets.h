#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace relais {

/// Connected sets among `size` elements, as they are joined pair by pair. A set is named by its
/// lowest member, so that names do not depend on the order of the joins.
class DisjointSets {
  public:
    explicit DisjointSets(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    /// The lowest member of the set of `member`. Nearly constant time (path halving).
    [[nodiscard]] std::uint32_t find(std::uint32_t member) {
        while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
        return member;
    }

    /// Whether they were apart until now.
    bool join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
        return a != b;
    }

  private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace relais
