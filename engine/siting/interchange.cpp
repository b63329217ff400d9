#include <algorithm>

#include "engine/core/parallel.h"
#include "engine/siting/assignment.h"
#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

constexpr std::size_t kNoSite = static_cast<std::size_t>(-1);
/// Savings that differ by less are the same: sums of doubles in different orders.
constexpr double kInterchangeTolerance = 1e-9;

/// The best two places of every household among the chosen.
class Served {
  public:
    Served(const Savings& savings, const std::vector<std::size_t>& chosen)
        : best_(savings.demand_count, 0),
          second_(savings.demand_count, 0),
          by_(savings.demand_count, kNoSite),
          loss_(chosen.size(), 0) {
        for (std::size_t i = 0; i < chosen.size(); ++i)
            for (const Saving& saving : savings.by_candidate[chosen[i]]) add(i, saving);
        for (std::size_t d = 0; d < best_.size(); ++d) {
            total_ += best_[d];
            if (by_[d] != kNoSite) loss_[by_[d]] += best_[d] - second_[d];
        }
    }

    [[nodiscard]] double total() const { return total_; }

    struct Exchange {
        double profit = 0;
        std::size_t in = kNoSite;
        std::size_t out = kNoSite;  ///< place among the chosen
    };
    /// The best place to give up for `candidate` (Whitaker's fast interchange, as in Resende,
    /// Werneck, "A fast swap-based local search procedure for location problems",
    /// doi:10.1007/s10479-006-0154-0, equation 3).
    [[nodiscard]] Exchange best_exchange(const Savings& savings, std::size_t candidate) const {
        double gain = 0;
        std::vector<double> extra(loss_.size(), 0);
        for (const Saving& saving : savings.by_candidate[candidate]) {
            const std::size_t d = saving.demand;
            gain += std::max(0.0, saving.saved - best_[d]);
            if (by_[d] != kNoSite && saving.saved > second_[d])
                extra[by_[d]] += std::min(best_[d], saving.saved) - second_[d];
        }
        Exchange best;
        for (std::size_t i = 0; i < loss_.size(); ++i) {
            const double profit = gain - loss_[i] + extra[i];
            if (best.out == kNoSite || profit > best.profit) best = {profit, candidate, i};
        }
        return best;
    }
    [[nodiscard]] double gain_of(const Savings& savings, std::size_t candidate) const {
        double gain = 0;
        for (const Saving& saving : savings.by_candidate[candidate])
            gain += std::max(0.0, saving.saved - best_[saving.demand]);
        return gain;
    }

  private:
    void add(std::size_t place, const Saving& saving) {
        const std::size_t d = saving.demand;
        if (saving.saved > best_[d]) {
            second_[d] = best_[d];
            best_[d] = saving.saved;
            by_[d] = place;
        } else {
            second_[d] = std::max(second_[d], saving.saved);
        }
    }

    std::vector<double> best_, second_;
    std::vector<std::size_t> by_;
    std::vector<double> loss_;
    double total_ = 0;
};

std::vector<std::size_t> greedy(const Savings& savings, std::size_t count) {
    // The gain of a candidate never increases as others are chosen: an old figure is a bound, and
    // only those at the top are computed again (Minoux, "Accelerated greedy algorithms for
    // maximizing submodular set functions", 1978, doi:10.1007/BFb0006528).
    const std::size_t candidates = savings.by_candidate.size();
    std::vector<double> gain(candidates);
    {
        const Served nobody(savings, {});
        for_each_index(candidates,
                       [&](std::size_t j, std::size_t) { gain[j] = nobody.gain_of(savings, j); });
    }
    std::vector<std::size_t> chosen;
    while (chosen.size() < std::min(count, candidates)) {
        const Served served(savings, chosen);
        std::vector<bool> fresh(candidates, chosen.empty());
        for (;;) {
            const auto top =
                static_cast<std::size_t>(std::max_element(gain.begin(), gain.end()) - gain.begin());
            if (fresh[top]) {
                chosen.push_back(top);
                gain[top] = -1;
                break;
            }
            gain[top] = served.gain_of(savings, top);
            fresh[top] = true;
        }
    }
    return chosen;
}

/// Makes the best exchange; false when none helps.
bool exchange_once(const Savings& savings, std::vector<std::size_t>& chosen) {
    const Served served(savings, chosen);
    const std::size_t candidates = savings.by_candidate.size();
    std::vector<Served::Exchange> exchanges(candidates);
    for_each_index(candidates, [&](std::size_t j, std::size_t) {
        if (std::find(chosen.begin(), chosen.end(), j) == chosen.end())
            exchanges[j] = served.best_exchange(savings, j);
    });
    Served::Exchange best;
    for (const Served::Exchange& exchange : exchanges)
        if (exchange.out != kNoSite && exchange.profit > best.profit) best = exchange;
    if (best.out == kNoSite || best.profit <= kInterchangeTolerance * std::max(1.0, served.total()))
        return false;
    chosen[best.out] = best.in;
    return true;
}

}  // namespace

std::size_t Savings::entries() const {
    std::size_t entries = 0;
    for (const auto& savings : by_candidate) entries += savings.size();
    return entries;
}

double Savings::spent(std::span<const std::size_t> chosen) const {
    double sum = 0;
    for (const std::size_t j : chosen) sum += cost_of(j);
    return sum;
}

Savings make_savings(const Problem& problem, const std::function<double(std::uint32_t)>& cost,
                     double budget) {
    Savings savings;
    savings.demand_count = problem.demand.size();
    savings.capacity = problem.capacity;
    savings.cost = problem.cost;
    savings.budget = budget;
    for (const Demand& demand : problem.demand) savings.weight.push_back(demand.weight);
    std::vector<double> today(problem.demand.size());
    for (std::size_t d = 0; d < today.size(); ++d) {
        today[d] = problem.demand[d].weight * cost(problem.demand[d].today);
        savings.today += today[d];
    }
    for (const auto& gains : problem.gains) {
        auto& list = savings.by_candidate.emplace_back();
        for (const Gain& gain : gains) {
            const double saved =
                today[gain.demand] - problem.demand[gain.demand].weight * cost(gain.ticks);
            if (saved > 0) list.push_back({gain.demand, saved});
        }
    }
    return savings;
}

double saved_by(const Savings& savings, std::span<const std::size_t> chosen) {
    return savings.capacity.empty() ? Served(savings, {chosen.begin(), chosen.end()}).total()
                                    : best_assignment(savings, chosen).saved;
}

Choice interchange(const Savings& savings, std::size_t count) {
    if (savings.constrained()) return constrained_interchange(savings, count);
    Choice choice{greedy(savings, count), 0};
    while (!choice.chosen.empty() && exchange_once(savings, choice.chosen)) {
    }
    std::sort(choice.chosen.begin(), choice.chosen.end());
    choice.saved = saved_by(savings, choice.chosen);
    return choice;
}

}  // namespace relais::siting
