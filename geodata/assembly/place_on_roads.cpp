#include "geodata/assembly/place_on_roads.h"

// The second step of opening a study: what needs the roads.

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/assembly/misplaced.h"
#include "geodata/households/households.h"
#include "geodata/households/placing.h"
#include "geodata/households/settled_roads.h"
#include "geodata/services/lists.h"
#include "geodata/study/inputs.h"

namespace relais::assembly {
namespace {

void drop_far_services(territory::Territory& territory, const graph::RoadNetwork& network) {
    const Extent reach = reach_of(network);
    const std::size_t before = territory.services.size();
    const std::size_t dropped = std::erase_if(
        territory.services,
        [&reach](const territory::Service& service) { return !reach.contains(service.place); });
    if (dropped > 0)
        territory.notes.push_back(fmt::format(
            "Services outside the roads of the extract, left out: {} of {}.", dropped, before));
}

void place_unplaced(study::Unplaced& people, territory::Territory& territory,
                    const graph::RoadNetwork& network) {
    households::Placer placer(people, territory);
    for (const households::Settled settled :
         {households::Settled::kStreets, households::Settled::kRoads, households::Settled::kWays})
        if (people.anybody_waits())
            placer.place(households::settled_spots(network, settled), study::Placing::kRoads);
    // Without zones the territory is the area within reach of the roads, for example within a
    // national grid.
    const Extent reach = reach_of(network);
    placer.place_on_surface([&](std::size_t area) {
        if (!territory.zones.empty()) return true;
        const std::optional<Coordinate> middle = people.areas->middle(area);
        return middle && reach.contains(*middle);
    });
    placer.finish();
    if (territory.households.empty())
        throw Error(
            fmt::format("None of the {} is within reach of the roads of the extract; give an "
                        "extract of the same area",
                        people.what));
}

void refuse_swapped_axes(const Reading& reading, const graph::RoadNetwork& network) {
    if (has_swapped_axes(reading, network))
        throw Error(fmt::format("{}: {}", reading.file.string(), kSwappedAxes));
}

/// Only for files whose columns and reference system are given in territory.toml, possibly wrongly:
/// a published list of another area is left out like any service outside the roads.
void refuse_places_elsewhere(const Reading& reading, const graph::RoadNetwork& network) {
    const bool by_manifest =
        reading.format == study::kColumnMap || reading.format.ends_with(study::kRowsOfHouseholds);
    if (by_manifest && lies_elsewhere(reading, network))
        throw Error(fmt::format("{}: {}", reading.file.string(), elsewhere(reading, network)));
}

double kilometres_of(const graph::RoadNetwork& network) {
    double decimetres = 0;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const ArcId forward = network.chain_forward_arc[c];
        const ArcId backward = network.chain_backward_arc[c];
        const ArcId arc = forward.exists() ? forward : backward;
        if (arc.exists()) decimetres += network.arc_decimetres[arc.index()];
    }
    return decimetres / 1e4;
}

/// Roads without homes: an extract that was filtered for routing, with one or two households left
/// by chance. An atlas of it would be meaningless.
///
/// The bound: more than 100 km of road for each household. Where homes are mapped there are
/// hundredths to tenths of a kilometre (Seychelles 0.03, Liechtenstein 0.07, Andorra 0.14), where
/// only villages are, as points, some kilometres or tens of them; in extracts filtered for routing
/// 247 (Porto Alegre), 753 (Heidelberg) and 10,319 (Porto). A hamlet's extract passes with a single
/// house.
void refuse_roads_without_homes(const study::Study& study, const graph::RoadNetwork& network) {
    constexpr double kMostKilometres = 100;
    const auto households = static_cast<double>(study.territory.households.size());
    if (!study.homes_of_extract || households == 0) return;
    const double kilometres = kilometres_of(network);
    if (kilometres <= kMostKilometres * households) return;
    throw Error(
        fmt::format("{}: it contains {:.0f} km of road but only {} household{}: its buildings are "
                    "missing; name a file of households with [households] file = \"…\" in a "
                    "territory.toml, or use an extract that was not filtered",
                    study.extract.string(), kilometres, study.territory.households.size(),
                    households == 1 ? "" : "s"));
}

}  // namespace

void place_on_roads(study::Study& study, const graph::RoadNetwork& network) {
    const auto refuse = [&network](const Reading& reading) {
        refuse_swapped_axes(reading, network);
        refuse_places_elsewhere(reading, network);
    };
    for (const Reading& reading : study.readings) refuse(reading);
    for (const study::ServiceList& list : study.lists) refuse(list);
    refuse_roads_without_homes(study, network);
    if (study.unplaced) place_unplaced(*study.unplaced, study.territory, network);
    study.unplaced.reset();
    services::settle_services(study);
    drop_far_services(study.territory, network);
    services::note_unknown_capacities(study.territory);
}

}  // namespace relais::assembly
