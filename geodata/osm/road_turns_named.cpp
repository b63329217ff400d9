#include <algorithm>
#include <optional>
#include <utility>

#include "geodata/osm/road_turns.h"

namespace relais::osm {
namespace {

/// The ways that restrictions name, by their ids.
class WayIndex {
  public:
    explicit WayIndex(const RoadWays& roads) {
        for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
            ids_.emplace_back(roads.ways[way].osm_id, way);
        std::sort(ids_.begin(), ids_.end());
    }
    /// Nothing unless all are there.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> find(
        const std::vector<std::int64_t>& ids) const {
        std::vector<std::uint32_t> ways;
        for (const std::int64_t id : ids) {
            const auto at = std::lower_bound(ids_.begin(), ids_.end(), std::pair{id, 0U});
            if (at == ids_.end() || at->first != id) return {};
            ways.push_back(at->second);
        }
        return ways;
    }

  private:
    std::vector<std::pair<std::int64_t, std::uint32_t>> ids_;
};

class Resolver {
  public:
    Resolver(const RoadWays& roads, const RoadNodes& nodes)
        : roads_(roads), nodes_(nodes), index_(roads) {}

    /// Why not; empty: it is in `turn`.
    std::string_view resolve(const Restriction& restriction, Turn& turn) const {
        const auto from = index_.find(restriction.from);
        const auto to = index_.find(restriction.to);
        const auto via = index_.find(restriction.via_ways);
        if (!from || !to || !via) return "a member that this profile does not use";
        turn = {restriction.osm_id, restriction.only, *from, {}, *to, {}};
        if (!restriction.via_ways.empty())
            return string_together(*via, turn) ? "" : "its ways do not meet";
        const auto node = node_on(turn.from, restriction.via_node);
        if (!node) return "its via node is not on its from way";
        turn.nodes = {*node};
        return {};
    }

  private:
    /// The number of a node of one of the ways, by its id.
    [[nodiscard]] std::optional<std::uint32_t> node_on(const std::vector<std::uint32_t>& ways,
                                                       std::int64_t id) const {
        for (const std::uint32_t way : ways)
            for (std::uint32_t i = roads_.first_ref[way]; i < roads_.first_ref[way + 1]; ++i)
                if (nodes_.id[nodes_.node[i]] == id) return nodes_.node[i];
        return {};
    }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> ends(std::uint32_t way) const {
        return {nodes_.node[roads_.first_ref[way]], nodes_.node[roads_.first_ref[way + 1] - 1]};
    }
    [[nodiscard]] bool touches(const std::vector<std::uint32_t>& ways, std::uint32_t node) const {
        return std::any_of(ways.begin(), ways.end(), [&](std::uint32_t way) {
            const auto [first, last] = ends(way);
            return first == node || last == node;
        });
    }
    /// From an end of `from`, the via ways in whatever order they meet, to an end of `to`.
    bool string_together(const std::vector<std::uint32_t>& via, Turn& turn) const {
        const auto [first, last] = ends(turn.from.front());
        for (const std::uint32_t start : {first, last}) {
            std::vector<std::uint32_t> left = via;
            turn.via.clear();
            turn.nodes = {start};
            while (!left.empty()) {
                const auto next = std::find_if(left.begin(), left.end(), [&](std::uint32_t way) {
                    return touches({way}, turn.nodes.back());
                });
                if (next == left.end()) break;
                const auto [a, b] = ends(*next);
                turn.via.push_back(*next);
                turn.nodes.push_back(a == turn.nodes.back() ? b : a);
                left.erase(next);
            }
            if (left.empty() && touches(turn.to, turn.nodes.back())) return true;
        }
        return false;
    }

    const RoadWays& roads_;
    const RoadNodes& nodes_;
    WayIndex index_;
};

}  // namespace

std::vector<Turn> resolve_restrictions(const RoadWays& roads, const RoadNodes& nodes,
                                       ImportReport& report) {
    std::vector<Turn> turns;
    if (roads.restrictions.empty()) return turns;
    const Resolver resolver(roads, nodes);
    for (const Restriction& restriction : roads.restrictions) {
        Turn turn;
        const auto reason = resolver.resolve(restriction, turn);
        if (reason.empty())
            turns.push_back(std::move(turn));
        else
            ignore(report.restrictions_ignored, reason, restriction.osm_id);
    }
    return turns;
}

std::vector<std::uint32_t> nodes_of(const std::vector<Turn>& turns) {
    std::vector<std::uint32_t> nodes;
    for (const Turn& turn : turns) nodes.insert(nodes.end(), turn.nodes.begin(), turn.nodes.end());
    return nodes;
}

}  // namespace relais::osm
