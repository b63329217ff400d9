#include "geodata/osm/road_network_maker.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "geodata/osm/road_speeds.h"
#include "geodata/osm/road_times.h"

namespace relais::osm {
namespace {

using graph::DelayCause;
using graph::WayFlag;

/// What meets at a vertex.
struct Junction {
    std::uint8_t arms = 0;
    std::uint8_t best = 255;     ///< importance of the most important road
    std::uint8_t best_arms = 0;  ///< how many arms are that important
    bool roundabout = false;
    bool land = false;  ///< a road, not only ferries
};

std::vector<Junction> junctions_of(const ChainGraph& graph, const RoadWays& roads) {
    std::vector<Junction> junctions(graph.vertex_count());
    for (std::uint32_t v = 0; v < junctions.size(); ++v) {
        Junction& here = junctions[v];
        for (const ChainArc end : graph.ends(v)) {
            const WayFacts& facts = roads.facts[graph.first_way(end)];
            const auto rank = static_cast<std::uint8_t>(importance(facts.road_class));
            if (here.arms < 255) ++here.arms;
            if (rank < here.best) here.best_arms = 0;
            here.best = std::min(here.best, rank);
            if (rank == here.best && here.best_arms < 255) ++here.best_arms;
            here.roundabout |= facts.roundabout;
            here.land |= facts.road_class != ferry_class();
        }
    }
    return junctions;
}

/// A delay and what it is for.
struct Wait {
    double seconds = 0;
    DelayCause cause = DelayCause::kSignals;
};

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

class NetworkMaker {
  public:
    NetworkMaker(const NetworkParts& parts, ImportReport& report)
        : roads_(parts.roads),
          nodes_(parts.nodes),
          runs_(parts.runs),
          chains_(parts.chains),
          profile_(parts.profile),
          report_(report),
          graph_(parts.chains, parts.runs, parts.roads.facts, parts.nodes.place.size()),
          junctions_(junctions_of(graph_, parts.roads)),
          driver_(parts.profile.bends) {
        splits_ = split_turns(graph_, parts.turns, report);
        walls_ = find_walls(graph_, lengths(), report);
        report.vertices_split = splits_.split_from.size();
    }

    graph::RoadNetwork make() {
        std::vector<Coordinate> places;
        places.reserve(graph_.vertex_count() + splits_.split_from.size());
        for (const std::uint32_t node : chains_.vertex_nodes) places.push_back(nodes_.place[node]);
        for (const std::uint32_t vertex : splits_.split_from) places.push_back(places[vertex]);
        std::vector<Coordinate> link_places;
        for (const TurnSplits::Link& link : splits_.links) link_places.push_back(places[link.from]);
        graph::Builder builder(std::move(places));
        builder.reserve(chains_.size(), runs_.node.size() + chains_.size());
        for (std::uint32_t chain = 0; chain < chains_.size(); ++chain) {
            assemble(chain);
            place_ends(chain);
            count_kilometres();
            builder.add(chain_);
        }
        for (const TurnSplits::Copy& copy : splits_.copies) add_copy(copy, builder);
        for (std::size_t i = 0; i < splits_.links.size(); ++i)
            add_link(splits_.links[i], link_places[i], builder);
        return std::move(builder).finish(std::move(roads_.ways), std::move(roads_.names));
    }

  private:
    static constexpr std::uint32_t kNoNode = 0xffffffffU;

    [[nodiscard]] std::vector<float> lengths() const {
        std::vector<float> metres(chains_.size(), 0);
        if (std::none_of(runs_.runs.begin(), runs_.runs.end(),
                         [](const Run& run) { return run.ends_only; }))
            return metres;
        for (std::size_t chain = 0; chain < chains_.size(); ++chain) {
            double sum = 0;
            for (const ChainPart& part : chains_.chain(chain))
                for (std::uint32_t i = part.run.first; i < part.run.last; ++i)
                    sum += distance_metres(nodes_.place[runs_.node[i]],
                                           nodes_.place[runs_.node[i + 1]]);
            metres[chain] = static_cast<float>(sum);
        }
        return metres;
    }

