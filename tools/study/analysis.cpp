#include "tools/study/analysis.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/categories.h"
#include "geodata/assembly/place_on_roads.h"
#include "geodata/profile/profile.h"
#include "tools/console/terminal.h"
#include "tools/console/version.h"
#include "tools/study/layer_styles.h"

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

/// The services on the roads; of those that do not count, none.
std::vector<snap::Snap> those_that_count(const SnappedTerritory& snapped,
                                         const territory::Territory& territory,
                                         OpenServices* open) {
    std::vector<snap::Snap> services = snapped.services;
    for (std::size_t s = 0; open != nullptr && s < services.size(); ++s)
        if (!open->counts(territory.services[s])) services[s] = {};
    return services;
}

}  // namespace

NetworkOptions road_options(NetworkOptions options, const study::Study& study) {
    if (options.profile.empty()) options.profile = study.roads.profile;
    if (options.terrain.empty()) options.terrain = study.roads.terrain;
    if (options.country.empty()) options.country = study.roads.country;
    return options;
}

SnappedTerritory snap_territory(const NetworkInput& roads, const territory::Territory& territory) {
    const snap::Snapper& snapper = roads.snapper();
    SnappedTerritory snapped;
    snapped.households = snapper.snap_all(places_of(territory.households));
    snapped.services = snapper.snap_all(places_of(territory.services));
    for (const territory::Service& service : territory.services)
        snapped.categories.push_back(service.category);
    snapped.category_count = territory.categories.size();
    return snapped;
}

Analysis::Analysis(StudyOnRoads input, const HoursOptions& hours)
    : shared_study(std::move(input.study)),
      study(*shared_study),
      roads(std::move(input.roads)),
      snapped(snap_territory(roads, study.territory)),
      open(hours.asked() ? std::make_shared<OpenServices>(hours, study.territory) : nullptr),
      services(those_that_count(snapped, study.territory, open.get())),
      solver(roads.network, roads.metric(),
             {snapped.households, services, snapped.categories, snapped.category_count}),
      findings(access::summarize_territory(study.territory, solver.solve())) {}

std::function<bool(const territory::Service&)> Analysis::takes_part() const {
    if (open == nullptr) return {};
    return [open = open](const territory::Service& service) { return open->counts(service); };
}

scenario::Base Analysis::base() const {
    return {.territory = study.territory,
            .network = roads.network,
            .metric = roads.metric(),
            .snapper = roads.snapper(),
            .households = snapped.households,
            .services = services,
            .nearest = findings.nearest,
            .solver = solver,
            .takes_part = takes_part()};
}

StudyOnRoads open_study_on_roads(const std::filesystem::path& input, const NetworkOptions& options,
                                 Terminal& terminal, const HoursOptions& hours,
                                 Uncounted uncounted) {
    auto study = std::make_shared<study::Study>(assembly::open_study(input, terminal.progress()));
    const NetworkOptions road_settings = road_options(options, *study);
    record_road_files(road_settings, *study);
    NetworkInput roads = open_network_input(study->extract, road_settings, terminal);
    assembly::place_on_roads(*study, roads.network);
    tell_hours(hours, study->language, study->territory, terminal);
    if (uncounted == Uncounted::kDropped) keep_open_services(hours, study->territory);
    return {std::move(study), std::move(roads)};
}

Analysis analyse(const std::filesystem::path& input, const NetworkOptions& options,
                 Terminal& terminal, const HoursOptions& hours, Uncounted uncounted) {
    StudyOnRoads opened = open_study_on_roads(input, options, terminal, hours, uncounted);
    terminal.show("Computing travel times", 0);
    return Analysis(std::move(opened), uncounted == Uncounted::kKept ? hours : HoursOptions{});
}

CategoryId category_of(const territory::Territory& territory, const std::string& key,
                       const std::string& option) {
    if (const auto category = territory::find_category(territory, key)) return *category;
    throw Error(fmt::format("{} {}: this is not a category; write one of {}", option, key,
                            territory::category_keys(territory)));
}

void report_snaps(const Analysis& analysis, const std::filesystem::path& folder,
                  const results::Formats& formats, Terminal& terminal) {
    const territory::Territory& territory = analysis.study.territory;
    const SnappedTerritory& snapped = analysis.snapped;
    results::write_snaps(folder, analysis.roads.network, territory, snapped.households,
                         snapped.services, formats);
    for (const results::Snapping& snapping :
         results::snapping_of(territory, snapped.households, snapped.services))
        terminal.say(results::snapping_text(snapping));
}

results::Provenance provenance(const Analysis& analysis, const char* command,
                               const std::string& language, const HoursOptions& hours) {
    results::Provenance result{
        command,
        kVersion,
        analysis.study.inputs,
        {{"profile", analysis.roads.profile.name}, {"language", language}},
        analysis.study.territory.data_date,
        results::snapping_of(analysis.study.territory, analysis.snapped.households,
                             analysis.snapped.services),
        layer_styles(analysis.study.territory, language)};
    if (!hours.arrive.empty()) result.parameters.emplace_back("arrive", hours.arrive);
    if (hours.open_at_least > 0)
        result.parameters.emplace_back("open_at_least", fmt::format("{:g}", hours.open_at_least));
    if (hours.asked())
        result.parameters.emplace_back("hours_unknown", hours.count_unknown ? "open" : "closed");
    return result;
}

}  // namespace relais::tools
