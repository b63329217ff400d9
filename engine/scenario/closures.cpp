#include "engine/scenario/closures.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "engine/scenario/run.h"

namespace relais::scenario {
namespace {

/// The services of one category, once for each binary digit of their number.
struct Digits {
    std::vector<ServiceId> services;  ///< by number
    std::size_t count = 0;            ///< of digits
    std::vector<snap::Snap> snaps;
    std::vector<CategoryId> lane;

    Digits(const Base& base, CategoryId category) {
        for (std::size_t s = 0; s < base.services.size(); ++s)
            if (base.territory.services[s].category == category && base.services[s].exists())
                services.emplace_back(s);
        if (services.empty()) return;
        count = std::max<std::size_t>(1, std::bit_width(services.size() - 1));
        for (std::size_t digit = 0; digit < count; ++digit)
            for (std::size_t number = 0; number < services.size(); ++number) {
                snaps.push_back(base.services[services[number].index()]);
                lane.push_back(lane_of(digit, number));
            }
    }
    [[nodiscard]] static CategoryId lane_of(std::size_t digit, std::size_t number) {
        return CategoryId{2 * digit + (number >> digit & 1U)};
    }
    [[nodiscard]] std::size_t lanes() const { return 2 * count; }
    /// The number of a service named by its place in `snaps`.
    [[nodiscard]] std::size_t number(ServiceId place) const {
        return place.index() % services.size();
    }
};

bool nearer(const access::Nearest& a, const access::Nearest& b) {
    return std::tuple(a.time, a.service) < std::tuple(b.time, b.service);
}

/// The nearest over all lanes that do not contain `without` (a number); kNone is in none. Of two
/// services or more some are in each lane of the first digit, whose cell has the reason why none is
/// reached.
access::Nearest best_cell(const access::NearestTable& table, const Digits& digits, HouseholdId home,
                          std::size_t without) {
    access::Nearest best = table.at(home, digits.lane_of(0, ~without));
    if (best.service.exists()) best.service = digits.services[digits.number(best.service)];
    for (std::size_t digit = 1; digit < digits.count; ++digit) {
        access::Nearest cell = table.at(home, digits.lane_of(digit, ~without));
        if (!cell.service.exists()) continue;
        cell.service = digits.services[digits.number(cell.service)];
        if (nearer(cell, best)) best = cell;
    }
    return best;
}

}  // namespace

TwoNearest two_nearest(const Base& base, CategoryId category) {
    const Digits digits(base, category);
    const std::size_t households = base.households.size();
    TwoNearest result;
    result.first.resize(households);
    result.second.resize(households);
    std::vector<std::size_t> number_of(base.services.size());
    for (std::size_t n = 0; n < digits.services.size(); ++n)
        number_of[digits.services[n].index()] = n;
    const access::NearestTable table =
        digits.services.empty() ? access::NearestTable()
                                : base.solver
                                      .asking(base.network, {base.households, digits.snaps,
                                                             digits.lane, digits.lanes()})
                                      .solve();
    for (std::size_t h = 0; h < households; ++h) {
        result.first[h] = base.nearest.at(HouseholdId{h}, category);
        result.second[h].reason = result.first[h].reason;
        if (!result.first[h].service.exists()) continue;
        result.second[h] =
            best_cell(table, digits, HouseholdId{h}, number_of[result.first[h].service.index()]);
    }
    return result;
}

std::vector<Closure> closures(const Base& base, CategoryId category) {
    const TwoNearest two = two_nearest(base, category);
    std::vector<Closure> by_service(base.services.size());
    std::vector<std::map<ServiceId, double>> moves(base.services.size());
    for (std::size_t h = 0; h < two.first.size(); ++h) {
        if (!two.first[h].service.exists()) continue;
        const double weight = base.territory.households[h].weight;
        Closure& closure = by_service[two.first[h].service.index()];
        closure.affected += weight;
        if (!two.second[h].service.exists()) {
            closure.cut_off += weight;
            continue;
        }
        closure.minutes_added += weight * to_minutes(two.second[h].time - two.first[h].time);
        moves[two.first[h].service.index()][two.second[h].service] += weight;
    }
    std::vector<Closure> result;
    for (std::size_t s = 0; s < by_service.size(); ++s) {
        if (base.territory.services[s].category != category) continue;
        Closure& closure = by_service[s];
        closure.service = ServiceId{s};
        for (const auto& [next, weight] : moves[s])
            if (weight > closure.next_gains) {
                closure.next = next;
                closure.next_gains = weight;
                closure.next_has = by_service[next.index()].affected;
            }
        result.push_back(closure);
    }
    return result;
}

}  // namespace relais::scenario
