#include "engine/cch/ancestors.h"

#include <bit>

namespace relais::cch {

void Ancestors::add(std::uint32_t rank) {
    const std::uint32_t* parent = hierarchy_.parent.data();
    while (rank != kNoParent) {
        std::uint64_t& word = seen_[rank / 64];
        const std::uint64_t bit = std::uint64_t{1} << (rank % 64);
        if ((word & bit) != 0) return;
        word |= bit;
        rank = parent[rank];
    }
}

void Ancestors::take(std::vector<std::uint32_t>& ranks) {
    ranks.clear();
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        for (std::uint64_t word = seen_[i]; word != 0; word &= word - 1)
            ranks.push_back(static_cast<std::uint32_t>(64 * i) +
                            static_cast<std::uint32_t>(std::countr_zero(word)));
        seen_[i] = 0;
    }
}

}  // namespace relais::cch
