#include "geodata/territory/territory_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/osm/features.h"
#include "geodata/territory/inputs.h"
#include "geodata/territory/manifest.h"

namespace relais::territory {
namespace {

std::string language_of(const std::string& country) {
    constexpr std::pair<const char*, const char*> kLanguageOf[] = {
        {"FR", "fr"}, {"MC", "fr"}, {"CZ", "cs"}, {"HR", "hr"}, {"PL", "pl"}};
    for (const auto& [code, language] : kLanguageOf)
        if (country == code) return language;
    return "en";
}

Study study_of_extract(const std::filesystem::path& extract, const osm::FeatureOptions& options,
                       const Progress& progress) {
    Study study;
    study.extract = extract;
    study.inputs = {extract};
    study.territory =
        osm::read_features(extract, taxonomy::Taxonomy::standard(), options, progress);
    return study;
}

void check_households(const Study& study) {
    if (!study.territory.households.empty() || study.households_from_roads) return;
    throw Error(
        fmt::format("{} holds neither residential buildings nor places, so that nobody lives "
                    "there; name a file of households in the manifest, or zones with a "
                    "population and [households] from = \"roads\"",
                    study.extract.string()));
}

Study study_of_manifest(const Manifest& manifest, const Progress& progress) {
    const bool own_zones = manifest.zones.has_value();
    const bool own_households = manifest.households.has_value();
    Study study = study_of_extract(manifest.extract,
                                   {.households = !own_households, .zones = !own_zones}, progress);
    study.inputs.push_back(manifest.file);
    Territory& territory = study.territory;
    territory.name = manifest.name;
    if (!manifest.country.empty()) territory.country = manifest.country;
    study.language = manifest.language;
    study.roads = {manifest.roads.profile, manifest.roads.terrain, manifest.country};

    if (own_zones) read_zones(*manifest.zones, study);
    if (own_households) read_households(manifest, study, progress);
    if (own_zones || own_households) locate_households(territory);
    if (own_zones && !own_households) scale_to_population(territory);
    if (!manifest.services.empty())
        read_services(manifest.services, taxonomy::Taxonomy::standard(), study, progress);
    return study;
}

}  // namespace

void record_file(const ManifestFile& file, Study& study) {
    const auto add = [](auto& list, const auto& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    add(study.inputs, file.file);
    add(study.territory.sources, file.source);
}

std::string name_some(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 5;
    const std::size_t shown = std::min(names.size(), kMost);
    return fmt::format("{}{}",
                       fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "),
                       shown < names.size() ? ", …" : "");
}

Study open_study(const std::filesystem::path& input, const Progress& progress) {
    if (!std::filesystem::exists(input))
        throw Error(
            fmt::format("{}: there is no such file; name an OpenStreetMap extract or a "
                        "territory.toml",
                        input.string()));
    if (std::filesystem::is_directory(input))
        throw Error(fmt::format("{} is a folder; name the extract or the territory.toml in it",
                                input.string()));
    Study study = is_manifest(input) ? study_of_manifest(read_manifest(input), progress)
                                     : study_of_extract(input, {}, progress);
    check_households(study);
    if (study.language.empty()) study.language = language_of(study.territory.country);
    return study;
}

}  // namespace relais::territory
