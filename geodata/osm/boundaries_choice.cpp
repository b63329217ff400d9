#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "engine/territory/locate.h"
#include "geodata/countries/countries.h"
#include "geodata/osm/boundaries.h"
#include "geodata/osm/boundaries_levels.h"
#include "geodata/osm/features_geometry.h"

namespace relais::osm {
namespace {

using territory::Zone;
using territory::ZoneLocator;

constexpr int kCountryLevel = 2;
constexpr double kEnough = 0.9;   // of the total of the best level
constexpr double kFilled = 0.99;  // of the area of the boundary around the zones
constexpr std::size_t kSample = 20000;

/// A complete boundary with a place inside it.
struct Candidate {
    const Boundary* boundary;
    Coordinate inside;
};

Zone shape_only(const Boundary& boundary) {
    Zone zone;
    zone.shape = boundary.shape;
    return zone;
}

std::vector<Zone> shapes(std::span<const Candidate> candidates) {
    std::vector<Zone> zones;
    for (const Candidate& c : candidates) zones.push_back(shape_only(*c.boundary));
    return zones;
}

std::vector<Candidate> complete_candidates(std::span<const Boundary> boundaries) {
    std::vector<Candidate> candidates;
    for (const Boundary& b : boundaries)
        if (b.complete()) candidates.push_back({&b, inner_point(b.shape)});
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::pair(a.boundary->level, a.boundary->relation) <
               std::pair(b.boundary->level, b.boundary->relation);
    });
    return candidates;
}

/// The complete countries; of two boundaries of one country (with and without its waters, say)
/// both.
std::vector<Candidate> countries(std::span<const Candidate> candidates) {
    std::vector<Candidate> result;
    for (const Candidate& c : candidates)
        if (c.boundary->level == kCountryLevel && !c.boundary->country.empty()) result.push_back(c);
    return result;
}

void drop_foreign(std::vector<Candidate>& candidates, std::span<const Candidate> countries) {
    if (countries.empty()) return;
    const std::vector<Zone> home = shapes(countries);
    const ZoneLocator locator(home);
    std::erase_if(candidates,
                  [&](const Candidate& c) { return !locator.locate(c.inside).exists(); });
}

/// The code that most of them bear; empty: none does, or two are equally frequent.
std::string most_frequent_country(const std::vector<const Boundary*>& boundaries) {
    std::map<std::string, int> counts;
    for (const Boundary* b : boundaries)
        if (!b->country.empty()) ++counts[b->country];
    std::string best;
    int most = 0;
    for (const auto& [country, count] : counts) {
        if (count == most) best.clear();
        if (count > most) {
            best = country;
            most = count;
        }
    }
    return best;
}

std::string country_of(std::span<const Candidate> countries, std::span<const Candidate> candidates,
                       std::span<const Boundary> all) {
    if (!countries.empty()) {
        const auto largest = std::max_element(countries.begin(), countries.end(),
                                              [](const Candidate& a, const Candidate& b) {
                                                  return area_square_metres(a.boundary->shape) <
                                                         area_square_metres(b.boundary->shape);
                                              });
        return largest->boundary->country;
    }
    std::vector<const Boundary*> tellers;
    for (const Candidate& c : candidates) tellers.push_back(c.boundary);
    if (tellers.empty())
        for (const Boundary& b : all) tellers.push_back(&b);
    return most_frequent_country(tellers);
}

/// The zones of `level`, and those of coarser levels that have none of the chosen ones inside.
std::vector<Candidate> tiling(std::span<const Candidate> candidates, int level) {
    std::vector<Candidate> chosen;
    for (int l = level; l > kCountryLevel; --l) {
        const std::vector<Zone> taken = shapes(chosen);
        const ZoneLocator taken_locator(taken);
        std::vector<Candidate> added;
        for (const Candidate& c : candidates) {
            if (c.boundary->level != l || taken_locator.locate(c.inside).exists()) continue;
            const bool holds_a_zone = std::any_of(
                chosen.begin(), chosen.end(),
                [&](const Candidate& zone) { return contains(c.boundary->shape, zone.inside); });
            if (!holds_a_zone) added.push_back(c);
        }
        chosen.insert(chosen.end(), added.begin(), added.end());
    }
    return chosen;
}

