#include <algorithm>
#include <array>

#include "tools/demonstration/roads.h"
#include "tools/demonstration/skeleton.h"

namespace relais::demonstration {
namespace {

using HighwayNode = RoadMap::Node;

constexpr double kHalfBridge = 28;
constexpr int kRingNodes = 12;

// By class, from trunk to unclassified.
constexpr std::array<double, 5> kRoughness{0.03, 0.04, 0.055, 0.07, 0.085};
constexpr std::array<double, 5> kStep{80, 65, 55, 50, 48};

/// Draws links one by one into the map.
class Builder {
  public:
    Builder(const Country& country, const RiverIndex& rivers, RoadMap& map,
            const std::vector<Link>& links)
        : country_(country),
          rivers_(rivers),
          map_(map),
          random_(country.plan.seed, Stream::kHighways),
          centres_(country.settlements.size(), RoadMap::kNone),
          ring_of_(country.settlements.size(), RoadMap::kNone) {
        build_roundabouts(links);
    }

    void build(const Link& link) {
        const HighwayNode a = port(link.a, link.b);
        const HighwayNode b = port(link.b, link.a);
        nodes_.assign(1, a);
        bridge_.clear();
        const Point from = country_.settlements[link.a].place;
        const Point to = country_.settlements[link.b].place;
        const Point ahead = unit(to - from);
        for (std::size_t i = 0; i < link.river_crossings.size(); ++i) {
            double on = link.river_crossings[i] * link.metres - kHalfBridge;
            double off = on + 2 * kHalfBridge;
            while (i + 1 < link.river_crossings.size() &&
                   link.river_crossings[i + 1] * link.metres < off + 2 * kHalfBridge) {
                off = link.river_crossings[++i] * link.metres + kHalfBridge;
            }
            on = std::max(on, 5.0);
            off = std::min(off, link.metres - 5);
            wind_to(map_.add_node(from + ahead * on), link.road_class);
            map_.weave(nodes_, map_.add_node(from + ahead * off));
            bridge_.resize(nodes_.size() - 1, true);
        }
        wind_to(b, link.road_class);
        cut_into_roads(link);
    }

  private:
    /// Large crossings outside settlements become roundabouts, some of them.
    void build_roundabouts(const std::vector<Link>& links) {
        std::vector<std::uint8_t> arms(centres_.size());
        std::vector<RoadClass> largest(centres_.size(), RoadClass::kTrack);
        for (const auto& link : links) {
            for (const auto s : {link.a, link.b}) {
                ++arms[s];
                largest[s] = std::min(largest[s], link.road_class);
            }
        }
        for (std::uint32_t s = 0; s < centres_.size(); ++s) {
            const bool possible = country_.settlements[s].rank == Rank::kCrossroads &&
                                  arms[s] >= 3 && largest[s] <= RoadClass::kSecondary;
            if (possible && random_.chance(0.4)) add_ring(s, largest[s]);
        }
    }

    void add_ring(std::uint32_t s, RoadClass road_class) {
        ring_of_[s] = static_cast<HighwayNode>(map_.nodes());
        std::vector<HighwayNode> ring;
        Point spoke{random_.between(15, 24), 0};
        for (int i = 0; i < kRingNodes; ++i) {
            ring.push_back(map_.add_node(country_.settlements[s].place + spoke));
            spoke = turned(spoke, 0.2679491924311227);  // tan 15 degrees: a twelfth of a turn
        }
        ring.push_back(ring.front());
        RoadTags tags;
        tags.road_class = road_class;
        tags.oneway = tags.roundabout = true;
        map_.add_road(ring, tags);
    }

    /// The node of settlement `s` where the road towards `other` begins.
    HighwayNode port(std::uint32_t s, std::uint32_t other) {
        const Point place = country_.settlements[s].place;
        if (ring_of_[s] == RoadMap::kNone) {
            if (centres_[s] == RoadMap::kNone) centres_[s] = map_.add_node(place);
            return centres_[s];
        }
        const Point aim = country_.settlements[other].place - place;
        HighwayNode best = ring_of_[s];
        for (HighwayNode n = best; n < ring_of_[s] + kRingNodes; ++n) {
            if (dot(map_.place(n) - place, aim) > dot(map_.place(best) - place, aim)) best = n;
        }
        return best;
    }

