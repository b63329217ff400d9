#include "geodata/osm/features.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/osm/boundaries.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/features_households.h"
#include "geodata/osm/features_scan.h"
#include "geodata/osm/service_points.h"

namespace relais::osm {
namespace {

using territory::Territory;

/// Places where people may live, as weights for the levels of boundaries.
std::vector<Coordinate> homes(const FeatureScan& scan) {
    std::vector<Coordinate> places;
    for (const Building& building : scan.buildings) places.push_back(building.place);
    if (!places.empty()) return places;
    for (const Place& place : scan.places)
        if (default_population(place.kind)) places.push_back(place.place);
    return places;
}

std::string name_of_file(const std::filesystem::path& extract) {
    std::string name = extract.filename().string();
    for (const std::string_view ending : {".gz", ".bz2", ".pbf", ".osm", ".test"})
        if (name.size() > ending.size() && name.ends_with(ending))
            name.resize(name.size() - ending.size());
    return name;
}

/// "pharmacy n1 is w2 "Roux"" of those that were merged, the first twenty.
std::string merged_services(const Territory& territory, const std::vector<ServicePoint>& points) {
    constexpr std::size_t kShown = 20;
    std::vector<std::string> merged;
    for (const ServicePoint& point : points)
        for (const ObjectId& twin : point.twins)
            merged.push_back(fmt::format(
                "{} {} is {}{}", territory.categories[point.category.index()].key, twin.text(),
                point.object.text(),
                point.name.empty() ? std::string{} : fmt::format(" \"{}\"", point.name)));
    if (merged.empty()) return {};
    const std::size_t all = merged.size();
    merged.resize(std::min(all, kShown));
    return fmt::format(", after {} that map the same service twice were merged ({}{})", all,
                       fmt::join(merged, "; "), all > kShown ? "; …" : "");
}

void add_services(Territory& territory, std::vector<ServicePoint> points) {
    if (points.empty()) return;
    points = merge_duplicates(std::move(points));
    std::string merged = merged_services(territory, points);
    for (ServicePoint& point : points)
        territory.services.push_back({point.object.text(), std::move(point.name), point.place,
                                      point.category, point.capacity,
                                      std::move(point.opening_hours)});
    territory.notes.push_back(
        fmt::format("The extract maps {} services by their tags{}.", points.size(), merged));
}

void append(std::vector<std::string>& notes, std::vector<std::string>&& more) {
    notes.insert(notes.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

}  // namespace

Features read_features(const std::filesystem::path& path, const taxonomy::Taxonomy& taxonomy,
                       const FeatureOptions& options, const Progress& progress) {
    const ExtractFile extract(path);
    FeatureScan scan = scan_features(extract, taxonomy, options, progress);

    Territory territory;
    for (const taxonomy::Entry& entry : taxonomy.entries())
        territory.categories.push_back(entry.category);

    ZoneChoice zones;
    if (options.zones) zones = choose_zones(scan.boundaries, homes(scan), scan.places);
    territory.country = zones.country;
    territory.name = zones.territory_name.empty() ? name_of_file(path) : zones.territory_name;
    territory.translations = std::move(scan.translations);
    if (!zones.territory_name.empty() && !zones.other_names.empty())
        territory.translations.emplace(zones.territory_name, std::move(zones.other_names));
    territory.zone_level = zones.level_name;
    append(territory.notes, std::move(zones.notes));

    if (options.households) {
        HouseholdChoice households =
            options.bare_homes ? choose_homes(scan) : choose_households(scan, zones);
        territory.households = std::move(households.households);
        territory.estimates = std::move(households.estimates);
        territory.unit = households.unit;
        append(territory.notes, std::move(households.notes));
    }
    if (options.services) add_services(territory, std::move(scan.services));
    if (std::string deleted = extract.deleted_text(); !deleted.empty())
        territory.notes.push_back(std::move(deleted));
    if (scan.broken_areas > 0)
        territory.notes.push_back(
            fmt::format("Buildings and areas left out, as they are incomplete in the extract or "
                        "have an invalid outline: {}.",
                        scan.broken_areas));

    territory.zones = std::move(zones.zones);
    territory.levels = std::move(zones.levels);
    territory.data_date = scan.data_date;
    territory.sources.push_back(
        fmt::format("OpenStreetMap contributors, ODbL, opendatacommons.org/licenses/odbl/1-0{}",
                    scan.data_date.empty() ? "" : fmt::format(" ({})", scan.data_date)));
    constexpr std::uint64_t kOneIn = 10;  // an extract of roads alone has few or none
    return {std::move(territory), std::move(scan.base_map),
            scan.footpaths * kOneIn > scan.highways};
}

}  // namespace relais::osm
