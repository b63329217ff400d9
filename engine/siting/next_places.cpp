#include "engine/siting/next_places.h"

#include <algorithm>
#include <limits>

#include "engine/core/sum.h"
#include "engine/scenario/run.h"
#include "engine/siting/problem.h"

namespace relais::siting {
namespace {

constexpr std::size_t kSpotsAtOnce = 64;
constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// Ticks to the nearest service of today, by category and household with a weight.
struct Today {
    std::vector<HouseholdId> households;
    std::vector<double> weight;
    std::vector<std::vector<std::uint32_t>> ticks;  ///< kNobody: to none
    std::vector<std::uint32_t> far;                 ///< by category, the most of any household
};

Today today_of(const scenario::Base& base) {
    Today today;
    for (std::size_t h = 0; h < base.households.size(); ++h) {
        const double weight = base.territory.households[h].weight;
        if (!(weight > 0)) continue;
        today.households.emplace_back(h);
        today.weight.push_back(weight);
    }
    for (std::size_t c = 0; c < base.nearest.category_count(); ++c) {
        std::vector<std::uint32_t>& ticks = today.ticks.emplace_back();
        std::uint32_t& far = today.far.emplace_back(0);
        for (const HouseholdId h : today.households) {
            const Duration time = base.nearest.at(h, CategoryId{c}).time;
            ticks.push_back(reachable(time) ? time.count() : kUnreached);
            if (reachable(time)) far = std::max(far, time.count());
        }
    }
    return today;
}

/// The savings of a candidate in one category. People who reach no service today save `far` less
/// its time, and `far` is known only when all candidates have been seen.
struct Saved {
    Sum reached;         ///< weight x ticks, of those with a time today
    Sum without, ticks;  ///< weight, and weight x ticks, of the others
    [[nodiscard]] double value(std::uint32_t far) const {
        return reached.value() + far * without.value() - ticks.value();
    }
};

/// Adds the savings of one candidate, `column` of `times`, to `saved` of every category.
void add_candidate(const access::NearestTable& times, CategoryId column, Today& today,
                   std::span<Saved> saved) {
    for (std::size_t d = 0; d < today.households.size(); ++d) {
        const Duration time = times.at(today.households[d], column).time;
        if (!reachable(time)) continue;
        const double weight = today.weight[d];
        for (std::size_t c = 0; c < saved.size(); ++c) {
            const std::uint32_t now = today.ticks[c][d];
            if (time.count() >= now) continue;
            if (now != kUnreached) {
                saved[c].reached.add(weight * (now - time.count()));
                continue;
            }
            today.far[c] = std::max(today.far[c], time.count());
            saved[c].without.add(weight);
            saved[c].ticks.add(weight * time.count());
        }
    }
}

/// By candidate and category.
std::vector<std::vector<Saved>> saved_by_all(const scenario::Base& base,
                                             std::span<const snap::Snap> candidates, Today& today) {
    std::vector<std::vector<Saved>> saved;
    for (std::size_t first = 0; first < candidates.size(); first += kSpotsAtOnce) {
        const auto some =
            candidates.subspan(first, std::min(kSpotsAtOnce, candidates.size() - first));
        std::vector<CategoryId> columns;
        for (std::size_t i = 0; i < some.size(); ++i) columns.emplace_back(i);
        const access::NearestTable times =
            base.solver.asking(base.network, {base.households, some, columns, some.size()}).solve();
        for (const CategoryId column : columns) {
            saved.emplace_back(today.ticks.size());
            add_candidate(times, column, today, saved.back());
        }
    }
    return saved;
}

}  // namespace

std::vector<std::optional<NextPlace>> next_places(const scenario::Base& base,
                                                  std::span<const snap::Snap> candidates) {
    Today today = today_of(base);
    const auto saved = saved_by_all(base, candidates, today);
    std::vector<bool> has_service(today.ticks.size(), false);
    for (const territory::Service& service : base.territory.services)
        has_service[service.category.index()] = true;
    std::vector<std::optional<NextPlace>> places(today.ticks.size());
    for (std::size_t c = 0; c < places.size(); ++c) {
        if (!has_service[c]) continue;
        const std::uint32_t far = today.far[c] + from_minutes(1).count();
        std::size_t best = 0;
        double most = 0;
        for (std::size_t candidate = 0; candidate < saved.size(); ++candidate) {
            const double value = saved[candidate][c].value(far);
            if (!(value > most)) continue;
            most = value;
            best = candidate;
        }
        if (!(most > 0)) continue;
        places[c] = next_place(make_problem(base, CategoryId{c}, candidates.subspan(best, 1)));
        if (places[c]) places[c]->candidate = best;
    }
    return places;
}

}  // namespace relais::siting
