#include "tools/demonstration/people.h"

#include <algorithm>
#include <numeric>

#include "tools/demonstration/point_grid.h"

namespace relais::demonstration {
namespace {

/// Whole shares of `total` in proportion to `weights`, each at least `least`: largest remainders.
std::vector<int> apportion(const std::vector<double>& weights, int total, int least) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto count = static_cast<int>(weights.size());
    const double rest = total - least * count;
    std::vector<int> shares;
    std::vector<std::pair<double, std::size_t>> remainders;
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = sum > 0 ? rest * weights[i] / sum : rest / count;
        shares.push_back(least + static_cast<int>(exact));
        given += shares.back();
        remainders.emplace_back(static_cast<int>(exact) - exact, i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (int i = 0; i < total - given; ++i) {
        ++shares[remainders[static_cast<std::size_t>(i % count)].second];
    }
    return shares;
}

bool lined_with_houses(const RoadTags& tags) {
    return tags.road_class >= RoadClass::kSecondary && tags.road_class <= RoadClass::kService &&
           !tags.bridge && !tags.roundabout;
}

/// The roads of one settlement with houses along them.
class Frontage {
  public:
    Frontage(const RoadMap& map, const Settlement& settlement)
        : map_(map), settlement_(settlement) {
        const double reach = settlement.radius * 1.1;
        for (const auto id : map.near(settlement.place, reach)) {
            const auto& s = map.segments()[id];
            if (!lined_with_houses(map.tags(id))) continue;
            const Point middle = (map.place(s.from) + map.place(s.to)) * 0.5;
            if (distance(middle, settlement.place) > reach) continue;
            total_ += distance(map.place(s.from), map.place(s.to));
            segments_.push_back(id);
            until_.push_back(total_);
        }
    }
    /// A place beside one of its roads.
    [[nodiscard]] Point any(Random& random) const {
        if (segments_.empty()) return settlement_.place + any_direction(random) * 12;
        const double at = random.between(0, total_);
        const auto i = std::min<std::size_t>(
            static_cast<std::size_t>(std::upper_bound(until_.begin(), until_.end(), at) -
                                     until_.begin()),
            segments_.size() - 1);
        const auto& s = map_.segments()[segments_[i]];
        const Point a = map_.place(s.from);
        const Point along = map_.place(s.to) - a;
        const double aside = random.sign() * random.between(8, 22);
        return a + along * random.unit() + left_of(unit(along)) * aside;
    }

  private:
    const RoadMap& map_;
    const Settlement& settlement_;
    std::vector<RoadMap::SegmentId> segments_;
    std::vector<double> until_;
    double total_ = 0;
};

/// One to six people; families and old people live together as they do.
Household any_household(Random& random) {
    Household h;
    const double u = random.unit();
    h.people = u < 0.34 ? 1 : u < 0.69 ? 2 : u < 0.83 ? 3 : u < 0.945 ? 4 : u < 0.985 ? 5 : 6;
    for (int child = 2; child < h.people; ++child) {
        const double age = random.between(0, 20);
        if (age < 3)
            ++h.children_0_2;
        else if (age < 11)
            ++h.children_3_10;
    }
    if (h.people <= 2 && random.chance(0.24)) {
        h.people_75p = h.people == 2 && random.chance(0.45) ? 2 : 1;
    }
    return h;
}

/// Adds or takes away people one at a time until the total is reached.
void meet_total(std::vector<Household>& households, int total, Random& random) {
    int sum = 0;
    for (const auto& h : households) sum += h.people;
    while (sum != total) {
        auto& h = households[random.below(households.size())];
        if (sum < total && h.people < 12) {
            ++h.people;
            ++sum;
        } else if (sum > total && h.people > 1 + h.children_0_2 + h.children_3_10 + h.people_75p) {
            --h.people;
            --sum;
        }
    }
}

/// Places the households of one zone.
class Settler {
  public:
    Settler(const Country& country, const Roads& roads, const Zones& zones,
            std::vector<Household>& households)
        : country_(country),
          roads_(roads),
          zones_(zones),
          households_(households),
          parts_(zones.zones.size()),
          farms_(zones.zones.size()) {
        for (std::uint32_t s = 0; s < country.settlements.size(); ++s) {
            const auto& settlement = country.settlements[s];
            if (settlement.people > 0 && country.studied(settlement)) {
                parts_[country.study_index[settlement.commune]].push_back(s);
            }
        }
        PointGrid chiefs(country.plan.half_side, 4000);
        for (std::size_t c = 0; c < country.communes(); ++c) {
            chiefs.insert(country.settlements[c].place);
        }
        for (const auto& farm : roads.farms) {
            const auto zone = country.study_index[chiefs.nearest(farm.place)];
            if (zone != Country::kNotStudied) farms_[zone].push_back(farm.place);
        }
    }

