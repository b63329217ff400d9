#include "engine/siting/assignment.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>

namespace relais::siting {
namespace {

/// People and what they save, counted in whole grains: sums and differences are exact, so a full
/// place has at least one person in it, and rounding cannot make a cycle of moves look like a
/// saving.
using Grains = std::int64_t;
constexpr Grains kNever = std::numeric_limits<Grains>::max();
/// Binary digits of all people together, and of the greatest saving of one of them: a chain of
/// moves adds up to 2^10 of the latter.
constexpr int kPeopleDigits = 52;
constexpr int kSavingDigits = 50;

/// Converts amounts whose greatest is known.
class Scale {
  public:
    Scale(double greatest, int digits)
        : exponent_(greatest > 0 ? digits - 1 - std::ilogb(greatest) : 0) {}
    [[nodiscard]] Grains grains(double amount) const {
        return std::llround(std::ldexp(amount, exponent_));
    }
    [[nodiscard]] double amount(Grains grains) const {
        return std::ldexp(static_cast<double>(grains), -exponent_);
    }

  private:
    int exponent_;
};

/// People of one household who go to one place.
struct Portion {
    std::size_t place;
    Grains people;
};
/// The saving of one person of a household at a place.
struct Offer {
    std::size_t place;
    double saved;
    Grains grains = 0;  ///< the same
};
/// The loss for each person of a household who moves on.
struct Move {
    Grains loss;
    std::uint32_t demand;
    friend bool operator>(const Move& a, const Move& b) {
        return a.loss != b.loss ? a.loss > b.loss : a.demand > b.demand;
    }
};
using Moves = std::priority_queue<Move, std::vector<Move>, std::greater<>>;

/// The previous place on the cheapest chain of moves to a place, and the household that moves.
struct Leg {
    std::size_t from = 0;
    std::uint32_t demand = 0;
    Grains loss = kNever;  ///< of the whole chain
};

/// Places are numbered as chosen; one more represents today's services, which have no limit.
class Assigner {
  public:
    Assigner(const Savings& savings, std::span<const std::size_t> chosen)
        : places_(chosen.size()),
          offers_(offers_of(savings, chosen)),
          portions_(savings.demand_count),
          people_(everybody_of(savings), kPeopleDigits),
          moves_(places_ * (places_ + 1)),
          taken_(places_ + 1, 0) {
        const double everybody = everybody_of(savings);
        for (const std::size_t j : chosen)
            room_.push_back(people_.grains(std::min(savings.capacity[j], everybody)));
        room_.push_back(kNever);
        for (std::uint32_t d = 0; d < offers_.size(); ++d)
            if (const Grains people = people_.grains(savings.weight[d]); people > 0)
                if (!offers_[d].empty()) put(d, favourite(d), people);
    }

    Assignment run() {
        for (std::size_t place = 0; place < places_; ++place)
            while (taken_[place] > room_[place]) move_on(place);
        Assignment result;
        for (std::uint32_t d = 0; d < portions_.size(); ++d)
            for (const Portion& portion : portions_[d])
                if (portion.place != places_)
                    result.saved += people_.amount(portion.people) * offer(d, portion.place).saved;
        for (std::size_t place = 0; place < places_; ++place)
            result.taken.push_back(people_.amount(taken_[place]));
        return result;
    }

  private:
    /// By household.
    static std::vector<std::vector<Offer>> offers_of(const Savings& savings,
                                                     std::span<const std::size_t> chosen) {
        std::vector<std::vector<Offer>> offers(savings.demand_count);
        double greatest = 0;
        for (std::size_t place = 0; place < chosen.size(); ++place)
            for (const Saving& saving : savings.by_candidate[chosen[place]]) {
                const double saved = saving.saved / savings.weight[saving.demand];
                offers[saving.demand].push_back({place, saved});
                greatest = std::max(greatest, saved);
            }
        const Scale scale(greatest, kSavingDigits);
        for (auto& of_one : offers)
            for (Offer& offer : of_one) offer.grains = scale.grains(offer.saved);
        return offers;
    }
    static double everybody_of(const Savings& savings) {
        return std::accumulate(savings.weight.begin(), savings.weight.end(), 0.0);
    }

