#include "tools/study/site_candidates.h"

#include <algorithm>

#include "engine/core/error.h"
#include "geodata/tables/points.h"
#include "geodata/tables/table.h"

namespace relais::tools {

std::vector<Candidate> zone_centres(const territory::Territory& territory) {
    struct Centre {
        double lon = 0, lat = 0, weight = 0, nearest = 0;
        const territory::Household* household = nullptr;
    };
    std::vector<Centre> centres(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        Centre& centre = centres[household.zone.index()];
        centre.weight += household.weight;
        centre.lon += household.weight * household.place.lon();
        centre.lat += household.weight * household.place.lat();
    }
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        Centre& centre = centres[household.zone.index()];
        if (!(centre.weight > 0)) continue;
        const double metres = distance_metres(
            household.place,
            Coordinate::from_degrees(centre.lon / centre.weight, centre.lat / centre.weight));
        if (centre.household != nullptr && metres >= centre.nearest) continue;
        centre.household = &household;
        centre.nearest = metres;
    }
    std::vector<Candidate> result;
    for (std::size_t z = 0; z < centres.size(); ++z)
        if (centres[z].household != nullptr)
            result.push_back({.name = territory.zones[z].name,
                              .place = centres[z].household->place,
                              .zone = ZoneId{z}});
    return result;
}

namespace {

/// A column that a file of candidates may have.
void read_amounts(const std::filesystem::path& file, const char* name,
                  std::optional<double> Candidate::*member, std::vector<Candidate>& candidates) {
    tables::Table table({file, "", ""});
    const auto column = table.find_column(name);
    for (std::size_t i = 0; column && table.next(); ++i)
        candidates[i].*member = table.amount(*column);
}

}  // namespace

std::vector<Candidate> default_candidates(const territory::Territory& territory,
                                          const std::vector<CategoryId>& categories) {
    std::vector<Candidate> result = zone_centres(territory);
    for (const territory::Service& service : territory.services)
        if (std::find(categories.begin(), categories.end(), service.category) == categories.end())
            result.push_back({service.name.empty() ? service.id : service.name, service.place});
    std::vector<Coordinate> seen;
    std::erase_if(result, [&](const Candidate& candidate) {
        const auto at = std::lower_bound(seen.begin(), seen.end(), candidate.place);
        if (at != seen.end() && *at == candidate.place) return true;
        seen.insert(at, candidate.place);
        return false;
    });
    if (result.empty())
        throw Error(
            "the territory has neither zones nor other services as candidate sites; give "
            "candidates with --candidates");
    return result;
}

std::vector<Candidate> read_candidates(const std::filesystem::path& file) {
    std::vector<Candidate> result;
    for (const tables::NamedPoint& point : tables::read_points(file))
        result.push_back({point.id, point.place});
    read_amounts(file, "capacity", &Candidate::capacity, result);
    read_amounts(file, "cost", &Candidate::cost, result);
    return result;
}

}  // namespace relais::tools
