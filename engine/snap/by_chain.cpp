#include "engine/snap/by_chain.h"

#include <algorithm>

namespace relais::snap {

ByChain::ByChain(std::span<const Snap> snaps) {
    for (std::uint32_t p = 0; p < snaps.size(); ++p)
        for (const Join& join : snaps[p].joins)
            if (join.along) entries_.push_back({join.chain, p});
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

std::span<const ByChain::Entry> ByChain::on(ChainId chain) const {
    const auto [first, last] = std::equal_range(
        entries_.begin(), entries_.end(), Entry{chain, 0},
        [](const Entry& one, const Entry& other) { return one.chain < other.chain; });
    return {first, last};
}

}  // namespace relais::snap
