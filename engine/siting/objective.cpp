#include "engine/siting/objective.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/siting/savings.h"

namespace relais::siting {

double minutes(std::uint32_t ticks) {
    return to_minutes(Duration{ticks});
}

std::vector<std::uint32_t> times_with(const Problem& problem, std::span<const std::size_t> chosen) {
    std::vector<std::uint32_t> times;
    for (const Demand& demand : problem.demand) times.push_back(demand.today);
    for (const std::size_t j : chosen)
        for (const Gain& gain : problem.gains[j])
            times[gain.demand] = std::min(times[gain.demand], gain.ticks);
    return times;
}

PersonCost person_cost(const Options& options) {
    const std::uint32_t limit = options.limit.count();
    switch (options.objective) {
        case Objective::kMaxCoverage:
            return [limit](std::uint32_t ticks) { return ticks > limit ? 1.0 : 0.0; };
        case Objective::kShortfall:
            return [limit](std::uint32_t ticks) {
                if (ticks <= limit) return 0.0;
                const double beyond = double(ticks - limit) / double(std::max(1U, limit));
                return beyond * beyond;
            };
        default:
            return minutes;
    }
}

double total_weight(const Problem& problem) {
    double total = 0;
    for (const Demand& demand : problem.demand) total += demand.weight;
    return total;
}

Tail tail_of(const Problem& problem, const std::vector<std::uint32_t>& times) {
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
    const double whole = kTail * total_weight(problem);
    double left = whole;
    Tail tail;
    for (const std::size_t d : order) {
        if (!(left > 0)) break;
        const double part = std::min(left, problem.demand[d].weight);
        tail.mean += part * minutes(times[d]);
        tail.begins = minutes(times[d]);
        left -= part;
    }
    tail.mean = whole > 0 ? tail.mean / whole : 0;
    return tail;
}

double theil_of(const std::vector<double>& minutes_sum, const std::vector<double>& weight) {
    const double all = std::accumulate(minutes_sum.begin(), minutes_sum.end(), 0.0);
    const double people = std::accumulate(weight.begin(), weight.end(), 0.0);
    if (!(all > 0)) return 0;
    double theil = 0;
    for (std::size_t a = 0; a < minutes_sum.size(); ++a)
        if (minutes_sum[a] > 0)
            theil += minutes_sum[a] / all * std::log((minutes_sum[a] / weight[a]) / (all / people));
    return std::max(0.0, theil);
}

AreaSums area_sums(const Problem& problem, const std::vector<std::uint32_t>& times) {
    AreaSums sums{std::vector<double>(problem.areas, 0), std::vector<double>(problem.areas, 0)};
    for (std::size_t d = 0; d < times.size(); ++d) {
        const Demand& demand = problem.demand[d];
        sums.minutes_sum[demand.area] += demand.weight * minutes(times[d]);
        sums.weight[demand.area] += demand.weight;
    }
    return sums;
}

bool is_sum(Objective objective) {
    return objective == Objective::kPMedian || objective == Objective::kMaxCoverage ||
           objective == Objective::kShortfall;
}

double evaluate(const Problem& problem, const Options& options,
                std::span<const std::size_t> chosen) {
    const std::vector<std::uint32_t> times = times_with(problem, chosen);
    switch (options.objective) {
        case Objective::kSetCover:
            return static_cast<double>(chosen.size());
        case Objective::kPCenter:
            return times.empty() ? 0 : minutes(*std::max_element(times.begin(), times.end()));
        case Objective::kWorstDecile:
            return tail_of(problem, times).mean;
        case Objective::kTheil: {
            const AreaSums sums = area_sums(problem, times);
            return theil_of(sums.minutes_sum, sums.weight);
        }
        default: {
            const auto cost = person_cost(options);
            if (!problem.capacity.empty()) {
                const Savings savings = make_savings(problem, cost, options.budget);
                return savings.today - saved_by(savings, chosen);
            }
            double total = 0;
            for (std::size_t d = 0; d < times.size(); ++d)
                total += problem.demand[d].weight * cost(times[d]);
            return total;
        }
    }
}

}  // namespace relais::siting
