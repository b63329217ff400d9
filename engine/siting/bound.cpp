#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/core/parallel.h"
#include "engine/siting/budget.h"
#include "engine/siting/savings.h"

namespace relais::siting {
namespace {

constexpr double kBoundTolerance = 1e-9;
/// Entries read in all, by the first ascent and by branching: a few seconds each at most.
constexpr double kMostBoundWork = 2e9;
constexpr double kMostBranchingWork = 3e8;
constexpr double kWorthThreads = 1e5;  // entries
constexpr std::size_t kStepsOfANode = 25;

enum class Fixed : std::uint8_t { kFree, kIn, kOut };

/// One node of the branching: which places are decided, and the prices of households from above.
struct Node {
    std::vector<Fixed> fixed;
    std::vector<double> price;
};

/// The relaxation at one set of prices: a household pays its price, and a place earns the savings
/// of its households beyond their prices.
struct Relaxed {
    double bound = 0;
    std::vector<double> earned;         // by candidate
    std::vector<std::size_t> chosen;    // as many as allowed, within the budget
    double last_in = 0, first_out = 0;  // of the free ones
};

class Relaxation {
  public:
    Relaxation(const Savings& savings, std::size_t count, Choice& best)
        : savings_(savings), count_(count), best_(best), entries_(double(savings.entries()) + 1) {}

    double run(std::size_t most_steps) {
        Node root{std::vector<Fixed>(savings_.by_candidate.size(), Fixed::kFree), initial_prices()};
        const auto steps = std::clamp<std::size_t>(
            static_cast<std::size_t>(kMostBoundWork / entries_), 10, most_steps);
        const double bound = ascend(root, steps);
        if (closed(bound)) return best_.saved;
        if (entries_ * kStepsOfANode > kMostBranchingWork) return bound;
        work_ = 0;
        const double open = branch(root);
        return std::min(bound, std::max(best_.saved, open));
    }

  private:
    /// The saving of a household by the best known choice: a good first estimate of its price.
    [[nodiscard]] std::vector<double> initial_prices() const {
        std::vector<double> price(savings_.demand_count, 0);
        for (const std::size_t j : best_.chosen)
            for (const Saving& saving : savings_.by_candidate[j])
                price[saving.demand] = std::max(price[saving.demand], saving.saved);
        return price;
    }
    [[nodiscard]] bool closed(double bound) const {
        return bound <= best_.saved + kBoundTolerance * std::max(1.0, best_.saved);
    }

    [[nodiscard]] Relaxed relax(const Node& node) {
        work_ += entries_ + static_cast<double>(node.price.size() + 10 * node.fixed.size());
        Relaxed relaxed;
        relaxed.earned.resize(node.fixed.size());
        const auto earn = [&](std::size_t j, std::size_t) {
            relaxed.earned[j] = best_service(savings_, j, node.price, [](std::uint32_t, double) {});
        };
        if (entries_ > kWorthThreads)
            for_each_index(node.fixed.size(), earn);
        else
            for (std::size_t j = 0; j < node.fixed.size(); ++j) earn(j, 0);
        std::vector<std::size_t> free;
        for (std::size_t j = 0; j < node.fixed.size(); ++j) {
            if (node.fixed[j] == Fixed::kIn) relaxed.chosen.push_back(j);
            if (node.fixed[j] == Fixed::kFree) free.push_back(j);
        }
        std::stable_sort(free.begin(), free.end(), [&](std::size_t a, std::size_t b) {
            return relaxed.earned[a] > relaxed.earned[b];
        });
        relaxed.bound = std::accumulate(node.price.begin(), node.price.end(), 0.0);
        if (!savings_.cost.empty()) {
            spend(free, relaxed);
            return relaxed;
        }
        const std::size_t more = std::min(free.size(), count_ - relaxed.chosen.size());
        relaxed.chosen.insert(relaxed.chosen.end(), free.begin(),
                              free.begin() + static_cast<std::ptrdiff_t>(more));
        relaxed.last_in =
            more > 0 ? relaxed.earned[free[more - 1]] : std::numeric_limits<double>::infinity();
        relaxed.first_out = more < free.size() ? relaxed.earned[free[more]] : 0;
        for (const std::size_t j : relaxed.chosen) relaxed.bound += relaxed.earned[j];
        return relaxed;
    }

    /// With a budget, of which the places that are decided have spent their part.
    void spend(std::vector<std::size_t> free, Relaxed& relaxed) const {
        for (const std::size_t j : relaxed.chosen) relaxed.bound += relaxed.earned[j];
        const Purchase purchase =
            buy({relaxed.earned, savings_.cost}, std::move(free), count_ - relaxed.chosen.size(),
                savings_.left_of_budget(relaxed.chosen));
        relaxed.bound += purchase.bound;
        relaxed.chosen.insert(relaxed.chosen.end(), purchase.chosen.begin(), purchase.chosen.end());
    }

