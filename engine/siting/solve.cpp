#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "engine/siting/assignment.h"
#include "engine/siting/cover.h"
#include "engine/siting/problem.h"
#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

/// The share of the people that kWorstDecile speaks of.
constexpr double kTail = 0.1;

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

/// Cost of one person for the objectives that are sums.
std::function<double(std::uint32_t)> cost_of(const Options& options) {
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
std::function<double(std::uint32_t)> excess_over(double bound_minutes) {
    return [bound_minutes](std::uint32_t ticks) {
        return std::max(0.0, minutes(ticks) - bound_minutes);
    };
}

double total_weight(const Problem& problem) {
    double total = 0;
    for (const Demand& demand : problem.demand) total += demand.weight;
    return total;
}

/// The mean time of the worst tenth, and where it begins.
struct Tail {
    double mean = 0;
    double begins = 0;
};
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

/// Theil's T of mean times by area, an area counting with its people.
double theil_of(const std::vector<double>& sums, const std::vector<double>& weights) {
    const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
    const double weight = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(all > 0)) return 0;
    double theil = 0;
    for (std::size_t a = 0; a < sums.size(); ++a)
        if (sums[a] > 0) theil += sums[a] / all * std::log((sums[a] / weights[a]) / (all / weight));
    return std::max(0.0, theil);
}

struct AreaSums {
    std::vector<double> minutes_sum, weight;
};
AreaSums area_sums(const Problem& problem, const std::vector<std::uint32_t>& times) {
    AreaSums sums{std::vector<double>(problem.areas, 0), std::vector<double>(problem.areas, 0)};
    for (std::size_t d = 0; d < times.size(); ++d) {
        const Demand& demand = problem.demand[d];
        sums.minutes_sum[demand.area] += demand.weight * minutes(times[d]);
        sums.weight[demand.area] += demand.weight;
    }
    return sums;
}

Solution solve_sum(const Problem& problem, const Options& options) {
    const Savings savings = make_savings(problem, cost_of(options), options.budget);
    Choice best = interchange(savings, options.add);
    const double most = most_saved(savings, options.add, options.most_steps, best);
    Solution solution;
    solution.chosen = best.chosen;
    solution.bound = std::max(0.0, savings.today - most);
    if (!savings.capacity.empty()) solution.taken = best_assignment(savings, solution.chosen).taken;
    return solution;
}

/// Alternates between where the tail begins and the best places for the excess over it.
std::vector<std::size_t> choose_for_tail(const Problem& problem, const Options& options) {
    std::vector<std::size_t> best;
    Tail tail = tail_of(problem, times_with(problem, {}));
    double least = tail.mean;
    constexpr int kMostRounds = 12;
    for (int round = 0; round < kMostRounds; ++round) {
        const Choice choice =
            interchange(make_savings(problem, excess_over(tail.begins)), options.add);
        const Tail next = tail_of(problem, times_with(problem, choice.chosen));
        const bool better = best.empty() || next.mean < least;
        if (better) {
            best = choice.chosen;
            least = next.mean;
        }
        if (next.begins == tail.begins) break;
        tail = next;
    }
    return best;
}

/// Rockafellar and Uryasev's bound on a ladder that is refined where it is lowest.
class TailBound {
  public:
    TailBound(const Problem& problem, const Options& options, double value)
        : problem_(problem), options_(options), weight_(total_weight(problem)), value_(value) {}

    double run() {
        if (!(weight_ > 0)) return 0;
        rungs_.push_back({0, value_, 0});
        rungs_.front().excess = least_excess(value_);
        constexpr int kRefinements = 14;
        for (int i = 0; i < kRefinements; ++i) {
            Rung& low = *lowest();
            if (bound(low) >= value_ * (1 - 1e-9)) break;
            const double middle = (low.from + low.to) / 2;
            const Rung upper{middle, low.to, low.excess};
            low = {low.from, middle, least_excess(middle)};
            rungs_.push_back(upper);
        }
        return std::min(value_, bound(*lowest()));
    }

  private:
    /// Where the tail may begin, and the least total excess over its upper end.
    struct Rung {
        double from, to, excess;
    };
    [[nodiscard]] double bound(const Rung& rung) const {
        return rung.from + rung.excess / (kTail * weight_);
    }
    std::vector<Rung>::iterator lowest() {
        return std::min_element(rungs_.begin(), rungs_.end(), [this](const Rung& a, const Rung& b) {
            return bound(a) < bound(b);
        });
    }
    [[nodiscard]] double least_excess(double begins) const {
        const Savings savings = make_savings(problem_, excess_over(begins));
        Choice best = interchange(savings, options_.add);
        return std::max(
            0.0, savings.today - most_saved(savings, options_.add, options_.most_steps, best));
    }

    const Problem& problem_;
    const Options& options_;
    double weight_;
    double value_;
    std::vector<Rung> rungs_;
};

