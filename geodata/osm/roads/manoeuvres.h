#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "geodata/osm/roads/graph.h"

namespace relais::osm {

/// Turn restrictions as an automaton over arcs.
///
/// A *manoeuvre* begins on one arc and may continue along others. After driving along all of them,
/// certain arcs are forbidden (`forbid`), or all but certain arcs are (`prescribe`). A driver is in
/// a *state*: the longest prefix of a manoeuvre that is a suffix of the arcs just driven. Shorter
/// ones apply too. A trip that starts on a road has driven along its arc only: restrictions that
/// begin farther back do not apply.
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
    /// Where several prescriptions apply after the same arcs, the arcs of any of them are allowed.
    void prescribe(std::span<const ChainArc> driven, std::span<const ChainArc> arcs);
    /// REQUIRED before anything below, once.
    void finish();

    /// The state of a trip that starts at a place on `arc`.
    [[nodiscard]] State on(ChainArc arc) const { return child(kFree, arc); }
    [[nodiscard]] bool may(State state, ChainArc next) const;
    /// REQUIRES: `next` begins where the state's arc ends.
    [[nodiscard]] State after(State state, ChainArc next) const;

    /// States are numbered from `kFree`, which is 0.
    [[nodiscard]] std::size_t state_count() const { return nodes_.size(); }
    /// The arc one is on; not of `kFree`.
    [[nodiscard]] ChainArc arc(State state) const { return nodes_[state].arc; }
    /// Whether the state depends on more than the current arc.
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
    /// kFree: no manoeuvre continues on that arc.
    [[nodiscard]] State child(State state, ChainArc arc) const;

    std::vector<Node> nodes_;
    std::map<std::pair<State, ChainArc>, State> children_;
};

}  // namespace relais::osm
