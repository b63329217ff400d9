#pragma once

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "engine/measures/distribution.h"

namespace relais::testing_support {

/// What somebody has who is too far for a value, and somebody of whom nothing is known.
inline constexpr double kFar = std::numeric_limits<double>::infinity();
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Households as a test writes them.
struct People {
    std::vector<double> access;
    std::vector<double> weight = {};  ///< empty: 1 each
    std::vector<double> income = {};  ///< kUnknown: has none; empty: none at all
    std::vector<std::uint32_t> group = {};

    [[nodiscard]] double weight_of(std::size_t i) const { return weight.empty() ? 1 : weight[i]; }

    [[nodiscard]] measures::Distribution distribution() const {
        measures::Values values(access.size()), ranking(access.size());
        std::vector<double> weights;
        for (std::size_t i = 0; i < access.size(); ++i) {
            weights.push_back(weight_of(i));
            if (std::isfinite(access[i]))
                values.set(i, access[i]);
            else if (access[i] == kFar)
                values.set_far(i);
        }
        for (std::size_t i = 0; i < income.size(); ++i)
            if (std::isfinite(income[i])) ranking.set(i, income[i]);
        std::vector<std::uint32_t> all(access.size());
        std::iota(all.begin(), all.end(), 0);
        return measures::Distribution(
            {all, &values, weights, income.empty() ? nullptr : &ranking, group});
    }
};

}  // namespace relais::testing_support
