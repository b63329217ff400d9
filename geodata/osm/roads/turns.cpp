#include "geodata/osm/roads/turns.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "geodata/osm/roads/manoeuvres.h"

namespace relais::osm {
namespace {

constexpr ChainArc kNoArc = std::numeric_limits<ChainArc>::max();
constexpr std::uint32_t kNoCopy = std::numeric_limits<std::uint32_t>::max();

/// Which arcs may follow which at one vertex. An arc exists once for the state that remembers only
/// the arc, and once more, as a copy, for each longer state that is possible on it.
struct TurnTable {
    struct In {
        ChainArc arc;
        std::uint32_t copy;         ///< index of the copy; kNoCopy: the arc itself
        std::vector<char> allowed;  ///< per out
    };
    struct Out {
        ChainArc arc;
        std::uint32_t copy;
    };
    std::vector<In> ins;
    std::vector<Out> outs;
};

class Splitter {
  public:
    Splitter(const ChainGraph& graph, ImportReport& report) : graph_(graph), report_(report) {}

    void add(const Turn& turn) {
        if (turn.via.empty())
            bind_at_node(turn);
        else
            bind_along_ways(turn);
    }

    TurnSplits take() {
        manoeuvres_.finish();
        make_copies();
        keep_from_turning_round();
        for (const std::uint32_t vertex : vertices_) realise(vertex, table(vertex));
        std::sort(splits_.heads.begin(), splits_.heads.end());
        std::sort(splits_.tails.begin(), splits_.tails.end());
        return std::move(splits_);
    }

  private:
    using State = Manoeuvres::State;

    // ---- the restrictions as manoeuvres

    /// Arcs of a way that leave from a vertex (arrive at it: `arriving`).
    [[nodiscard]] std::vector<ChainArc> arcs_at(std::uint32_t vertex,
                                                const std::vector<std::uint32_t>& ways,
                                                bool arriving) const {
        std::vector<ChainArc> result;
        for (const ChainArc end : graph_.ends(vertex)) {
            const ChainArc arc = arriving ? end ^ 1U : end;
            if (!graph_.exists(arc)) continue;
            const std::uint32_t way = graph_.first_way(end);
            if (std::find(ways.begin(), ways.end(), way) != ways.end()) result.push_back(arc);
        }
        return result;
    }

    void bind(const Turn& turn, const std::vector<ChainArc>& driven,
              const std::vector<ChainArc>& to) {
        if (!turn.only) return manoeuvres_.forbid(driven, to);
        manoeuvres_.prescribe(driven, to);
        for (std::size_t i = 1; i < driven.size() && !turn.one_street; ++i)
            manoeuvres_.prescribe(std::span(driven).first(i), std::span(driven).subspan(i, 1));
    }

    /// Whether the ways determine the arcs at a turn: one for each way at most.
    bool clear(const Turn& turn, const std::vector<ChainArc>& from,
               const std::vector<ChainArc>& to) {
        if (from.empty() || to.empty()) {
            ignore(report_.restrictions_ignored, "a turn that one-way roads forbid already",
                   turn.osm_id);
            return false;
        }
        if (from.size() > turn.from.size() || to.size() > turn.to.size()) {
            ignore(report_.restrictions_ignored, "its way goes on beyond the turn", turn.osm_id);
            return false;
        }
        ++report_.restrictions_used;
        return true;
    }

    void bind_at_node(const Turn& turn) {
        const std::uint32_t vertex = graph_.vertex_of(turn.nodes.front());
        if (vertex == ChainGraph::kNoVertex)
            return ignore(report_.restrictions_ignored, "at a barrier", turn.osm_id);
        if (turn.from.size() == 1 && turn.from == turn.to) return bind_turning_round(turn, vertex);
        const auto from = arcs_at(vertex, turn.from, true);
        const auto to = arcs_at(vertex, turn.to, false);
        if (!clear(turn, from, to)) return;
        for (const ChainArc start : from) bind(turn, {start}, to);
    }

    /// On whichever side of the vertex the way lies.
    void bind_turning_round(const Turn& turn, std::uint32_t vertex) {
        bool bound = false;
        for (const ChainArc arc : arcs_at(vertex, turn.from, true)) {
            if (!graph_.exists(arc ^ 1U)) continue;
            bound = true;
            bind(turn, {arc}, {arc ^ 1U});
        }
        if (!bound)
            return ignore(report_.restrictions_ignored, "a turn that one-way roads forbid already",
                          turn.osm_id);
        ++report_.restrictions_used;
    }