Solution solve_tail(const Problem& problem, const Options& options) {
    Solution solution;
    solution.chosen = choose_for_tail(problem, options);
    solution.bound = TailBound(problem, options, evaluate(problem, options, solution.chosen)).run();
    return solution;
}

Solution solve_set_cover(const Problem& problem, const Options& options) {
    const CoverProblem cover = make_cover(problem, options.limit.count());
    const CoverAnswer answer = smallest_cover(cover, problem.candidates());
    Solution solution;
    solution.chosen = answer.chosen;
    solution.bound = static_cast<double>(answer.bound);
    return solution;
}

/// Who needs a place within `ticks` can have one; and whether that is known to be impossible.
struct Feasible {
    bool yes = false, surely_not = false;
    std::vector<std::size_t> chosen;
};
Feasible feasible(const Problem& problem, const Options& options, std::uint32_t ticks) {
    const CoverProblem cover = make_cover(problem, ticks);
    if (cover.uncoverable > 0) return {false, true, {}};
    const CoverAnswer answer = smallest_cover(cover, options.add);
    const bool yes = !answer.chosen.empty() || cover.by_demand.empty();
    return {yes, answer.bound > options.add, answer.chosen};
}

/// Halves the list of all times twice: for the least that can be had, and for the greatest that
/// surely cannot.
Solution solve_center(const Problem& problem, const Options& options) {
    std::vector<std::uint32_t> times{0};
    for (const Demand& demand : problem.demand) times.push_back(demand.today);
    for (const auto& gains : problem.gains)
        for (const Gain& gain : gains) times.push_back(gain.ticks);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    Solution solution;
    auto low = times.begin(), high = times.end() - 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        Feasible at = feasible(problem, options, *middle);
        if (at.yes) {
            solution.chosen = std::move(at.chosen);
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    auto sure = times.begin(), unsure = low;
    while (sure < unsure) {
        const auto middle = sure + (unsure - sure) / 2;
        if (feasible(problem, options, *middle).surely_not)
            sure = middle + 1;
        else
            unsure = middle;
    }
    solution.bound = minutes(*sure);
    return solution;
}

/// Adds or exchanges places while the index falls; each try costs the gains of one candidate.
class TheilSearch {
  public:
    TheilSearch(const Problem& problem, const Options& options)
        : problem_(problem), options_(options) {}

    std::vector<std::size_t> run() {
        std::vector<std::size_t> chosen;
        while (chosen.size() < std::min(options_.add, problem_.candidates())) {
            const Try best = best_addition(chosen);
            chosen.push_back(best.candidate);
        }
        while (exchange(chosen)) {
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

  private:
    struct Try {
        double value = std::numeric_limits<double>::infinity();
        std::size_t candidate = 0;
    };
    [[nodiscard]] Try best_addition(const std::vector<std::size_t>& chosen) const {
        const auto times = times_with(problem_, chosen);
        const AreaSums sums = area_sums(problem_, times);
        Try best;
        for (std::size_t j = 0; j < problem_.candidates(); ++j) {
            if (std::find(chosen.begin(), chosen.end(), j) != chosen.end()) continue;
            std::vector<double> changed = sums.minutes_sum;
            for (const Gain& gain : problem_.gains[j]) {
                if (gain.ticks >= times[gain.demand]) continue;
                const Demand& demand = problem_.demand[gain.demand];
                changed[demand.area] -=
                    demand.weight * (minutes(times[gain.demand]) - minutes(gain.ticks));
            }
            const double value = theil_of(changed, sums.weight);
            if (value < best.value) best = {value, j};
        }
        return best;
    }
    [[nodiscard]] bool exchange(std::vector<std::size_t>& chosen) const {
        const double now = evaluate(problem_, options_, chosen);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            std::vector<std::size_t> others = chosen;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            const Try best = best_addition(others);
            if (best.value < now * (1 - 1e-9)) {
                chosen[i] = best.candidate;
                return true;
            }
        }
        return false;
    }

    const Problem& problem_;
    const Options& options_;
};

Solution solve_theil(const Problem& problem, const Options& options) {
    Solution solution;
    solution.chosen = TheilSearch(problem, options).run();
    return solution;
}

Solution dispatched(const Problem& problem, const Options& options) {
    switch (options.objective) {
        case Objective::kSetCover:
            return solve_set_cover(problem, options);
        case Objective::kPCenter:
            return solve_center(problem, options);
        case Objective::kWorstDecile:
            return solve_tail(problem, options);
        case Objective::kTheil:
            return solve_theil(problem, options);
        default:
            return solve_sum(problem, options);
    }
}

}  // namespace

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
            const auto cost = cost_of(options);
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

Solution solve(const Problem& problem, const Options& options) {
    assert(is_sum(options.objective) || (problem.capacity.empty() && problem.cost.empty()));
    Solution solution = dispatched(problem, options);
    solution.today = evaluate(problem, options, {});
    solution.value = evaluate(problem, options, solution.chosen);
    solution.bound = std::min(solution.bound, solution.value);
    return solution;
}

}  // namespace relais::siting