    void assemble(std::uint32_t chain) {
        chain_.shape.clear();
        chain_.metres.clear();
        chain_.way.clear();
        along_.clear();
        against_.clear();
        point_node_.clear();
        piece_reversed_.clear();
        chain_.delays.clear();
        const auto parts = graph_.parts(chain);
        const ChainPart& front = parts.front();
        add_point(runs_.node[front.reversed ? front.run.last : front.run.first]);
        for (const ChainPart& part : parts) append(part);
        wall_piece_ = kNoNode;
        if (next_wall_ < walls_.size() && walls_[next_wall_].chain == chain)
            build_wall(walls_[next_wall_++].metres);
        set_seconds(chain);
    }

    void add_point(std::uint32_t node) {
        chain_.shape.push_back(nodes_.place[node]);
        point_node_.push_back(node);
    }

    void append(const ChainPart& part) {
        const graph::Way& way = roads_.ways[part.run.way];
        const auto [along, against] = part.reversed
                                          ? std::pair(way.backward_dkmh, way.forward_dkmh)
                                          : std::pair(way.forward_dkmh, way.backward_dkmh);
        const std::uint32_t pieces = part.run.last - part.run.first;
        for (std::uint32_t k = 1; k <= pieces; ++k) {
            const std::uint32_t at = part.reversed ? part.run.last - k : part.run.first + k;
            const Coordinate before = chain_.shape.back();
            add_point(runs_.node[at]);
            chain_.metres.push_back(distance_metres(before, chain_.shape.back()));
            chain_.way.push_back(part.run.way);
            along_.push_back(along / 36.0);  // tenths of km/h to metres a second
            against_.push_back(against / 36.0);
            piece_reversed_.push_back(part.reversed);
        }
    }

    /// Two points more at one place, the wall between them.
    void build_wall(double metres) {
        std::size_t piece = 0;
        while (piece + 1 < chain_.metres.size() && metres > chain_.metres[piece])
            metres -= chain_.metres[piece++];
        const double length = chain_.metres[piece];
        metres = std::min(metres, length);
        const Coordinate place = interpolate(chain_.shape[piece], chain_.shape[piece + 1],
                                             length > 0 ? metres / length : 0.5);
        const auto at = static_cast<std::ptrdiff_t>(piece);
        chain_.shape.insert(chain_.shape.begin() + at + 1, 2, place);
        point_node_.insert(point_node_.begin() + at + 1, 2, kNoNode);
        chain_.metres[piece] = length - metres;
        const double fresh[] = {metres, 0.0};
        chain_.metres.insert(chain_.metres.begin() + at, std::begin(fresh), std::end(fresh));
        chain_.way.insert(chain_.way.begin() + at, 2, chain_.way[piece]);
        along_.insert(along_.begin() + at, 2, along_[piece]);
        against_.insert(against_.begin() + at, 2, against_[piece]);
        piece_reversed_.insert(piece_reversed_.begin() + at, 2, piece_reversed_[piece]);
        wall_piece_ = static_cast<std::uint32_t>(piece + 1);
    }

    void set_seconds(std::uint32_t chain) {
        driver_.look_at(chain_.shape, chain_.metres);
        const bool forward = graph_.exists(2 * chain);
        const bool backward = graph_.exists(2 * chain + 1);
        chain_.forward_seconds.clear();
        chain_.backward_seconds.clear();
        if (forward) driver_.drive(chain_.metres, along_, chain_.forward_seconds);
        if (forward && backward && along_ == against_)
            chain_.backward_seconds = chain_.forward_seconds;
        else if (backward)
            driver_.drive(chain_.metres, against_, chain_.backward_seconds);
        add_node_delays();
        const std::size_t last = chain_.metres.size() - 1;
        if (forward) {
            wait(0, true, leaving(2 * chain));
            wait(last, true, arriving(2 * chain));
        }
        if (backward) {
            wait(last, false, leaving(2 * chain + 1));
            wait(0, false, arriving(2 * chain + 1));
        }
        if (wall_piece_ == kNoNode) return;
        const Wait wall{profile_.delays.through_ends_only, DelayCause::kThroughEndsOnly};
        if (forward) wait(wall_piece_, true, wall);
        if (backward) wait(wall_piece_, false, wall);
    }

    /// Those who travel the piece that way wait on it.
    void wait(std::size_t piece, bool forward, Wait wait) {
        if (wait.seconds <= 0) return;
        (forward ? chain_.forward_seconds : chain_.backward_seconds)[piece] += wait.seconds;
        chain_.delays.push_back(
            {static_cast<std::uint32_t>(piece), wait.cause, !forward, wait.seconds});
    }

