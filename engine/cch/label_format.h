#pragma once

#include <cstdint>
#include <optional>

#include "engine/cch/kernel/kernel.h"
#include "engine/cch/metric.h"
#include "engine/core/duration.h"

namespace relais::cch {

inline constexpr int kLanes = kernel::kLanes;
inline constexpr std::size_t kLaneCount = kLanes;  ///< the same, as the size of a batch

/// The layout of a label: `time << index_bits | index of the source`. The minimum of two labels is
/// then the nearer source, and the lower index where they tie.
template <class Label>
class LabelFormat {
  public:
    /// Times above `cutoff` are not reached; so are times above `longest_time()`.
    explicit LabelFormat(unsigned index_bits = 0, std::optional<Duration> cutoff = {});
    /// For weights as wide as the label: labels are their sums, without an index; `limit` and more
    /// is not reached. REQUIRES: limit <= kNoPathOf<Label>.
    [[nodiscard]] static LabelFormat plain(Label limit) {
        LabelFormat format;
        format.scale_ = {kNoPathOf<Label>, 0, limit};
        return format;
    }

    [[nodiscard]] Duration time(Label label) const {
        return label >= scale_.limit ? kUnreachable
                                     : Duration{static_cast<std::uint32_t>(label >> scale_.shift)};
    }
    [[nodiscard]] bool reached(Label label) const { return label < scale_.limit; }
    /// Which source. REQUIRES: reached(label).
    [[nodiscard]] std::uint32_t index(Label label) const {
        return static_cast<std::uint32_t>(label & ((Label{1} << scale_.shift) - 1));
    }
    /// The longest time that the label can hold besides the index.
    [[nodiscard]] Duration longest_time() const {
        return Duration{static_cast<std::uint32_t>(scale_.cap - 1)};
    }
    [[nodiscard]] const kernel::Scale<Label>& scale() const { return scale_; }

  private:
    kernel::Scale<Label> scale_;
};

extern template class LabelFormat<std::uint32_t>;
extern template class LabelFormat<std::uint64_t>;

}  // namespace relais::cch
