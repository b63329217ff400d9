#include "engine/measures/needs.h"

#include <algorithm>
#include <limits>

#include "engine/core/sum.h"

namespace relais::measures {
namespace {

/// By household: the part of it that belongs to the tenth, 0 to 1.
std::vector<double> tenth_of(const Column& column) {
    constexpr double kEndless = std::numeric_limits<double>::infinity();
    struct Member {
        double minutes;
        std::uint32_t household;
    };
    std::vector<Member> members;
    Sum total;
    for (std::uint32_t h = 0; h < column.values.size(); ++h) {
        if (column.values.known(h) == Known::kNothing || !(column.demand[h] > 0)) continue;
        members.push_back({column.values.has(h) ? column.values[h] : kEndless, h});
        total.add(column.demand[h]);
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const Member& a, const Member& b) { return a.minutes > b.minutes; });
    std::vector<double> part(column.values.size(), 0);
    double left = total.value() / 10;
    for (std::size_t begin = 0; begin < members.size() && left > 0;) {
        std::size_t end = begin;
        Sum alike;
        for (; end < members.size() && members[end].minutes == members[begin].minutes; ++end)
            alike.add(column.demand[members[end].household]);
        const double taken = std::min(1.0, left / alike.value());
        for (; begin < end; ++begin) part[members[begin].household] = taken;
        left -= alike.value();
    }
    return part;
}

}  // namespace

std::vector<TenthRow> least_served(const std::vector<Level>& levels,
                                   const std::vector<Column>& columns) {
    std::vector<TenthRow> rows;
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
        const Column& column = columns[c];
        if (column.measure().kind != Kind::kTime) continue;
        const std::vector<double> part = tenth_of(column);
        for (std::uint32_t l = 0; l < levels.size(); ++l) {
            std::vector<Sum> people(levels[l].areas.size()), tenth(levels[l].areas.size());
            for (std::size_t h = 0; h < part.size(); ++h) {
                const std::uint32_t area = levels[l].of_household[h];
                if (area == kNoArea || column.values.known(h) == Known::kNothing) continue;
                people[area].add(column.demand[h]);
                tenth[area].add(column.demand[h] * part[h]);
            }
            for (std::uint32_t a = 0; a < people.size(); ++a)
                rows.push_back({l, a, c, people[a].value(), tenth[a].value()});
        }
    }
    return rows;
}

std::vector<MileageRow> mileage(const std::vector<Level>& levels, const Mileage& mileage,
                                const std::vector<std::vector<access::Trip>>& trips,
                                const std::vector<std::vector<double>>& demand) {
    struct Sums {
        Sum people, kilometres, beyond;
    };
    std::vector<MileageRow> rows;
    for (std::size_t r = 0; r < mileage.rates.size(); ++r) {
        const double per_kilometre =
            2 * mileage.rates[r].trips_per_person_year / mileage.people_per_vehicle;
        for (std::uint32_t l = 0; l < levels.size(); ++l) {
            std::vector<Sums> sums(levels[l].areas.size());
            for (std::size_t h = 0; h < trips[r].size(); ++h) {
                const std::uint32_t area = levels[l].of_household[h];
                if (area == kNoArea || !reachable(trips[r][h].time)) continue;
                const double kilometres = trips[r][h].decimetres / 1e4;
                sums[area].people.add(demand[r][h]);
                sums[area].kilometres.add(demand[r][h] * kilometres);
                sums[area].beyond.add(demand[r][h] * std::max(0.0, kilometres - kNearKilometres));
            }
            for (std::uint32_t a = 0; a < sums.size(); ++a) {
                const double driven = sums[a].kilometres.value() * per_kilometre;
                rows.push_back({l, a, mileage.rates[r].category, sums[a].people.value(), driven,
                                driven * mileage.grams_co2_per_km / 1e6,
                                sums[a].beyond.value() * per_kilometre});
            }
        }
    }
    return rows;
}

}  // namespace relais::measures
