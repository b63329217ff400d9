#pragma once

#include <optional>
#include <vector>

#include "engine/access/nearest_table.h"

namespace relais::style {

/// Classes of travel time cut at fixed bounds: [0, b1], ]b1, b2], ..., ]bn, ∞[. A household at a bound
/// is not beyond it, as in every share of people beyond a number of minutes.
class Classes {
  public:
    /// One class for all values.
    Classes() = default;
    /// Bounds in minutes; they are sorted; duplicates and bounds that are not above zero are left
    /// out.
    explicit Classes(std::vector<double> bounds_minutes);

    [[nodiscard]] std::size_t count() const { return bounds_.size() + 1; }
    [[nodiscard]] const std::vector<double>& bounds() const { return bounds_; }
    /// A value equal to a bound is in the class below it.
    [[nodiscard]] std::size_t of(double minutes) const;
    /// The class of one household; nothing when it has no time.
    [[nodiscard]] std::optional<std::size_t> of(const access::Nearest& nearest) const;

  private:
    std::vector<double> bounds_;
};

}  // namespace relais::style
