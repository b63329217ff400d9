#include "render/atlas/document/digest.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/locate.h"

namespace relais::atlas {
namespace {

using territory::Territory;

constexpr std::size_t kFewZones = 20;  // they get a sheet each when there is no level above them

bool is_far(const access::Nearest& nearest) {
    if (nearest.reason != access::Reason::kReached) return access::surely_far(nearest.reason);
    return to_minutes(nearest.time) > kFarMinutes;
}

void split_categories(const Territory& territory, Digest& digest) {
    std::vector<bool> has_service(territory.categories.size(), false);
    for (const territory::Service& service : territory.services) {
        if (service.category.index() < has_service.size()) {
            has_service[service.category.index()] = true;
        }
    }
    for (std::size_t c = 0; c < has_service.size(); ++c) {
        (has_service[c] ? digest.served : digest.unserved).emplace_back(c);
    }
}

void count_far(const Territory& territory, const access::NearestTable& nearest, Digest& digest) {
    digest.far.resize(territory.households.size());
    digest.zones.resize(territory.zones.size());
    double far = 0, known = 0;
    const std::size_t rows = std::min(nearest.household_count(), digest.far.size());
    for (std::size_t h = 0; h < rows; ++h) {
        for (const CategoryId c : digest.served) {
            const access::Nearest& n = nearest.at(HouseholdId{h}, c);
            if (!access::is_known(n.reason)) continue;
            digest.far[h] = digest.far[h].value_or(0) + (is_far(n) ? 1 : 0);
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
    for (std::size_t a = 0; a < areas.size(); ++a) areas[a].name = typographic(level.areas[a].name);
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
        area.name = typographic(zone.name.empty() ? zone.code : zone.name);
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

void summarize_areas(const Territory& territory, const access::Findings& findings, Digest& digest) {
    constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> area_of(territory.zones.size(), kNowhere);
    for (std::size_t a = 0; a < digest.areas.size(); ++a) {
        for (const std::size_t z : digest.areas[a].zones) area_of[z] = a;
    }
    const std::size_t categories = findings.nearest.category_count();
    std::vector<std::vector<std::size_t>> members(digest.areas.size());
    for (std::size_t h = 0; h < findings.nearest.household_count(); ++h) {
        const ZoneId zone = territory.households[h].zone;
        if (!zone.exists() || area_of[zone.index()] == kNowhere) continue;
        members[area_of[zone.index()]].push_back(h);
    }
    for (std::size_t a = 0; a < digest.areas.size(); ++a) {
        Area& area = digest.areas[a];
        double far = 0;
        for (const std::size_t z : area.zones) {
            area.weight += digest.zones[z].all;
            area.known += digest.zones[z].known;
            far += digest.zones[z].far;
        }
        area.far_share = area.known > 0 ? far / area.known : 0;
        for (std::size_t c = 0; c < territory.categories.size(); ++c) {
            std::vector<access::WeightedTime> group;
            if (c >= categories) members[a].clear();  // nothing was computed
            for (const std::size_t h : members[a]) {
                group.push_back({findings.nearest.at(HouseholdId{h}, CategoryId{c}),
                                 territory.households[h].weight});
            }
            area.by_category.push_back(access::summarize(std::move(group)));
        }
    }
}

void rank_priorities(const access::Findings& findings, Digest& digest) {
    for (std::size_t z = 0; z < findings.zones.size(); ++z) {
        for (const CategoryId c : digest.served) {
            if (c.index() >= findings.zones[z].size()) continue;
            const access::Summary& summary = findings.zones[z][c.index()];
            const double beyond = summary.beyond_20 * summary.known;
            if (beyond >= 1) digest.priorities.push_back({z, c, beyond});
        }
    }
    std::stable_sort(digest.priorities.begin(), digest.priorities.end(),
                     [](const Priority& a, const Priority& b) { return a.beyond > b.beyond; });
}

}  // namespace

Digest digest(const Territory& territory, const access::Findings& findings,
              const std::string& sheets) {
    Digest digest;
    split_categories(territory, digest);
    count_far(territory, findings.nearest, digest);
    if (!territory.zones.empty()) {
        choose_areas(territory, sheets, digest);
        const territory::ZoneLocator zones(territory.zones);
        for (const territory::Service& service : territory.services) {
            digest.service_zone.push_back(zones.locate(service.place));
            digest.outside.push_back(!digest.service_zone.back().exists());
        }
    }
    summarize_areas(territory, findings, digest);
    rank_priorities(findings, digest);
    return digest;
}

}  // namespace relais::atlas
