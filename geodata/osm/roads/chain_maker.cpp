#include "geodata/osm/roads/chain_maker.h"

#include <algorithm>
#include <iterator>

#include "engine/graph/parts.h"
#include "geodata/osm/roads/speeds.h"

namespace relais::osm {
namespace {

using graph::DelayCause;

/// A point, or a piece, that is not there.
constexpr std::uint32_t kNoChainEnd = 0xffffffffU;

}  // namespace

ChainMaker::ChainMaker(const ChainParts& parts)
    : parts_(parts), driver_(parts.profile.bends), speed_on_slope_(parts.profile.slope) {}

void ChainMaker::make(std::uint32_t chain, graph::ChainInput& made) {
    chain_ = &made;
    made.shape.clear();
    made.metres.clear();
    made.way.clear();
    made.delays.clear();
    made.heights.clear();
    along_.clear();
    against_.clear();
    point_node_.clear();
    piece_reversed_.clear();
    const auto parts = parts_.graph.parts(chain);
    const ChainPart& front = parts.front();
    add_point(parts_.runs.node[front.reversed ? front.run.last : front.run.first]);
    for (const ChainPart& part : parts) append(part);
    wall_piece_ = kNoChainEnd;
    const auto wall = std::lower_bound(parts_.walls.begin(), parts_.walls.end(), chain,
                                       [](const Wall& w, std::uint32_t c) { return w.chain < c; });
    if (wall != parts_.walls.end() && wall->chain == chain) build_wall(wall->metres);
    if (!parts_.heights.empty()) slow_on_slopes();
    set_seconds(chain);
}

void ChainMaker::add_point(std::uint32_t node) {
    chain_->shape.push_back(parts_.nodes.place[node]);
    point_node_.push_back(node);
}

void ChainMaker::append(const ChainPart& part) {
    const graph::Way& way = parts_.roads.ways[part.run.way];
    const auto [along, against] = part.reversed ? std::pair(way.backward_dkmh, way.forward_dkmh)
                                                : std::pair(way.forward_dkmh, way.backward_dkmh);
    const std::uint32_t pieces = part.run.last - part.run.first;
    for (std::uint32_t k = 1; k <= pieces; ++k) {
        const std::uint32_t at = part.reversed ? part.run.last - k : part.run.first + k;
        const Coordinate before = chain_->shape.back();
        add_point(parts_.runs.node[at]);
        chain_->metres.push_back(distance_metres(before, chain_->shape.back()));
        chain_->way.push_back(part.run.way);
        along_.push_back(along / 36.0);  // tenths of km/h to metres a second
        against_.push_back(against / 36.0);
        piece_reversed_.push_back(part.reversed);
    }
}

/// Two points more at one place, the wall between them.
void ChainMaker::build_wall(double metres) {
    graph::ChainInput& chain = *chain_;
    std::size_t piece = 0;
    while (piece + 1 < chain.metres.size() && metres > chain.metres[piece])
        metres -= chain.metres[piece++];
    const double length = chain.metres[piece];
    metres = std::min(metres, length);
    const Coordinate place =
        interpolate(chain.shape[piece], chain.shape[piece + 1], length > 0 ? metres / length : 0.5);
    const auto at = static_cast<std::ptrdiff_t>(piece);
    chain.shape.insert(chain.shape.begin() + at + 1, 2, place);
    point_node_.insert(point_node_.begin() + at + 1, 2, kNoChainEnd);
    chain.metres[piece] = length - metres;
    const double fresh[] = {metres, 0.0};
    chain.metres.insert(chain.metres.begin() + at, std::begin(fresh), std::end(fresh));
    chain.way.insert(chain.way.begin() + at, 2, chain.way[piece]);
    along_.insert(along_.begin() + at, 2, along_[piece]);
    against_.insert(against_.begin() + at, 2, against_[piece]);
    piece_reversed_.insert(piece_reversed_.begin() + at, 2, piece_reversed_[piece]);
    wall_piece_ = static_cast<std::uint32_t>(piece + 1);
}

/// Water is flat, and steps have a speed of their own.
void ChainMaker::slow_on_slopes() {
    static const std::uint8_t steps = *road_class_of("steps");
    point_height_.clear();
    for (const std::uint32_t node : point_node_)
        point_height_.push_back(node == kNoChainEnd ? kNoElevation : parts_.heights[node]);
    const std::vector<double>& slopes = slopes_.find(point_height_, chain_->metres);
    chain_->heights.assign(slopes_.heights().begin(), slopes_.heights().end());
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        const std::uint8_t road_class = parts_.roads.facts[chain_->way[i]].road_class;
        if (road_class == steps || road_class == graph::ferry_class()) continue;
        along_[i] *= speed_on_slope_(slopes[i]);
        against_[i] *= speed_on_slope_(-slopes[i]);
    }
}