    void settle(std::uint32_t zone, int count) {
        Random random(country_.plan.seed, Stream::kPeople, zone + 1);
        std::vector<double> weights;
        double rural = 0;
        for (const auto s : parts_[zone]) {
            weights.push_back(country_.settlements[s].people);
            if (country_.settlements[s].rank == Rank::kHamlet) rural += weights.back();
        }
        weights.push_back(farms_[zone].empty() ? 0 : rural * 0.8);  // 45 % of the countryside
        const auto shares = apportion(weights, count, 0);
        for (std::size_t i = 0; i < parts_[zone].size(); ++i) {
            const auto& settlement = country_.settlements[parts_[zone][i]];
            const Frontage frontage(roads_.map, settlement);
            for (int k = 0; k < shares[i]; ++k) {
                add(
                    zone, [&] { return frontage.any(random); }, random);
            }
        }
        for (int k = 0; k < shares.back(); ++k) {
            add(
                zone,
                [&] {
                    return farms_[zone][random.below(farms_[zone].size())] +
                           any_direction(random) * random.between(6, 30);
                },
                random);
        }
    }

  private:
    /// A border may cut a hamlet in two: a house that would be beyond it is tried again, and in the
    /// end placed in the chief place.
    template <class AnyPlace>
    void add(std::uint32_t zone, AnyPlace any_place, Random& random) {
        const Zone& home = zones_.zones[zone];
        Household h = any_household(random);
        h.zone = zone;
        Point place = any_place();
        for (int i = 0; i < 12 && !inside(home, place); ++i) place = any_place();
        if (!inside(home, place)) {
            const Frontage centre(roads_.map, country_.settlements[home.chief]);
            for (int i = 0; i < 40 && !inside(home, place); ++i) place = centre.any(random);
        }
        if (!inside(home, place)) place = country_.settlements[home.chief].place;
        h.place = spot_of(place);
        households_.push_back(h);
    }
    static bool inside(const Zone& zone, Point p) { return zone.contains(point_of(spot_of(p))); }

    const Country& country_;
    const Roads& roads_;
    const Zones& zones_;
    std::vector<Household>& households_;
    std::vector<std::vector<std::uint32_t>> parts_;
    std::vector<std::vector<Point>> farms_;
};

}  // namespace

std::vector<Household> settle_people(const Country& country, const Roads& roads,
                                     const Zones& zones) {
    std::vector<double> people(zones.zones.size());
    for (const auto& s : country.settlements) {
        if (country.studied(s)) people[country.study_index[s.commune]] += s.people;
    }
    const auto counts = apportion(people, country.plan.households, 1);
    std::vector<Household> households;
    households.reserve(static_cast<std::size_t>(country.plan.households));
    Settler settler(country, roads, zones, households);
    for (std::uint32_t z = 0; z < counts.size(); ++z) settler.settle(z, counts[z]);
    Random random(country.plan.seed, Stream::kPeople);
    meet_total(households, country.plan.inhabitants, random);
    return households;
}

}  // namespace relais::demonstration
