#include "geodata/assembly/open_study.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/categories.h"
#include "geodata/countries/countries.h"
#include "geodata/households/households.h"
#include "geodata/osm/extract_file.h"
#include "geodata/osm/features.h"
#include "geodata/services/lists.h"
#include "geodata/study/inputs.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/file_kind.h"
#include "geodata/zones/zones.h"

namespace relais::assembly {
namespace {

/// What the country decides where territory.toml does not.
void complete_by_country(study::Study& study) {
    const countries::Country& country = countries::country_of(study.territory.country);
    study.territory.projection = country.projection;
    if (study.language.empty()) study.language = country.language;
}

study::Study study_of_extract(const std::filesystem::path& extract,
                              const taxonomy::Taxonomy& taxonomy,
                              const osm::FeatureOptions& options, const Progress& progress) {
    study::Study study;
    study.extract = extract;
    study.inputs = {extract};
    osm::Features features = osm::read_features(extract, taxonomy, options, progress);
    study.territory = std::move(features.territory);
    study.base_map = std::move(features.base_map);
    study.has_footpaths = features.has_footpaths;
    return study;
}

void check_households(const study::Study& study) {
    if (!study.territory.households.empty() || study.unplaced) return;
    throw Error(
        fmt::format("{} contains no residential buildings and no place nodes, so no households can "
                    "be made; name a file of households in a territory.toml, or zones with a "
                    "population and [households] from = \"roads\"",
                    study.extract.string()));
}

/// The parts to read from the extract, which depend on the content of the planner's files.
osm::FeatureOptions features_for(const study::StudyFile& study_file,
                                 const std::vector<territory::Zone>& zones) {
    const bool spread =
        study_file.zones && !study_file.households && households::has_population(zones);
    const bool homes =
        study_file.households ? households::needs_homes(*study_file.households) : spread;
    return {.households = homes || !study_file.households,
            .bare_homes = homes,
            .zones = !study_file.zones.has_value()};
}

/// Appends the inputs of `files`.
void append_inputs(study::Study& study, const study::Study& files) {
    const auto append = [](auto& list, const auto& more) {
        list.insert(list.end(), more.begin(), more.end());
    };
    append(study.inputs, files.inputs);
    append(study.territory.sources, files.territory.sources);
    append(study.territory.notes, files.territory.notes);
    append(study.readings, files.readings);
}

void take_zones(study::Study& study, study::Study files) {
    append_inputs(study, files);
    study.territory.zones = std::move(files.territory.zones);
    study.territory.levels = std::move(files.territory.levels);
    study.territory.zone_level = std::move(files.territory.zone_level);
}

void take_households(const study::StudyFile& study_file,
                     std::vector<study::CountedGroup> zone_groups, bool spread, study::Study& study,
                     const Progress& progress) {
    const auto& households = study_file.households;
    const std::vector<territory::Household> homes =
        spread ? std::exchange(study.territory.households, {})
               : std::vector<territory::Household>{};
    if (households || spread) study.territory.estimates = {};  // those of the extract's homes
    if (households && households->origin == study::HouseholdOrigin::kFile)
        households::read_households(*households, homes, study, progress);
    else if (households || spread)
        households::populate_zones(study_file, std::move(zone_groups), homes, study);
    else if (study_file.zones)
        households::locate_households(study.territory);
    study.homes_of_extract = !households && !spread;
}

study::Study study_of_file(const study::StudyFile& study_file, const Progress& progress) {
    // The planner's files are read first: the needed parts of the extract depend on them.
    study::Study files;
    std::vector<study::CountedGroup> zone_groups;
    zones::Movements movements;
    if (study_file.zones) {
        movements = zones::read_movements(*study_file.zones, files);
        zone_groups = zones::read_zones(*study_file.zones, study_file.levels, movements, files);
    }
    const taxonomy::Taxonomy& all = taxonomy::Taxonomy::standard();
    std::vector<study::ServiceList> lists =
        services::read_service_lists(study_file.services, all, progress);
    const std::vector<bool> chosen = services::choose_categories(study_file, lists, all);
    services::keep_categories(lists, chosen);
    const osm::FeatureOptions features = features_for(study_file, files.territory.zones);
    study::Study study = study_of_extract(study_file.extract, all.only(chosen), features, progress);
    study.inputs.push_back(study_file.file);
    territory::Territory& territory = study.territory;
    territory.name = study_file.name;
    if (!study_file.country.empty()) territory.country = study_file.country;
    for (const auto& [key, minutes] : study_file.service_limits)
        if (const auto category = territory::find_category(territory, key))
            territory::set_limit(territory.categories[category->index()], minutes);
    territory.references = study_file.references;
    territory.imprint = study_file.imprint;
    study.language = study_file.language;
    study.roads = {study_file.roads.profile, study_file.roads.terrain, study_file.country};

    if (study_file.zones)
        take_zones(study, std::move(files));
    else if (!study_file.levels.empty())
        zones::read_levels_of_extract(study_file.levels, study);
    take_households(study_file, std::move(zone_groups), features.bare_homes, study, progress);
    if (!lists.empty()) services::place_services(study_file.services, movements, lists, study);
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

study::Study open_study(const std::filesystem::path& input, const Progress& progress) {
    if (!is_there(input))
        throw Error(
            fmt::format("{}: there is no such file; name an OpenStreetMap extract or a "
                        "territory.toml",
                        input.string()));
    if (is_folder(input))
        throw Error(fmt::format("{} is a folder; name the extract or the territory.toml in it",
                                input.string()));
    const taxonomy::Taxonomy shown = taxonomy::Taxonomy::standard().shown_by_default();
    if (!study::is_study_file(input)) refuse_other_kinds(input);
    if (study::is_study_file(input)) return open_study(study::read_study_file(input), progress);
    study::Study study = study_of_extract(input, shown, {}, progress);
    study.homes_of_extract = true;
    check_households(study);
    complete_by_country(study);
    return study;
}

study::Study open_study(const study::StudyFile& study_file, const Progress& progress) {
    study::Study study = study_of_file(study_file, progress);
    check_households(study);
    complete_by_country(study);
    return study;
}

}  // namespace relais::assembly
