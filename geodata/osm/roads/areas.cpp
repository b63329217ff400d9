#include "geodata/osm/roads/areas.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <span>
#include <utility>

#include "engine/core/disjoint_sets.h"
#include "engine/core/geodesy.h"
#include "engine/core/parallel.h"
#include "geodata/osm/roads/area_lines.h"

namespace relais::osm {
namespace {

using Node = std::uint32_t;
using NodeRing = std::vector<Node>;  ///< the first node is not repeated at the end
using Edge = std::pair<Node, Node>;

Edge edge(Node a, Node b) {
    return {std::min(a, b), std::max(a, b)};
}

std::span<const Node> nodes_of(std::uint32_t way, const RoadWays& roads, const RoadNodes& nodes) {
    return std::span(nodes.node)
        .subspan(roads.first_ref[way], roads.first_ref[way + 1] - roads.first_ref[way]);
}

/// Joins ways end to end into rings; nothing where they do not close. REQUIRES: two nodes a way.
std::optional<std::vector<NodeRing>> join_rings(std::vector<std::span<const Node>> ways) {
    std::vector<NodeRing> rings;
    while (!ways.empty()) {
        NodeRing ring(ways.back().begin(), ways.back().end());
        const Node first = ways.back().front();
        Node last = ways.back().back();
        ways.pop_back();
        while (first != last) {
            const auto next = std::find_if(ways.begin(), ways.end(), [&](const auto& way) {
                return way.front() == last || way.back() == last;
            });
            if (next == ways.end()) return {};
            const bool along = next->front() == last;
            last = along ? next->back() : next->front();
            if (along)
                ring.insert(ring.end(), next->begin() + 1, next->end());
            else
                ring.insert(ring.end(), next->rbegin() + 1, next->rend());
            ways.erase(next);
        }
        ring.pop_back();
        ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
        rings.push_back(std::move(ring));
    }
    return rings;
}

/// A place where a way passes or ends at a node of some outline.
struct Touch {
    Node node = 0;
    Node next = 0;  ///< the node before or after it on the way
    std::uint32_t way = 0;
};

/// Which ways touch the nodes of outlines.
class Touches {
  public:
    Touches(const RoadWays& roads, const RoadNodes& nodes) : outline_(roads.ways.size(), 0) {
        std::vector<char> marked(nodes.id.size(), 0);
        const auto mark = [&](std::uint32_t way) {
            for (const Node node : nodes_of(way, roads, nodes)) marked[node] = 1;
        };
        std::fill(outline_.begin() + roads.first_outline, outline_.end(), 1);
        for (const AreaOutline& area : roads.areas) {
            if (area.way < roads.first_outline) outline_[area.way] = 1;
            for (const std::uint32_t way : area.ways) mark(way);
        }
        for (std::uint32_t way = 0; way < roads.first_outline; ++way) {
            if (!roads.facts[way].strip) continue;
            outline_[way] = 1;
            mark(way);
        }
        for (std::uint32_t way = 0; way < roads.ways.size(); ++way) {
            const auto refs = nodes_of(way, roads, nodes);
            for (std::size_t i = 0; i + 1 < refs.size(); ++i) {
                if (marked[refs[i]] != 0) touches_.push_back({refs[i], refs[i + 1], way});
                if (marked[refs[i + 1]] != 0) touches_.push_back({refs[i + 1], refs[i], way});
            }
        }
        std::stable_sort(touches_.begin(), touches_.end(),
                         [](const Touch& a, const Touch& b) { return a.node < b.node; });
    }
    [[nodiscard]] std::span<const Touch> of(Node node) const {
        const auto [first, last] =
            std::equal_range(touches_.begin(), touches_.end(), Touch{node, 0, 0},
                             [](const Touch& a, const Touch& b) { return a.node < b.node; });
        return {first, last};
    }
    [[nodiscard]] const std::vector<Touch>& all() const { return touches_; }
    /// Whether a way is there as the outline of an area only, or is a platform or a pier.
    [[nodiscard]] bool outline(std::uint32_t way) const { return outline_[way] != 0; }

