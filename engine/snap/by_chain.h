#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/snap/snap.h"

namespace relais::snap {

/// Which points join a chain and are left and reached along it: of those, one on the same chain may
/// be reached without passing either end. Building: O(n log n); a question: O(log n).
class ByChain {
  public:
    struct Entry {
        ChainId chain;
        std::uint32_t point;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    explicit ByChain(std::span<const Snap> snaps);

    /// In ascending order of the points, each once.
    [[nodiscard]] std::span<const Entry> on(ChainId chain) const;

  private:
    std::vector<Entry> entries_;
};

}  // namespace relais::snap