std::vector<Coordinate> sample(std::span<const Coordinate> homes) {
    const std::size_t step = homes.size() / kSample + 1;
    std::vector<Coordinate> result;
    for (std::size_t i = 0; i < homes.size(); i += step) result.push_back(homes[i]);
    return result;
}

double area_square_metres_of(std::span<const Candidate> zones) {
    return std::accumulate(zones.begin(), zones.end(), 0.0, [](double sum, const Candidate& c) {
        return sum + area_square_metres(c.boundary->shape);
    });
}

/// Homes inside (of a sample), or square metres where there are no homes at all.
double coverage(std::span<const Candidate> zones, std::span<const Coordinate> homes) {
    if (homes.empty()) return area_square_metres_of(zones);
    const std::vector<Zone> zone_shapes = shapes(zones);
    const ZoneLocator locator(zone_shapes);
    return static_cast<double>(std::count_if(homes.begin(), homes.end(), [&](Coordinate home) {
        return locator.locate(home).exists();
    }));
}

/// The chosen zones and their main level.
struct Level {
    int number = 0;
    std::vector<Candidate> zones;
};

Level choose_level(std::span<const Candidate> candidates, int finest,
                   std::span<const Coordinate> homes) {
    const std::vector<Coordinate> sampled = sample(homes);
    std::vector<std::pair<Level, double>> options;  // finest first
    double best = 0;
    for (int level = finest; level > kCountryLevel; --level) {
        if (std::none_of(candidates.begin(), candidates.end(),
                         [&](const Candidate& c) { return c.boundary->level == level; }))
            continue;
        Level option{level, tiling(candidates, level)};
        const double covered = coverage(option.zones, sampled);
        best = std::max(best, covered);
        options.emplace_back(std::move(option), covered);
    }
    for (const std::size_t fewest : {std::size_t{2}, std::size_t{1}})
        for (auto& [option, covered] : options)
            if (option.zones.size() >= fewest && covered >= kEnough * best)
                return std::move(option);
    return {};
}

const Place* find_place(std::span<const Place> places, std::int64_t node) {
    const auto it = std::lower_bound(places.begin(), places.end(), node,
                                     [](const Place& p, std::int64_t id) { return p.node < id; });
    return it != places.end() && it->node == node ? &*it : nullptr;
}

bool is_settlement(const Place& place) {
    return place.kind == "city" || place.kind == "town" || place.kind == "village";
}

/// Of the label or seat of a boundary that bears its name.
std::optional<double> label_population(const Boundary& boundary, std::span<const Place> places) {
    for (const std::int64_t node : boundary.label_nodes)
        if (const Place* place = find_place(places, node))
            if (place->population && place->name == boundary.name) return place->population;
    return std::nullopt;
}

/// Populations of zones whose relation has none: from label nodes, then from settlements of the
/// very name. In OpenStreetMap that number is nearly always the municipality's.
class PopulationFinder {
  public:
    PopulationFinder(std::span<const Candidate> zones, std::span<const Place> places)
        : places_(places), shapes_(shapes(zones)), namesakes_(zones.size()) {
        const ZoneLocator locator(shapes_);
        for (const Place& place : places)
            if (is_settlement(place) && place.population) {
                const ZoneId zone = locator.locate(place.place);
                if (zone.exists() && zones[zone.index()].boundary->name == place.name)
                    namesakes_[zone.index()].push_back(&place);
            }
    }

    [[nodiscard]] std::optional<double> find(std::size_t zone, const Boundary& boundary) const {
        if (const auto population = label_population(boundary, places_)) return population;
        if (namesakes_[zone].size() == 1) return namesakes_[zone].front()->population;
        return std::nullopt;
    }

  private:
    std::span<const Place> places_;
    std::vector<Zone> shapes_;
    std::vector<std::vector<const Place*>> namesakes_;
};

std::vector<Coordinate> insides(std::span<const Candidate> candidates) {
    std::vector<Coordinate> result;
    for (const Candidate& c : candidates) result.push_back(c.inside);
    return result;
}

std::vector<const Boundary*> boundaries_of(std::span<const Candidate> candidates) {
    std::vector<const Boundary*> result;
    for (const Candidate& c : candidates) result.push_back(c.boundary);
    return result;
}

