#include "tools/pipeline.h"

#include "tools/terminal.h"
#include "tools/version.h"

namespace relais::tools {
namespace {

template <class Items>
std::vector<Coordinate> places_of(const Items& items) {
    std::vector<Coordinate> places;
    places.reserve(items.size());
    for (const auto& item : items) places.push_back(item.place);
    return places;
}

}  // namespace

SnappedTerritory snap_territory(const graph::RoadNetwork& network,
                                const territory::Territory& territory) {
    const snap::Snapper snapper(network);
    SnappedTerritory snapped;
    snapped.households = snapper.snap_all(places_of(territory.households));
    snapped.services = snapper.snap_all(places_of(territory.services));
    for (const territory::Service& service : territory.services)
        snapped.categories.push_back(service.category);
    snapped.category_count = territory.categories.size();
    return snapped;
}

Answer answer(const std::filesystem::path& input, const NetworkOptions& options,
              Terminal& terminal) {
    Answer answer;
    answer.study = territory::open_study(input, terminal.progress());
    answer.roads = open_network_input(answer.study.extract, options, terminal);
    territory::place_on_roads(answer.study, answer.roads.network);

    terminal.show("Computing travel times", 0);
    answer.snapped = snap_territory(answer.roads.network, answer.study.territory);
    answer.findings = access::summarize_territory(
        answer.study.territory,
        access::nearest_services(answer.roads.network, answer.roads.metric(),
                                 answer.snapped.points()));
    return answer;
}

results::Provenance provenance(const Answer& answer, const char* command,
                               const std::string& language) {
    return {command,
            kVersion,
            answer.study.inputs,
            {{"profile", "car"}, {"language", language}},
            answer.study.territory.data_date};
}

}  // namespace relais::tools
