#include <algorithm>
#include <limits>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/siting/objective.h"
#include "engine/siting/solve.h"

namespace relais::siting {
namespace {

/// Gains read by trying every choice: some seconds.
constexpr double kMostTheilWork = 2e9;

/// Of choices that are tried; ties go to the one tried first.
struct Best {
    double value = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> chosen;

    void offer(double other, const std::vector<std::size_t>& others, std::size_t last) {
        if (other >= value) return;
        value = other;
        chosen = others;
        chosen.push_back(last);
    }
};

/// Tries choices of as many places as there shall be; each costs the gains of one candidate.
class TheilSearch {
  public:
    TheilSearch(const Problem& problem, const Options& options)
        : problem_(problem), count_(std::min(options.add, problem.candidates())) {}

    /// Whether all choices can be tried.
    [[nodiscard]] bool small() const {
        double gains = 0;
        for (const auto& list : problem_.gains)
            gains += static_cast<double>(list.size() + problem_.areas);
        double work = count_ > 0 ? gains : 0;
        for (std::size_t i = 1; i < count_; ++i)
            work *= static_cast<double>(problem_.candidates() - i) / static_cast<double>(i + 1);
        return work <= kMostTheilWork;
    }
    /// The best of all choices.
    [[nodiscard]] std::vector<std::size_t> exhaustive() const {
        if (count_ <= 1) return greedy();
        std::vector<Best> by_first(problem_.candidates());
        for_each_index(by_first.size(), [&](std::size_t first, std::size_t) {
            std::vector<std::size_t> chosen{first};
            try_rest(chosen, first + 1, by_first[first]);
        });
        return std::min_element(by_first.begin(), by_first.end(),
                                [](const Best& a, const Best& b) { return a.value < b.value; })
            ->chosen;
    }
    /// Adds the best places one by one, then exchanges them while the index decreases.
    [[nodiscard]] std::vector<std::size_t> greedy() const {
        Best best;
        while (best.chosen.size() < count_) {
            Best more;
            try_last(best.chosen, 0, more);
            best = std::move(more);
        }
        while (exchange(best)) {
        }
        std::sort(best.chosen.begin(), best.chosen.end());
        return best.chosen;
    }

  private:
    /// All choices that begin with some and continue with candidates from `from`.
    void try_rest(std::vector<std::size_t>& chosen, std::size_t from, Best& best) const {
        if (chosen.size() + 1 == count_) {
            try_last(chosen, from, best);
            return;
        }
        for (std::size_t j = from; j < problem_.candidates(); ++j) {
            chosen.push_back(j);
            try_rest(chosen, j + 1, best);
            chosen.pop_back();
        }
    }
    /// Some places and each further one from `from`.
    void try_last(const std::vector<std::size_t>& chosen, std::size_t from, Best& best) const {
        const auto times = times_with(problem_, chosen);
        const AreaSums sums = area_sums(problem_, times);
        for (std::size_t j = from; j < problem_.candidates(); ++j) {
            if (std::find(chosen.begin(), chosen.end(), j) != chosen.end()) continue;
            std::vector<double> changed = sums.minutes_sum;
            for (const Gain& gain : problem_.gains[j]) {
                if (gain.ticks >= times[gain.demand]) continue;
                const Demand& demand = problem_.demand[gain.demand];
                changed[demand.area] -=
                    demand.weight * (minutes(times[gain.demand]) - minutes(gain.ticks));
            }
            best.offer(theil_of(changed, sums.weight), chosen, j);
        }
    }
    [[nodiscard]] bool exchange(Best& best) const {
        for (std::size_t i = 0; i < best.chosen.size(); ++i) {
            std::vector<std::size_t> others = best.chosen;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            Best next;
            try_last(others, 0, next);
            if (next.value >= best.value * (1 - 1e-9)) continue;
            best = std::move(next);
            return true;
        }
        return false;
    }

    const Problem& problem_;
    std::size_t count_;
};

}  // namespace

Solution solve_theil(const Problem& problem, const Options& options) {
    const TheilSearch search(problem, options);
    Solution solution;
    solution.chosen = search.small() ? search.exhaustive() : search.greedy();
    if (search.small()) solution.bound = evaluate(problem, options, solution.chosen);
    return solution;
}

}  // namespace relais::siting
