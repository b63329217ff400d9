#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "geodata/osm/roads/graph.h"

namespace relais::osm {

/// What turn restrictions ask of those who drive.
///
/// A *manoeuvre* begins on one arc and may go on along others; who has driven along all of them may
/// not take certain arcs (`forbid`), or none but certain ones (`prescribe`). A driver is
/// in a *state*: the longest beginning of a manoeuvre that the arcs just driven end with. The
/// shorter ones among them bind too. One who joins the road at a place has driven along its arc
/// alone: restrictions that begin farther back do not bind there.
///
///     Manoeuvres manoeuvres;
///     manoeuvres.forbid({from, via}, {to});
///     manoeuvres.finish();
///     Manoeuvres::State state = manoeuvres.on(from);
///     if (manoeuvres.may(state, via)) state = manoeuvres.after(state, via);
///
/// Memory: a state for each arc of each manoeuvre. `may` and `after`: O(length of the longest
/// manoeuvre · log of the number of states).
class Manoeuvres {
  public:
    using State = std::uint32_t;
    static constexpr State kFree = 0;  ///< bound by nothing

    Manoeuvres() : nodes_(1) {}
    void forbid(std::span<const ChainArc> driven, std::span<const ChainArc> arcs);
    /// Where several prescriptions bind those who have driven the same, what any of them names is
    /// allowed.
    void prescribe(std::span<const ChainArc> driven, std::span<const ChainArc> arcs);
    /// REQUIRED before anything below, once.
    void finish();

    /// Of those who join `arc` at a place on it.
    [[nodiscard]] State on(ChainArc arc) const { return child(kFree, arc); }
    [[nodiscard]] bool may(State state, ChainArc next) const;
    /// REQUIRES: `next` begins where the state's arc ends.
    [[nodiscard]] State after(State state, ChainArc next) const;

    /// States are numbered from `kFree`, which is 0.
    [[nodiscard]] std::size_t state_count() const { return nodes_.size(); }
    /// The arc one is on; not of `kFree`.
    [[nodiscard]] ChainArc arc(State state) const { return nodes_[state].arc; }
    /// Whether the state knows more than the arc one is on.
    [[nodiscard]] bool remembers(State state) const { return nodes_[state].depth > 1; }

  private:
    struct Node {
        ChainArc arc = 0;
        std::uint32_t depth = 0;
        State shorter = kFree;  ///< the longest state that this one ends with
        std::vector<ChainArc> forbidden;
        std::vector<ChainArc> prescribed;  ///< empty: all are allowed
    };

    State reach(std::span<const ChainArc> driven);
    /// kFree: no manoeuvre goes on that way.
    [[nodiscard]] State child(State state, ChainArc arc) const;

    std::vector<Node> nodes_;
    std::map<std::pair<State, ChainArc>, State> children_;
};

}  // namespace relais::osm
