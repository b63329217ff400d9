#include "engine/graph/road_network.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <tuple>

#include "engine/core/elevation.h"
#include "engine/graph/parts.h"

namespace relais::graph {
namespace {

constexpr std::array kRoadClasses = {
    "motorway",      "motorway_link",  "trunk",    "trunk_link",    "primary",      "primary_link",
    "secondary",     "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
    "living_street", "service",        "road",     "track",         "pedestrian",   "cycleway",
    "bridleway",     "path",           "footway",  "steps",         "busway",       "ferry"};

std::uint32_t to_ticks(double seconds) {
    return from_seconds(seconds).count();
}

}  // namespace

const char* speed_rule_text(SpeedRule rule) {
    static constexpr std::array<const char*, kSpeedRules> kTexts = {
        "speed of the road class in open country",
        "speed of the road class in built-up surroundings",
        "posted limit, and the share of it that is driven",
        "limit by law, and the share of it that is driven",
        "surface",
        "type of track",
        "smoothness",
        "single lane or narrow",
        "kind of service road",
        "opened by a tag, against the default of its class",
        "pushing the bicycle",
        "duration of the ferry"};
    return kTexts[static_cast<std::size_t>(rule)];
}

const char* delay_cause_text(DelayCause cause) {
    static constexpr std::array<const char*, kDelayCauses> kTexts = {
        "traffic signals",
        "stop sign",
        "give-way sign",
        "pedestrian crossing",
        "level crossing",
        "traffic calming",
        "toll booth",
        "border control",
        "gate",
        "yielding to a more important road",
        "turning off a more important road",
        "junction of equal roads",
        "entering a roundabout",
        "boarding the ferry",
        "passing through a road for its residents"};
    return kTexts[static_cast<std::size_t>(cause)];
}

std::span<const Delay> RoadNetwork::delays_of(std::uint32_t piece) const {
    const auto [first, last] =
        std::equal_range(delays.begin(), delays.end(), Delay{.piece = piece},
                         [](const Delay& a, const Delay& b) { return a.piece < b.piece; });
    return {first, last};
}

std::span<const char* const> road_class_names() {
    return kRoadClasses;
}

Builder::Builder(std::vector<Coordinate> vertex_places)
    : vertex_places_(std::move(vertex_places)) {}

void Builder::reserve(std::size_t chains, std::size_t points) {
    arcs_.reserve(2 * chains);
    chain_first_point_.reserve(chains + 1);
    points_.reserve(points);
}

void Builder::add(const ChainInput& chain) {
    const std::size_t n = chain.shape.size();
    assert(n >= 2 && chain.way.size() == n - 1);
    assert(chain.first.index() < vertex_places_.size() &&
           chain.last.index() < vertex_places_.size());
    assert(!chain.forward_seconds.empty() || !chain.backward_seconds.empty());
    const std::size_t base = points_.size();
    double metres = 0;
    double forward = 0;
    for (std::size_t i = 0; i < n; ++i) {
        points_.push_back({chain.shape[i], to_ticks(forward), 0, chain.way[std::min(i, n - 2)]});
        if (i + 1 == n) break;
        metres += chain.metres.empty() ? distance_metres(chain.shape[i], chain.shape[i + 1])
                                       : chain.metres[i];
        if (!chain.forward_seconds.empty()) forward += chain.forward_seconds[i];
    }
    double backward = 0;
    for (std::size_t i = n - 1; i-- > 0 && !chain.backward_seconds.empty();) {
        backward += chain.backward_seconds[i];
        points_[base + i].backward_ticks = to_ticks(backward);
    }
    add_heights(chain);
    const ChainId id{chain_first_point_.size() - 1};
    chain_first_point_.push_back(static_cast<std::uint32_t>(points_.size()));
    const std::size_t first_delay = delays_.size();
    for (const ChainInput::Delay& delay : chain.delays)
        delays_.push_back({static_cast<std::uint32_t>(base + delay.piece), to_ticks(delay.seconds),
                           delay.cause, delay.backward});
    std::sort(delays_.begin() + static_cast<std::ptrdiff_t>(first_delay), delays_.end(),
              [](const Delay& a, const Delay& b) {
                  return std::tie(a.piece, a.backward, a.cause) <
                         std::tie(b.piece, b.backward, b.cause);
              });
    const auto decimetres = static_cast<std::uint32_t>(metres * 10 + 0.5);
    if (!chain.forward_seconds.empty())
        arcs_.push_back({chain.first, chain.last, to_ticks(forward), decimetres, id, false});
    if (!chain.backward_seconds.empty())
        arcs_.push_back({chain.backward_last.exists() ? chain.backward_last : chain.last,
                         chain.backward_first.exists() ? chain.backward_first : chain.first,
                         to_ticks(backward), decimetres, id, true});
}

/// Those of the last points; chains that bring none have unknown ones where others bring some.
void Builder::add_heights(const ChainInput& chain) {
    if (chain.heights.empty() && heights_.empty()) return;
    assert(chain.heights.empty() || chain.heights.size() == chain.shape.size());
    heights_.resize(points_.size() - chain.shape.size(), kNoElevation);
    heights_.insert(heights_.end(), chain.heights.begin(), chain.heights.end());
    heights_.resize(points_.size(), kNoElevation);
}

RoadNetwork Builder::finish(std::vector<Way> ways, std::vector<char> names,
                            const PartRules& rules) && {
    std::sort(arcs_.begin(), arcs_.end(), [](const Arc& a, const Arc& b) {
        return std::tie(a.tail, a.head, a.chain, a.backward) <
               std::tie(b.tail, b.head, b.chain, b.backward);
    });
    const std::size_t n = vertex_places_.size();
    const std::size_t m = arcs_.size();
    const std::size_t chains = chain_first_point_.size() - 1;

    std::vector<std::uint32_t> first_arc(n + 1, 0);
    std::vector<VertexId> tail(m), head(m);
    std::vector<std::uint32_t> ticks(m), decimetres(m);
    std::vector<ChainId> chain(m);
    std::vector<ArcId> forward(chains), backward(chains);
    for (std::size_t i = 0; i < m; ++i) {
        const Arc& arc = arcs_[i];
        ++first_arc[arc.tail.index() + 1];
        tail[i] = arc.tail;
        head[i] = arc.head;
        ticks[i] = arc.ticks;
        decimetres[i] = arc.decimetres;
        chain[i] = arc.chain;
        (arc.backward ? backward : forward)[arc.chain.index()] = ArcId{i};
    }
    std::partial_sum(first_arc.begin(), first_arc.end(), first_arc.begin());
    arcs_ = {};

    RoadNetwork network;
    network.vertex_place = std::move(vertex_places_);
    network.first_arc = std::move(first_arc);
    network.arc_tail = std::move(tail);
    network.arc_head = std::move(head);
    network.arc_ticks = std::move(ticks);
    network.arc_decimetres = std::move(decimetres);
    network.arc_chain = std::move(chain);
    network.chain_first_point = std::move(chain_first_point_);
    network.chain_forward_arc = std::move(forward);
    network.chain_backward_arc = std::move(backward);
    network.points = std::move(points_);
    network.heights = std::move(heights_);
    network.delays = std::move(delays_);
    network.ways = std::move(ways);
    network.names = std::move(names);
    network.part_rules = std::vector{rules};
    network.vertex_part = parts_of(network, rules);
    return network;
}

}  // namespace relais::graph
