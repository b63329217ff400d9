#include "tools/demonstration/islands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais::demonstration {
namespace {

constexpr double kHalfStrait = 100;  // metres from the border of a commune to either shore
constexpr double kBank = 30;         // metres between a shore and the roads beside it
constexpr double kApart = 9'000;     // between the chief places of two islands

/// The zones that become islands: villages, those farthest from the middle first.
std::vector<std::size_t> choose(const Country& country, const Zones& zones, int count) {
    std::vector<std::pair<double, std::size_t>> villages;
    for (std::size_t z = 0; z < zones.zones.size(); ++z) {
        const Settlement& chief = country.settlements[zones.zones[z].chief];
        if (chief.rank == Rank::kVillage) villages.emplace_back(-length(chief.place), z);
    }
    std::sort(villages.begin(), villages.end());
    std::vector<std::size_t> chosen;
    for (const auto& [far, z] : villages) {
        if (static_cast<int>(chosen.size()) == count) break;
        const Point place = country.settlements[zones.zones[z].chief].place;
        const bool alone = std::all_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
            return distance(place, country.settlements[zones.zones[other].chief].place) > kApart;
        });
        if (alone) chosen.push_back(z);
    }
    if (static_cast<int>(chosen.size()) < count)
        throw Error(
            fmt::format("Of {} communes only {} can be islands, not {}: give a smaller number "
                        "after --islands, or a larger one after --communes",
                        zones.zones.size(), chosen.size(), count));
    return chosen;
}

double distance_to_piece(Point p, Point a, Point b) {
    const Point along = b - a;
    const double square = dot(along, along);
    const double t = square > 0 ? std::clamp(dot(p - a, along) / square, 0.0, 1.0) : 0.0;
    return distance(p, a + along * t);
}

bool cross_each_other(Point a, Point b, Point c, Point d) {
    const bool apart = (cross(b - a, c - a) > 0) == (cross(b - a, d - a) > 0);
    return !apart && (cross(d - c, a - c) > 0) != (cross(d - c, b - c) > 0);
}

/// The water round one commune.
class Strait {
  public:
    Strait(const Zone& zone, Point chief) : chief_(chief) {
        for (const Spot spot : zone.ring) border_.push_back(point_of(spot));
        for (const Point p : border_) {
            low_ = {std::min(low_.x, p.x), std::min(low_.y, p.y)};
            high_ = {std::max(high_.x, p.x), std::max(high_.y, p.y)};
        }
    }
    /// Whether a road from a to b is too near to the water, or in it.
    [[nodiscard]] bool touches(Point a, Point b) const {
        constexpr double kNear = kHalfStrait + kBank;
        if (std::max(a.x, b.x) < low_.x - kNear || std::min(a.x, b.x) > high_.x + kNear ||
            std::max(a.y, b.y) < low_.y - kNear || std::min(a.y, b.y) > high_.y + kNear)
            return false;
        for (std::size_t i = 0; i + 1 < border_.size(); ++i) {
            const Point c = border_[i];
            const Point d = border_[i + 1];
            if (distance_to_piece(a, c, d) < kNear || distance_to_piece(b, c, d) < kNear ||
                distance_to_piece(c, a, b) < kNear || cross_each_other(a, b, c, d))
                return true;
        }
        return false;
    }
    /// The water is on the right of both: the border runs anticlockwise, and so does the shore of
    /// the island; the one across the water runs the other way.
    [[nodiscard]] Path shore(bool of_island) const {
        Path path;
        for (const Point p : border_)
            path.push_back(p + unit(p - chief_) * (of_island ? -kHalfStrait : kHalfStrait));
        if (!of_island) std::reverse(path.begin(), path.end());
        if (!path.empty()) path.back() = path.front();
        return path;
    }

  private:
    Point chief_;
    Path border_;
    Point low_{1e9, 1e9}, high_{-1e9, -1e9};
};

/// Copies roads into a new map without the segments that touch the water.
class Cutter {
  public:
    Cutter(const RoadMap& map, const std::vector<Strait>& straits, double half_side)
        : map_(map), straits_(straits), cut_(half_side), node_(map.nodes(), RoadMap::kNone) {}

    void copy_all() {
        for (const RoadMap::Road& road : map_.roads()) copy(road);
    }
    RoadMap take() { return std::move(cut_); }
    /// The two ends of the first road that crossed the first strait.
    [[nodiscard]] std::optional<std::pair<RoadMap::Node, RoadMap::Node>> ferry() const {
        return ferry_;
    }

  private:
    [[nodiscard]] bool touches(const RoadMap::Segment& segment, std::size_t strait) const {
        return straits_[strait].touches(map_.place(segment.from), map_.place(segment.to));
    }
    RoadMap::Node copied(RoadMap::Node node) {
        if (node_[node] == RoadMap::kNone) node_[node] = cut_.add_node(map_.place(node));
        return node_[node];
    }
    void copy(const RoadMap::Road& road) {
        std::vector<RoadMap::Node> run;
        RoadMap::Node last = RoadMap::kNone;  // before the water that the road has reached
        bool only_first = true;               // and that is the first strait alone
        for (auto id = road.first; id != RoadMap::kNone; id = map_.segments()[id].next) {
            const RoadMap::Segment& segment = map_.segments()[id];
            bool wet = false;
            for (std::size_t s = 0; s < straits_.size(); ++s) {
                const bool here = touches(segment, s);
                wet |= here;
                if (here && s > 0) only_first = false;
            }
            if (!wet) {
                if (run.empty()) {
                    run.push_back(copied(segment.from));
                    if (last != RoadMap::kNone) cross_by_ferry(road, last, run.front(), only_first);
                    only_first = true;
                }
                run.push_back(copied(segment.to));
                continue;
            }
            if (run.empty()) continue;
            last = run.back();
            add(run, road.tags);
        }
        add(run, road.tags);
    }
    void add(std::vector<RoadMap::Node>& run, const RoadTags& tags) {
        if (run.size() > 1) cut_.add_road(run, tags);
        run.clear();
    }
    void cross_by_ferry(const RoadMap::Road& road, RoadMap::Node from, RoadMap::Node to,
                        bool only_first) {
        const bool highway = road.tags.road_class <= RoadClass::kTertiary && !road.tags.oneway &&
                             !road.tags.roundabout;
        if (highway && only_first && !ferry_) ferry_ = {from, to};
    }

    const RoadMap& map_;
    const std::vector<Strait>& straits_;
    RoadMap cut_;
    std::vector<RoadMap::Node> node_;  // in the new map
    std::optional<std::pair<RoadMap::Node, RoadMap::Node>> ferry_;
};

}  // namespace

void surround_islands(const Country& country, const Zones& zones, int count, Roads& roads) {
    if (count == 0) return;
    std::vector<Strait> straits;
    for (const std::size_t z : choose(country, zones, count))
        straits.emplace_back(zones.zones[z], country.settlements[zones.zones[z].chief].place);
    Cutter cutter(roads.map, straits, country.plan.half_side);
    cutter.copy_all();
    if (const auto ferry = cutter.ferry()) roads.ferries.push_back(*ferry);
    roads.map = cutter.take();
    std::erase_if(roads.farms, [&](const Farm& farm) {
        return std::any_of(straits.begin(), straits.end(), [&](const Strait& strait) {
            return strait.touches(farm.place, farm.place);
        });
    });
    for (const Strait& strait : straits)
        for (const bool of_island : {true, false}) roads.coasts.push_back(strait.shore(of_island));
}

}  // namespace relais::demonstration
