#include "engine/cch/label_format.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace relais::cch {

template <class Label>
LabelFormat<Label>::LabelFormat(unsigned index_bits, std::optional<Duration> cutoff) {
    constexpr Label kLargest = std::numeric_limits<Label>::max() >> 2;
    assert(index_bits < 31);
    scale_.shift = index_bits;
    scale_.cap = std::min<Label>(kNoPath, kLargest >> index_bits);
    Label limit = scale_.cap;
    if (cutoff && cutoff->count() < limit) limit = cutoff->count() + 1;
    scale_.limit = limit << index_bits;
}

template class LabelFormat<std::uint32_t>;
template class LabelFormat<std::uint64_t>;

}  // namespace relais::cch
