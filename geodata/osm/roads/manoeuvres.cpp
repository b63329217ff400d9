#include "geodata/osm/roads/manoeuvres.h"

#include <algorithm>
#include <numeric>

namespace relais::osm {
namespace {

bool contains(const std::vector<ChainArc>& arcs, ChainArc arc) {
    return std::find(arcs.begin(), arcs.end(), arc) != arcs.end();
}

}  // namespace

Manoeuvres::State Manoeuvres::child(State state, ChainArc arc) const {
    const auto found = children_.find({state, arc});
    return found == children_.end() ? kFree : found->second;
}

Manoeuvres::State Manoeuvres::reach(std::span<const ChainArc> driven) {
    State state = kFree;
    for (const ChainArc arc : driven) {
        const auto [entry, fresh] =
            children_.try_emplace({state, arc}, static_cast<State>(nodes_.size()));
        if (fresh) nodes_.push_back({arc, nodes_[state].depth + 1, kFree, {}, {}});
        state = entry->second;
    }
    return state;
}

void Manoeuvres::forbid(std::span<const ChainArc> driven, std::span<const ChainArc> arcs) {
    std::vector<ChainArc>& forbidden = nodes_[reach(driven)].forbidden;
    forbidden.insert(forbidden.end(), arcs.begin(), arcs.end());
}

void Manoeuvres::prescribe(std::span<const ChainArc> driven, std::span<const ChainArc> arcs) {
    std::vector<ChainArc>& prescribed = nodes_[reach(driven)].prescribed;
    prescribed.insert(prescribed.end(), arcs.begin(), arcs.end());
}

/// The shorter states first, since those of longer ones follow from them.
void Manoeuvres::finish() {
    std::vector<std::pair<std::uint32_t, std::pair<State, State>>> steps;  // depth, parent, state
    for (const auto& [step, state] : children_)
        steps.push_back({nodes_[state].depth, {step.first, state}});
    std::sort(steps.begin(), steps.end());
    for (const auto& [depth, step] : steps) {
        const auto [parent, state] = step;
        if (depth > 1) nodes_[state].shorter = after(nodes_[parent].shorter, nodes_[state].arc);
    }
}

bool Manoeuvres::may(State state, ChainArc next) const {
    for (; state != kFree; state = nodes_[state].shorter) {
        const Node& node = nodes_[state];
        if (contains(node.forbidden, next)) return false;
        if (!node.prescribed.empty() && !contains(node.prescribed, next)) return false;
    }
    return true;
}

Manoeuvres::State Manoeuvres::after(State state, ChainArc next) const {
    for (;; state = nodes_[state].shorter) {
        const State longer = child(state, next);
        if (longer != kFree || state == kFree) return longer;
    }
}

}  // namespace relais::osm
