#include <algorithm>

#include "tools/demonstration/growth.h"
#include "tools/demonstration/roads.h"

namespace relais::demonstration {
namespace {

using LaneNode = RoadMap::Node;

/// Fills the countryside: drives to farms, small roads, farm tracks.
class Countryside {
  public:
    Countryside(const Country& country, const RiverIndex& rivers, std::size_t end_of_highways,
                Roads& roads)
        : rivers_(rivers),
          roads_(roads),
          map_(roads.map),
          random_(country.plan.seed, Stream::kLanes),
          highways_(end_of_highways),
          streets_(map_.segments().size()) {}

    void grow_one() {
        const auto id = any_segment();
        const auto& segment = map_.segments()[id];
        const RoadTags& road = map_.tags(id);
        const LaneNode start = segment.from;
        if (road.road_class == RoadClass::kTrunk || road.bridge || road.roundabout) return;
        const bool track = road.road_class == RoadClass::kTrack || random_.chance(0.22);
        if (map_.degree(start) > 2 || (map_.degree(start) == 1 && !track)) return;
        const Point along = unit(map_.place(segment.to) - map_.place(start));
        const Point heading = turned(left_of(along) * random_.sign(), 0.22 * random_.bell());
        const bool drive = !track && random_.chance(0.62);
        const Growth growth{.length = track   ? random_.between(250, 1300)
                                      : drive ? random_.between(60, 260)
                                              : random_.between(250, 1100),
                            .step = drive ? 38.0 : 52.0,
                            .bend = 0.3,
                            .clearance = drive ? 38.0 : 55.0,
                            .may_join = !drive};
        const Branch branch = grow(map_, rivers_, start, heading, growth, random_);
        if (branch.nodes.empty()) return;
        RoadTags tags;
        tags.road_class = track   ? RoadClass::kTrack
                          : drive ? RoadClass::kService
                                  : RoadClass::kUnclassified;
        map_.add_road(branch.nodes, tags);
        if (!track && !branch.joined) roads_.farms.push_back({map_.place(branch.nodes.back())});
    }

  private:
    /// Of a highway or a lane; streets have been grown already.
    RoadMap::SegmentId any_segment() {
        const std::size_t lanes = map_.segments().size() - streets_;
        const std::size_t i = random_.below(highways_ + lanes / 2);
        return static_cast<RoadMap::SegmentId>(i < highways_ ? i : streets_ + 2 * (i - highways_));
    }

    const RiverIndex& rivers_;
    Roads& roads_;
    RoadMap& map_;
    Random random_;
    std::size_t highways_;
    std::size_t streets_;
};

}  // namespace

void draw_lanes(const Country& country, const RiverIndex& rivers, std::size_t end_of_highways,
                Roads& roads, const Progress& progress) {
    Countryside countryside(country, rivers, end_of_highways, roads);
    const std::uint64_t goal = country.plan.vertices;
    const std::uint64_t before = roads.map.vertices();
    // A full countryside takes no more lanes: then the goal is missed by a little.
    std::uint64_t patience = 40 * (goal - std::min(goal, before));
    for (; roads.map.vertices() < goal && patience > 0; --patience) {
        if (progress && patience % 65536 == 0) {
            progress("Drawing lanes", static_cast<double>(roads.map.vertices() - before) /
                                          static_cast<double>(goal - before));
        }
        countryside.grow_one();
    }
}

void dig_ponds(const Country& country, const RiverIndex& rivers, Roads& roads) {
    Random random(country.plan.seed, Stream::kPonds);
    const double half = country.plan.half_side;
    for (std::size_t i = 0; i < country.communes(); ++i) {
        const Point middle{random.between(-half, half), random.between(-half, half)};
        const double radius = random.between(50, 240);
        const Point span{1.3 * radius, 0};
        if (!roads.map.clear(middle, 1.5 * radius, RoadMap::kNone)) continue;
        if (rivers.between(middle - span, middle + span)) continue;
        Path shore;
        Point spoke{radius, 0};
        for (int k = 0; k < 24; ++k) {
            shore.push_back(middle + spoke * random.between(0.93, 1.07));
            spoke = turned(spoke, 0.13165249758739585);  // tan 7.5 degrees
        }
        shore.push_back(shore.front());
        roads.ponds.push_back(std::move(shore));
    }
}

}  // namespace relais::demonstration