    /// Subgradient steps; leaves the best prices in the node and returns their bound.
    double ascend(Node& node, std::size_t steps) {
        double scale = 1, least = std::numeric_limits<double>::infinity();
        std::vector<double> best_price = node.price;
        int idle = 0;
        for (std::size_t step = 0; step < steps; ++step) {
            const Relaxed relaxed = relax(node);
            offer(relaxed.chosen);
            if (relaxed.bound < least * (1 - 1e-7)) {
                least = relaxed.bound;
                best_price = node.price;
                idle = 0;
            } else if (++idle == 8) {
                idle = 0;
                scale /= 2;
                node.price = best_price;
                continue;
            }
            if (closed(least) || scale < 1e-4) break;
            if (!move(node, relaxed, scale)) break;
        }
        node.price = std::move(best_price);
        return least;
    }
    /// Polyak's step; false at an optimum of the relaxation.
    bool move(Node& node, const Relaxed& relaxed, double scale) {
        std::vector<double> slope(node.price.size(), 1);
        for (const std::size_t j : relaxed.chosen)
            best_service(savings_, j, node.price,
                         [&](std::uint32_t d, double share) { slope[d] -= share; });
        double norm = 0;
        for (std::size_t d = 0; d < slope.size(); ++d) {
            if (node.price[d] <= 0 && slope[d] > 0) slope[d] = 0;
            norm += slope[d] * slope[d];
        }
        if (!(norm > 0)) return false;
        const double length = scale * (relaxed.bound - best_.saved) / norm;
        for (std::size_t d = 0; d < slope.size(); ++d)
            node.price[d] = std::max(0.0, node.price[d] - length * slope[d]);
        return true;
    }
    void offer(std::vector<std::size_t> chosen) {
        std::sort(chosen.begin(), chosen.end());
        const double saved = saved_by(savings_, chosen);
        if (saved > best_.saved * (1 + kBoundTolerance)) best_ = {std::move(chosen), saved};
    }

    /// Fixes the candidates that the bound already decides.
    void fix(Node& node, const Relaxed& relaxed) const {
        if (!savings_.cost.empty()) return;  // exchanges are not one for one
        std::vector<bool> in(node.fixed.size(), false);
        for (const std::size_t j : relaxed.chosen) in[j] = true;
        for (std::size_t j = 0; j < node.fixed.size(); ++j) {
            if (node.fixed[j] != Fixed::kFree) continue;
            if (in[j] && closed(relaxed.bound - relaxed.earned[j] + relaxed.first_out))
                node.fixed[j] = Fixed::kIn;
            if (!in[j] && closed(relaxed.bound - relaxed.last_in + relaxed.earned[j]))
                node.fixed[j] = Fixed::kOut;
        }
    }
    /// The greatest bound among the leaves that stay open; at most best_.saved when none does.
    double branch(Node node) {
        const double bound = ascend(node, kStepsOfANode);
        if (closed(bound)) return best_.saved;
        if (work_ > kMostBranchingWork) return bound;
        const Relaxed relaxed = relax(node);
        fix(node, relaxed);
        const std::size_t j = most_promising(node, relaxed);
        if (j == node.fixed.size()) return decided(node);
        double open = best_.saved;
        for (const Fixed choice : {Fixed::kIn, Fixed::kOut}) {
            node.fixed[j] = choice;
            open = std::max(open, branch(node));
        }
        return std::min(bound, open);
    }
    /// A node with nothing to decide is one choice.
    double decided(const Node& node) {
        std::vector<std::size_t> chosen;
        for (std::size_t j = 0; j < node.fixed.size(); ++j)
            if (node.fixed[j] == Fixed::kIn) chosen.push_back(j);
        offer(std::move(chosen));
        return best_.saved;
    }
    /// The free place that earns most; all of them when every one is decided.
    [[nodiscard]] std::size_t most_promising(const Node& node, const Relaxed& relaxed) const {
        const auto in =
            static_cast<std::size_t>(std::count(node.fixed.begin(), node.fixed.end(), Fixed::kIn));
        std::size_t best = node.fixed.size();
        if (in == count_) return best;
        double spent = 0;
        for (std::size_t j = 0; j < node.fixed.size(); ++j)
            if (node.fixed[j] == Fixed::kIn) spent += savings_.cost_of(j);
        for (std::size_t j = 0; j < node.fixed.size(); ++j)
            if (node.fixed[j] == Fixed::kFree && savings_.affords(spent + savings_.cost_of(j)) &&
                (best == node.fixed.size() || relaxed.earned[j] > relaxed.earned[best]))
                best = j;
        return best;
    }

    const Savings& savings_;
    std::size_t count_;
    Choice& best_;
    double entries_;
    double work_ = 0;
};

}  // namespace

double most_saved(const Savings& savings, std::size_t count, std::size_t most_steps, Choice& best) {
    const std::size_t possible = std::min(count, savings.by_candidate.size());
    if (possible == 0 || savings.entries() == 0) return 0;
    return Relaxation(savings, possible, best).run(most_steps);
}

}  // namespace relais::siting
