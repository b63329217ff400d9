#pragma once

#include <cassert>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace relais::measures {

/// The value of one household in one column, or why it has none.
enum class Known : std::uint8_t {
    kNothing,  ///< not placed on the roads, or the category has no service in the data
    kFar,      ///< no value, as it would be beyond the search limit
    kValue,
};

/// A column: one finite number, or one reason why there is none, per household.
class Values {
  public:
    Values() = default;
    explicit Values(std::size_t households) : number_(households), known_(households) {}

    [[nodiscard]] std::size_t size() const { return number_.size(); }
    [[nodiscard]] Known known(std::size_t i) const { return known_[i]; }
    [[nodiscard]] bool has(std::size_t i) const { return known_[i] == Known::kValue; }
    /// REQUIRES: has(i).
    [[nodiscard]] double operator[](std::size_t i) const { return number_[i]; }
    [[nodiscard]] std::optional<double> at(std::size_t i) const {
        return has(i) ? std::optional(number_[i]) : std::nullopt;
    }

    void set(std::size_t i, double number) {
        assert(std::isfinite(number));
        number_[i] = number;
        known_[i] = Known::kValue;
    }
    void set_far(std::size_t i) { known_[i] = Known::kFar; }

  private:
    std::vector<double> number_;
    std::vector<Known> known_;
};

}  // namespace relais::measures
