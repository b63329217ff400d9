#include "geodata/territory/territory_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/file_kind.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/features.h"
#include "geodata/territory/inputs.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/service_lists.h"

namespace relais::territory {
namespace {

std::string language_of(const std::string& country) {
    constexpr std::pair<const char*, const char*> kLanguageOf[] = {
        {"FR", "fr"}, {"MC", "fr"}, {"CZ", "cs"}, {"HR", "hr"}, {"PL", "pl"}};
    for (const auto& [code, language] : kLanguageOf)
        if (country == code) return language;
    return "en";
}

Study study_of_extract(const std::filesystem::path& extract, const taxonomy::Taxonomy& taxonomy,
                       const osm::FeatureOptions& options, const Progress& progress) {
    Study study;
    study.extract = extract;
    study.inputs = {extract};
    study.territory = osm::read_features(extract, taxonomy, options, progress);
    return study;
}

void check_households(const Study& study) {
    if (!study.territory.households.empty() || study.unplaced) return;
    throw Error(
        fmt::format("{} holds neither residential buildings nor places, so that nobody lives "
                    "there; name a file of households in the manifest, or zones with a "
                    "population and [households] from = \"roads\"",
                    study.extract.string()));
}

/// What to take from the extract, which depends on what the planner's files hold.
osm::FeatureOptions features_for(const Manifest& manifest, const std::vector<Zone>& zones) {
    const bool spread = manifest.zones && !manifest.households && has_population(zones);
    const bool homes = manifest.households ? needs_homes(*manifest.households) : spread;
    return {.households = homes || !manifest.households,
            .bare_homes = homes,
            .zones = !manifest.zones.has_value()};
}

/// Appends what `files` tells of its inputs.
void append_inputs(Study& study, const Study& files) {
    const auto append = [](auto& list, const auto& more) {
        list.insert(list.end(), more.begin(), more.end());
    };
    append(study.inputs, files.inputs);
    append(study.territory.sources, files.territory.sources);
    append(study.territory.notes, files.territory.notes);
    append(study.readings, files.readings);
}

void take_zones(Study& study, Study files) {
    append_inputs(study, files);
    study.territory.zones = std::move(files.territory.zones);
    study.territory.levels = std::move(files.territory.levels);
    study.territory.zone_level = std::move(files.territory.zone_level);
}

void take_households(const Manifest& manifest, std::vector<CountedGroup> zone_groups, bool spread,
                     Study& study, const Progress& progress) {
    const auto& households = manifest.households;
    const std::vector<Household> homes =
        spread ? std::exchange(study.territory.households, {}) : std::vector<Household>{};
    if (households && households->origin == HouseholdOrigin::kFile)
        read_households(*households, homes, study, progress);
    else if (households || spread)
        populate_zones(manifest, std::move(zone_groups), homes, study);
    else if (manifest.zones)
        locate_households(study.territory);
    study.homes_of_extract = !households && !spread;
}

Study study_of_manifest(const Manifest& manifest, const Progress& progress) {
    // The planner's files are read first: what is needed of the extract depends on them.
    Study files;
    std::vector<CountedGroup> zone_groups;
    Movements movements;
    if (manifest.zones) {
        movements = read_movements(*manifest.zones, files);
        zone_groups = read_zones(*manifest.zones, manifest.levels, movements, files);
    }
    const taxonomy::Taxonomy& all = taxonomy::Taxonomy::standard();
    std::vector<services::List> lists = read_service_lists(manifest.services, all, progress);
    const std::vector<bool> chosen = choose_categories(manifest, lists, all);
    keep_categories(lists, chosen);
    const osm::FeatureOptions features = features_for(manifest, files.territory.zones);
    Study study = study_of_extract(manifest.extract, all.only(chosen), features, progress);
    study.inputs.push_back(manifest.file);
    Territory& territory = study.territory;
    territory.name = manifest.name;
    if (!manifest.country.empty()) territory.country = manifest.country;
    study.language = manifest.language;
    study.roads = {manifest.roads.profile, manifest.roads.terrain, manifest.country};

    if (manifest.zones)
        take_zones(study, std::move(files));
    else if (!manifest.levels.empty())
        read_levels_of_extract(manifest.levels, study);
    take_households(manifest, std::move(zone_groups), features.bare_homes, study, progress);
    if (!lists.empty()) place_services(manifest.services, movements, lists, study);
    return study;
}

/// A file that is neither of the two: what it is, and how to use it.
void refuse_other_kinds(const std::filesystem::path& input) {
    const std::string kind = osm::kind_in_words(input);
    if (kind.empty()) return;
    const std::string what =
        fmt::format("{}: this is {}, neither an OpenStreetMap extract nor a territory.toml",
                    input.string(), kind);
    if (kind.find("network file") != std::string::npos)
        throw Error(what + "; name the extract that it was made from");
    throw Error(
        fmt::format("{}; name the extract, or a territory.toml that names both: extract = "
                    "\"….osm.pbf\", and in "
                    "[zones], [households] or [[services]] file = \"{}\"",
                    what, input.filename().string()));
}

}  // namespace

void record_file(const ManifestFile& file, Study& study) {
    const auto add = [](auto& list, const auto& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    add(study.inputs, file.file);
    add(study.territory.sources, file.source);
}

ogr::TableFile table_of(const ManifestFile& file) {
    ogr::TableFile table{file.file, file.layer, file.where};
    table.skip = file.skip;
    return table;
}

ogr::PlaceColumns places_of(const ManifestFile& file, const std::string& x, const std::string& y) {
    return {x, y, file.crs, file.place, file.longitude_first};
}

Reading reading_of(const ogr::Table& table, std::string format, std::string crs) {
    Reading reading;
    reading.file = table.file_name();
    reading.format = std::move(format);
    reading.crs = std::move(crs);
    reading.row_word = table.row_word();
    return reading;
}

void record_reading(Reading reading, Study& study) {
    study.readings.push_back(std::move(reading));
}

std::string name_some(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 5;
    const std::size_t shown = std::min(names.size(), kMost);
    return fmt::format("{}{}",
                       fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "),
                       shown < names.size() ? ", …" : "");
}

Study open_study(const std::filesystem::path& input, const Progress& progress) {
    if (!is_there(input))
        throw Error(
            fmt::format("{}: there is no such file; name an OpenStreetMap extract or a "
                        "territory.toml",
                        input.string()));
    if (is_folder(input))
        throw Error(fmt::format("{} is a folder; name the extract or the territory.toml in it",
                                input.string()));
    const taxonomy::Taxonomy shown = taxonomy::Taxonomy::standard().shown_by_default();
    if (!is_manifest(input)) refuse_other_kinds(input);
    if (is_manifest(input)) return open_study(read_manifest(input), progress);
    Study study = study_of_extract(input, shown, {}, progress);
    study.homes_of_extract = true;
    check_households(study);
    if (study.language.empty()) study.language = language_of(study.territory.country);
    return study;
}

Study open_study(const Manifest& manifest, const Progress& progress) {
    Study study = study_of_manifest(manifest, progress);
    check_households(study);
    if (study.language.empty()) study.language = language_of(study.territory.country);
    return study;
}

}  // namespace relais::territory
