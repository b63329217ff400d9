#include "geodata/osm/roads/import.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/osm/roads/areas.h"
#include "geodata/osm/roads/chains.h"
#include "geodata/osm/roads/country.h"
#include "geodata/osm/roads/driven.h"
#include "geodata/osm/roads/islands.h"
#include "geodata/osm/roads/network_maker.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/osm/roads/runs.h"
#include "geodata/osm/roads/slopes.h"
#include "geodata/osm/roads/turns.h"

namespace relais::osm {
namespace {

/// The place of a node that is there, near the beginning of a way.
const Coordinate* place_of(std::uint32_t way, const RoadWays& roads, const RoadNodes& nodes) {
    for (std::uint32_t i = roads.first_ref[way]; i < roads.first_ref[way + 1]; ++i)
        if (nodes.facts[nodes.node[i]].kind != NodeKind::kMissing)
            return &nodes.place[nodes.node[i]];
    return nullptr;
}

/// The country of most of a few hundred ways; those in no country do not count.
std::string country_from_places(const RoadWays& roads, const RoadNodes& nodes) {
    constexpr std::size_t kSamples = 300;
    std::map<std::string_view, int> votes;
    const std::size_t step = std::max<std::size_t>(1, roads.ways.size() / kSamples);
    for (std::size_t way = 0; way < roads.ways.size(); way += step) {
        const auto* place = place_of(static_cast<std::uint32_t>(way), roads, nodes);
        const std::string_view country = place ? country_at(*place) : std::string_view{};
        if (!country.empty()) ++votes[country];
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? std::string{} : std::string(most->first);
}

void find_country(std::string_view given, const RoadWays& roads, const RoadNodes& nodes,
                  ImportReport& report) {
    report.country = given;
    report.country_source = "given";
    if (!given.empty()) return;
    report.country = country_from_places(roads, nodes);
    report.country_source = "from its location";
    if (!report.country.empty()) return;
    report.country = roads.country;
    report.country_source = report.country.empty() ? "" : "from its speed limits";
}

void count_heights(const std::vector<float>& heights, const Runs& runs, ImportReport& report) {
    if (heights.empty()) return;
    std::vector<char> seen(heights.size(), 0);
    for (const std::uint32_t node : runs.node) {
        if (std::exchange(seen[node], 1) != 0) continue;
        ++(heights[node] == kNoElevation ? report.nodes_without_height : report.nodes_with_height);
    }
}

}  // namespace

RoadImport import_roads(const std::filesystem::path& extract, const profile::Profile& profile,
                        const Progress& progress, const ImportOptions& options) {
    RoadImport result;
    ImportReport& report = result.report;
    const ExtractFile file(extract);
    const Rules rules(profile, options.country);
    RoadWays roads = read_road_ways(file, rules, profile, report, progress);
    RoadNodes nodes =
        read_road_nodes(file, rules, std::exchange(roads.refs, {}), roads.water, progress);
    report.deleted = file.deleted_text();
    find_country(options.country, roads, nodes, report);
    set_speeds(roads, nodes, profile, {report.country, !options.country.empty()}, report);
    const std::vector<Turn> turns = resolve_restrictions(roads, nodes, report);
    const Runs runs = cut_runs(roads, nodes, cross_areas(roads, nodes, report), report);
    if (runs.runs.empty())
        throw Error(
            fmt::format("{}: no road in this extract is open to the profile {}; name an extract "
                        "that contains the roads of the territory (highway=*) and their nodes",
                        extract.string(), profile.name));
    nodes.node = {};
    nodes.id = {};
    const std::vector<float> heights = node_heights(options.elevations, nodes, runs, roads);
    count_heights(heights, runs, report);
    const Chains chains =
        join_chains(runs.node, nodes.place.size(), runs.runs, runs.directions, nodes_of(turns));
    result.network = make_network({roads, nodes, runs, chains, turns, heights, profile}, report);
    result.network.data_cells = std::move(nodes.data_cells);
    result.network.shores = roads.water.shores();
    count_islands(result.network, report);
    return result;
}

RoadImport import_roads(const std::filesystem::path& extract, const Progress& progress) {
    return import_roads(extract, profile::named("car"), progress);
}

}  // namespace relais::osm