  private:
    std::vector<char> outline_;   ///< per way
    std::vector<Touch> touches_;  ///< by node
};

/// Metres east and north of a place.
class LocalPlane {
  public:
    explicit LocalPlane(Coordinate origin)
        : origin_(origin), shrink_(std::cos(origin.lat() * kRadiansPerDegree)) {}
    [[nodiscard]] PlanePoint operator()(Coordinate place) const {
        return {(double(place.lon_e7) - origin_.lon_e7) * kMetres * shrink_,
                (double(place.lat_e7) - origin_.lat_e7) * kMetres};
    }

  private:
    static constexpr double kMetres = kEarthRadiusMetres * kRadiansPerDegree * 1e-7;
    Coordinate origin_;
    double shrink_;
};

/// Per way, whether it is an outline, a platform or a pier, and is connected with such only.
std::vector<char> leading_nowhere(const RoadWays& roads, const Touches& touches) {
    DisjointSets groups(roads.ways.size());
    std::vector<char> nowhere(roads.ways.size(), 0);
    for (const AreaOutline& area : roads.areas)
        for (const std::uint32_t way : area.ways) groups.join(area.way, way);
    const std::vector<Touch>& all = touches.all();
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        if (all[i].node == all[i + 1].node) groups.join(all[i].way, all[i + 1].way);
    std::vector<char> met(roads.ways.size(), 0);  // by the name of the group
    for (const Touch& touch : all)
        if (!touches.outline(touch.way)) met[groups.find(touch.way)] = 1;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        nowhere[way] = touches.outline(way) && met[groups.find(way)] == 0 ? 1 : 0;
    return nowhere;
}

/// The result for an area.
struct Crossed {
    std::vector<Crossing> lines;
    const char* left = "";
};

class AreaCrosser {
  public:
    AreaCrosser(const AreaOutline& area, const RoadWays& roads, const RoadNodes& nodes,
                const Touches& touches)
        : area_(area), roads_(roads), nodes_(nodes), touches_(touches) {}

    Crossed cross() {
        if (area_.incomplete || !whole()) return {{}, "a part of its outline is missing"};
        std::vector<std::span<const Node>> ways;
        for (const std::uint32_t way : area_.ways) ways.push_back(nodes_of(way, roads_, nodes_));
        const auto rings = join_rings(std::move(ways));
        if (!rings) return {{}, "its outline does not close"};
        std::vector<Node> entries = entries_of(*rings);
        if (entries.size() < 2) return {};  // it is not crossed
        const auto polygons = polygons_of(on_plane(*rings));
        if (polygons.empty()) return {{}, "its outline crosses itself"};
        Crossed crossed;
        for (const PlanePolygon& polygon : polygons) cross(polygon, entries, crossed);
        return crossed;
    }

  private:
    [[nodiscard]] bool whole() const {
        for (const std::uint32_t way : area_.ways)
            for (const Node node : nodes_of(way, roads_, nodes_))
                if (nodes_.facts[node].kind == NodeKind::kMissing) return false;
        return true;
    }

    /// The nodes where something else touches the outline: a road that leaves it (not one that runs
    /// along it), any node that another area has too, and where two rings touch.
    std::vector<Node> entries_of(const std::vector<NodeRing>& rings) {
        std::vector<Edge> edges;
        for (const NodeRing& ring : rings)
            for (std::size_t i = 0; i < ring.size(); ++i)
                edges.push_back(edge(ring[i], ring[(i + 1) % ring.size()]));
        std::sort(edges.begin(), edges.end());
        std::vector<Node> entries;
        std::vector<Node> all;
        for (const NodeRing& ring : rings) all.insert(all.end(), ring.begin(), ring.end());
        std::sort(all.begin(), all.end());
        for (std::size_t i = 0; i < all.size(); ++i)
            if ((i > 0 && all[i - 1] == all[i]) || is_entry(all[i], edges))
                entries.push_back(all[i]);
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        return entries;
    }
    [[nodiscard]] bool is_own(std::uint32_t way) const {
        return way == area_.way ||
               std::find(area_.ways.begin(), area_.ways.end(), way) != area_.ways.end();
    }
    [[nodiscard]] bool is_entry(Node node, const std::vector<Edge>& edges) const {
        if (nodes_.facts[node].kind == NodeKind::kBlocked) return false;
        const auto touches = touches_.of(node);
        return std::any_of(touches.begin(), touches.end(), [&](const Touch& touch) {
            if (is_own(touch.way)) return false;
            return touches_.outline(touch.way) ||
                   !std::binary_search(edges.begin(), edges.end(), edge(node, touch.next));
        });
    }

