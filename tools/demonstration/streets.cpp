#include <algorithm>

#include "tools/demonstration/growth.h"
#include "tools/demonstration/roads.h"

namespace relais::demonstration {
namespace {

using StreetNode = RoadMap::Node;

constexpr double kPeoplePerVertex = 8;
constexpr double kShareOfVertices = 0.5;  // of the plan that streets may use

/// A place where a street may begin.
struct Bud {
    StreetNode node;
    Point along;  ///< unit vector of the road there
};

/// Grows the streets of one settlement, from its highways outwards.
class Quarter {
  public:
    Quarter(const Country& country, const RiverIndex& rivers, RoadMap& map, std::uint32_t number)
        : settlement_(country.settlements[number]),
          rivers_(rivers),
          map_(map),
          random_(country.plan.seed, Stream::kStreets, number),
          first_name_(static_cast<std::uint32_t>(random_.below(96))) {
        for (const auto id : map.near(settlement_.place, settlement_.radius)) {
            const auto& s = map.segments()[id];
            if (map.tags(id).bridge || map.tags(id).roundabout) continue;
            if (distance(map.place(s.from), settlement_.place) > settlement_.radius) continue;
            buds_.push_back({s.from, unit(map.place(s.to) - map.place(s.from))});
        }
    }

    /// Long streets first, well apart; then the streets between them.
    void grow_until(std::uint64_t vertices) {
        const auto budget = vertices - std::min(vertices, map_.vertices());
        if (settlement_.radius > 250) {
            grow(map_.vertices() + budget / 8, 12 * budget / 8 + 20, [&](double out) {
                return Growth{.length = random_.between(200, 600),
                              .step = random_.between(38, 48),
                              .bend = 0.1,
                              .clearance = 62 + 20 * out,
                              .may_join = true};
            });
        }
        grow(vertices, 25 * budget + 20, [&](double out) {
            return Growth{.length = random_.between(70, 190) * (0.8 + 0.6 * out),
                          .step = random_.between(26, 34),
                          .bend = 0.06 + 0.2 * out,
                          .clearance = 23 + 9 * out,
                          .may_join = true};
        });
    }

  private:
    template <class ChooseGrowth>
    void grow(std::uint64_t vertices, std::uint64_t attempts, ChooseGrowth choose_growth) {
        for (; attempts > 0 && map_.vertices() < vertices && !buds_.empty(); --attempts) {
            const Bud bud = choose();
            if (map_.degree(bud.node) >= 4) continue;
            const double out =
                distance(map_.place(bud.node), settlement_.place) / settlement_.radius;
            grow_street(bud, out, choose_growth(out));
        }
    }

    void grow_street(const Bud& bud, double out, const Growth& growth) {
        const Point side = left_of(bud.along) * random_.sign();
        const Branch branch = demonstration::grow(
            map_, rivers_, bud.node, turned(side, 0.06 * random_.bell()), growth, random_);
        if (branch.nodes.empty()) return;
        map_.add_road(branch.nodes, tags_of(branch, out));
        for (std::size_t i = 1; i < branch.nodes.size(); ++i) {
            const Point p = map_.place(branch.nodes[i]);
            if (distance(p, settlement_.place) > settlement_.radius) continue;
            buds_.push_back({branch.nodes[i], unit(p - map_.place(branch.nodes[i - 1]))});
        }
    }

    /// The more central of two, for a dense heart and a loose rim.
    Bud choose() {
        const Bud& a = buds_[random_.below(buds_.size())];
        const Bud& b = buds_[random_.below(buds_.size())];
        const bool nearer = distance(map_.place(a.node), settlement_.place) <
                            distance(map_.place(b.node), settlement_.place);
        return nearer ? a : b;
    }

    RoadTags tags_of(const Branch& branch, double out) {
        RoadTags tags;
        const bool town = settlement_.rank <= Rank::kSmallTown;
        tags.road_class = RoadClass::kResidential;
        if (town && out < 0.25 && random_.chance(0.15)) tags.road_class = RoadClass::kLivingStreet;
        if (!branch.joined && random_.chance(0.12)) tags.road_class = RoadClass::kService;
        if (tags.road_class == RoadClass::kResidential && settlement_.rank <= Rank::kVillage) {
            if (random_.chance(0.12)) tags.maxspeed = 30;
            tags.name = {RoadName::Kind::kStreet, (first_name_ + streets_++ * 37) % 96};
        }
        // A one-way street from one older road to another never cuts a house off.
        tags.oneway = town && branch.joined && out < 0.6 && random_.chance(0.2);
        return tags;
    }

    const Settlement& settlement_;
    const RiverIndex& rivers_;
    RoadMap& map_;
    Random random_;
    std::vector<Bud> buds_;
    std::uint32_t first_name_;
    std::uint32_t streets_ = 0;
};

}  // namespace

void draw_streets(const Country& country, const RiverIndex& rivers, RoadMap& map,
                  const Progress& progress) {
    double wanted = 0;
    for (const auto& s : country.settlements) wanted += s.people / kPeoplePerVertex;
    const double allowed = kShareOfVertices * static_cast<double>(country.plan.vertices);
    const double share = std::min(1.0, allowed / wanted) / kPeoplePerVertex;
    const std::size_t count = country.settlements.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (progress && i % 1024 == 0) {
            progress("Drawing streets", static_cast<double>(i) / static_cast<double>(count));
        }
        const double people = country.settlements[i].people;
        if (people <= 0) continue;
        Quarter quarter(country, rivers, map, i);
        quarter.grow_until(map.vertices() + static_cast<std::uint64_t>(people * share + 0.5));
    }
}

}  // namespace relais::demonstration