    [[nodiscard]] std::size_t favourite(std::uint32_t d) const {
        return std::max_element(offers_[d].begin(), offers_[d].end(),
                                [](const Offer& a, const Offer& b) { return a.grains < b.grains; })
            ->place;
    }
    [[nodiscard]] const Offer& offer(std::uint32_t d, std::size_t place) const {
        const auto found = std::find_if(offers_[d].begin(), offers_[d].end(),
                                        [&](const Offer& one) { return one.place == place; });
        assert(found != offers_[d].end());
        return *found;
    }
    [[nodiscard]] std::vector<Portion>::iterator portion_at(std::uint32_t d, std::size_t place) {
        return std::find_if(portions_[d].begin(), portions_[d].end(),
                            [&](const Portion& portion) { return portion.place == place; });
    }
    [[nodiscard]] bool is_at(std::uint32_t d, std::size_t place) {
        return portion_at(d, place) != portions_[d].end();
    }
    [[nodiscard]] Moves& moves(std::size_t from, std::size_t to) {
        return moves_[from * (places_ + 1) + to];
    }

    void put(std::uint32_t d, std::size_t place, Grains people) {
        taken_[place] += people;
        if (const auto there = portion_at(d, place); there != portions_[d].end()) {
            there->people += people;
            return;
        }
        portions_[d].push_back({place, people});
        if (place == places_)
            return;  // people who stay with today's service are not considered
                     // again
        const Grains here = offer(d, place).grains;
        for (const Offer& other : offers_[d])
            if (other.place != place) moves(place, other.place).push({here - other.grains, d});
        moves(place, places_).push({here, d});
    }
    void take(std::uint32_t d, std::size_t place, Grains people) {
        taken_[place] -= people;
        const auto there = portion_at(d, place);
        assert(there != portions_[d].end() && there->people >= people);
        there->people -= people;
        if (there->people == 0) portions_[d].erase(there);
    }
    /// The cheapest move between two places; none: no person at the one could go to the other.
    [[nodiscard]] std::optional<Move> cheapest(std::size_t from, std::size_t to) {
        Moves& queue = moves(from, to);
        while (!queue.empty() && !is_at(queue.top().demand, from)) queue.pop();
        return queue.empty() ? std::nullopt : std::optional(queue.top());
    }

    /// Moves people out of a place that is too full, at least a grain of them, along the chain of
    /// moves that loses least and ends where there is room: at the latest with today's services,
    /// which have no limit.
    void move_on(std::size_t full) {
        const std::vector<Leg> chains = cheapest_chains(full);
        std::size_t end = places_;
        for (std::size_t place = 0; place < places_; ++place)
            if (taken_[place] < room_[place] && chains[place].loss < chains[end].loss) end = place;
        assert(chains[end].loss < kNever);
        shift(full, end, chains);
    }
    /// Bellman and Ford: losses may be negative, but cycles are not, since the current assignment
    /// is optimal.
    [[nodiscard]] std::vector<Leg> cheapest_chains(std::size_t full) {
        std::vector<Leg> chains(places_ + 1);
        chains[full].loss = 0;
        bool changed = true;
        for (std::size_t round = 0; changed; ++round) {
            assert(round <= places_ + 1);
            changed = false;
            for (std::size_t from = 0; from < places_; ++from)
                for (std::size_t to = 0; chains[from].loss < kNever && to <= places_; ++to) {
                    if (to == full || to == from) continue;
                    const std::optional<Move> move = cheapest(from, to);
                    if (!move || chains[from].loss + move->loss >= chains[to].loss) continue;
                    chains[to] = {from, move->demand, chains[from].loss + move->loss};
                    changed = true;
                }
        }
        return chains;
    }
    void shift(std::size_t full, std::size_t end, const std::vector<Leg>& chains) {
        Grains people = std::min(taken_[full] - room_[full], room_[end] - taken_[end]);
        for (std::size_t to = end; to != full; to = chains[to].from)
            people = std::min(people, portion_at(chains[to].demand, chains[to].from)->people);
        assert(people > 0);
        for (std::size_t to = end; to != full; to = chains[to].from) {
            take(chains[to].demand, chains[to].from, people);
            put(chains[to].demand, to, people);
        }
    }

    std::size_t places_;
    std::vector<std::vector<Offer>> offers_;      // by household
    std::vector<std::vector<Portion>> portions_;  // by household
    Scale people_;
    std::vector<Moves> moves_;  // [from][to], some of them no longer possible
    std::vector<Grains> room_, taken_;
};

}  // namespace

Assignment best_assignment(const Savings& savings, std::span<const std::size_t> chosen) {
    assert(!savings.capacity.empty());
    return Assigner(savings, chosen).run();
}

}  // namespace relais::siting