    [[nodiscard]] NodeFacts facts_of(std::uint32_t node) const {
        return node < nodes_.facts.size() ? nodes_.facts[node] : NodeFacts{};
    }

    /// Of the inner points.
    void add_node_delays() {
        const std::size_t pieces = chain_.metres.size();
        for (std::size_t i = 1; i < pieces; ++i) {
            const NodeFacts facts = facts_of(point_node_[i]);
            if (facts.kind == NodeKind::kPlain) {
                board_ferry(i);
                continue;
            }
            const Wait delay = node_wait(facts.kind, profile_.delays);
            const auto [along, against] = sides(facts, i);
            if (along && !chain_.forward_seconds.empty()) wait(i - 1, true, delay);
            if (against && !chain_.backward_seconds.empty()) wait(i, false, delay);
            board_ferry(i);
        }
    }

    /// Whether a thing at an inner point counts along the shape and against it. A stop or give-way
    /// sign that does not say for whom stands before the nearer end of the chain.
    [[nodiscard]] std::pair<bool, bool> sides(NodeFacts facts, std::size_t point) const {
        if (facts.side != NodeSide::kBoth) {
            const bool along = (facts.side == NodeSide::kForward) != piece_reversed_[point];
            return {along, !along};
        }
        if (facts.kind != NodeKind::kStop && facts.kind != NodeKind::kGiveWay) return {true, true};
        double before = 0;
        double after = 0;
        for (std::size_t i = 0; i < chain_.metres.size(); ++i)
            (i < point ? before : after) += chain_.metres[i];
        return {after <= before, before < after};
    }

    [[nodiscard]] bool ferry(std::size_t piece) const {
        return roads_.facts[chain_.way[piece]].road_class == ferry_class();
    }
    void board_ferry(std::size_t point) {
        if (chain_.way[point - 1] == chain_.way[point]) return;
        const bool before = ferry(point - 1);
        const bool after = ferry(point);
        const Wait boarding{profile_.delays.ferry_boarding, DelayCause::kFerryBoarding};
        if (after && !before && !chain_.forward_seconds.empty()) wait(point, true, boarding);
        if (before && !after && !chain_.backward_seconds.empty()) wait(point - 1, false, boarding);
    }

    [[nodiscard]] Wait leaving(ChainArc arc) const {
        const Junction& here = junctions_[graph_.tail(arc)];
        const WayFacts& facts = roads_.facts[graph_.first_way(arc)];
        if (facts.road_class == ferry_class())
            return {here.land ? profile_.delays.ferry_boarding : 0, DelayCause::kFerryBoarding};
        const bool minor = importance(facts.road_class) > here.best && here.best_arms >= 2;
        return {minor && !here.roundabout ? profile_.delays.turn_off : 0, DelayCause::kTurnOff};
    }

    [[nodiscard]] Wait arriving(ChainArc arc) const {
        const std::uint32_t vertex = graph_.head(arc);
        const Junction& here = junctions_[vertex];
        const WayFacts& facts = roads_.facts[graph_.last_way(arc)];
        const int rank = importance(facts.road_class);
        const bool minor = rank > here.best && here.best_arms >= 2;
        const NodeKind kind = facts_of(chains_.vertex_nodes[vertex]).kind;
        const bool sign = kind == NodeKind::kStop || kind == NodeKind::kGiveWay;
        if (kind != NodeKind::kPlain && !sign) return node_wait(kind, profile_.delays);
        if (here.roundabout)
            return {facts.roundabout ? 0 : profile_.delays.roundabout, DelayCause::kRoundabout};
        if (sign && (minor || here.best_arms == here.arms)) return node_wait(kind, profile_.delays);
        if (here.arms < 3 || facts.road_class == ferry_class()) return {};
        if (minor) return {profile_.delays.yield, DelayCause::kYield};
        const bool equal = rank == here.best && here.best > 0 && here.best_arms >= 3;
        return {equal ? profile_.delays.equal_junction : 0, DelayCause::kEqualJunction};
    }

