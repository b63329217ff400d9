#include "geodata/osm/roads/driven.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "geodata/countries/countries.h"
#include "geodata/osm/roads/country.h"
#include "geodata/osm/roads/rules.h"
#include "geodata/osm/roads/speeds.h"
#include "geodata/osm/roads/surroundings.h"

namespace relais::osm {
namespace {

using graph::SpeedRule;
using graph::SpeedSource;

std::uint16_t to_tenths(double kmh) {
    return static_cast<std::uint16_t>(std::lround(std::clamp(kmh, 0.1, 1000.0) * 10));
}

/// Which of a country's limits binds where nothing is posted.
std::string_view law_situation(const WayFacts& facts, bool built_up) {
    const std::string_view name = graph::road_class_names()[facts.road_class];
    if (name == "motorway") return name;
    if (name == "living_street") return "living street";
    if (facts.trunk_like) return "trunk";
    return built_up ? "urban" : "rural";
}

double limit_by_law(const countries::SpeedLimits& law, std::string_view situation) {
    if (situation == "motorway") return law.motorway;
    if (situation == "living street") return law.living_street;
    if (situation == "trunk") return law.trunk;
    return situation == "urban" ? law.urban : law.rural;
}

/// For a road whose cap is its speed; faster than any road.
constexpr double kAsCapped = 1000;

/// Where nothing is posted: the speed of the class, and the law where that is slower.
double unposted(graph::Way& way, const WayFacts& facts, const profile::Profile& profile,
                bool built_up, std::string_view country, double share) {
    const profile::ClassSpeed& speed = profile.speeds[facts.road_class];
    way.speed_source = SpeedSource::kDefault;
    way.rule = built_up ? SpeedRule::kClassBuiltUp : SpeedRule::kClassOpen;
    if (facts.typed_track) return kAsCapped;
    const double kmh = built_up ? speed.built_up : speed.open;
    if (!profile.obeys_limits) return kmh > 0 ? kmh : profile.let_in;
    const double limit =
        limit_by_law(countries::limits_of(country), law_situation(facts, built_up));
    if (kmh <= 0 || kmh <= limit * share) return kmh > 0 ? kmh : profile.let_in;
    way.speed_source = SpeedSource::kLegal;
    way.rule = SpeedRule::kLegal;
    way.limit_dkmh = to_tenths(limit);
    return limit * share;
}

/// Built-up areas, by residential streets.
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
    explicit LawNames(std::vector<char>& names) : names_(names) {}
    std::uint32_t operator()(std::string_view country, std::string_view situation) {
        const std::string of =
            countries::limits_of(country).known() ? std::string(country) : without_law(country);
        const std::string text = fmt::format("{} {}", of, situation);
        const auto [entry, fresh] =
            offsets_.try_emplace(text, static_cast<std::uint32_t>(names_.size()));
        if (fresh) {
            names_.insert(names_.end(), text.begin(), text.end());
            names_.push_back('\0');
        }
        return entry->second;
    }

  private:
    std::vector<char>& names_;
    std::map<std::string, std::uint32_t> offsets_;
};

/// The nodes on ways for which `mine` is true.
template <class Mine>
std::vector<char> passed_by(const RoadWays& roads, const RoadNodes& nodes, Mine mine) {
    std::vector<char> passed(nodes.place.size(), 0);
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (mine(way))
            for (std::uint32_t i = roads.first_ref[way]; i < roads.first_ref[way + 1]; ++i)
                passed[nodes.node[i]] = 1;
    return passed;
}

/// The ramps of a motor road or a motorway that are tagged as links of a trunk road without further
/// tags: those that touch it, and the links that continue from them up to the first other road.
void mark_ramps(RoadWays& roads, const RoadNodes& nodes) {
    const std::uint8_t link = *road_class_of("trunk_link");
    const auto is_link = [&](std::uint32_t way) { return roads.ways[way].road_class == link; };
    std::vector<std::uint32_t> links;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (is_link(way) && !roads.facts[way].no_entry) links.push_back(way);
    if (links.empty()) return;
    const std::uint8_t service = *road_class_of("service");
    const auto carriageway = [&](std::uint32_t way) {
        const std::string_view name = graph::road_class_names()[roads.ways[way].road_class];
        return roads.ways[way].road_class < service && !name.ends_with("_link");
    };
    std::vector<char> reached = passed_by(roads, nodes, [&](std::uint32_t way) {
        return roads.facts[way].no_entry && carriageway(way);
    });
    const std::vector<char> elsewhere = passed_by(roads, nodes, [&](std::uint32_t way) {
        return !is_link(way) && !roads.facts[way].no_entry;
    });
    const auto ends = [&](std::uint32_t way) {
        return std::array{nodes.node[roads.first_ref[way]],
                          nodes.node[roads.first_ref[way + 1] - 1]};
    };
    for (bool more = true; more;) {
        more = false;
        for (const std::uint32_t way : links) {
            const auto joins = ends(way);
            if (roads.facts[way].no_entry ||
                std::none_of(joins.begin(), joins.end(),
                             [&](std::uint32_t node) { return reached[node] != 0; }))
                continue;
            roads.facts[way].no_entry = more = true;
            for (const std::uint32_t node : joins)
                if (elsewhere[node] == 0) reached[node] = 1;
        }
    }
}

/// The country whose law applies to a way.
std::string_view country_of(std::uint32_t way, const RoadWays& roads, const RoadNodes& nodes,
                            const Jurisdiction& jurisdiction) {
    if (jurisdiction.everywhere) return jurisdiction.country;
    const std::uint32_t first = roads.first_ref[way];
    const std::uint32_t middle = nodes.node[first + (roads.first_ref[way + 1] - first) / 2];
    if (nodes.facts[middle].kind == NodeKind::kMissing) return jurisdiction.country;
    const std::string_view here = country_at(nodes.place[middle]);
    if (here == jurisdiction.country) return here;
    const std::string_view surely = country_well_within(nodes.place[middle]);
    return surely.empty() ? jurisdiction.country : surely;
}

std::vector<ImportReport::Law> by_ways(const std::map<std::string_view, std::uint64_t>& ways) {
    std::vector<ImportReport::Law> laws;
    for (const auto& [country, count] : ways)
        laws.push_back({std::string(country), countries::limits_of(country).known(), count});
    std::stable_sort(laws.begin(), laws.end(),
                     [](const auto& a, const auto& b) { return a.ways > b.ways; });
    return laws;
}

void set_way_speeds(RoadWays& roads, const RoadNodes& nodes, const profile::Profile& profile,
                    const Jurisdiction& jurisdiction, ImportReport& report) {
    const bool differs =
        std::any_of(profile.speeds.begin(), profile.speeds.end(),
                    [](const profile::ClassSpeed& s) { return s.open != s.built_up; });
    const Surroundings surroundings = differs ? find_surroundings(roads, nodes) : Surroundings{};
    LawNames law(roads.names);
    std::map<std::string_view, std::uint64_t> asked;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
        const WayFacts& facts = roads.facts[way];
        const profile::ClassSpeed& speed = profile.speeds[facts.road_class];
        const bool posted = (!facts.forward || facts.limit_forward_dkmh > 0) &&
                            (!facts.backward || facts.limit_backward_dkmh > 0);
        const bool matters = !posted && speed.open != speed.built_up;
        const bool built_up = matters && in_built_up(way, roads, nodes, surroundings);
        const bool by_law = !posted && profile.obeys_limits;
        const std::string_view country =
            by_law ? country_of(way, roads, nodes, jurisdiction) : std::string_view{};
        if (by_law) ++asked[country];
        graph::Way& road = roads.ways[way];
        set_speed(road, facts, profile, built_up, country);
        const bool class_alone =
            road.rule == SpeedRule::kClassOpen || road.rule == SpeedRule::kClassBuiltUp;
        const bool tells_no_law =
            class_alone && by_law && !country.empty() && !countries::limits_of(country).known();
        if ((road.rule == SpeedRule::kLegal && road.evidence == 0) || tells_no_law)
            road.evidence = law(country, law_situation(facts, built_up));
    }
    report.laws = by_ways(asked);
}

