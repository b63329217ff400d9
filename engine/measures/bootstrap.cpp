#include "engine/measures/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace relais::measures {
namespace {

/// A whole number below n, each as likely: std::uniform_int_distribution is not the same
/// everywhere.
std::uint64_t draw(std::mt19937_64& random, std::uint64_t n) {
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t fair = most - most % n;
    std::uint64_t number = random();
    while (number >= fair) number = random();
    return number % n;
}

std::optional<Interval> interval_of(std::vector<double>& values, int replicates) {
    if (values.size() * 2 <= static_cast<std::size_t>(replicates)) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&](double part) {
        const double rank = std::ceil(part * static_cast<double>(values.size()));
        return values[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
    };
    return Interval{at(0.025), at(0.975)};
}

}  // namespace

std::vector<std::optional<Interval>> bootstrap(const Distribution& distribution, Kind kind,
                                               const StatisticOptions& statistic,
                                               const std::vector<const Statistic*>& wanted,
                                               const BootstrapOptions& options) {
    std::vector<std::vector<double>> values(wanted.size());
    std::mt19937_64 random(options.seed);
    std::vector<std::uint32_t> times(distribution.size());
    for (int r = 0; r < options.replicates && distribution.size() > 0; ++r) {
        std::fill(times.begin(), times.end(), 0);
        for (std::size_t i = 0; i < times.size(); ++i) ++times[draw(random, times.size())];
        const Distribution sample = distribution.resampled(times);
        for (std::size_t s = 0; s < wanted.size(); ++s)
            if (const auto value = wanted[s]->value(sample, kind, statistic))
                values[s].push_back(*value);
    }
    std::vector<std::optional<Interval>> intervals;
    for (auto& of_statistic : values)
        intervals.push_back(interval_of(of_statistic, options.replicates));
    return intervals;
}

}  // namespace relais::measures
