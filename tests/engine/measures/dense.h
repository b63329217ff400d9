#pragma once

#include <limits>
#include <random>
#include <vector>

#include "engine/measures/catchments.h"
#include "engine/measures/folds.h"

namespace relais::testing_support {

/// A table of times, household by household: what the folds never hold, and their twins do.
struct Dense {
    static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::vector<std::uint32_t>> ticks;  ///< [household][service]
    std::vector<double> demand;                     ///< by household
    std::vector<double> supply;                     ///< by service

    [[nodiscard]] std::size_t households() const { return demand.size(); }
    [[nodiscard]] std::size_t services() const { return supply.size(); }
    [[nodiscard]] measures::FoldInput input() const { return {demand, supply}; }

    /// The catchments in the way the folds want them.
    template <class Take>
    void visit(std::uint32_t cutoff, const Take& take) const {
        for (std::size_t j = 0; j < services(); ++j) {
            std::vector<measures::Arrival> arrivals;
            for (std::uint32_t i = 0; i < households(); ++i)
                if (ticks[i][j] <= cutoff) arrivals.push_back({i, ticks[i][j]});
            take(measures::Catchment{ServiceId{j}, arrivals});
        }
    }

    [[nodiscard]] measures::Values fold(measures::Fold& fold, std::uint32_t cutoff) const {
        for (int pass = 0; pass < fold.passes(); ++pass)
            visit(cutoff,
                  [&](const measures::Catchment& catchment) { fold.take(pass, catchment); });
        return fold.finish(std::vector<std::uint8_t>(households(), 1));
    }
};

/// Times up to 40 min, one in six never; some households without people, some services without
/// places.
inline Dense random_dense(std::mt19937& random) {
    const auto below = [&](std::size_t n) { return random() % n; };
    Dense dense;
    const std::size_t services = below(9);
    for (std::size_t j = 0; j < services; ++j)
        dense.supply.push_back(below(5) == 0 ? 0.0 : static_cast<double>(1 + below(300)) / 7);
    const std::size_t households = 1 + below(40);
    for (std::size_t i = 0; i < households; ++i) {
        dense.demand.push_back(below(4) == 0 ? 0.0 : static_cast<double>(1 + below(900)) / 13);
        auto& row = dense.ticks.emplace_back();
        for (std::size_t j = 0; j < services; ++j)
            row.push_back(below(6) == 0 ? Dense::kNever
                                        : static_cast<std::uint32_t>(below(24'001)));
    }
    return dense;
}

}  // namespace relais::testing_support
