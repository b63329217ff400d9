#include "engine/measures/commuting.h"

#include <algorithm>
#include <optional>

namespace relais::measures {
namespace {

/// The accumulator of a mean.
struct Mean {
    Sum weight, sum;

    void add(double people, std::optional<double> minutes) {
        if (!minutes) return;
        weight.add(people);
        sum.add(people * *minutes);
    }
};

/// Never below 0: a trip that stops may leave in a direction in which a passing one may not turn.
std::optional<double> detour(Duration stopping, Duration direct) {
    if (!reachable(stopping) || !reachable(direct)) return std::nullopt;
    return to_minutes(std::max(stopping, direct) - direct);
}

/// [work][zone]: people, for the works that have any.
std::vector<std::vector<double>> people_of(const territory::Territory& territory,
                                           const Commuting& commuting) {
    std::vector<std::vector<double>> people(commuting.works.size());
    for (const Flow& flow : commuting.flows) {
        auto& by_zone = people[flow.work];
        by_zone.resize(territory.zones.size(), 0);
        by_zone[flow.origin.index()] += flow.people;
    }
    return people;
}

struct Means {
    Mean detour, by_nearest, home_or_commute;
    bool commutes = false;

    void add(double people, const commute::CommuteTrip& chain, std::optional<double> from_home) {
        commutes = true;
        const auto least = measures::detour(chain.best, chain.direct);
        detour.add(people, least);
        by_nearest.add(people, measures::detour(chain.nearest, chain.direct));
        home_or_commute.add(people, least && from_home ? std::min(*least, *from_home)
                                    : least            ? least
                                                       : from_home);
    }
};

Values values_of(const std::vector<Means>& means, const Values& nearest, Mean Means::*which) {
    Values values(means.size());
    for (std::size_t h = 0; h < means.size(); ++h) {
        if (!means[h].commutes || nearest.known(h) == Known::kNothing) continue;
        const Mean& mean = means[h].*which;
        if (mean.weight.value() > 0)
            values.set(h, mean.sum.value() / mean.weight.value());
        else
            values.set_far(h);
    }
    return values;
}

}  // namespace

CommuteValues commute_values(const territory::Territory& territory, const Commuting& commuting,
                             const Values& nearest, CategoryId category, ChainSource& chains) {
    const auto people = people_of(territory, commuting);
    std::vector<Means> means(territory.households.size());
    chains.visit(category, [&](std::size_t work, std::span<const commute::CommuteTrip> row) {
        if (people[work].empty()) return;
        for (std::size_t h = 0; h < row.size(); ++h) {
            const ZoneId zone = territory.households[h].zone;
            if (!zone.exists()) continue;
            const double commuters = people[work][zone.index()];
            if (commuters > 0) means[h].add(commuters, row[h], nearest.at(h));
        }
    });
    return {values_of(means, nearest, &Means::detour),
            values_of(means, nearest, &Means::by_nearest),
            values_of(means, nearest, &Means::home_or_commute)};
}

}  // namespace relais::measures
