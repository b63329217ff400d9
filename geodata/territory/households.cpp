#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/locate.h"
#include "geodata/ogr/layer.h"
#include "geodata/territory/inputs.h"

namespace relais::territory {
namespace {

void report_rows(const Progress& progress, std::string_view step, std::size_t done,
                 std::size_t all) {
    constexpr std::size_t kEvery = 4096;
    if (progress && done % kEvery == 0 && all > 0)
        progress(step, static_cast<double>(done) / static_cast<double>(all));
}

std::string read_id(const ogr::Table& table, const std::optional<ogr::Column>& column,
                    std::unordered_map<std::string, std::size_t>& row_of) {
    if (!column) return std::to_string(table.row());
    std::string id = table.text(*column);
    if (id.empty())
        table.fail_row(fmt::format("the id in column \"{}\" is empty; fill it in", column->name));
    const auto [earlier, fresh] = row_of.emplace(id, table.row());
    if (!fresh)
        table.fail_row(
            fmt::format("the household id \"{}\" stands already in {}; make ids unique or "
                        "leave out households.id",
                        id, table.row_name(earlier->second)));
    return id;
}

double read_weight(const ogr::Table& table, const std::optional<ogr::Column>& column) {
    if (!column) return 1;
    const std::optional<double> weight = table.amount(*column);
    if (!weight)
        table.fail_row(
            fmt::format("the weight in column \"{}\" is empty; write zero or more", column->name));
    return *weight;
}

void read_household_file(const HouseholdsManifest& manifest, Study& study,
                         const Progress& progress) {
    ogr::Layer layer({manifest.file.file, manifest.file.layer, manifest.file.where},
                     {manifest.x, manifest.y, manifest.file.crs});
    ogr::Table& table = layer.table();
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    const std::optional<ogr::Column> id = find(manifest.id);
    const std::optional<ogr::Column> weight = find(manifest.weight);
    const std::size_t size = table.size();
    std::vector<Household> households;
    households.reserve(size);
    std::unordered_map<std::string, std::size_t> row_of;
    while (table.next()) {
        Household household;
        household.id = read_id(table, id, row_of);
        household.weight = read_weight(table, weight);
        household.place = layer.point();
        households.push_back(std::move(household));
        report_rows(progress, "Reading households", households.size(), size);
    }
    if (households.empty())
        table.fail("there is no household in it; name another layer or correct where");
    study.territory.households = std::move(households);
    record_file(manifest.file, study);
}

/// Households that are made of the zones' populations need some.
void check_population(const Manifest& manifest, const Territory& territory) {
    std::vector<std::string> without;
    for (const Zone& zone : territory.zones)
        if (!zone.population) without.push_back(fmt::format("{} {}", zone.code, zone.name));
    if (without.size() == territory.zones.size())
        throw Error(fmt::format(
            "{}: [households] from = \"{}\" needs zones with a population; name "
            "its column with population = \"…\" in [zones] or [zones.join]",
            manifest.file.string(),
            manifest.households->origin == HouseholdOrigin::kRoads ? "roads" : "zones"));
}

}  // namespace

void read_households(const Manifest& manifest, Study& study, const Progress& progress) {
    const HouseholdsManifest& households = *manifest.households;
    study.territory.unit = households.unit;
    if (households.origin == HouseholdOrigin::kFile)
        return read_household_file(households, study, progress);
    check_population(manifest, study.territory);
    if (households.origin == HouseholdOrigin::kZones) return place_on_zones(study.territory);
    study.households_from_roads = true;
}

void place_on_zones(Territory& territory) {
    territory.households.clear();
    for (std::size_t z = 0; z < territory.zones.size(); ++z) {
        const Zone& zone = territory.zones[z];
        if (!zone.population) continue;
        territory.households.push_back(
            {zone.code, ogr::point_on_surface(zone.shape), *zone.population, ZoneId{z}});
    }
    territory.notes.push_back(
        fmt::format("The population of each zone stands at one point of its surface: {} in all.",
                    territory.households.size()));
}

void locate_households(Territory& territory) {
    const ZoneLocator locator(territory.zones);
    std::size_t outside = 0;
    for (Household& household : territory.households) {
        household.zone = locator.locate(household.place);
        if (!household.zone.exists()) ++outside;
    }
    if (outside > 0)
        territory.notes.push_back(
            fmt::format("Households in no zone, counted for the whole territory only: {} of {}.",
                        outside, territory.households.size()));
}

void scale_to_population(Territory& territory) {
    std::vector<double> weight(territory.zones.size(), 0);
    for (const Household& household : territory.households)
        if (household.zone.exists()) weight[household.zone.index()] += household.weight;
    double people = 0;
    double weight_of_people = 0;
    std::size_t scaled = 0;
    for (std::size_t z = 0; z < weight.size(); ++z) {
        if (!territory.zones[z].population || weight[z] <= 0) continue;
        people += *territory.zones[z].population;
        weight_of_people += weight[z];
        ++scaled;
    }
    if (scaled == 0) return;
    for (Household& household : territory.households) {
        const std::size_t z = household.zone.index();
        const bool known =
            household.zone.exists() && territory.zones[z].population && weight[z] > 0;
        household.weight *=
            known ? *territory.zones[z].population / weight[z] : people / weight_of_people;
    }
    territory.unit = WeightUnit::kPeople;
    territory.notes.push_back(fmt::format(
        "Households of the extract were scaled to the population of their zones: {} in all.",
        scaled));
}

}  // namespace relais::territory
