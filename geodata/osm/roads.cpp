#include "geodata/osm/roads.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/core/error.h"
#include "geodata/osm/road_chains.h"
#include "geodata/osm/road_network_maker.h"
#include "geodata/osm/road_reader.h"
#include "geodata/osm/road_runs.h"
#include "geodata/osm/road_speeds.h"
#include "geodata/osm/road_surroundings.h"
#include "geodata/osm/road_turns.h"

namespace relais::osm {
namespace {

/// The place of a node that is there, near the beginning of a way.
const Coordinate* place_of(std::uint32_t way, const RoadWays& roads, const RoadNodes& nodes) {
    for (std::uint32_t i = roads.first_ref[way]; i < roads.first_ref[way + 1]; ++i)
        if (nodes.facts[nodes.node[i]].kind != NodeKind::kMissing)
            return &nodes.place[nodes.node[i]];
    return nullptr;
}

/// The country that most of a few hundred ways lie in.
std::string country_from_places(const RoadWays& roads, const RoadNodes& nodes) {
    constexpr std::size_t kSamples = 300;
    std::map<std::string_view, int> votes;
    const std::size_t step = std::max<std::size_t>(1, roads.ways.size() / kSamples);
    for (std::size_t way = 0; way < roads.ways.size(); way += step)
        if (const auto* place = place_of(static_cast<std::uint32_t>(way), roads, nodes))
            ++votes[country_near(*place)];
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
    report.country = roads.country;
    report.country_source = "named by its speed limits";
    if (!report.country.empty()) return;
    report.country = country_from_places(roads, nodes);
    report.country_source = report.country.empty() ? "" : "from where it lies";
}

/// Where people live, by the streets they live in.
Surroundings find_surroundings(const RoadWays& roads, const RoadNodes& nodes) {
    const std::uint8_t residential = *road_class_of("residential");
    const std::uint8_t living_street = *road_class_of("living_street");
    Surroundings surroundings;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
        const std::uint8_t road_class = roads.ways[way].road_class;
        if (road_class != residential && road_class != living_street) continue;
        for (std::uint32_t i = roads.first_ref[way]; i + 1 < roads.first_ref[way + 1]; ++i) {
            const std::uint32_t a = nodes.node[i];
            const std::uint32_t b = nodes.node[i + 1];
            if (nodes.facts[a].kind != NodeKind::kMissing &&
                nodes.facts[b].kind != NodeKind::kMissing)
                surroundings.add_street(nodes.place[a], nodes.place[b]);
        }
    }
    surroundings.finish();
    return surroundings;
}

/// By the tags, else by two of three places along the way.
bool in_built_up(std::uint32_t way, const RoadWays& roads, const RoadNodes& nodes,
                 const Surroundings& surroundings) {
    const WayFacts& facts = roads.facts[way];
    if (facts.surroundings != WayFacts::Surroundings::kUnsaid)
        return facts.surroundings == WayFacts::Surroundings::kBuiltUp;
    const std::uint32_t first = roads.first_ref[way];
    const std::uint32_t last = roads.first_ref[way + 1] - 1;
    int inside = 0;
    for (const std::uint32_t i : {first, first + (last - first) / 2, last})
        inside += surroundings.built_up(nodes.place[nodes.node[i]]) ? 1 : 0;
    return inside >= 2;
}

/// The names of laws ("FR rural"), each written down once, when it is first needed.
class LawNames {
  public:
    LawNames(std::string_view country, std::vector<char>& names)
        : country_(country), names_(names) {}
    std::uint32_t operator()(std::string_view situation) {
        const auto [entry, fresh] =
            offsets_.try_emplace(situation, static_cast<std::uint32_t>(names_.size()));
        if (fresh) {
            const std::string text = country_.empty() ? std::string(situation)
                                                      : fmt::format("{} {}", country_, situation);
            names_.insert(names_.end(), text.begin(), text.end());
            names_.push_back('\0');
        }
        return entry->second;
    }

  private:
    std::string_view country_;
    std::vector<char>& names_;
    std::map<std::string_view, std::uint32_t> offsets_;
};

void set_speeds(RoadWays& roads, const RoadNodes& nodes, const profile::Profile& profile,
                std::string_view country) {
    const bool differs =
        std::any_of(profile.speeds.begin(), profile.speeds.end(),
                    [](const profile::ClassSpeed& s) { return s.open != s.built_up; });
    const Surroundings surroundings = differs ? find_surroundings(roads, nodes) : Surroundings{};
    LawNames law(country, roads.names);
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
        const WayFacts& facts = roads.facts[way];
        const profile::ClassSpeed& speed = profile.speeds[facts.road_class];
        const bool posted = (!facts.forward || facts.limit_forward_dkmh > 0) &&
                            (!facts.backward || facts.limit_backward_dkmh > 0);
        const bool matters = !posted && speed.open != speed.built_up;
        const bool built_up = matters && in_built_up(way, roads, nodes, surroundings);
        graph::Way& road = roads.ways[way];
        set_speed(road, facts, profile, built_up, country);
        if (road.rule == graph::SpeedRule::kLegal && road.evidence == 0)
            road.evidence = law(law_situation(facts, built_up));
    }
}

