#include "tools/demonstration/zones.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "tools/demonstration/names.h"

namespace relais::demonstration {
namespace {

std::size_t groups_for(std::size_t zones, std::size_t of_99) {
    return std::max<std::size_t>(1, (zones * of_99 + 49) / 99);
}

/// The zone of most people in each group.
std::vector<std::uint32_t> capitals(const Country& country, const std::vector<Zone>& zones,
                                    const std::vector<std::size_t>& group, std::size_t count) {
    std::vector<std::uint32_t> best(count, Country::kNotStudied);
    for (std::uint32_t z = 0; z < zones.size(); ++z) {
        auto& b = best[group[z]];
        const auto people = [&](std::uint32_t i) {
            return country.settlements[zones[i].chief].people;
        };
        if (b == Country::kNotStudied || people(z) > people(b)) b = z;
    }
    return best;
}

std::string epci_name(const std::string& capital, bool town, std::size_t number) {
    static constexpr std::array<std::string_view, 6> kCountries{"Bocage",  "Val",      "Pays",
                                                                "Vallons", "Collines", "Étangs"};
    if (town) return "Agglomération " + of(capital);
    const auto country = kCountries[number % kCountries.size()];
    const bool several = country.back() == 's' && country != "Pays";
    return fmt::format("Communauté de communes {} {} {}", several ? "des" : "du", country,
                       of(capital));
}

}  // namespace

std::vector<std::size_t> group_zones(const std::vector<Point>& places, const Neighbours& neighbours,
                                     const std::vector<std::uint32_t>& leaders, std::size_t count) {
    constexpr std::size_t kFree = static_cast<std::size_t>(-1);
    std::vector<std::size_t> group(places.size(), kFree);
    std::vector<std::vector<std::uint32_t>> members(count);
    // Leaders that are far from each other, the best first; ever nearer until there are enough.
    std::size_t found = 0;
    for (double room = 30'000; found < count; room *= 0.85) {
        for (const auto leader : leaders) {
            if (found == count) break;
            const bool far = std::all_of(
                members.begin(), members.begin() + static_cast<std::ptrdiff_t>(found),
                [&](const auto& m) { return distance(places[m.front()], places[leader]) > room; });
            if (group[leader] != kFree || !far) continue;
            group[leader] = found;
            members[found++].push_back(leader);
        }
    }
    // The smallest group that can grows by the neighbour nearest to its leader.
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t left = places.size() - count; left > 0; --left) {
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return members[a].size() < members[b].size(); });
        for (const auto g : order) {
            std::uint32_t best = Country::kNotStudied;
            const auto far = [&](std::uint32_t z) {
                return distance(places[z], places[members[g].front()]);
            };
            for (const auto member : members[g]) {
                for (const auto z : neighbours[member]) {
                    if (group[z] != kFree) continue;
                    if (best == Country::kNotStudied || far(z) < far(best)) best = z;
                }
            }
            if (best == Country::kNotStudied) continue;
            group[best] = g;
            members[g].push_back(best);
            break;
        }
    }
    return group;
}

Zones draw_zones(const Country& country) {
    Zones result;
    std::vector<Point> places;
    for (const auto chief : country.study) {
        const auto& s = country.settlements[chief];
        places.push_back(s.place);
        result.zones.push_back({.code = fmt::format("99{:03}", result.zones.size() + 1),
                                .name = s.name,
                                .chief = chief,
                                .ring = {},
                                .canton = 0,
                                .epci = 0});
    }
    const Neighbours neighbours = draw_borders(country, result.zones);

    std::vector<std::uint32_t> leaders(places.size());
    std::iota(leaders.begin(), leaders.end(), 0);
    const auto people = [&](std::uint32_t z) {
        return country.settlements[country.study[z]].people;
    };
    std::stable_sort(leaders.begin(), leaders.end(),
                     [&](auto a, auto b) { return people(a) > people(b); });
    const std::size_t epcis = groups_for(places.size(), 11);
    const auto epci = group_zones(places, neighbours, leaders, epcis);
    // Cantons start from other places than EPCI, and so cut across them, as they do.
    if (leaders.size() > 40)
        std::rotate(leaders.begin(), leaders.begin() + 3, leaders.begin() + 30);
    const std::size_t cantons = groups_for(places.size(), 10);
    const auto canton = group_zones(places, neighbours, leaders, cantons);
    for (std::size_t z = 0; z < places.size(); ++z) {
        result.zones[z].epci = epci[z];
        result.zones[z].canton = canton[z];
    }
    std::size_t number = 0;
    for (const auto z : capitals(country, result.zones, epci, epcis)) {
        const auto& chief = country.settlements[country.study[z]];
        result.epcis.push_back({fmt::format("2499{:05}", number + 1),
                                epci_name(chief.name, chief.rank == Rank::kTown, number)});
        ++number;
    }
    number = 0;
    for (const auto z : capitals(country, result.zones, canton, cantons)) {
        result.cantons.push_back(
            {fmt::format("99{:02}", ++number), "Canton " + of(result.zones[z].name)});
    }
    return result;
}

}  // namespace relais::demonstration
