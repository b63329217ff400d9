#include <algorithm>
#include <vector>

#include "engine/siting/objective.h"
#include "engine/siting/savings.h"
#include "engine/siting/solve.h"

namespace relais::siting {
namespace {

/// The excess of one person over some minutes.
PersonCost excess_over(double begins) {
    return [begins](std::uint32_t ticks) { return std::max(0.0, minutes(ticks) - begins); };
}
/// The same for people farther than `to` only.
PersonCost excess_beyond(double begins, double to) {
    return [begins, to](std::uint32_t ticks) {
        const double time = minutes(ticks);
        return time > to ? time - begins : 0.0;
    };
}

/// With S for a choice of places, E(S, t) for the total excess over t of all people, and W for a
/// tenth of them, the worst tenth's mean with S is the least over t of F(S, t) = t + E(S, t) / W
/// (Rockafellar and Uryasev). Where t lies between two rungs of a ladder, F(S, t) is no less than
/// if those between the rungs had no excess, which is linear in t, and so no less than the lesser
/// of its ends: F(S, to) and from + E beyond `to` / W. Both are sums over households, which have
/// bounds of their own; the ladder gets new rungs where it is lowest.
class WorstDecile {
  public:
    WorstDecile(const Problem& problem, const Options& options)
        : problem_(problem), options_(options), tenth_(kTail * total_weight(problem)) {}

    Solution run() {
        if (!(tenth_ > 0)) return {};
        alternate();
        const double highest = value_;
        ladder_.push_back({0, highest, at(highest), beyond(0, highest)});
        constexpr int kMostRefinements = 16;
        constexpr double kCloseEnough = 1e-4;
        for (int i = 0; i < kMostRefinements; ++i) {
            if (lowest()->bound() >= value_ * (1 - kCloseEnough)) break;
            refine();
        }
        Solution solution;
        solution.chosen = chosen_;
        solution.bound = std::min(value_, lowest()->bound());
        return solution;
    }

  private:
    /// Where the tail may begin, and bounds on F at its ends.
    struct Rung {
        double from, to, at_to, at_from;
        [[nodiscard]] double bound() const { return std::min(at_to, at_from); }
    };

    /// Between where the tail begins and the best places for the excess over it, in turn.
    void alternate() {
        Tail tail = tail_of(problem_, times_with(problem_, {}));
        value_ = tail.mean;
        constexpr int kMostRounds = 12;
        for (int round = 0; round < kMostRounds; ++round) {
            const Tail next = consider(
                interchange(make_savings(problem_, excess_over(tail.begins)), options_.add).chosen);
            if (next.begins == tail.begins) break;
            tail = next;
        }
    }
    /// Keeps a choice that is better than the best so far.
    Tail consider(const std::vector<std::size_t>& chosen) {
        const Tail tail = tail_of(problem_, times_with(problem_, chosen));
        if (chosen_.empty() || tail.mean < value_) {
            chosen_ = chosen;
            value_ = tail.mean;
        }
        return tail;
    }

    [[nodiscard]] double at(double t) { return t + least(excess_over(t)) / tenth_; }
    [[nodiscard]] double beyond(double from, double to) {
        return from + least(excess_beyond(from, to)) / tenth_;
    }
    /// A lower bound on the sum over all choices; choices found during the search may be better
    /// than the best one.
    [[nodiscard]] double least(const PersonCost& cost) {
        const Savings savings = make_savings(problem_, cost);
        Choice best = interchange(savings, options_.add);
        const double most = most_saved(savings, options_.add, options_.most_steps, best);
        consider(best.chosen);
        return std::max(0.0, savings.today - most);
    }

    std::vector<Rung>::iterator lowest() {
        return std::min_element(ladder_.begin(), ladder_.end(),
                                [](const Rung& a, const Rung& b) { return a.bound() < b.bound(); });
    }
    void refine() {
        const auto rung = lowest();
        const Rung whole = *rung;
        const double middle = (whole.from + whole.to) / 2;
        *rung = {whole.from, middle, at(middle), beyond(whole.from, middle)};
        ladder_.push_back({middle, whole.to, whole.at_to, beyond(middle, whole.to)});
    }

    const Problem& problem_;
    const Options& options_;
    double tenth_;  // of all people
    std::vector<std::size_t> chosen_;
    double value_ = 0;
    std::vector<Rung> ladder_;
};

}  // namespace

Solution solve_worst_decile(const Problem& problem, const Options& options) {
    return WorstDecile(problem, options).run();
}

}  // namespace relais::siting
