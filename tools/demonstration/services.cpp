#include "tools/demonstration/services.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "tools/demonstration/names.h"

namespace relais::demonstration {
namespace {

/// From how many inhabitants a commune has the first one, and how many for each further one; how
/// often a commune of that size has none.
struct Kind {
    std::string_view category;
    std::string_view name;  ///< followed by "de ..."
    int first;
    int further;
    double gap;
    int capacity_low;  ///< 0, 0: no capacity is written
    int capacity_high;
    std::array<std::string_view, 3> hours;  ///< one of them
};

constexpr std::array<Kind, 9> kKinds{{
    {"town_hall",
     "Mairie",
     0,
     1'000'000,
     0,
     0,
     0,
     {"Mo,We,Fr 09:00-12:00", "Mo-Fr 09:00-12:00,13:30-17:00", "Tu,Th 14:00-18:00"}},
    {"primary_school",
     "École élémentaire",
     300,
     2600,
     0.12,
     20,
     140,
     {"Mo,Tu,Th,Fr 08:30-16:30", "Mo,Tu,Th,Fr 08:45-16:15", "Mo-Fr 08:30-15:45"}},
    {"nursery_school",
     "École maternelle",
     480,
     3000,
     0.15,
     18,
     90,
     {"Mo,Tu,Th,Fr 08:30-16:30", "Mo,Tu,Th,Fr 08:45-16:15", "Mo-Fr 08:30-15:45"}},
    {"post",
     "La Poste, agence",
     600,
     7000,
     0.2,
     0,
     0,
     {"Mo-Fr 09:00-12:00", "Mo-Sa 09:00-12:00", "Mo-Fr 09:00-12:00,14:00-17:00"}},
    {"doctor",
     "Cabinet médical",
     900,
     1500,
     0.2,
     0,
     0,
     {"Mo-Fr 08:30-12:00,14:00-18:30", "Mo,Tu,Th,Fr 09:00-18:00", "Mo-Sa 08:30-12:00"}},
    {"pharmacy",
     "Pharmacie",
     1100,
     3000,
     0.1,
     0,
     0,
     {"Mo-Sa 09:00-12:15,14:00-19:00", "Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-12:30",
      "Mo-Sa 09:00-19:00"}},
    {"elderly",
     "Résidence pour personnes âgées",
     1300,
     5000,
     0.2,
     28,
     95,
     {"24/7", "24/7", "24/7"}},
    {"childcare",
     "Crèche",
     1200,
     3500,
     0.25,
     10,
     42,
     {"Mo-Fr 07:30-18:30", "Mo-Fr 08:00-18:00", "Mo-Fr 07:00-19:00"}},
    {"hospital", "Centre hospitalier", 8000, 1'000'000, 0, 90, 260, {"24/7", "24/7", "24/7"}},
}};
constexpr std::array<std::string_view, 3> kPublicHours{
    "Mo-Fr 09:00-12:00,13:30-17:00", "Mo,Tu,Th,Fr 09:00-12:30; We 09:00-17:00",
    "Tu-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00"};

class Planner {
  public:
    Planner(const Country& country, const Roads& roads, const Zones& zones,
            const std::vector<Household>& households)
        : country_(country),
          roads_(roads),
          zones_(zones),
          households_(households),
          people_(zones.zones.size()),
          random_(country.plan.seed, Stream::kServices) {
        for (const auto& h : households) people_[h.zone] += h.people;
    }

    std::vector<Service> plan(int at_least) {
        for (const auto& kind : kKinds) {
            for (std::uint32_t z = 0; z < people_.size(); ++z) place(kind, z);
        }
        place_public_services();
        while (services_.size() < static_cast<std::size_t>(at_least)) place_next_door();
        return std::move(services_);
    }

  private:
    void place(const Kind& kind, std::uint32_t zone) {
        if (people_[zone] < kind.first || random_.chance(kind.gap)) return;
        const int count = 1 + (people_[zone] - kind.first) / kind.further;
        for (int i = 0; i < count; ++i) {
            const int capacity =
                kind.capacity_high == 0
                    ? 0
                    : static_cast<int>(random_.between(kind.capacity_low, kind.capacity_high));
            add(kind.category, kind.name, zone, i, count, capacity, random_.pick(kind.hours));
        }
    }

    /// From two to six points of public service in a pays of 99 communes, in its larger places.
    void place_public_services() {
        std::vector<std::uint32_t> order(people_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return people_[a] > people_[b]; });
        const std::size_t points = std::max<std::size_t>(1, (people_.size() * 5 + 49) / 99);
        std::size_t placed = 0;
        for (const auto zone : order) {
            if (placed == points) return;
            if (placed > 0 && order.size() > 2 * points && random_.chance(0.3)) continue;
            add("public_service", "Maison de services", zone, 0, 1, 0, random_.pick(kPublicHours));
            ++placed;
        }
    }

    void place_next_door() {
        const Kind& kind = random_.pick(kKinds);
        const Household& neighbour = random_.pick(std::span{households_});
        const int capacity =
            kind.capacity_high == 0
                ? 0
                : static_cast<int>(random_.between(kind.capacity_low, kind.capacity_high));
        services_.push_back(
            {.name = fmt::format("{} {}, {}", kind.name, of(zones_.zones[neighbour.zone].name),
                                 street_name(random_.below(kStreetNames))),
             .category = kind.category,
             .place = spot_of(point_of(neighbour.place) + any_direction(random_) * 4),
             .capacity = capacity,
             .opening_hours = random_.pick(kind.hours)});
    }

    void add(std::string_view category, std::string_view name, std::uint32_t zone, int number,
             int count, int capacity, std::string_view hours) {
        const Zone& home = zones_.zones[zone];
        std::string full = fmt::format("{} {}", name, of(home.name));
        if (count > 1) {
            full = fmt::format("{}, {}", full, street_name(random_.below(kStreetNames)));
        }
        services_.push_back({.name = std::move(full),
                             .category = category,
                             .place = spot_of(site(home, number)),
                             .capacity = capacity,
                             .opening_hours = hours});
    }

    /// Beside a road near the middle of the chief place; further ones further out.
    Point site(const Zone& home, int number) {
        const auto& chief = country_.settlements[home.chief];
        const double out = std::min(0.9, 0.3 + 0.15 * number);
        for (int attempt = 0; attempt < 30; ++attempt) {
            const Point aim =
                chief.place + any_direction(random_) * (chief.radius * out * random_.unit());
            const auto near = roads_.map.near(aim, 40);
            if (near.empty()) continue;
            const auto& s = roads_.map.segments()[random_.pick(std::span{near})];
            const Point a = roads_.map.place(s.from);
            const Point along = roads_.map.place(s.to) - a;
            const Point p = a + along * random_.unit() +
                            left_of(unit(along)) * (random_.sign() * random_.between(9, 16));
            if (home.contains(point_of(spot_of(p)))) return p;
        }
        return chief.place;
    }

    const Country& country_;
    const Roads& roads_;
    const Zones& zones_;
    const std::vector<Household>& households_;
    std::vector<int> people_;
    Random random_;
    std::vector<Service> services_;
};

}  // namespace

std::vector<Service> place_services(const Country& country, const Roads& roads, const Zones& zones,
                                    const std::vector<Household>& households, int at_least) {
    return Planner(country, roads, zones, households).plan(at_least);
}

}  // namespace relais::demonstration
