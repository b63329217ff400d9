#include "tools/demonstration/settlements.h"

#include <algorithm>
#include <queue>
#include <set>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/demonstration/names.h"
#include "tools/demonstration/point_grid.h"
#include "tools/demonstration/rivers.h"
#include "tools/demonstration/voronoi.h"

namespace relais::demonstration {
namespace {

constexpr double kCommuneArea = 18e6;        // square metres, a usual size in the middle of France
constexpr double kVerticesPerCommune = 220;  // as a contracted extract of such a country has
constexpr int kHamletsPerCommune = 8;
constexpr int kCrossroadsPerCommune = 4;

/// Throws places at the square, keeping those that leave room, until there are `count`.
void scatter(Country& country, PointGrid& taken, int count, double room, Rank rank,
             Random& random) {
    const double half = country.plan.half_side;
    for (int placed = 0, misses = 0; placed < count;) {
        const Point p{random.between(-half, half), random.between(-half, half)};
        if (!taken.empty_within(p, room)) {
            // The last ones may be closer together, so that the count is always reached.
            if (++misses % 400 == 0) room *= 0.97;
            continue;
        }
        taken.insert(p);
        country.settlements.push_back(
            {.place = p, .rank = rank, .commune = 0, .people = 0, .radius = 0, .name = {}});
        ++placed;
    }
}

/// The study is a region grown from the middle, commune by commune: in one piece, and no disc.
void choose_study(Country& country, Random& random) {
    const std::vector<Point> centres = cell_places(country);
    std::vector<std::vector<std::uint32_t>> neighbours(centres.size());
    for (const auto& border : voronoi(centres, false).borders) {
        if (border.b >= country.communes()) continue;
        neighbours[border.a].push_back(border.b);
        neighbours[border.b].push_back(border.a);
    }
    std::vector<double> far(country.communes());
    for (std::size_t i = 0; i < far.size(); ++i) {
        // Between a disc and a square, as the country is one: room for a margin on every side.
        const double x = centres[i].x * centres[i].x;
        const double y = centres[i].y * centres[i].y;
        far[i] = std::sqrt(std::sqrt(x * x + y * y)) * random.between(0.92, 1.08);
    }
    const auto first = std::min_element(far.begin(), far.end()) - far.begin();
    std::set<std::pair<double, std::uint32_t>> edge{{0.0, static_cast<std::uint32_t>(first)}};
    country.study_index.assign(far.size(), Country::kNotStudied);
    std::vector<bool> seen(far.size());
    while (country.study.size() < static_cast<std::size_t>(country.plan.communes)) {
        const auto commune = edge.begin()->second;
        edge.erase(edge.begin());
        if (seen[commune]) continue;
        seen[commune] = true;
        country.study.push_back(commune);
        for (const auto other : neighbours[commune]) {
            if (!seen[other]) edge.insert({far[other], other});
        }
    }
}

/// Orders communes from the largest to the smallest: towns on rivers and far from each other, then
/// small towns, then the rest.
std::vector<std::uint32_t> by_size(const Country& country,
                                   const std::vector<std::uint32_t>& communes, PointGrid& taken,
                                   Random& random) {
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto c : communes) {
        const Point place = country.settlements[c].place;
        const double river = country.near_river[c].metres;
        const double edge = country.plan.half_side - std::max(std::abs(place.x), std::abs(place.y));
        order.emplace_back(random.unit() + std::min(river / 4000, 1.5) + (edge < 4000 ? 1.0 : 0.0),
                           c);
    }
    std::sort(order.begin(), order.end());
    const double share = static_cast<double>(communes.size()) / 99.0;
    std::vector<std::uint32_t> sorted;
    std::vector<bool> used(country.communes());
    const auto choose = [&](double count, double room) {
        for (; room > 100; room *= 0.8) {
            for (const auto& [score, c] : order) {
                if (static_cast<double>(sorted.size()) + 0.5 >= count) return;
                const Point place = country.settlements[c].place;
                if (used[c] || !taken.empty_within(place, room)) continue;
                used[c] = true;
                taken.insert(place);
                sorted.push_back(c);
            }
        }
    };
    choose(2 * share, 17'000);
    choose(10 * share, 8'000);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;  // positions were drawn at random: their order is a shuffle
    });
    for (const auto& [score, c] : order) {
        if (!used[c]) sorted.push_back(c);
    }
    return sorted;
}

/// Rank-size law (Zipf): the r-th of 99 communes has r^-0.95 times the people of the first.
void people_communes(Country& country, const std::vector<std::uint32_t>& communes,
                     double inhabitants, PointGrid& towns, Random& random) {
    const auto sorted = by_size(country, communes, towns, random);
    const double share = static_cast<double>(sorted.size()) / 99.0;
    double sum = 0;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        const double r = (static_cast<double>(k) + 0.5) / share + 0.5;
        auto& s = country.settlements[sorted[k]];
        s.rank = r < 2.6 ? Rank::kTown : r < 10.6 ? Rank::kSmallTown : Rank::kVillage;
        // r^-0.95 by roots alone, which are exactly rounded: r^-1 * r^(1/16) * 0.99 within 1.5 %.
        const double root16 = std::sqrt(std::sqrt(std::sqrt(std::sqrt(r))));
        s.people = root16 / r * random.between(0.88, 1.12);
        sum += s.people;
    }
    for (const auto c : sorted) country.settlements[c].people *= inhabitants / sum;
}