/// Ferries whose tags give a duration take it over their length, whatever part of it a run is.
void set_ferry_speeds(RoadWays& roads, const RoadNodes& nodes) {
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
        const double seconds = roads.facts[way].duration_seconds;
        if (seconds <= 0) continue;
        double metres = 0;
        for (std::uint32_t i = roads.first_ref[way]; i + 1 < roads.first_ref[way + 1]; ++i) {
            const std::uint32_t a = nodes.node[i];
            const std::uint32_t b = nodes.node[i + 1];
            if (nodes.facts[a].kind != NodeKind::kMissing &&
                nodes.facts[b].kind != NodeKind::kMissing)
                metres += distance_metres(nodes.place[a], nodes.place[b]);
        }
        const auto dkmh =
            static_cast<std::uint16_t>(std::clamp(36.0 * metres / seconds, 1.0, 1000.0) + 0.5);
        graph::Way& ferry = roads.ways[way];
        ferry.speed_source = graph::SpeedSource::kDuration;
        ferry.rule = graph::SpeedRule::kDuration;
        if (ferry.forward_dkmh > 0) ferry.forward_dkmh = dkmh;
        if (ferry.backward_dkmh > 0) ferry.backward_dkmh = dkmh;
    }
}

/// Groups the vertices outside the main component by what hangs together.
class Islands {
  public:
    explicit Islands(const graph::RoadNetwork& network)
        : network_(network), parent_(network.vertex_count()) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    void count(ImportReport& report) {
        for (std::size_t arc = 0; arc < network_.arc_count(); ++arc)
            if (outside(network_.arc_tail[arc]) && outside(network_.arc_head[arc]))
                join(network_.arc_tail[arc].value(), network_.arc_head[arc].value());
        std::map<std::uint32_t, ImportReport::Island> islands;
        for (std::uint32_t v = 0; v < parent_.size(); ++v) {
            if (!outside(VertexId{v})) continue;
            ++report.island_vertices;
            ImportReport::Island& island = islands[find(v)];
            if (island.vertices++ == 0) island.place = network_.vertex_place[v];
        }
        for (std::size_t chain = 0; chain < network_.chain_count(); ++chain) {
            const ArcId arc = network_.chain_forward_arc[chain].exists()
                                  ? network_.chain_forward_arc[chain]
                                  : network_.chain_backward_arc[chain];
            const VertexId tail = network_.arc_tail[arc.index()];
            const VertexId head = network_.arc_head[arc.index()];
            if (!outside(tail) && !outside(head)) continue;
            const double kilometres = network_.arc_decimetres[arc.index()] / 10000.0;
            report.island_kilometres += kilometres;
            islands[find((outside(tail) ? tail : head).value())].kilometres += kilometres;
        }
        keep_largest(islands, report);
    }

  private:
    static void keep_largest(const std::map<std::uint32_t, ImportReport::Island>& islands,
                             ImportReport& report) {
        constexpr std::size_t kKept = 20;
        report.island_count = islands.size();
        for (const auto& [root, island] : islands) report.largest_islands.push_back(island);
        std::stable_sort(report.largest_islands.begin(), report.largest_islands.end(),
                         [](const auto& a, const auto& b) { return a.kilometres > b.kilometres; });
        if (report.largest_islands.size() > kKept) report.largest_islands.resize(kKept);
    }
    [[nodiscard]] bool outside(VertexId v) const { return network_.vertex_in_main[v.index()] == 0; }
    std::uint32_t find(std::uint32_t x) {
        while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
        return x;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

    const graph::RoadNetwork& network_;
    std::vector<std::uint32_t> parent_;
};

}  // namespace

RoadImport import_roads(const std::filesystem::path& extract, const profile::Profile& profile,
                        const Progress& progress, std::string_view country) {
    RoadImport result;
    ImportReport& report = result.report;
    const ExtractFile file(extract);
    const Rules rules(profile, country);
    RoadWays roads = read_road_ways(file, rules, profile, report, progress);
    RoadNodes nodes = read_road_nodes(file, rules, std::exchange(roads.refs, {}), progress);
    find_country(country, roads, nodes, report);
    set_speeds(roads, nodes, profile, report.country);
    set_ferry_speeds(roads, nodes);
    const std::vector<Turn> turns = resolve_restrictions(roads, nodes, report);
    const Runs runs = cut_runs(roads, nodes, report);
    if (runs.runs.empty())
        throw Error(
            fmt::format("{}: no road in this extract may be used by {}; name an extract "
                        "that holds the roads of the territory (highway=*) and their nodes",
                        extract.string(), profile.name));
    nodes.node = {};
    nodes.id = {};
    const Chains chains =
        join_chains(runs.node, nodes.place.size(), runs.runs, runs.directions, nodes_of(turns));
    result.network = make_network({roads, nodes, runs, chains, turns, profile}, report);
    Islands(result.network).count(report);
    return result;
}

RoadImport import_roads(const std::filesystem::path& extract, const Progress& progress) {
    return import_roads(extract, profile::named("car"), progress);
}

}  // namespace relais::osm