    /// Where a split put an arc's end; its own vertex if nowhere else.
    [[nodiscard]] static VertexId placed(
        const std::vector<std::pair<ChainArc, std::uint32_t>>& moved, ChainArc arc,
        std::uint32_t own) {
        if (moved.empty()) return VertexId{own};
        const auto found = std::lower_bound(moved.begin(), moved.end(), std::pair{arc, 0U});
        return VertexId{found != moved.end() && found->first == arc ? found->second : own};
    }

    void place_ends(std::uint32_t chain) {
        const ChainArc forward = 2 * chain;
        const ChainArc backward = forward + 1;
        chain_.first = placed(splits_.tails, forward, graph_.tail(forward));
        chain_.last = placed(splits_.heads, forward, graph_.head(forward));
        chain_.backward_last = placed(splits_.tails, backward, graph_.tail(backward));
        chain_.backward_first = placed(splits_.heads, backward, graph_.head(backward));
    }

    void count_kilometres() {
        double metres = 0;
        for (std::size_t i = 0; i < chain_.metres.size(); ++i) {
            metres += chain_.metres[i];
            if (i + 1 < chain_.metres.size() && chain_.way[i + 1] == chain_.way[i]) continue;
            count_kilometres(roads_.ways[chain_.way[i]], metres / 1000);
            metres = 0;
        }
    }

    void count_kilometres(const graph::Way& way, double kilometres) {
        report_.kilometres += kilometres;
        report_.kilometres_by_rule[static_cast<std::size_t>(way.rule)] += kilometres;
        switch (way.speed_source) {
            case graph::SpeedSource::kDefault:
                report_.default_kilometres += kilometres;
                break;
            case graph::SpeedSource::kPosted:
                report_.posted_kilometres += kilometres;
                break;
            case graph::SpeedSource::kLegal:
                report_.legal_kilometres += kilometres;
                break;
            case graph::SpeedSource::kDuration:
                break;
        }
    }

    /// The way with the mark of a copy.
    std::uint32_t copy_of(std::uint32_t way) {
        const auto [entry, fresh] =
            way_copies_.try_emplace(way, static_cast<std::uint32_t>(roads_.ways.size()));
        if (fresh) {
            roads_.ways.push_back(roads_.ways[way]);
            roads_.ways.back().set(WayFlag::kCopy);
        }
        return entry->second;
    }

    void add_copy(const TurnSplits::Copy& copy, graph::Builder& builder) {
        const std::uint32_t chain = copy.arc / 2;
        next_wall_ = static_cast<std::size_t>(
            std::lower_bound(walls_.begin(), walls_.end(), chain,
                             [](const Wall& wall, std::uint32_t c) { return wall.chain < c; }) -
            walls_.begin());
        assemble(chain);
        (copy.arc % 2 == 0 ? chain_.backward_seconds : chain_.forward_seconds).clear();
        const bool forward = copy.arc % 2 == 0;
        chain_.first = VertexId{forward ? copy.tail : copy.head};
        chain_.last = VertexId{forward ? copy.head : copy.tail};
        chain_.backward_first = chain_.first;
        chain_.backward_last = chain_.last;
        for (std::uint32_t& way : chain_.way) way = copy_of(way);
        builder.add(chain_);
    }

    void add_link(const TurnSplits::Link& link, Coordinate place, graph::Builder& builder) {
        builder.add({.first = VertexId{link.from},
                     .last = VertexId{link.to},
                     .shape = {place, place},
                     .forward_seconds = {0},
                     .backward_seconds = {},
                     .way = {copy_of(link.way)}});
    }

    RoadWays& roads_;
    const RoadNodes& nodes_;
    const Runs& runs_;
    const Chains& chains_;
    const profile::Profile& profile_;
    ImportReport& report_;
    ChainGraph graph_;
    std::vector<Junction> junctions_;
    Driver driver_;
    TurnSplits splits_;
    std::vector<Wall> walls_;
    std::size_t next_wall_ = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> way_copies_;

    // of the chain at hand, used again and again for their memory
    graph::ChainInput chain_;
    std::vector<double> along_, against_;    ///< metres a second, per piece
    std::vector<std::uint32_t> point_node_;  ///< per point
    std::vector<bool> piece_reversed_;
    std::uint32_t wall_piece_ = kNoNode;
};

}  // namespace

graph::RoadNetwork make_network(NetworkParts parts, ImportReport& report) {
    return NetworkMaker(parts, report).make();
}

}  // namespace relais::osm
