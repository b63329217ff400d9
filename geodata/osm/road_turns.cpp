#include "geodata/osm/road_turns.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace relais::osm {
namespace {

constexpr ChainArc kNoArc = std::numeric_limits<ChainArc>::max();

/// Which arcs may follow which at one vertex. Arcs beyond those of the graph are copies.
struct TurnTable {
    struct In {
        ChainArc arc;
        std::uint32_t copy;         ///< index of the copy, or kNoArc for the arc itself
        std::vector<char> allowed;  ///< per out
    };
    struct Out {
        ChainArc arc;
        std::uint32_t copy;
    };
    std::vector<In> ins;
    std::vector<Out> outs;

    [[nodiscard]] std::size_t out(ChainArc arc, std::uint32_t copy = kNoArc) const {
        return static_cast<std::size_t>(
            std::find_if(outs.begin(), outs.end(),
                         [&](const Out& o) { return o.arc == arc && o.copy == copy; }) -
            outs.begin());
    }
};

class Splitter {
  public:
    Splitter(const ChainGraph& graph, ImportReport& report) : graph_(graph), report_(report) {}

    void add(const Turn& turn) {
        if (turn.via.empty())
            forbid_at_node(turn);
        else
            forbid_along_ways(turn);
    }

    TurnSplits take() {
        keep_from_turning_round();
        for (auto& [vertex, table] : tables_) realise(vertex, table);
        std::sort(splits_.heads.begin(), splits_.heads.end());
        std::sort(splits_.tails.begin(), splits_.tails.end());
        return std::move(splits_);
    }

  private:
    /// Who may not turn left would drive on to the next junction, turn round and come back: not
    /// there either, unless it is a dead end.
    void keep_from_turning_round() {
        std::vector<ChainArc> next;
        for (const auto& [vertex, table] : tables_)
            for (const TurnTable::In& in : table.ins)
                if (std::count(in.allowed.begin(), in.allowed.end(), 0) > 0)
                    for (std::size_t o = 0; o < table.outs.size(); ++o)
                        if (in.allowed[o] != 0) next.push_back(table.outs[o].arc);
        for (const ChainArc arc : next) {
            const std::uint32_t vertex = graph_.head(arc);
            if (!graph_.exists(arc ^ 1U) || graph_.ends(vertex).size() < 2) continue;
            TurnTable& there = table(vertex);
            for (TurnTable::In& in : there.ins)
                for (std::size_t o = 0; o < there.outs.size(); ++o)
                    if (in.arc == arc && there.outs[o].arc == (arc ^ 1U)) in.allowed[o] = 0;
        }
    }

    TurnTable& table(std::uint32_t vertex) {
        const auto [entry, fresh] = tables_.try_emplace(vertex);
        TurnTable& table = entry->second;
        if (!fresh) return table;
        for (const ChainArc end : graph_.ends(vertex))
            if (graph_.exists(end)) table.outs.push_back({end, kNoArc});
        for (const ChainArc end : graph_.ends(vertex))
            if (graph_.exists(end ^ 1U))
                table.ins.push_back({end ^ 1U, kNoArc, std::vector<char>(table.outs.size(), 1)});
        return table;
    }

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

    /// Whether the arcs at a turn are told by its ways: one for each way at most.
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

    static void restrict(TurnTable& table, TurnTable::In& in, const std::vector<ChainArc>& to,
                         bool only) {
        for (std::size_t o = 0; o < table.outs.size(); ++o) {
            const bool named = std::find(to.begin(), to.end(), table.outs[o].arc) != to.end();
            if (named != only) in.allowed[o] = 0;
        }
    }

    void forbid_at_node(const Turn& turn) {
        const std::uint32_t vertex = graph_.vertex_of(turn.nodes.front());
        if (vertex == ChainGraph::kNoVertex)
            return ignore(report_.restrictions_ignored, "at a barrier", turn.osm_id);
        const auto from = arcs_at(vertex, turn.from, true);
        const auto to = arcs_at(vertex, turn.to, false);
        if (!clear(turn, from, to)) return;
        TurnTable& here = table(vertex);
        for (TurnTable::In& in : here.ins)
            if (std::find(from.begin(), from.end(), in.arc) != from.end())
                restrict(here, in, to, turn.only);
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

    void forbid_along_ways(const Turn& turn) {
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
        for (const ChainArc start : from) restrict_path(start, via, to, turn.only);
    }

    /// Leads those who come from `start` through copies of `via`, and restricts where these end.
    void restrict_path(ChainArc start, const std::vector<ChainArc>& via,
                       const std::vector<ChainArc>& to, bool only) {
        std::vector<ChainArc> key{start};
        std::uint32_t before = kNoArc;  // the copy we are on; none: on `start` itself
        ChainArc at = start;
        for (const ChainArc next : via) {
            key.push_back(next);
            const auto [entry, fresh] =
                copies_.try_emplace(key, static_cast<std::uint32_t>(splits_.copies.size()));
            if (fresh) add_copy(at, before, next, entry->second);
            before = entry->second;
            at = next;
        }
        TurnTable& end = table(graph_.head(at));
        for (TurnTable::In& in : end.ins)
            if (in.copy == before) restrict(end, in, to, only);
    }

    void add_copy(ChainArc at, std::uint32_t before, ChainArc next, std::uint32_t copy) {
        splits_.copies.push_back({next, ChainGraph::kNoVertex, ChainGraph::kNoVertex});
        TurnTable& here = table(graph_.tail(next));
        const std::size_t original = here.out(next);
        here.outs.push_back({next, copy});
        for (TurnTable::In& in : here.ins) {
            // On the arc itself, its copies for other restrictions are meant as well.
            const bool ours = in.arc == at && (before == kNoArc || in.copy == before);
            in.allowed.push_back(ours ? in.allowed[original] : char{0});
            if (ours) in.allowed[original] = 0;
        }
        TurnTable& there = table(graph_.head(next));
        const auto same = std::find_if(
            there.ins.begin(), there.ins.end(),
            [&](const TurnTable::In& in) { return in.arc == next && in.copy == kNoArc; });
        there.ins.push_back({next, copy, same->allowed});
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
        if (in.copy == kNoArc)
            splits_.heads.emplace_back(in.arc, vertex);
        else
            splits_.copies[in.copy].head = vertex;
    }
    void begin_at(const TurnTable::Out& out, std::uint32_t vertex) {
        if (out.copy == kNoArc)
            splits_.tails.emplace_back(out.arc, vertex);
        else
            splits_.copies[out.copy].tail = vertex;
    }

    static constexpr std::size_t kLongestPath = 1000;

    const ChainGraph& graph_;
    ImportReport& report_;
    std::map<std::uint32_t, TurnTable> tables_;              ///< by vertex
    std::map<std::vector<ChainArc>, std::uint32_t> copies_;  ///< by the path that leads to them
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