    std::vector<PlaneRing> on_plane(const std::vector<NodeRing>& rings) {
        const LocalPlane plane(nodes_.place[rings.front().front()]);
        std::vector<PlaneRing> result;
        for (const NodeRing& ring : rings) {
            result.emplace_back();
            for (const Node node : ring) {
                result.back().push_back(plane(nodes_.place[node]));
                node_at_[result.back().back()] = node;
            }
        }
        return result;
    }

    void cross(const PlanePolygon& polygon, const std::vector<Node>& entries, Crossed& crossed) {
        AreaFloor floor{polygon, {}, {}};
        std::vector<Node> numbers;  // of the points
        const auto add = [&](const PlaneRing& ring) {
            for (const PlanePoint point : ring) {
                const auto found = node_at_.find(point);
                if (found == node_at_.end()) return false;
                if (std::binary_search(entries.begin(), entries.end(), found->second))
                    floor.entries.push_back(static_cast<std::uint32_t>(numbers.size()));
                numbers.push_back(found->second);
            }
            return true;
        };
        if (!add(polygon.outer) || !std::all_of(polygon.holes.begin(), polygon.holes.end(), add)) {
            crossed.left = "its outline crosses itself";
            return;
        }
        if (floor.entries.size() < 2) return;
        join_by_roads(numbers, floor);
        const AreaLines across = lines_across(floor);
        if (*across.left != '\0') crossed.left = across.left;
        for (const auto& [from, to] : across.lines)
            crossed.lines.push_back({area_.way, numbers[from], numbers[to]});
    }

    /// Roads that cross the area in a straight line from node to node.
    void join_by_roads(const std::vector<Node>& numbers, AreaFloor& floor) const {
        std::map<Node, std::uint32_t> point;
        for (const std::uint32_t entry : floor.entries) point[numbers[entry]] = entry;
        for (const std::uint32_t entry : floor.entries)
            for (const Touch& touch : touches_.of(numbers[entry])) {
                const auto other = point.find(touch.next);
                const WayFacts& facts = roads_.facts[touch.way];
                if (other != point.end() && entry < other->second && facts.forward &&
                    facts.backward && !facts.ends_only)
                    floor.joined.emplace_back(entry, other->second);
            }
    }

    const AreaOutline& area_;
    const RoadWays& roads_;
    const RoadNodes& nodes_;
    const Touches& touches_;
    std::map<PlanePoint, Node> node_at_;
};

}  // namespace

AreaRoads cross_areas(const RoadWays& roads, const RoadNodes& nodes, ImportReport& report) {
    AreaRoads result;
    const auto is_strip = [](const WayFacts& facts) { return facts.strip; };
    if (roads.areas.empty() && std::none_of(roads.facts.begin(), roads.facts.end(), is_strip))
        return result;
    const Touches touches(roads, nodes);
    result.left_out = leading_nowhere(roads, touches);
    std::vector<Crossed> crossed(roads.areas.size());
    for_each_index(crossed.size(), [&](std::size_t i, std::size_t) {
        const AreaOutline& area = roads.areas[i];
        if (!area.covered && result.left_out[area.way] == 0)
            crossed[i] = AreaCrosser(area, roads, nodes, touches).cross();
    });
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (result.left_out[way] != 0)
            ignore(report.ignored, "an area, a platform or a pier that no road touches",
                   roads.ways[way].osm_id);
    for (std::size_t i = 0; i < crossed.size(); ++i) {
        const AreaOutline& area = roads.areas[i];
        if (area.covered || result.left_out[area.way] != 0) continue;
        ++report.areas;
        if (*crossed[i].left != '\0') ignore(report.areas_left, crossed[i].left, area.osm_id);
        if (!crossed[i].lines.empty()) ++report.areas_crossed;
        report.area_lines += crossed[i].lines.size();
        result.crossings.insert(result.crossings.end(), crossed[i].lines.begin(),
                                crossed[i].lines.end());
    }
    return result;
}

}  // namespace relais::osm
