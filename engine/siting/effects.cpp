#include "engine/siting/effects.h"

#include <algorithm>
#include <limits>

#include "engine/core/parallel.h"
#include "engine/core/sum.h"
#include "engine/scenario/run.h"

namespace relais::siting {
namespace {

constexpr std::size_t kPlacesAtOnce = 64;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Ticks to the nearest service of today, [household][category]; kNone: to none.
std::vector<std::uint32_t> today_of(const scenario::Base& base, std::size_t categories) {
    std::vector<std::uint32_t> ticks;
    ticks.reserve(base.households.size() * categories);
    for (std::size_t h = 0; h < base.households.size(); ++h)
        for (std::size_t c = 0; c < categories; ++c) {
            const Duration time = base.nearest.at(HouseholdId{h}, CategoryId{c}).time;
            ticks.push_back(reachable(time) ? time.count() : kNone);
        }
    return ticks;
}

/// An Effect as it is added up.
struct Sums {
    Sum nearer, minutes_saved, connected, within;

    void add(double weight, std::uint32_t today, std::uint32_t ticks, std::uint32_t limit) {
        if (today == kNone) {
            connected.add(weight);
        } else {
            nearer.add(weight);
            minutes_saved.add(weight * to_minutes(Duration(today - ticks)));
        }
        if (today > limit && ticks <= limit) within.add(weight);
    }
    [[nodiscard]] Effect effect() const {
        return {nearer.value(), minutes_saved.value(), connected.value(), within.value()};
    }
};

/// The effects of one candidate, `column` of `times`, by category.
std::vector<Effect> effects_of(const access::NearestTable& times, CategoryId column,
                               std::span<const std::uint32_t> today, std::span<const Need> needs) {
    std::vector<Sums> sums(needs.size());
    for (std::size_t h = 0; h < times.household_count(); ++h) {
        const Duration time = times.at(HouseholdId{h}, column).time;
        if (!reachable(time)) continue;
        for (std::size_t c = 0; c < needs.size(); ++c) {
            const std::uint32_t now = today[h * needs.size() + c];
            const double weight = needs[c].weight[h];
            if (time.count() < now && weight > 0)
                sums[c].add(weight, now, time.count(), needs[c].limit.count());
        }
    }
    std::vector<Effect> effects;
    for (const Sums& sum : sums) effects.push_back(sum.effect());
    return effects;
}

}  // namespace

std::vector<std::vector<Effect>> effects_of(const scenario::Base& base,
                                            std::span<const snap::Snap> candidates,
                                            std::span<const Need> needs) {
    const std::vector<std::uint32_t> today = today_of(base, needs.size());
    std::vector<std::vector<Effect>> effects(needs.size(), std::vector<Effect>(candidates.size()));
    for (std::size_t first = 0; first < candidates.size(); first += kPlacesAtOnce) {
        const auto some =
            candidates.subspan(first, std::min(kPlacesAtOnce, candidates.size() - first));
        std::vector<CategoryId> columns;
        for (std::size_t i = 0; i < some.size(); ++i) columns.emplace_back(i);
        const access::NearestTable times =
            base.solver.asking(base.network, {base.households, some, columns, some.size()}).solve();
        for_each_index(some.size(), [&](std::size_t i, std::size_t /*worker*/) {
            const std::vector<Effect> own = effects_of(times, columns[i], today, needs);
            for (std::size_t c = 0; c < needs.size(); ++c) effects[c][first + i] = own[c];
        });
    }
    return effects;
}

}  // namespace relais::siting