    /// The arcs from vertex to vertex along the via ways; empty when they are not there.
    [[nodiscard]] std::vector<ChainArc> path(const Turn& turn) const {
        std::vector<ChainArc> arcs;
        std::uint32_t at = graph_.vertex_of(turn.nodes.front());
        for (std::size_t i = 0; i < turn.via.size(); ++i) {
            const std::uint32_t goal = graph_.vertex_of(turn.nodes[i + 1]);
            ChainArc last = kNoArc;
            while (at != goal || last == kNoArc) {
                auto next = arcs_at(at, {turn.via[i]}, false);
                std::erase(next, last ^ 1U);
                if (next.size() != 1 || arcs.size() > kLongestPath) return {};
                last = next.front();
                arcs.push_back(last);
                at = graph_.head(last);
                if (at == goal) break;
            }
        }
        return arcs;
    }

    void bind_along_ways(const Turn& turn) {
        for (const std::uint32_t node : turn.nodes)
            if (graph_.vertex_of(node) == ChainGraph::kNoVertex)
                return ignore(report_.restrictions_ignored, "at a barrier", turn.osm_id);
        const auto via = path(turn);
        if (via.empty())
            return ignore(report_.restrictions_ignored, "a turn that one-way roads forbid already",
                          turn.osm_id);
        const auto from = arcs_at(graph_.vertex_of(turn.nodes.front()), turn.from, true);
        const auto to = arcs_at(graph_.vertex_of(turn.nodes.back()), turn.to, false);
        if (!clear(turn, from, to)) return;
        for (const ChainArc start : from) {
            std::vector<ChainArc> driven{start};
            driven.insert(driven.end(), via.begin(), via.end());
            bind(turn, driven, to);
        }
    }

    // ---- splitting of the vertices

    /// One for each state that is longer than its arc. All states end and begin at vertices that
    /// need a table.
    void make_copies() {
        copies_.assign(manoeuvres_.state_count(), kNoCopy);
        for (State state = 1; state < copies_.size(); ++state) {
            const ChainArc arc = manoeuvres_.arc(state);
            vertices_.insert(graph_.head(arc));
            if (!manoeuvres_.remembers(state)) continue;
            copies_[state] = static_cast<std::uint32_t>(splits_.copies.size());
            splits_.copies.push_back({arc, ChainGraph::kNoVertex, ChainGraph::kNoVertex});
            vertices_.insert(graph_.tail(arc));
            beginning_[graph_.tail(arc)].push_back(state);
            ending_[graph_.head(arc)].push_back(state);
        }
    }

    /// With a left turn forbidden, the path would continue to the next junction, make a U-turn and
    /// come back: U-turns are forbidden there too, unless there is no other way to continue.
    void keep_from_turning_round() {
        for (State state = 1; state < copies_.size(); ++state)
            for (const ChainArc next : graph_.ends(graph_.head(manoeuvres_.arc(state)))) {
                if (!graph_.exists(next) || !graph_.exists(next ^ 1U)) continue;
                if (!manoeuvres_.may(state, next)) continue;
                no_turning_round_.insert(next);
                vertices_.insert(graph_.head(next));
            }
    }

    [[nodiscard]] TurnTable table(std::uint32_t vertex) const {
        TurnTable table;
        for (const ChainArc end : graph_.ends(vertex))
            if (graph_.exists(end)) table.outs.push_back({end, kNoCopy});
        for (const State state : states_at(beginning_, vertex))
            table.outs.push_back({manoeuvres_.arc(state), copies_[state]});
        for (const ChainArc end : graph_.ends(vertex))
            if (graph_.exists(end ^ 1U)) add_in(table, end ^ 1U, kNoCopy, manoeuvres_.on(end ^ 1U));
        for (const State state : states_at(ending_, vertex))
            add_in(table, manoeuvres_.arc(state), copies_[state], state);
        return table;
    }

    [[nodiscard]] static std::vector<State> states_at(
        const std::map<std::uint32_t, std::vector<State>>& states, std::uint32_t vertex) {
        const auto found = states.find(vertex);
        return found == states.end() ? std::vector<State>{} : found->second;
    }

