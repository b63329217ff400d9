#include "geodata/households/placing.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "geodata/study/inputs.h"

namespace relais::households {
namespace {

constexpr std::size_t kNamed = 6;  // areas: one more than the notes show

double percent(double part, double whole) {
    return whole > 0 ? 100 * part / whole : 0;
}

}  // namespace

Placer::Placer(study::Unplaced& people, territory::Territory& territory)
    : people_(people),
      territory_(territory),
      locator_(territory.zones),
      nearest_(territory.zones),
      numbers_(people.counts.weight.size(), 0) {
    if (territory.groups.empty())
        for (const study::CountedGroup& group : people.counts.groups)
            territory.groups.push_back({group.key, {}});
}

ZoneId Placer::zone_of(std::size_t area, Coordinate place) const {
    if (people_.are_zones) return ZoneId{area};
    const ZoneId zone = locator_.locate(place);
    if (zone.exists() || people_.whole.empty() || !people_.whole[area]) return zone;
    return nearest_.find(place);
}

bool Placer::add(std::size_t area, const Spot& spot, double share, study::Placing placing) {
    const study::Counts& counts = people_.counts;
    const double weight = counts.weight[area] * share;
    const ZoneId zone = zone_of(area, spot.place);
    if (!zone.exists() && !territory_.zones.empty()) {
        people_.beyond += weight;
        return false;
    }
    const std::uint32_t number = ++numbers_[area];
    std::string id = spot.id;
    if (id.empty())
        id = placing == study::Placing::kSurface
                 ? people_.areas->name(area)
                 : fmt::format("{}-{}", people_.areas->name(area), number);
    territory_.households.push_back({std::move(id), spot.place, weight, zone});
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        territory_.groups[g].by_household.push_back(counts.groups[g].of_area[area] * share);
    people_.placed[static_cast<std::size_t>(placing)] += weight;
    ++people_.households[static_cast<std::size_t>(placing)];
    return true;
}

void Placer::place(std::span<const Spot> spots, study::Placing placing) {
    std::vector<Coordinate> places;
    places.reserve(spots.size());
    for (const Spot& spot : spots) places.push_back(spot.place);
    const std::vector<std::uint32_t> area_of = people_.areas->locate(places);
    std::vector<double> total(people_.waits.size(), 0);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < spots.size(); ++i) {
        if (area_of[i] == study::Areas::kNone || !people_.waits[area_of[i]] || spots[i].share <= 0)
            continue;
        total[area_of[i]] += spots[i].share;
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&area_of](std::uint32_t a, std::uint32_t b) {
        return area_of[a] < area_of[b];
    });
    for (const std::uint32_t i : order)
        add(area_of[i], spots[i], spots[i].share / total[area_of[i]], placing);
    for (std::size_t area = 0; area < total.size(); ++area)
        if (total[area] > 0) people_.waits[area] = false;
}

void Placer::place_on_surface(std::size_t area, bool within) {
    people_.waits[area] = false;
    const std::optional<Coordinate> middle = people_.areas->middle(area);
    if (!middle || !within) {
        people_.beyond += people_.counts.weight[area];
        return;
    }
    Spot spot{*middle, 1, {}};
    if (!people_.are_zones && !territory_.zones.empty() && !locator_.locate(*middle).exists()) {
        const std::vector<Coordinate> others = people_.areas->others(area);
        const auto inside = std::find_if(others.begin(), others.end(), [this](Coordinate place) {
            return locator_.locate(place).exists();
        });
        if (inside != others.end()) spot.place = *inside;
    }
    if (add(area, spot, 1, study::Placing::kSurface) && people_.pointed_at.size() < kNamed)
        people_.pointed_at.push_back(people_.are_zones ? territory_.zones[area].name
                                                       : people_.areas->name(area));
}

void Placer::finish() {
    const std::vector<double>& weights = people_.counts.weight;
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto peopled =
        std::count_if(weights.begin(), weights.end(), [](double weight) { return weight > 0; });
    const char* unit = territory_.unit == territory::WeightUnit::kPeople ? "people" : "dwellings";
    const auto share = [&](study::Placing placing) {
        return all > 0 ? people_.placed[static_cast<std::size_t>(placing)] / all : 0;
    };
    territory_.estimates.along_roads = share(study::Placing::kRoads);
    territory_.estimates.at_one_point = share(study::Placing::kSurface);
    territory_.estimates.presumed_homes = 0;
    std::vector<std::string>& notes = territory_.notes;
    notes.push_back(fmt::format("Counted: {:.1f} {} in {} {}.", all, unit, peopled, people_.what));

    constexpr const char* kWays[study::kPlacings] = {
        "in residential buildings of the extract, by their dwellings", "along streets",
        "at one point of their area"};
    std::vector<std::string> ways;
    for (std::size_t p = 0; p < study::kPlacings; ++p)
        if (people_.households[p] > 0)
            ways.push_back(fmt::format("{:.1f} % {} ({} places)", percent(people_.placed[p], all),
                                       kWays[p], people_.households[p]));
    if (!ways.empty())
        notes.push_back(fmt::format("Their places within their area are estimated: {}.",
                                    fmt::join(ways, ", ")));
    if (people_.spread != study::Spread::kNone && !people_.pointed_at.empty())
        notes.push_back(fmt::format(
            "Areas without a home or a road, whose people are placed at one point: {} ({}).",
            people_.households[static_cast<std::size_t>(study::Placing::kSurface)],
            study::name_some(people_.pointed_at)));
    if (people_.beyond > 0)
        notes.push_back(fmt::format("Left out, as they are outside the {}: {:.1f} {}.",
                                    territory_.zones.empty() ? "roads" : "zones", people_.beyond,
                                    unit));
}

}  // namespace relais::households
