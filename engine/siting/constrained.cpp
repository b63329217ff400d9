#include <algorithm>
#include <numeric>

#include "engine/core/parallel.h"
#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

/// Savings that differ by less are the same.
constexpr double kConstrainedTolerance = 1e-9;
/// Exchanges looked at for each place that might go.
constexpr std::size_t kMostTries = 40;

class ConstrainedSearch {
  public:
    ConstrainedSearch(const Savings& savings, std::size_t count)
        : savings_(savings), count_(count), alone_(savings.by_candidate.size()) {
        const std::vector<double> no_price(savings.demand_count, 0);
        for_each_index(alone_.size(), [&](std::size_t j, std::size_t) {
            alone_[j] = best_service(savings, j, no_price, [](std::uint32_t, double) {});
        });
    }

    Choice run() {
        Choice best = greedy({}, false);
        if (!savings_.cost.empty()) {
            Choice by_cost = greedy({}, true);
            if (by_cost.saved > best.saved) best = std::move(by_cost);
        }
        while (exchange(best)) {
        }
        std::sort(best.chosen.begin(), best.chosen.end());
        return best;
    }

  private:
    [[nodiscard]] bool fits(const std::vector<std::size_t>& chosen, std::size_t j) const {
        return std::find(chosen.begin(), chosen.end(), j) == chosen.end() &&
               savings_.affords(savings_.spent(chosen) + savings_.cost_of(j));
    }
    [[nodiscard]] double saved_with(std::vector<std::size_t> chosen, std::size_t j) const {
        chosen.push_back(j);
        return saved_by(savings_, chosen);
    }

    /// Adds places while any improves the choice. The addition of a place to some places is a bound
    /// on its addition to more (Minoux 1978, as in interchange.cpp): only those at the top are
    /// computed again.
    [[nodiscard]] Choice greedy(Choice choice, bool by_cost) const {
        std::vector<double> adds = alone_;
        const auto rate = [&](std::size_t j) {
            const double cost = savings_.cost_of(j);
            return by_cost && cost > 0 ? adds[j] / cost : adds[j];
        };
        while (choice.chosen.size() < count_) {
            std::vector<std::size_t> order;
            for (std::size_t j = 0; j < adds.size(); ++j)
                if (fits(choice.chosen, j)) order.push_back(j);
            std::vector<bool> fresh(adds.size(), false);
            std::size_t top = adds.size();
            while (!order.empty()) {
                top = *std::max_element(order.begin(), order.end(), [&](auto a, auto b) {
                    return rate(a) != rate(b) ? rate(a) < rate(b) : a > b;
                });
                if (fresh[top]) break;
                adds[top] = saved_with(choice.chosen, top) - choice.saved;
                fresh[top] = true;
            }
            if (order.empty() || adds[top] <= kConstrainedTolerance * std::max(1.0, choice.saved))
                break;
            choice.chosen.push_back(top);
            choice.saved += adds[top];
        }
        choice.saved = saved_by(savings_, choice.chosen);
        return choice;
    }

    /// Exchanges one place for another, and spends the rest of the budget; false when nothing
    /// improves. A place adds at most its savings alone, which excludes most.
    [[nodiscard]] bool exchange(Choice& best) const {
        std::vector<std::size_t> order(alone_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return alone_[a] > alone_[b]; });
        for (std::size_t out = 0; out < best.chosen.size(); ++out) {
            Choice rest = best;
            rest.chosen.erase(rest.chosen.begin() + static_cast<std::ptrdiff_t>(out));
            rest.saved = saved_by(savings_, rest.chosen);
            std::size_t tries = 0;
            for (const std::size_t in : order) {
                if (tries == kMostTries) break;
                if (in == best.chosen[out] || !fits(rest.chosen, in)) continue;
                if (savings_.cost.empty() && rest.saved + alone_[in] <= best.saved) break;
                ++tries;
                Choice next = rest;
                next.chosen.push_back(in);
                next.saved = saved_by(savings_, next.chosen);
                if (!savings_.cost.empty()) next = greedy(next, false);
                if (next.saved <= best.saved + kConstrainedTolerance * std::max(1.0, best.saved))
                    continue;
                best = std::move(next);
                return true;
            }
        }
        return false;
    }

    const Savings& savings_;
    std::size_t count_;
    std::vector<double> alone_;  // the savings of each candidate alone
};

}  // namespace

Choice constrained_interchange(const Savings& savings, std::size_t count) {
    return ConstrainedSearch(savings, count).run();
}

}  // namespace relais::siting
