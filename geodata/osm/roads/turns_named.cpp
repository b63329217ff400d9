#include <algorithm>
#include <optional>
#include <utility>

#include "geodata/osm/roads/turns.h"

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
    /// Those that are there.
    [[nodiscard]] std::vector<std::uint32_t> find(const std::vector<std::int64_t>& ids) const {
        std::vector<std::uint32_t> ways;
        for (const std::int64_t id : ids) {
            const auto at = std::lower_bound(ids_.begin(), ids_.end(), std::pair{id, 0U});
            if (at != ids_.end() && at->first == id) ways.push_back(at->second);
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

    /// Why not; empty: it is in `turn`. Of several from or to ways those count that are there;
    /// without one of its via ways a manoeuvre cannot be driven.
    std::string_view resolve(const Restriction& restriction, Turn& turn) const {
        const auto via = index_.find(restriction.via_ways);
        turn = {};
        turn.osm_id = restriction.osm_id;
        turn.only = restriction.only;
        turn.from = index_.find(restriction.from);
        turn.to = index_.find(restriction.to);
        turn.one_street = have_one_name(turn.from, via);
        if (turn.from.empty() || turn.to.empty() || via.size() < restriction.via_ways.size())
            return "a member that this profile does not use";
        if (!restriction.via_ways.empty())
            return string_together(via, turn) ? "" : "its ways do not meet";
        const auto node = node_on(turn.from, restriction.via_node);
        if (!node) return "its via node is not on its from way";
        turn.nodes = {*node};
        return {};
    }

  private:
    [[nodiscard]] bool have_one_name(const std::vector<std::uint32_t>& from,
                                     const std::vector<std::uint32_t>& via) const {
        const auto alike =
            [&, name = from.empty() ? 0 : roads_.ways[from.front()].name](std::uint32_t way) {
                return name != 0 && roads_.ways[way].name == name;
            };
        return std::all_of(from.begin(), from.end(), alike) &&
               std::all_of(via.begin(), via.end(), alike);
    }
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
    /// Whether a way may be driven from a node on, which is one of its ends.
    [[nodiscard]] bool leads_from(std::uint32_t way, std::uint32_t node) const {
        const auto [first, last] = ends(way);
        const WayFacts& facts = roads_.facts[way];
        return (first == node && facts.forward) || (last == node && facts.backward);
    }
    [[nodiscard]] bool leads_to(std::uint32_t way, std::uint32_t node) const {
        const auto [first, last] = ends(way);
        const WayFacts& facts = roads_.facts[way];
        return (last == node && facts.forward) || (first == node && facts.backward);
    }

    /// How via ways are strung together.
    struct Stringing {
        bool in_order;      ///< as the relation has them
        bool drivable;      ///< in directions that are open
        std::size_t tries;  ///< that are left; many ways that meet at one node have too many orders
    };
    /// From an end of a `from` way, along the via ways, to an end of `to`. Where a way can be
    /// reached at both ends, the order of the relation and the one-way roads decide.
    bool string_together(const std::vector<std::uint32_t>& via, Turn& turn) const {
        for (const bool drivable : {true, false})
            for (const bool in_order : {true, false})
                for (const std::uint32_t way : turn.from) {
                    const auto [first, last] = ends(way);
                    for (const std::uint32_t start : {last, first}) {
                        if (drivable && !leads_to(way, start)) continue;
                        turn.via.clear();
                        turn.nodes = {start};
                        Stringing how{in_order, drivable, 1000};
                        if (go_on(via, turn, how)) return true;
                    }
                }
        return false;
    }
    [[nodiscard]] bool arrives(const Turn& turn, bool drivable) const {
        const std::uint32_t end = turn.nodes.back();
        return drivable ? std::any_of(turn.to.begin(), turn.to.end(),
                                      [&](std::uint32_t way) { return leads_from(way, end); })
                        : touches(turn.to, end);
    }
    /// Tries the via ways `left` that continue from the end of `turn`.
    bool go_on(const std::vector<std::uint32_t>& left, Turn& turn, Stringing& how) const {
        if (left.empty()) return arrives(turn, how.drivable);
        for (std::size_t i = 0; i < (how.in_order ? 1 : left.size()); ++i) {
            const std::uint32_t here = turn.nodes.back();
            const auto [a, b] = ends(left[i]);
            if ((here != a && here != b) || (how.drivable && !leads_from(left[i], here))) continue;
            if (how.tries == 0) return false;
            --how.tries;
            std::vector<std::uint32_t> others = left;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            turn.via.push_back(left[i]);
            turn.nodes.push_back(a == here ? b : a);
            if (go_on(others, turn, how)) return true;
            turn.via.pop_back();
            turn.nodes.pop_back();
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