/// Of trains that take cars, where no duration is tagged; km/h. A judgement from timetables: the
/// Loetschberg's 15 km take 15 minutes, the Vereina's 20 km 18.
constexpr double kShuttleTrain = 60;

/// Ferries whose tags give a duration take it over their length, whatever part of it a run is.
void set_ferry_speeds(RoadWays& roads, const RoadNodes& nodes) {
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
        const double seconds = roads.facts[way].duration_seconds;
        if (seconds <= 0) {
            graph::Way& train = roads.ways[way];
            if (!roads.facts[way].shuttle_train) continue;
            if (train.forward_dkmh > 0) train.forward_dkmh = to_tenths(kShuttleTrain);
            if (train.backward_dkmh > 0) train.backward_dkmh = to_tenths(kShuttleTrain);
            continue;
        }
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

}  // namespace

void set_speed(graph::Way& way, const WayFacts& facts, const profile::Profile& profile,
               bool built_up, std::string_view country) {
    if (built_up) way.set(graph::WayFlag::kBuiltUp);
    if (facts.ends_only) way.set(graph::WayFlag::kEndsOnly);
    if (facts.roundabout) way.set(graph::WayFlag::kRoundabout);
    if (facts.tunnel) way.set(graph::WayFlag::kTunnel);
    if (facts.bridge) way.set(graph::WayFlag::kBridge);
    if (facts.no_entry) way.set(graph::WayFlag::kNoEntry);
    const double share =
        importance(facts.road_class) == 0 ? profile.share_on_motorways : profile.share_of_limit;
    const auto speed = [&](bool open, bool pushed, std::uint16_t limit) -> std::uint16_t {
        if (!open) return 0;
        double kmh = 0;
        if (limit > 0) {
            way.speed_source = facts.limit_source;
            way.rule =
                facts.limit_source == SpeedSource::kLegal ? SpeedRule::kLegal : SpeedRule::kPosted;
            way.limit_dkmh = limit;
            way.evidence = facts.limit_evidence;
            kmh = limit / 10.0 * share;
        } else {
            way.evidence = 0;
            kmh = unposted(way, facts, profile, built_up, country, share);
        }
        std::uint16_t dkmh = to_tenths(kmh);
        if (dkmh > facts.cap_dkmh) {
            dkmh = facts.cap_dkmh;
            way.rule = facts.cap_rule;
            way.evidence = facts.cap_evidence;
        }
        if (pushed && dkmh > to_tenths(profile.pushed)) {
            dkmh = to_tenths(profile.pushed);
            way.rule = SpeedRule::kPushed;
            way.evidence = 0;
        }
        return dkmh;
    };
    way.backward_dkmh = speed(facts.backward, facts.pushed_backward, facts.limit_backward_dkmh);
    way.forward_dkmh = speed(facts.forward, facts.pushed_forward, facts.limit_forward_dkmh);
}

void set_speeds(RoadWays& roads, const RoadNodes& nodes, const profile::Profile& profile,
                const Jurisdiction& jurisdiction, ImportReport& report) {
    mark_ramps(roads, nodes);
    set_way_speeds(roads, nodes, profile, jurisdiction, report);
    set_ferry_speeds(roads, nodes);
}

}  // namespace relais::osm
