#include "engine/siting/assignment.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>
#include <queue>

namespace relais::siting {
namespace {

/// People that are nobody: what rounding leaves.
constexpr double kNobody = 1e-9;
constexpr double kNever = std::numeric_limits<double>::infinity();

/// People of one household who go to one place.
struct Portion {
    std::size_t place;
    double people;
};
/// What one person of a household saves at a place.
struct Offer {
    std::size_t place;
    double saved;
};
/// What is lost for each person of a household who moves on.
struct Move {
    double loss;
    std::uint32_t demand;
    friend bool operator>(const Move& a, const Move& b) {
        return a.loss != b.loss ? a.loss > b.loss : a.demand > b.demand;
    }
};
using Moves = std::priority_queue<Move, std::vector<Move>, std::greater<>>;

/// Places are numbered as chosen; one more stands for today's services, which have room for all.
class Assigner {
  public:
    Assigner(const Savings& savings, std::span<const std::size_t> chosen)
        : places_(chosen.size()),
          offers_(savings.demand_count),
          portions_(savings.demand_count),
          moves_(places_ * (places_ + 1)),
          taken_(places_ + 1, 0) {
        for (std::size_t place = 0; place < places_; ++place) {
            room_.push_back(savings.capacity[chosen[place]]);
            for (const Saving& saving : savings.by_candidate[chosen[place]])
                offers_[saving.demand].push_back(
                    {place, saving.saved / savings.weight[saving.demand]});
        }
        room_.push_back(kNever);
        for (std::uint32_t d = 0; d < offers_.size(); ++d)
            if (!offers_[d].empty()) put(d, favourite(d), savings.weight[d]);
    }

    Assignment run() {
        for (std::size_t place = 0; place < places_; ++place)
            while (taken_[place] > room_[place] + kNobody) move_on(place);
        Assignment result;
        for (std::uint32_t d = 0; d < portions_.size(); ++d)
            for (const Portion& portion : portions_[d])
                result.saved += portion.people * saved_at(d, portion.place);
        result.taken.assign(taken_.begin(), taken_.end() - 1);
        return result;
    }

  private:
    [[nodiscard]] std::size_t favourite(std::uint32_t d) const {
        return std::max_element(offers_[d].begin(), offers_[d].end(),
                                [](const Offer& a, const Offer& b) { return a.saved < b.saved; })
            ->place;
    }
    [[nodiscard]] double saved_at(std::uint32_t d, std::size_t place) const {
        for (const Offer& offer : offers_[d])
            if (offer.place == place) return offer.saved;
        return 0;
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

    void put(std::uint32_t d, std::size_t place, double people) {
        taken_[place] += people;
        if (const auto there = portion_at(d, place); there != portions_[d].end()) {
            there->people += people;
            return;
        }
        portions_[d].push_back({place, people});
        if (place == places_) return;  // who stays with today's service is not asked again
        const double here = saved_at(d, place);
        for (const Offer& offer : offers_[d])
            if (offer.place != place) moves(place, offer.place).push({here - offer.saved, d});
        moves(place, places_).push({here, d});
    }
    void take(std::uint32_t d, std::size_t place, double people) {
        taken_[place] -= people;
        const auto there = portion_at(d, place);
        there->people -= people;
        if (there->people <= kNobody) portions_[d].erase(there);
    }
    /// The cheapest move between two places; none: nobody at the one could go to the other.
    [[nodiscard]] std::optional<Move> cheapest(std::size_t from, std::size_t to) {
        Moves& queue = moves(from, to);
        while (!queue.empty() && !is_at(queue.top().demand, from)) queue.pop();
        return queue.empty() ? std::nullopt : std::optional(queue.top());
    }

    /// Moves people out of a place that is too full, along the chain of moves that loses least and
    /// ends where there is room.
    void move_on(std::size_t full) {
        std::vector<double> loss(places_ + 1, kNever);
        std::vector<std::size_t> before(places_ + 1, full);
        loss[full] = 0;
        for (std::size_t round = 0; round <= places_; ++round)
            if (!relax(full, loss, before)) break;
        std::size_t end = places_;
        for (std::size_t place = 0; place < places_; ++place)
            if (taken_[place] < room_[place] - kNobody && loss[place] < loss[end]) end = place;
        shift(full, end, before);
    }
    /// Bellman and Ford: losses may be negative, cycles of them are not.
    bool relax(std::size_t full, std::vector<double>& loss, std::vector<std::size_t>& before) {
        bool changed = false;
        for (std::size_t from = 0; from < places_; ++from)
            for (std::size_t to = 0; loss[from] < kNever && to <= places_; ++to) {
                if (to == full || to == from) continue;
                const std::optional<Move> move = cheapest(from, to);
                // A hair's breadth is rounding, and could go round in circles.
                if (!move || loss[from] + move->loss >= loss[to] - 1e-12) continue;
                loss[to] = loss[from] + move->loss;
                before[to] = from;
                changed = true;
            }
        return changed;
    }
    void shift(std::size_t full, std::size_t end, const std::vector<std::size_t>& before) {
        struct Leg {
            std::uint32_t demand;
            std::size_t from, to;
        };
        double people = std::min(taken_[full] - room_[full], room_[end] - taken_[end]);
        std::vector<Leg> legs;
        for (std::size_t to = end; to != full; to = before[to]) {
            const std::optional<Move> move = cheapest(before[to], to);
            if (!move) return;  // cannot be: the chain is made of these moves
            legs.push_back({move->demand, before[to], to});
            people = std::min(people, portion_at(move->demand, before[to])->people);
        }
        for (const Leg& leg : legs) {
            take(leg.demand, leg.from, people);
            put(leg.demand, leg.to, people);
        }
    }

    std::size_t places_;
    std::vector<std::vector<Offer>> offers_;      // by household
    std::vector<std::vector<Portion>> portions_;  // by household
    std::vector<Moves> moves_;                    // [from][to], some of them no longer possible
    std::vector<double> room_, taken_;
};

}  // namespace

Assignment best_assignment(const Savings& savings, std::span<const std::size_t> chosen) {
    assert(!savings.capacity.empty());
    return Assigner(savings, chosen).run();
}

}  // namespace relais::siting
