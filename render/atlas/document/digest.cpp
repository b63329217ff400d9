#include "render/atlas/document/digest.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/locate.h"
#include "engine/territory/urbanisation.h"

namespace relais::atlas {
namespace {

using territory::Territory;

constexpr std::size_t kFewZones = 20;  // they get a sheet each when there is no level above them

bool is_far(const access::Nearest& nearest, int limit) {
    if (nearest.reason != access::Reason::kReached) return access::surely_far(nearest.reason);
    return nearest.time > from_minutes(limit);
}

/// How many services of each category count.
std::vector<std::size_t> places_of(const Territory& territory, const Digest& digest) {
    std::vector<std::size_t> places(territory.categories.size(), 0);
    for (std::size_t s = 0; s < territory.services.size(); ++s) {
        const bool counts = s >= digest.unreachable.size() || !digest.unreachable[s];
        const std::size_t c = territory.services[s].category.index();
        if (counts && c < places.size()) ++places[c];
    }
    return places;
}

void split_categories(const Territory& territory, const std::vector<std::size_t>& places,
                      Digest& digest) {
    for (std::size_t c = 0; c < places.size(); ++c)
        (places[c] > 0 ? digest.served : digest.unserved).emplace_back(c);
    std::vector<CategoryId> conclusive, daily;
    for (const CategoryId c : digest.served) {
        if (!digest.groups[c.index()].conclusive) continue;
        conclusive.push_back(c);
        if (territory.categories[c.index()].frequency == territory::Frequency::kDaily)
            daily.push_back(c);
    }
    digest.basket_is_daily = daily.size() >= 2;
    digest.basket = digest.basket_is_daily ? std::move(daily) : std::move(conclusive);
}

void count_far(const Territory& territory, const access::NearestTable& nearest, Digest& digest) {
    digest.far.resize(territory.households.size());
    digest.zones.resize(territory.zones.size());
    double far = 0, known = 0;
    const std::size_t rows = std::min(nearest.household_count(), digest.far.size());
    for (std::size_t h = 0; h < rows; ++h) {
        for (const CategoryId c : digest.basket) {
            const access::Nearest& n = nearest.at(HouseholdId{h}, c);
            if (!access::is_known(n.reason)) continue;
            const bool is_beyond = is_far(n, digest.groups[c.index()].limit);
            digest.far[h] = digest.far[h].value_or(0) + (is_beyond ? 1 : 0);
        }
        const territory::Household& household = territory.households[h];
        const double far_weight = digest.far[h].value_or(0) > 0 ? household.weight : 0;
        const double known_weight = digest.far[h] ? household.weight : 0;
        known += known_weight;
        far += far_weight;
        if (household.zone.exists() && household.zone.index() < digest.zones.size()) {
            digest.zones[household.zone.index()].all += household.weight;
            digest.zones[household.zone.index()].known += known_weight;
            digest.zones[household.zone.index()].far += far_weight;
        }
    }
    digest.far_share = known > 0 ? far / known : 0;
}

/// The areas of a level, each with its zones; those of no area are left out.
std::vector<Area> areas_of(const Territory& territory, const territory::ZoneLevel& level) {
    std::vector<Area> areas(level.areas.size());
    for (std::size_t a = 0; a < areas.size(); ++a) areas[a].name = level.areas[a].name;
    for (std::size_t z = 0; z < territory.zones.size() && z < level.of_zone.size(); ++z) {
        if (level.of_zone[z] < areas.size()) areas[level.of_zone[z]].zones.push_back(z);
    }
    std::erase_if(areas, [](const Area& area) { return area.zones.empty(); });
    return areas;
}

std::vector<Area> single_zones(const Territory& territory) {
    std::vector<Area> areas;
    for (std::size_t z = 0; z < territory.zones.size(); ++z) {
        const territory::Zone& zone = territory.zones[z];
        Area area;
        area.name = zone.name.empty() ? zone.code : zone.name;
        area.zones = {z};
        areas.push_back(std::move(area));
    }
    return areas;
}

void choose_areas(const Territory& territory, const std::string& sheets, Digest& digest) {
    if (sheets == "none") return;
    std::string known = "zones, none";
    for (const territory::ZoneLevel& level : territory.levels) {
        known += ", " + level.key;
        if (!sheets.empty() && sheets != level.key) continue;
        std::vector<Area> areas = areas_of(territory, level);
        if (areas.empty() || (sheets.empty() && areas.size() < 2)) continue;
        digest.level = level.key;
        digest.areas = std::move(areas);
        return;
    }
    if (sheets == "zones" || (sheets.empty() && territory.zones.size() <= kFewZones)) {
        digest.level = territory.zone_level;
        digest.areas = single_zones(territory);
        return;
    }
    if (!sheets.empty()) {
        throw Error(fmt::format("{}: no level above the zones is called \"{}\"; choose among {}",
                                territory.name, sheets, known));
    }
}

/// The groups of an area, and what is advised in it.
void summarize_area(const Territory& territory, const access::Findings& findings,
                    const std::vector<std::size_t>& members, const Insights* insights,
                    const Digest& digest, Area& area) {
    double far = 0;
    for (const std::size_t z : area.zones) {
        area.weight += digest.zones[z].all;
        area.known += digest.zones[z].known;
        far += digest.zones[z].far;
    }
    area.far_share = area.known > 0 ? far / area.known : 0;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const Group& group = digest.groups[c];
        std::vector<access::WeightedTime> people;
        for (const std::size_t h : members) {
            if (c >= findings.nearest.category_count()) break;  // nothing was computed
            const double weight =
                group.weights != nullptr ? (*group.weights)[h] : territory.households[h].weight;
            if (group.weights != nullptr && !(weight > 0)) continue;
            people.push_back({findings.nearest.at(HouseholdId{h}, CategoryId{c}), weight});
        }
        area.by_category.push_back(access::summarize(std::move(people), group.limit));
    }
    for (const CategoryId c : digest.served) {
        const Advice advice = advice_on(territory, digest.groups[c.index()], c, area.zones,
                                        area.by_category[c.index()], insights);
        if (advice.kind == Advice::Kind::kPlace) area.advice.push_back(advice);
    }
    std::stable_sort(area.advice.begin(), area.advice.end(), [](const Advice& a, const Advice& b) {
        return a.effect.within > b.effect.within;
    });
}

/// Sums up the people of each of `areas`, no two of which have a zone in common.
void summarize_areas(const Territory& territory, const access::Findings& findings,
                     const Insights* insights, const Digest& digest, std::vector<Area>& areas) {
    constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> area_of(territory.zones.size(), kNowhere);
    for (std::size_t a = 0; a < areas.size(); ++a) {
        for (const std::size_t z : areas[a].zones) area_of[z] = a;
    }
    std::vector<std::vector<std::size_t>> members(areas.size());
    for (std::size_t h = 0; h < findings.nearest.household_count(); ++h) {
        const ZoneId zone = territory.households[h].zone;
        if (!zone.exists() || area_of[zone.index()] == kNowhere) continue;
        members[area_of[zone.index()]].push_back(h);
    }
    for (std::size_t a = 0; a < areas.size(); ++a)
        summarize_area(territory, findings, members[a], insights, digest, areas[a]);
}

std::vector<Area> areas_by_settlement(const Territory& territory) {
    constexpr std::array kKeys{"", "city", "town", "village", "dispersed", "uninhabited"};
    if (territory.unit != territory::WeightUnit::kPeople) return {};
    std::vector<Area> areas(kKeys.size());
    for (std::size_t a = 0; a < areas.size(); ++a) areas[a].name = kKeys.at(a);
    const std::vector<territory::Settlement> settlements = territory::settlements_of(territory);
    for (std::size_t z = 0; z < settlements.size(); ++z)
        areas[static_cast<std::size_t>(settlements[z])].zones.push_back(z);
    areas.erase(areas.begin());  // zones without inhabitants have no class
    std::erase_if(areas, [](const Area& area) { return area.zones.empty(); });
    if (areas.size() < 2) areas.clear();
    return areas;
}

void advise(const Territory& territory, const Insights* insights, Digest& digest) {
    std::vector<std::size_t> zones(territory.zones.size());
    std::iota(zones.begin(), zones.end(), 0);
    for (std::size_t c = 0; c < territory.categories.size(); ++c)
        digest.advice.push_back(advice_on(territory, digest.groups[c], CategoryId{c}, zones,
                                          digest.groups[c].whole, insights));
}

}  // namespace

Digest digest(const Territory& territory, const access::Findings& findings,
              const std::string& sheets, const Insights* insights) {
    Digest digest;
    if (insights != nullptr) digest.unreachable = insights->off_roads;
    const std::vector<std::size_t> places = places_of(territory, digest);
    digest.groups = groups_of(territory, findings, places);
    split_categories(territory, places, digest);
    count_far(territory, findings.nearest, digest);
    if (!territory.zones.empty()) {
        choose_areas(territory, sheets, digest);
        const territory::ZoneLocator zones(territory.zones);
        for (const territory::Service& service : territory.services) {
            digest.service_zone.push_back(zones.locate(service.place));
            digest.outside.push_back(!digest.service_zone.back().exists());
        }
    }
    summarize_areas(territory, findings, insights, digest, digest.areas);
    digest.settlements = areas_by_settlement(territory);
    summarize_areas(territory, findings, nullptr, digest, digest.settlements);
    advise(territory, insights, digest);
    return digest;
}

}  // namespace relais::atlas