/// National codes are kept only if they are unique to each zone.
void make_codes_unique(ZoneChoice& choice) {
    std::map<std::string, int> uses;
    for (const Zone& zone : choice.zones) ++uses[zone.code];
    for (std::size_t i = 0; i < choice.zones.size(); ++i)
        if (uses[choice.zones[i].code] > 1)
            choice.zones[i].code = fmt::format("r{}", choice.relations[i]);
}

/// The finest complete boundary that contains every zone, countries included; the zone itself where
/// there is only one.
const Boundary* boundary_around(std::span<const Candidate> candidates,
                                std::span<const Candidate> zones) {
    if (zones.size() == 1) return zones.front().boundary;
    const auto holds_all = [&](const Candidate& c) {
        return std::all_of(zones.begin(), zones.end(), [&](const Candidate& zone) {
            return contains(c.boundary->shape, zone.inside);
        });
    };
    // Coarse to fine: the last that fits is the finest.
    const auto around = std::find_if(candidates.rbegin(), candidates.rend(), holds_all);
    return around == candidates.rend() ? nullptr : around->boundary;
}

bool fill(std::span<const Candidate> zones, const Boundary& around) {
    return area_square_metres_of(zones) >= kFilled * area_square_metres(around.shape);
}

std::string zone_word(const countries::Country& country, int level) {
    if (level == country.municipal_level()) return country.level_word(level);
    if (level == kCountryLevel) return "country";
    return level >= 6 ? "district" : "region";
}

void fill_zones(ZoneChoice& choice, std::span<const Candidate> candidates, const Level& level,
                std::span<const Place> places) {
    const PopulationFinder populations(level.zones, places);
    std::size_t from_places = 0;
    std::size_t without = 0;
    for (std::size_t i = 0; i < level.zones.size(); ++i) {
        const Boundary& boundary = *level.zones[i].boundary;
        Zone zone;
        zone.code = code_of(boundary);
        zone.name = boundary.name.empty() ? zone.code : boundary.name;
        zone.shape = boundary.shape;
        zone.population = boundary.population;
        if (!zone.population) {
            zone.population = populations.find(i, boundary);
            ++(zone.population ? from_places : without);
        }
        choice.zones.push_back(std::move(zone));
        choice.relations.push_back(boundary.relation);
    }
    make_codes_unique(choice);
    choice.levels = levels_above(insides(level.zones), boundaries_of(candidates), level.number,
                                 countries::country_of(choice.country));
    if (from_places > 0)
        choice.notes.push_back(
            fmt::format("Zones whose population is taken from the place node of the same name, as "
                        "their boundary has none: {} of {}.",
                        from_places, choice.zones.size()));
    if (without > 0)
        choice.notes.push_back(fmt::format("Zones without a population in the extract: {} of {}.",
                                           without, choice.zones.size()));
}

}  // namespace

ZoneChoice choose_zones(std::span<const Boundary> boundaries, std::span<const Coordinate> homes,
                        std::span<const Place> places) {
    ZoneChoice choice;
    std::vector<Candidate> candidates = complete_candidates(boundaries);
    const std::size_t incomplete = boundaries.size() - candidates.size();
    const std::vector<Candidate> home = countries(candidates);
    choice.country = country_of(home, candidates, boundaries);
    const std::size_t complete = candidates.size();
    drop_foreign(candidates, home);

    const countries::Country& country = countries::country_of(choice.country);
    Level level = choose_level(candidates, country.municipal_level(), homes);
    if (level.zones.empty() && !home.empty()) level = {kCountryLevel, home};
    if (level.zones.empty()) {
        choice.notes.push_back(
            fmt::format("No zones: none of the {} administrative boundaries in the extract is "
                        "complete.",
                        boundaries.size()));
        return choice;
    }
    choice.level_name = zone_word(country, level.number);
    if (const Boundary* around = boundary_around(candidates, level.zones)) {
        choice.territory_name = around->name;
        choice.other_names = around->other_names;
        if (fill(level.zones, *around))
            choice.whole_population =
                around->population ? around->population : label_population(*around, places);
    }
    choice.notes.push_back(
        fmt::format("The zones are the {} administrative boundaries of level {}, the finest down "
                    "to municipalities that tiles the territory; left out: {} incomplete in the "
                    "extract, {} abroad.",
                    level.zones.size(), level.number, incomplete, complete - candidates.size()));
    fill_zones(choice, candidates, level, places);
    return choice;
}

}  // namespace relais::osm