void ChainMaker::set_seconds(std::uint32_t chain) {
    graph::ChainInput& made = *chain_;
    const ChainArc there = 2 * chain;
    const ChainArc back = there + 1;
    const bool forward = parts_.graph.exists(there);
    const bool backward = parts_.graph.exists(back);
    driver_.look_at(made.shape, made.metres);
    made.forward_seconds.clear();
    made.backward_seconds.clear();
    if (forward) driver_.drive(made.metres, along_, made.forward_seconds);
    if (forward && backward && along_ == against_)
        made.backward_seconds = made.forward_seconds;
    else if (backward)
        driver_.drive(made.metres, against_, made.backward_seconds);
    add_node_delays();
    const std::size_t last = made.metres.size() - 1;
    if (forward) {
        wait(0, true, parts_.junctions.leaving(there));
        wait(last, true, parts_.junctions.arriving(there));
    }
    if (backward) {
        wait(last, false, parts_.junctions.leaving(back));
        wait(0, false, parts_.junctions.arriving(back));
    }
    if (wall_piece_ == kNoChainEnd) return;
    const Wait wall{parts_.profile.delays.through_ends_only, DelayCause::kThroughEndsOnly};
    if (forward) wait(wall_piece_, true, wall);
    if (backward) wait(wall_piece_, false, wall);
}

void ChainMaker::wait(std::size_t piece, bool forward, Wait wait) {
    if (wait.seconds <= 0) return;
    (forward ? chain_->forward_seconds : chain_->backward_seconds)[piece] += wait.seconds;
    chain_->delays.push_back(
        {static_cast<std::uint32_t>(piece), wait.cause, !forward, wait.seconds});
}

NodeFacts ChainMaker::facts_of(std::uint32_t node) const {
    return node < parts_.nodes.facts.size() ? parts_.nodes.facts[node] : NodeFacts{};
}

/// Of the inner points.
void ChainMaker::add_node_delays() {
    graph::ChainInput& made = *chain_;
    for (std::size_t i = 1; i < made.metres.size(); ++i) {
        const NodeFacts facts = facts_of(point_node_[i]);
        if (facts.kind != NodeKind::kPlain) {
            const Wait delay = node_wait(facts.kind, parts_.profile.delays);
            const auto [along, against] = sides(facts, i);
            if (along && !made.forward_seconds.empty()) wait(i - 1, true, delay);
            if (against && !made.backward_seconds.empty()) wait(i, false, delay);
        }
        board_ferry(i);
    }
}

/// Whether a thing at an inner point counts along the shape and against it. A stop or give-way sign
/// without a direction is for traffic to the nearer end of the chain.
std::pair<bool, bool> ChainMaker::sides(NodeFacts facts, std::size_t point) const {
    if (facts.side == NodeSide::kForward || facts.side == NodeSide::kBackward) {
        const bool along = (facts.side == NodeSide::kForward) != piece_reversed_[point];
        return {along, !along};
    }
    const bool sign = facts.kind == NodeKind::kStop || facts.kind == NodeKind::kGiveWay;
    if (!sign || facts.side == NodeSide::kBoth) return {true, true};
    double before = 0;
    double after = 0;
    for (std::size_t i = 0; i < chain_->metres.size(); ++i)
        (i < point ? before : after) += chain_->metres[i];
    return {after <= before, before < after};
}

bool ChainMaker::ferry(std::size_t piece) const {
    return parts_.roads.facts[chain_->way[piece]].road_class == graph::ferry_class();
}

void ChainMaker::board_ferry(std::size_t point) {
    graph::ChainInput& made = *chain_;
    if (made.way[point - 1] == made.way[point]) return;
    const bool before = ferry(point - 1);
    const bool after = ferry(point);
    const Wait boarding{parts_.profile.delays.ferry_boarding, DelayCause::kFerryBoarding};
    if (after && !before && !made.forward_seconds.empty()) wait(point, true, boarding);
    if (before && !after && !made.backward_seconds.empty()) wait(point - 1, false, boarding);
}

}  // namespace relais::osm
