#include "engine/cch/ancestors.h"

#include <bit>

namespace relais::cch {

void Ancestors::add(RankId rank) {
    const RankId* parent = hierarchy_.parent.data();
    while (rank.exists()) {
        std::uint64_t& word = seen_[rank.index() / 64];
        const std::uint64_t bit = std::uint64_t{1} << (rank.index() % 64);
        if ((word & bit) != 0) return;
        word |= bit;
        rank = parent[rank.index()];
    }
}

void Ancestors::take(std::vector<RankId>& ranks) {
    ranks.clear();
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        for (std::uint64_t word = seen_[i]; word != 0; word &= word - 1)
            ranks.emplace_back(64 * i + static_cast<std::size_t>(std::countr_zero(word)));
        seen_[i] = 0;
    }
}

}  // namespace relais::cch