/// Shares a commune's people between its chief place and its hamlets.
void people_hamlets(Country& country, Random& random) {
    std::vector<double> weights(country.communes());
    for (auto& s : country.settlements) {
        if (s.rank != Rank::kHamlet) continue;
        s.people = random.between(0.3, 1) * random.between(0.3, 1);
        weights[s.commune] += s.people;
    }
    std::vector<double> outside(country.communes());
    for (std::size_t c = 0; c < country.communes(); ++c) {
        auto& chief = country.settlements[c];
        const double share = chief.rank == Rank::kTown        ? 0.08
                             : chief.rank == Rank::kSmallTown ? 0.25
                                                              : 0.5;
        outside[c] = weights[c] > 0 ? chief.people * share : 0;
        chief.people -= outside[c];
    }
    for (auto& s : country.settlements) {
        if (s.rank == Rank::kHamlet) s.people *= outside[s.commune] / weights[s.commune];
        const double per_km2 = s.rank == Rank::kTown        ? 1800
                               : s.rank == Rank::kSmallTown ? 1400
                                                            : 1000;
        s.radius =
            s.people > 0 ? std::max(70.0, 1000 * std::sqrt(s.people / per_km2 / 3.14159)) : 0;
    }
}

void name_settlements(Country& country) {
    Toponyms toponyms(country.plan.seed);
    for (auto& s : country.settlements) {
        if (s.rank == Rank::kCrossroads) continue;
        if (s.rank == Rank::kHamlet) {
            s.name = toponyms.hamlet();
        } else {
            const NearRiver& near = country.near_river[s.commune];
            s.name = toponyms.commune(near.metres < 1500 ? country.rivers[near.river].name : "");
        }
    }
}

}  // namespace