    void add_in(TurnTable& table, ChainArc arc, std::uint32_t copy, State state) const {
        std::vector<char> allowed;
        bool other_way = false;
        for (const TurnTable::Out& out : table.outs) {
            const bool goes = manoeuvres_.may(state, out.arc) &&
                              copies_[manoeuvres_.after(state, out.arc)] == out.copy;
            allowed.push_back(goes ? 1 : 0);
            other_way |= goes && out.arc != (arc ^ 1U);
        }
        if (other_way && no_turning_round_.contains(arc))
            for (std::size_t o = 0; o < table.outs.size(); ++o)
                if (table.outs[o].arc == (arc ^ 1U)) allowed[o] = 0;
        table.ins.push_back({arc, copy, std::move(allowed)});
    }

    std::uint32_t new_vertex(std::uint32_t vertex, bool& first) {
        if (std::exchange(first, false)) return vertex;
        splits_.split_from.push_back(vertex);
        return static_cast<std::uint32_t>(graph_.vertex_count() + splits_.split_from.size() - 1);
    }

    /// Turns a table into vertices and links.
    void realise(std::uint32_t vertex, const TurnTable& table) {
        std::map<std::vector<char>, std::vector<std::size_t>> groups;  // ins that may do the same
        for (std::size_t i = 0; i < table.ins.size(); ++i)
            groups[table.ins[i].allowed].push_back(i);
        std::map<std::vector<char>, std::vector<std::size_t>> classes;  // outs open to the same
        for (std::size_t o = 0; o < table.outs.size(); ++o) {
            std::vector<char> column;
            for (const auto& [row, members] : groups) column.push_back(row[o]);
            classes[column].push_back(o);
        }
        bool first = true;
        std::vector<std::uint32_t> group_vertex(groups.size(), ChainGraph::kNoVertex);
        std::vector<std::uint32_t> class_vertex;
        for (const auto& [column, members] : classes) {
            class_vertex.push_back(new_vertex(vertex, first));
            // Open to one group only: both are one vertex.
            if (std::count(column.begin(), column.end(), 1) != 1) continue;
            const auto only = std::find(column.begin(), column.end(), 1) - column.begin();
            std::uint32_t& shared = group_vertex[static_cast<std::size_t>(only)];
            if (shared == ChainGraph::kNoVertex) shared = class_vertex.back();
        }
        std::size_t g = 0;
        for (const auto& [row, members] : groups) {
            std::vector<std::size_t> open;
            std::size_t c = 0;
            for (const auto& [column, outs] : classes) {
                if (column[g] != 0) open.push_back(c);
                ++c;
            }
            if (group_vertex[g] == ChainGraph::kNoVertex)
                group_vertex[g] =
                    open.size() == 1 ? class_vertex[open.front()] : new_vertex(vertex, first);
            for (const std::size_t to : open)
                if (class_vertex[to] != group_vertex[g])
                    splits_.links.push_back({group_vertex[g], class_vertex[to],
                                             graph_.first_way(graph_.ends(vertex).front())});
            for (const std::size_t i : members) end_at(table.ins[i], group_vertex[g]);
            ++g;
        }
        std::size_t c = 0;
        for (const auto& [column, outs] : classes) {
            for (const std::size_t o : outs) begin_at(table.outs[o], class_vertex[c]);
            ++c;
        }
    }

    void end_at(const TurnTable::In& in, std::uint32_t vertex) {
        if (in.copy == kNoCopy)
            splits_.heads.emplace_back(in.arc, vertex);
        else
            splits_.copies[in.copy].head = vertex;
    }
    void begin_at(const TurnTable::Out& out, std::uint32_t vertex) {
        if (out.copy == kNoCopy)
            splits_.tails.emplace_back(out.arc, vertex);
        else
            splits_.copies[out.copy].tail = vertex;
    }

    static constexpr std::size_t kLongestPath = 1000;

    const ChainGraph& graph_;
    ImportReport& report_;
    Manoeuvres manoeuvres_;
    std::vector<std::uint32_t> copies_;  ///< of each state; kNoCopy: the arc itself
    std::map<std::uint32_t, std::vector<State>> beginning_, ending_;  ///< copies, by vertex
    std::set<ChainArc> no_turning_round_;                             ///< at the arc's end
    std::set<std::uint32_t> vertices_;                                ///< to be split
    TurnSplits splits_;
};

}  // namespace

TurnSplits split_turns(const ChainGraph& graph, const std::vector<Turn>& turns,
                       ImportReport& report) {
    Splitter splitter(graph, report);
    for (const Turn& turn : turns) splitter.add(turn);
    return splitter.take();
}

}  // namespace relais::osm