    [[nodiscard]] bool free(const Path& path, HighwayNode first, HighwayNode last) const {
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            if (rivers_.between(path[i], path[i + 1])) return false;
            if (map_.first_hit(path[i], path[i + 1], i == 0 ? first : RoadMap::kNone,
                               i + 2 == path.size() ? last : RoadMap::kNone)) {
                return false;
            }
        }
        return true;
    }

    /// Continues to `to`, winding as much as there is room for; in the end straight, joining what
    /// is in the way.
    void wind_to(HighwayNode to, RoadClass road_class) {
        const auto c = static_cast<std::size_t>(road_class);
        const HighwayNode here = nodes_.back();
        for (const double share : {1.0, 0.8, 0.6, 0.4, 0.2, 0.1, 0.0}) {
            const Winding bends{.roughness = kRoughness[c] * share, .step = kStep[c]};
            const Path path = winding(map_.place(here), map_.place(to), bends, random_);
            if (share > 0 && !free(path, here, to)) continue;
            for (std::size_t i = 1; i + 1 < path.size(); ++i)
                map_.weave(nodes_, map_.add_node(path[i]));
            map_.weave(nodes_, to);
            break;
        }
        bridge_.resize(nodes_.size() - 1, false);
    }

    /// The built-up area of a segment: 1 or 2 for the ends of the link, 0 for none.
    [[nodiscard]] int built_up(const Link& link, std::size_t segment) const {
        const Point middle = (map_.place(nodes_[segment]) + map_.place(nodes_[segment + 1])) * 0.5;
        const auto inside = [&](std::uint32_t s) {
            const auto& settlement = country_.settlements[s];
            return settlement.people > 40 && distance(middle, settlement.place) < settlement.radius;
        };
        return inside(link.a) ? 1 : inside(link.b) ? 2 : 0;
    }

    /// One way for each stretch with the same tags, as mappers do.
    void cut_into_roads(const Link& link) {
        for (std::size_t i = 0; i + 1 < nodes_.size();) {
            const int area = built_up(link, i);
            std::size_t end = i + 1;
            while (end + 1 < nodes_.size() && built_up(link, end) == area &&
                   bridge_[end] == bridge_[i]) {
                ++end;
            }
            map_.add_road({nodes_.data() + i, end - i + 1}, tags_of(link, area, bridge_[i]));
            i = end;
        }
    }

    [[nodiscard]] RoadTags tags_of(const Link& link, int area, bool bridge) {
        RoadTags tags;
        tags.road_class = link.road_class;
        tags.reference = link.reference;
        tags.bridge = bridge;
        if (area != 0) {
            const auto s = area == 1 ? link.a : link.b;
            if (random_.chance(0.6)) tags.maxspeed = random_.chance(0.2) ? 30 : 50;
            tags.name = {RoadName::Kind::kStreet, s * 31 % 96};
            if (country_.settlements[s].rank > Rank::kVillage) tags.name = route(link);
        } else {
            if (link.road_class <= RoadClass::kSecondary && random_.chance(0.5)) tags.maxspeed = 80;
            if (link.road_class == RoadClass::kTrunk) tags.maxspeed = 90;
            tags.name = route(link);
        }
        return tags;
    }

    /// Named after the more important of the places that it joins.
    [[nodiscard]] RoadName route(const Link& link) const {
        const auto& a = country_.settlements[link.a];
        const auto& b = country_.settlements[link.b];
        const std::uint32_t better = b.rank < a.rank ? link.b : link.a;
        const bool named = country_.settlements[better].rank != Rank::kCrossroads;
        return {RoadName::Kind::kRouteTo, named ? better : a.commune};
    }

    const Country& country_;
    const RiverIndex& rivers_;
    RoadMap& map_;
    Random random_;
    std::vector<HighwayNode> centres_;
    std::vector<HighwayNode> ring_of_;  ///< the first of the nodes of a roundabout
    std::vector<HighwayNode> nodes_;    ///< of the link being drawn
    std::vector<bool> bridge_;          ///< by segment of it
};

}  // namespace

void draw_highways(const Country& country, const RiverIndex& rivers, RoadMap& map,
                   const Progress& progress) {
    if (progress) progress("Planning roads", 0);
    std::vector<Link> links = plan_links(country, rivers);
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        return a.road_class < b.road_class;  // the largest run the most freely
    });
    Builder builder(country, rivers, map, links);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (progress && i % 4096 == 0) {
            progress("Drawing roads", static_cast<double>(i) / static_cast<double>(links.size()));
        }
        builder.build(links[i]);
    }
}

}  // namespace relais::demonstration