Plan make_plan(const Options& options) {
    if (options.communes < 1 || options.communes > 50'000) {
        throw Error(
            fmt::format("A demonstration territory has from 1 to 50000 communes, not {}: give "
                        "another number after --communes",
                        options.communes));
    }
    if (options.households < options.communes || options.households > 10'000'000) {
        throw Error(
            fmt::format("A demonstration territory of {} communes has from {} to 10000000 "
                        "households, not {}: give another number after --households",
                        options.communes, options.communes, options.households));
    }
    if (options.services < 0 || options.services > 1'000'000)
        throw Error(
            fmt::format("A demonstration territory has up to 1000000 services, not {}: give "
                        "another number after --services",
                        options.services));
    if (options.cells < 0 || options.cells > 20'000'000)
        throw Error(
            fmt::format("A demonstration grid has up to 20000000 cells, not {}: give another "
                        "number after --cells",
                        options.cells));
    if (options.islands < 0 || options.islands > 1000)
        throw Error(
            fmt::format("A demonstration territory has up to 1000 islands, not {}: give another "
                        "number after --islands",
                        options.islands));
    Plan plan;
    plan.communes = options.communes;
    plan.households = options.households;
    plan.seed = options.seed;
    plan.inhabitants =
        static_cast<int>((static_cast<std::int64_t>(options.households) * 76 + 17) / 34);
    const std::uint64_t least = 60U * static_cast<std::uint64_t>(options.communes) + 1000;
    if (options.vertices != 0 && (options.vertices < least || options.vertices > 20'000'000)) {
        throw Error(
            fmt::format("The roads of {} communes need from {} to 20000000 vertices, not {}: give "
                        "another number after --vertices, or leave it out",
                        options.communes, least, options.vertices));
    }
    // The roads go on beyond the study, as in any extract worth having.
    const int around =
        options.vertices == 0 ? options.communes / 2 + 12 : options.communes / 4 + 12;
    plan.all_communes = options.communes + around;
    plan.vertices = options.vertices;
    if (options.vertices != 0) {
        const double communes = static_cast<double>(plan.vertices) / kVerticesPerCommune;
        plan.all_communes = std::max(plan.all_communes, static_cast<int>(communes));
    } else {
        const double people =
            plan.inhabitants * (1.0 + static_cast<double>(around) / plan.communes);
        plan.vertices = static_cast<std::uint64_t>(100.0 * plan.all_communes + 0.15 * people);
    }
    plan.half_side = std::sqrt(plan.all_communes * kCommuneArea) / 2;
    return plan;
}

Country settle(const Plan& plan) {
    Country country;
    country.plan = plan;
    draw_rivers(country);
    Random random(plan.seed, Stream::kCommunes);
    PointGrid taken(plan.half_side, 1000);
    scatter(country, taken, plan.all_communes, 2900, Rank::kVillage, random);
    const std::vector<Point> places = cell_places(country);
    country.near_river = nearest_rivers(country, std::span{places}.first(country.communes()));
    choose_study(country, random);

    std::vector<std::uint32_t> outside;
    std::vector<bool> studied(country.communes());
    for (const auto c : country.study) studied[c] = true;
    for (std::uint32_t c = 0; c < country.communes(); ++c) {
        if (!studied[c]) outside.push_back(c);
    }
    const double density = static_cast<double>(plan.inhabitants) / plan.communes;
    PointGrid towns(plan.half_side, 5000);
    people_communes(country, country.study, plan.inhabitants, towns, random);
    people_communes(country, outside,
                    std::min(density, 800.0) * static_cast<double>(outside.size()), towns, random);

    PointGrid centres(plan.half_side, 4000);
    for (const auto& s : country.settlements) centres.insert(s.place);
    Random elsewhere(plan.seed, Stream::kHamlets);
    scatter(country, taken, plan.all_communes * kHamletsPerCommune, 620, Rank::kHamlet, elsewhere);
    scatter(country, taken, plan.all_communes * kCrossroadsPerCommune, 450, Rank::kCrossroads,
            elsewhere);
    for (auto& s : country.settlements) s.commune = centres.nearest(s.place);
    people_hamlets(country, elsewhere);
    name_settlements(country);

    std::sort(country.study.begin(), country.study.end(), [&](auto a, auto b) {
        return country.settlements[a].name < country.settlements[b].name;
    });
    for (std::uint32_t i = 0; i < country.study.size(); ++i) {
        country.study_index[country.study[i]] = i;
    }
    return country;
}

std::vector<Point> cell_places(const Country& country) {
    std::vector<Point> places;
    for (std::size_t c = 0; c < country.communes(); ++c) {
        places.push_back(country.settlements[c].place);
    }
    const double rim = country.plan.half_side + 1500;
    for (double at = -rim; at <= rim; at += 2500) {
        // Not quite in line, so that no two coincide at the corners.
        places.insert(places.end(),
                      {{at, -rim}, {at + 1, rim}, {-rim - 1, at + 2}, {rim + 2, at + 3}});
    }
    return places;
}

}  // namespace relais::demonstration
