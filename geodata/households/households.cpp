#include "geodata/households/households.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/locate.h"
#include "geodata/households/files.h"
#include "geodata/households/placing.h"
#include "geodata/study/inputs.h"

namespace relais::households {
namespace {

/// Dwellings of the homes in each zone.
std::vector<double> dwellings_by_zone(const std::vector<territory::Zone>& zones,
                                      const std::vector<territory::Household>& homes) {
    const territory::ZoneLocator locator(zones);
    std::vector<double> dwellings(zones.size(), 0);
    for (const territory::Household& home : homes)
        if (const ZoneId zone = locator.locate(home.place); zone.exists())
            dwellings[zone.index()] += home.weight;
    return dwellings;
}

/// The population of the zones; where it is not known, a dwelling has the mean number of people per
/// dwelling of the other zones.
std::vector<double> people_by_zone(const std::vector<territory::Household>& homes,
                                   territory::Territory& territory) {
    const std::vector<territory::Zone>& zones = territory.zones;
    const std::vector<double> dwellings = dwellings_by_zone(zones, homes);
    double people = 0;
    double housed = 0;
    for (std::size_t z = 0; z < zones.size(); ++z)
        if (zones[z].population && dwellings[z] > 0) {
            people += *zones[z].population;
            housed += dwellings[z];
        }
    const double each = housed > 0 ? people / housed : 0;
    std::vector<double> result;
    std::vector<std::string> estimated;
    for (std::size_t z = 0; z < zones.size(); ++z) {
        result.push_back(zones[z].population.value_or(dwellings[z] * each));
        if (zones[z].population) continue;
        estimated.push_back(fmt::format("{} {}", zones[z].code, zones[z].name));
        if (!(result.back() > 0)) continue;
        territory.estimates.zones.resize(zones.size(), false);
        territory.estimates.zones[z] = true;
        territory.estimates.zone_people += result.back();
    }
    if (estimated.empty()) return result;
    const std::string given =
        each > 0
            ? fmt::format("estimated at {:.2f} people per dwelling, as in the other zones", each)
            : std::string{"counted as 0, as the extract has no homes"};
    territory.notes.push_back(fmt::format("Zones without a population, {}: {} ({}).", given,
                                          estimated.size(), study::name_some(estimated)));
    return result;
}

/// Households that are made of the zones' populations need some.
void check_population(const study::StudyFile& study_file, const territory::Territory& territory) {
    if (has_population(territory.zones)) return;
    constexpr const char* kNames[] = {"", "zones", "roads", "homes"};
    const auto origin =
        study_file.households ? study_file.households->origin : study::HouseholdOrigin::kHomes;
    throw Error(
        fmt::format("{}: [households] from = \"{}\" needs zones with a population; name "
                    "its column with population = \"…\" in [zones] or [zones.join]",
                    study_file.file.string(), kNames[static_cast<std::size_t>(origin)]));
}

study::Spread spread_of(study::HouseholdOrigin origin) {
    if (origin == study::HouseholdOrigin::kZones) return study::Spread::kNone;
    return origin == study::HouseholdOrigin::kRoads ? study::Spread::kRoads : study::Spread::kHomes;
}

/// Areas with people.
std::vector<bool> peopled(const study::Counts& counts) {
    std::vector<bool> result;
    for (std::size_t area = 0; area < counts.weight.size(); ++area)
        result.push_back(
            counts.weight[area] > 0 ||
            std::any_of(counts.groups.begin(), counts.groups.end(),
                        [area](const auto& group) { return group.of_area[area] > 0; }));
    return result;
}

/// The first steps: on homes, or on the surface where territory.toml asks for that.
void begin_placing(study::Unplaced people, const std::vector<territory::Household>& homes,
                   study::Study& study) {
    people.waits = peopled(people.counts);
    study.territory.households.clear();
    Placer placer(people, study.territory);
    if (people.spread == study::Spread::kHomes) {
        std::vector<Spot> spots;
        spots.reserve(homes.size());
        for (const territory::Household& home : homes)
            spots.push_back({home.place, home.weight, home.id});
        placer.place(spots, study::Placing::kHomes);
    } else if (people.spread == study::Spread::kNone) {
        placer.place_on_surface([](std::size_t) { return true; });
    }
    if (people.anybody_waits())
        study.unplaced = std::move(people);
    else
        placer.finish();
}

}  // namespace

bool has_population(const std::vector<territory::Zone>& zones) {
    return std::any_of(zones.begin(), zones.end(),
                       [](const territory::Zone& zone) { return zone.population.has_value(); });
}

bool needs_homes(const study::HouseholdsInput& input) {
    if (input.origin != study::HouseholdOrigin::kFile)
        return input.origin == study::HouseholdOrigin::kHomes;
    return input.spread == study::Spread::kHomes &&
           recognise_households(input) != HouseholdFile::kPoints;
}

void read_households(const study::HouseholdsInput& input,
                     const std::vector<territory::Household>& homes, study::Study& study,
                     const Progress& progress) {
    study::record_file(input.file, study);
    const auto begin = [&](study::Unplaced people) {
        people.spread = input.spread;
        begin_placing(std::move(people), homes, study);
    };
    switch (recognise_households(input)) {
        case HouseholdFile::kPoints:
            read_points(input, study, progress);
            return locate_households(study.territory);
        case HouseholdFile::kPolygons:
            return begin(read_polygons(input, study, progress));
        case HouseholdFile::kGrid:
            return begin(read_grid(input, study, progress));
        case HouseholdFile::kRaster:
            return begin(read_raster(input, study, progress));
    }
}

void populate_zones(const study::StudyFile& study_file, std::vector<study::CountedGroup> groups,
                    const std::vector<territory::Household>& homes, study::Study& study) {
    territory::Territory& territory = study.territory;
    check_population(study_file, territory);
    study::Unplaced people;
    people.areas = std::make_shared<study::Polygons>(territory.zones);
    people.are_zones = true;
    people.spread = spread_of(study_file.households ? study_file.households->origin
                                                    : study::HouseholdOrigin::kHomes);
    people.what = "zones";
    people.counts = {people_by_zone(homes, territory), std::move(groups)};
    territory.unit = territory::WeightUnit::kPeople;
    begin_placing(std::move(people), homes, study);
}

void locate_households(territory::Territory& territory) {
    const territory::ZoneLocator locator(territory.zones);
    std::size_t outside = 0;
    for (territory::Household& household : territory.households) {
        household.zone = locator.locate(household.place);
        if (!household.zone.exists()) ++outside;
    }
    if (outside > 0)
        territory.notes.push_back(fmt::format(
            "Households outside all zones, counted for the whole territory only: {} of {}.",
            outside, territory.households.size()));
}

}  // namespace relais::households
