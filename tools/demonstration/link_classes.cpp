#include "tools/demonstration/link_classes.h"

#include <algorithm>
#include <limits>
#include <queue>

#include "tools/demonstration/point_grid.h"

namespace relais::demonstration {
namespace {

/// Cheapest paths over the links, where a kilometre of a large road counts less than one of a
/// small road: later roads run together with earlier ones.
class Surveyor {
  public:
    Surveyor(const Country& country, std::vector<Link>& links)
        : links_(links),
          start_(country.settlements.size() + 1),
          cost_(country.settlements.size()),
          from_(country.settlements.size()),
          touched_(country.settlements.size()) {
        for (const auto& link : links) {
            ++start_[link.a + 1];
            ++start_[link.b + 1];
        }
        for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
        incident_.resize(start_.back());
        auto fill = start_;
        for (std::uint32_t i = 0; i < links.size(); ++i) {
            incident_[fill[links[i].a]++] = i;
            incident_[fill[links[i].b]++] = i;
        }
    }

    /// Builds the ways from `origin` to the `count` nearest settlements that are `wanted`.
    template <class Wanted>
    void build(std::uint32_t origin, int count, RoadClass road_class, Wanted wanted) {
        ++round_;
        queue_ = {};
        reach(origin, 0, kNoLink);
        while (!queue_.empty() && count > 0) {
            const auto [cost, here] = queue_.top();
            queue_.pop();
            if (cost > cost_[here]) continue;
            if (here != origin && wanted(here)) {
                mark(origin, here, road_class);
                --count;
            }
            for (auto k = start_[here]; k < start_[here + 1]; ++k) {
                const Link& link = links_[incident_[k]];
                reach(link.a == here ? link.b : link.a, cost + price(link), incident_[k]);
            }
        }
    }

  private:
    static constexpr std::uint32_t kNoLink = 0xffffffff;

    static double price(const Link& link) {
        static constexpr double kByClass[] = {0.5, 0.55, 0.65, 0.75, 1.0};
        return link.metres * kByClass[static_cast<int>(link.road_class)] +
               800 * static_cast<double>(link.river_crossings.size());
    }
    void reach(std::uint32_t s, double cost, std::uint32_t by) {
        if (touched_[s] == round_ && cost_[s] <= cost) return;
        touched_[s] = round_;
        cost_[s] = cost;
        from_[s] = by;
        queue_.push({cost, s});
    }
    void mark(std::uint32_t origin, std::uint32_t s, RoadClass road_class) {
        ++number_;
        while (s != origin) {
            Link& link = links_[from_[s]];
            if (road_class < link.road_class) {
                link.road_class = road_class;
                const unsigned base = road_class <= RoadClass::kPrimary     ? 901
                                      : road_class == RoadClass::kSecondary ? 101
                                                                            : 201;
                link.reference = static_cast<std::uint16_t>(base + number_ % 99);
                if (road_class == RoadClass::kTertiary) {
                    link.reference = static_cast<std::uint16_t>(base + number_ % 699);
                }
            }
            s = link.a == s ? link.b : link.a;
        }
    }

    using Label = std::pair<double, std::uint32_t>;
    std::vector<Link>& links_;
    std::vector<std::uint32_t> start_;
    std::vector<std::uint32_t> incident_;
    std::vector<double> cost_;
    std::vector<std::uint32_t> from_;
    std::vector<std::uint32_t> touched_;
    std::uint32_t round_ = 0;
    unsigned number_ = 0;
    std::priority_queue<Label, std::vector<Label>, std::greater<>> queue_;
};

/// Settlements at the border where large roads leave the country, one every forty kilometres.
std::vector<std::uint32_t> ways_out(const Country& country, Random& random) {
    PointGrid chiefs(country.plan.half_side, 4000);
    for (std::size_t c = 0; c < country.communes(); ++c)
        chiefs.insert(country.settlements[c].place);
    std::vector<std::uint32_t> ways;
    const double half = country.plan.half_side;
    const int along = std::max(1, static_cast<int>(2 * half / 40'000));
    for (int side = 0; side < 4; ++side) {
        for (int i = 0; i < along; ++i) {
            const double at = -half + 2 * half * (i + random.between(0.3, 0.7)) / along;
            const Point p = side == 0   ? Point{at, -half}
                            : side == 1 ? Point{at, half}
                            : side == 2 ? Point{-half, at}
                                        : Point{half, at};
            ways.push_back(chiefs.nearest(p));
        }
    }
    return ways;
}

}  // namespace

void classify_links(const Country& country, std::vector<Link>& links, Random& random) {
    Surveyor surveyor(country, links);
    const auto& settlements = country.settlements;
    std::vector<bool> out(settlements.size());
    const auto ways = ways_out(country, random);
    for (const auto s : ways) out[s] = true;

    const auto commune_count = static_cast<std::uint32_t>(country.communes());
    const auto each = [&](Rank rank, auto build) {
        for (std::uint32_t c = 0; c < commune_count; ++c) {
            if (settlements[c].rank == rank) build(c);
        }
    };
    const auto town = [&](std::uint32_t s) { return settlements[s].rank == Rank::kTown; };
    const auto at_least = [&](Rank rank) {
        return [&settlements, rank](std::uint32_t s) { return settlements[s].rank <= rank; };
    };
    // The main road from one side of the country to the other, past a town where there is one.
    surveyor.build(ways.front(), 1, RoadClass::kTrunk, town);
    for (std::size_t i = 1; i < ways.size(); i += 2) {
        surveyor.build(ways[i], 1, i % 4 == 1 ? RoadClass::kTrunk : RoadClass::kPrimary, town);
    }
    each(Rank::kTown, [&](std::uint32_t c) { surveyor.build(c, 1, RoadClass::kTrunk, town); });
    each(Rank::kTown, [&](std::uint32_t c) {
        surveyor.build(c, 3, RoadClass::kPrimary,
                       [&](std::uint32_t s) { return town(s) || out[s]; });
    });
    each(Rank::kSmallTown, [&](std::uint32_t c) {
        surveyor.build(c, 1, RoadClass::kSecondary, town);
        surveyor.build(c, 3, RoadClass::kSecondary, at_least(Rank::kSmallTown));
    });
    each(Rank::kVillage, [&](std::uint32_t c) {
        surveyor.build(c, 1, RoadClass::kTertiary, at_least(Rank::kSmallTown));
        surveyor.build(c, 2, RoadClass::kTertiary, at_least(Rank::kVillage));
    });
}

}  // namespace relais::demonstration
