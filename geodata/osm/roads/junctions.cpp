#include "geodata/osm/roads/junctions.h"

#include <algorithm>

#include "engine/graph/parts.h"
#include "geodata/osm/roads/speeds.h"

namespace relais::osm {

using graph::DelayCause;

Wait node_wait(NodeKind kind, const profile::Profile::Delays& delays) {
    switch (kind) {
        case NodeKind::kSignals:
            return {delays.traffic_signals, DelayCause::kSignals};
        case NodeKind::kStop:
            return {delays.stop, DelayCause::kStop};
        case NodeKind::kGiveWay:
            return {delays.give_way, DelayCause::kGiveWay};
        case NodeKind::kCrossing:
            return {delays.crossing, DelayCause::kCrossing};
        case NodeKind::kLevelCrossing:
            return {delays.level_crossing, DelayCause::kLevelCrossing};
        case NodeKind::kCalming:
            return {delays.traffic_calming, DelayCause::kCalming};
        case NodeKind::kToll:
            return {delays.toll_booth, DelayCause::kToll};
        case NodeKind::kBorder:
            return {delays.border_control, DelayCause::kBorder};
        case NodeKind::kGate:
        case NodeKind::kEndsOnly:
            return {delays.gate, DelayCause::kGate};
        case NodeKind::kMissing:
        case NodeKind::kPlain:
        case NodeKind::kBlocked:
            break;
    }
    return {};
}

Junctions::Junctions(const ChainGraph& graph, const Chains& chains, const RoadWays& roads,
                     const RoadNodes& nodes, const profile::Profile::Delays& delays)
    : graph_(graph),
      chains_(chains),
      roads_(roads),
      nodes_(nodes),
      delays_(delays),
      junctions_(graph.vertex_count()) {
    for (std::uint32_t v = 0; v < junctions_.size(); ++v) {
        Junction& here = junctions_[v];
        for (const ChainArc end : graph.ends(v)) {
            const WayFacts& facts = roads.facts[graph.first_way(end)];
            const auto rank = static_cast<std::uint8_t>(importance(facts.road_class));
            if (here.arms < 255) ++here.arms;
            if (rank < here.best) here.best_arms = 0;
            here.best = std::min(here.best, rank);
            if (rank == here.best && here.best_arms < 255) ++here.best_arms;
            here.roundabout |= facts.roundabout;
            here.land |= facts.road_class != graph::ferry_class();
        }
    }
}

Wait Junctions::leaving(ChainArc arc) const {
    const Junction& here = junctions_[graph_.tail(arc)];
    const WayFacts& facts = roads_.facts[graph_.first_way(arc)];
    if (facts.road_class == graph::ferry_class())
        return {here.land ? delays_.ferry_boarding : 0, DelayCause::kFerryBoarding};
    const bool minor = importance(facts.road_class) > here.best && here.best_arms >= 2;
    return {minor && !here.roundabout ? delays_.turn_off : 0, DelayCause::kTurnOff};
}

Wait Junctions::arriving(ChainArc arc) const {
    const std::uint32_t vertex = graph_.head(arc);
    const Junction& here = junctions_[vertex];
    const WayFacts& facts = roads_.facts[graph_.last_way(arc)];
    const int rank = importance(facts.road_class);
    const bool minor = rank > here.best && here.best_arms >= 2;
    const std::uint32_t node = chains_.vertex_nodes[vertex];
    const NodeKind kind = node < nodes_.facts.size() ? nodes_.facts[node].kind : NodeKind::kPlain;
    const bool sign = kind == NodeKind::kStop || kind == NodeKind::kGiveWay;
    if (kind != NodeKind::kPlain && !sign) return node_wait(kind, delays_);
    if (here.roundabout)
        return {facts.roundabout ? 0 : delays_.roundabout, DelayCause::kRoundabout};
    if (sign && (minor || here.best_arms == here.arms)) return node_wait(kind, delays_);
    if (here.arms < 3 || facts.road_class == graph::ferry_class()) return {};
    if (minor) return {delays_.yield, DelayCause::kYield};
    const bool equal = rank == here.best && here.best > 0 && here.best_arms >= 3;
    return {equal ? delays_.equal_junction : 0, DelayCause::kEqualJunction};
}

}  // namespace relais::osm
