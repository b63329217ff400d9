#include "tools/study/pipeline.h"

#include <CLI/App.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/assembly/place_on_roads.h"
#include "geodata/profile/profile.h"
#include "tools/console/terminal.h"
#include "tools/console/version.h"

namespace relais::tools {
namespace {

template <class Items>
std::vector<Coordinate> places_of(const Items& items) {
    std::vector<Coordinate> places;
    places.reserve(items.size());
    for (const auto& item : items) places.push_back(item.place);
    return places;
}

/// The files behind the roads are inputs like any other.
void record_road_files(const NetworkOptions& options, study::Study& study) {
    if (!options.profile.empty() && !profile::is_built_in(options.profile))
        study.inputs.emplace_back(options.profile);
    if (!options.terrain.empty()) study.inputs.push_back(options.terrain);
}

}  // namespace

NetworkOptions road_options(NetworkOptions options, const study::Study& study) {
    if (options.profile.empty()) options.profile = study.roads.profile;
    if (options.terrain.empty()) options.terrain = study.roads.terrain;
    if (options.country.empty()) options.country = study.roads.country;
    return options;
}

SnappedTerritory snap_territory(const NetworkInput& roads, const territory::Territory& territory) {
    const snap::Snapper snapper = roads.snapper();
    SnappedTerritory snapped;
    snapped.households = snapper.snap_all(places_of(territory.households));
    snapped.services = snapper.snap_all(places_of(territory.services));
    for (const territory::Service& service : territory.services)
        snapped.categories.push_back(service.category);
    snapped.category_count = territory.categories.size();
    return snapped;
}

Answer answer_on_roads(study::Study study, NetworkInput roads) {
    Answer answer{std::move(study), std::move(roads), {}, {}};
    answer.snapped = snap_territory(answer.roads, answer.study.territory);
    answer.findings = access::summarize_territory(
        answer.study.territory,
        access::nearest_services(answer.roads.network, answer.roads.metric(),
                                 answer.snapped.points()));
    return answer;
}

Answer answer(const std::filesystem::path& input, const NetworkOptions& options, Terminal& terminal,
              const HoursOptions& hours) {
    study::Study study = assembly::open_study(input, terminal.progress());
    const NetworkOptions road_settings = road_options(options, study);
    record_road_files(road_settings, study);
    NetworkInput roads = open_network_input(study.extract, road_settings, terminal);
    assembly::place_on_roads(study, roads.network);
    tell_hours(hours, study.language, study.territory, terminal);
    keep_open_services(hours, study.territory);

    terminal.show("Computing travel times", 0);
    return answer_on_roads(std::move(study), std::move(roads));
}

CategoryId category_of(const territory::Territory& territory, const std::string& key,
                       const std::string& option) {
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        if (territory.categories[c].key == key) return CategoryId{c};
        keys.push_back(territory.categories[c].key);
    }
    throw Error(fmt::format("{} {}: this is not a category; write one of {}", option, key,
                            fmt::join(keys, ", ")));
}

void report_snaps(const Answer& answer, const std::filesystem::path& folder,
                  const results::Formats& formats, Terminal& terminal) {
    const territory::Territory& territory = answer.study.territory;
    const SnappedTerritory& snapped = answer.snapped;
    results::write_snaps(folder, answer.roads.network, territory, snapped.households,
                         snapped.services, formats);
    for (const results::Snapping& snapping :
         results::snapping_of(territory, snapped.households, snapped.services))
        terminal.say(results::snapping_text(snapping));
}

results::Provenance provenance(const Answer& answer, const char* command,
                               const std::string& language, const HoursOptions& hours) {
    results::Provenance result{
        command,
        kVersion,
        answer.study.inputs,
        {{"profile", answer.roads.profile.name}, {"language", language}},
        answer.study.territory.data_date,
        results::snapping_of(answer.study.territory, answer.snapped.households,
                             answer.snapped.services)};
    if (!hours.arrive.empty()) result.parameters.emplace_back("arrive", hours.arrive);
    if (hours.open_at_least > 0)
        result.parameters.emplace_back("open_at_least", fmt::format("{:g}", hours.open_at_least));
    if (hours.asked())
        result.parameters.emplace_back("hours_unknown", hours.count_unknown ? "open" : "closed");
    return result;
}

}  // namespace relais::tools
