#include "render/atlas/blocks/maps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "render/atlas/document/frame.h"
#include "render/map/insets.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

map::Measure measure_with(Canvas& canvas) {
    return [&canvas](const std::string& text, double size) {
        return canvas.width_of(text, {.size = size, .face = Face::kMedium});
    };
}

/// A map of zones, or one of its insets.
struct ZoneMap {
    const map::View& view;
    const std::vector<map::ZoneArea>& areas;

    [[nodiscard]] bool shows(std::size_t zone) const {
        return !view.zones[zone].empty() && !areas[zone].box.empty();
    }
};

std::vector<ZoneMap> zone_maps(const CategoryMaps& maps) {
    std::vector<ZoneMap> parts{{maps.zones, maps.areas}};
    for (std::size_t i = 0; i < maps.zones.insets.size(); ++i)
        parts.push_back({maps.zones.insets[i], maps.inset_areas[i]});
    return parts;
}

/// Which zones have a place of service.
std::vector<bool> seats_of(const ZoneMap& part, const MapOf& of) {
    std::vector<bool> seat(part.areas.size(), false);
    for (const ServiceId s : of.services) {
        const Point place = part.view.services[s.index()];
        for (std::size_t z = 0; z < seat.size(); ++z) {
            if (part.areas[z].box.contains(place) &&
                part.areas[z].region.contains(Box::around(place, 0.05))) {
                seat[z] = true;
            }
        }
    }
    return seat;
}

/// Names, zones with a service first, then by weight; small territories get every name, larger ones
/// the first few dozen where they do not fit inside.
std::vector<map::LabelWish> name_wishes(const Context& context, const ZoneMap& part,
                                        const MapOf& of) {
    constexpr std::size_t kAll = 40, kCrossing = 14;
    const std::size_t count = context.territory.zones.size();
    const std::vector<bool> seat = seats_of(part, of);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (seat[a] != seat[b]) return static_cast<bool>(seat[a]);
        return context.digest.zones[a].all > context.digest.zones[b].all;
    });
    std::vector<map::LabelWish> wishes;
    for (const std::size_t z : order) {
        const bool may_cross = count <= kAll || wishes.size() < kCrossing;
        if (part.shows(z)) wishes.push_back({z, context.zone_name(z), may_cross});
    }
    return wishes;
}

std::vector<map::LabelWish> mark_wishes(const ZoneMap& part, const MapOf& of) {
    std::vector<map::LabelWish> wishes;
    for (const MapOf::Mark& mark : of.marks) {
        if (part.shows(mark.zone)) wishes.push_back({mark.zone, mark.text, true});
    }
    return wishes;
}

/// The colour of the zone at a place, else that of the land around.
map::BackgroundColor background_of(const Context& context, const ZoneMap& part,
                                   const Legend& legend) {
    const geometry::Region sea(part.view.sea);
    return [&context, &legend, part, sea](Point at) {
        const Box place = Box::around(at, 0.05);
        if (sea.contains(place)) return context.theme().water;
        for (std::size_t z = 0; z < part.areas.size(); ++z) {
            if (!part.areas[z].box.contains(at) || !part.areas[z].region.contains(place)) continue;
            const auto& index = legend.zone_class[z];
            return index ? legend.palette[*index] : context.theme().no_data;
        }
        return context.theme().panel;
    };
}

/// The names of the largest zones, at their towns, to find one's way among the dots; first those
/// that the page speaks of. Returns how many found no place.
std::size_t draw_town_names(Context& context, const map::View& view, const MapOf& of,
                            const std::vector<Box>& signs) {
    constexpr std::size_t kLeaders = 6;
    const std::size_t most = view.frame.width() > 100 ? 16 : 10;
    std::vector<Town> towns = towns_of(context, view);
    std::stable_partition(towns.begin(), towns.end(), [&](const Town& town) {
        return std::find(of.named.begin(), of.named.end(), ZoneId{town.zone}) != of.named.end();
    });
    if (towns.size() > most) towns.resize(most);
    std::vector<map::TownWish> wishes;
    for (const Town& town : towns)
        wishes.push_back({town.zone, context.zone_name(town.zone), town.at});
    const map::DotCover dots(view.households, view.frame);
    const map::LabelResult labels = map::place_town_names(wishes, view.frame, signs, dots,
                                                          measure_with(context.canvas), kLeaders);
    map::draw_labels(context.canvas, labels.placed, [&](Point) { return context.theme().paper; });
    return labels.dropped;
}

}  // namespace

void draw_dot_meaning(Context& context, const map::View& view, double caption_width) {
    const Box frame = view.whole_frame();
    double weight = 0, places = 0;
    for (const territory::Household& household : context.territory.households) {
        if (!(household.weight > 0)) continue;
        weight += household.weight;
        ++places;
    }
    if (places == 0) return;
    std::string text =
        context.words.say(fmt::format("map.dot.{}", context.unit()),
                          arg("count", context.numbers().decimal(weight / places, 1)));
    if (view.coarse) text = context.words.say("map.dot.coarse", arg("dot", text));
    const draw::TextStyle small{.size = 6.5, .color = context.theme().quiet_ink};
    if (caption_width + 4 + context.canvas.width_of(text, small) <= frame.width())
        context.canvas.text(text, {frame.x1, frame.y0 - 1.6}, small, Align::kRight);
}

namespace {

/// Towns beyond the territory's border, quietly, where they hide nothing.
void draw_neighbours(Context& context, const ZoneMap& map, std::vector<Box> covered) {
    const map::View& view = map.view;
    constexpr double kAbove = 1.9;  // millimetres
    const geometry::Region nowhere({});
    std::vector<map::LabelWish> wishes;
    std::vector<map::ZoneArea> areas;
    for (const bool cities : {true, false}) {
        for (std::size_t t = 0; t < view.towns.size(); ++t) {
            const map::Scene::ProjectedBaseMap::Town& town = context.scene.base_map().towns[t];
            const Point at = view.towns[t];
            const bool inside =
                std::any_of(map.areas.begin(), map.areas.end(), [&](const map::ZoneArea& area) {
                    return area.box.contains(at) && area.region.contains(Box::around(at, 0.05));
                });
            if (town.city != cities || inside || !view.frame.grown(-1).contains(at)) continue;
            wishes.push_back({wishes.size(), context.printed(town.name), true});
            areas.push_back({nowhere, {{at.x, at.y - kAbove}, 0}, {}});
        }
    }
    const map::LabelResult labels = map::place_labels(wishes, areas, view.frame, std::move(covered),
                                                      measure_with(context.canvas));
    const Canvas::Part part(context.canvas, "town");
    for (const map::Label& label : labels.placed) {
        const Point pole = areas[label.zone].pole.place;
        context.canvas.dots(std::array{Point{pole.x, pole.y + kAbove}}, 0.8,
                            context.theme().quiet_ink);
        for (std::size_t i = 0; i < label.lines.size(); ++i) {
            context.canvas.text(
                label.lines[i],
                {label.at.x, label.at.y + static_cast<double>(i) * map::label_leading(label.size)},
                {.size = label.size, .color = context.theme().quiet_ink}, Align::kCentre);
        }
    }
}

}  // namespace

namespace {

/// The people of a zone on a map, in cells.
class People {
  public:
    void add(Point at, double weight) {
        Cell& cell = cells_[{static_cast<int>(std::floor(at.x / kCell)),
                             static_cast<int>(std::floor(at.y / kCell))}];
        cell.weight += weight;
        cell.sum.x += weight * at.x;
        cell.sum.y += weight * at.y;
        weight_ += weight;
    }
    [[nodiscard]] double weight() const { return weight_; }
    /// Whether any are in a square of three cells around a place.
    [[nodiscard]] bool are_near(Point at) const {
        return around({static_cast<int>(std::floor(at.x / kCell)),
                       static_cast<int>(std::floor(at.y / kCell))})
                   .weight > 0;
    }
    /// The centre of the square of three by three cells with the most people.
    [[nodiscard]] Point centre() const {
        Cell best;
        for (const auto& [place, cell] : cells_) {
            const Cell square = around(place);
            if (square.weight > best.weight) best = square;
        }
        return {best.sum.x / best.weight, best.sum.y / best.weight};
    }

  private:
    static constexpr double kCell = 1.5;  // millimetres
    struct Cell {
        double weight = 0;
        Point sum;
    };
    [[nodiscard]] Cell around(std::pair<int, int> place) const {
        Cell square;
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy) {
                const auto found = cells_.find({place.first + dx, place.second + dy});
                if (found == cells_.end()) continue;
                square.weight += found->second.weight;
                square.sum.x += found->second.sum.x;
                square.sum.y += found->second.sum.y;
            }
        return square;
    }

    std::map<std::pair<int, int>, Cell> cells_;
    double weight_ = 0;
};

/// The town of the base map that has the name of a zone and people of it around.
std::optional<Point> mapped_town(const Context& context, const map::View& view,
                                 const std::string& name, const People& people) {
    const auto& towns = context.scene.base_map().towns;
    for (std::size_t t = 0; t < view.towns.size(); ++t) {
        if (context.printed(towns[t].name) == name && people.are_near(view.towns[t]))
            return view.towns[t];
    }
    return std::nullopt;
}

}  // namespace

std::vector<Town> towns_of(const Context& context, const map::View& view) {
    std::vector<People> people(context.territory.zones.size());
    for (std::size_t h = 0; h < context.territory.households.size(); ++h) {
        const territory::Household& household = context.territory.households[h];
        if (!household.zone.exists() || household.zone.index() >= people.size()) continue;
        if (!(household.weight > 0) || !view.frame.contains(view.households[h])) continue;
        people[household.zone.index()].add(view.households[h], household.weight);
    }
    std::vector<Town> towns;
    for (std::size_t z = 0; z < people.size(); ++z) {
        if (!(people[z].weight() > 0)) continue;
        const auto mapped = mapped_town(context, view, context.zone_name(z), people[z]);
        towns.push_back({z, people[z].weight(), mapped ? *mapped : people[z].centre()});
    }
    std::stable_sort(towns.begin(), towns.end(),
                     [](const Town& a, const Town& b) { return a.weight > b.weight; });
    return towns;
}

std::vector<map::ServicePlace> service_places(const Context& context, const map::View& view,
                                              std::span<const ServiceId> services,
                                              std::span<const ServiceId> closed,
                                              std::span<const ServiceId> opened) {
    std::vector<map::ServicePlace> places;
    for (const ServiceId s : services) {
        const bool outside =
            s.index() < context.digest.outside.size() && context.digest.outside[s.index()];
        places.push_back({view.services[s.index()],
                          outside ? map::ServiceSign::kOutside : map::ServiceSign::kInside});
    }
    for (const ServiceId s : closed) {
        places.push_back({view.services[s.index()], map::ServiceSign::kClosed});
    }
    for (const ServiceId s : opened) {
        places.push_back({view.services[s.index()], map::ServiceSign::kOpened});
    }
    return places;
}

void set_views(const Context& context, const Box& frame, CategoryMaps& maps) {
    maps.zones = map::fit_with_insets(context.scene, frame);
    maps.households = maps.zones;
    maps.areas = map::zone_areas(maps.zones, !maps.zones.insets.empty());
    for (const map::View& inset : maps.zones.insets)
        maps.inset_areas.push_back(map::zone_areas(inset, true));
}

CategoryMaps map_page_maps(const Context& context, const std::string& name) {
    CategoryMaps maps;
    maps.name = name;
    set_views(context, map_page_layout(context.page).map, maps);
    return maps;
}

CategoryMaps prepare_maps(const Context& context, std::size_t legend_rows) {
    CategoryMaps maps;
    const bool has_zones = context.territory.zones.size() > 1;
    maps.layout =
        category_layout(context.page, context.scene.width_over_height(), has_zones, legend_rows);
    if (has_zones) {
        set_views(context, maps.layout.zones, maps);
    }
    maps.households = map::fit_with_insets(context.scene, maps.layout.households);
    return maps;
}

namespace {

/// The line around each part of a map with insets.
void draw_part_frames(Context& context, const map::View& view) {
    if (view.insets.empty()) return;
    for (const map::View* part : view.parts())
        context.canvas.stroke(part->frame, {0.15, context.theme().quiet_ink});
}

/// One part of a map of zones. Returns the zones whose names or marks have a place.
std::vector<std::size_t> draw_zone_part(Context& context, const CategoryMaps& maps,
                                        const ZoneMap& part, std::size_t number,
                                        const Legend& legend, const MapOf& of,
                                        const std::vector<map::LabelWish>& wishes) {
    constexpr std::size_t kLeaders = 14;  // more would hide the background
    Canvas& canvas = context.canvas;
    const map::View& view = part.view;
    const std::string name = fmt::format("{}.zones.{}", maps.name, number);
    const Canvas::Clip clip(canvas, view.frame);
    canvas.shared(name + ".ground", [&view](Canvas& on) { map::draw_ground(on, view); });
    map::draw_choropleth(canvas, view, legend.zone_class, legend.palette, legend.no_class);
    canvas.shared(name + ".borders", [&view](Canvas& on) { map::draw_borders(on, view, false); });
    const auto covered = map::draw_services(
        canvas, service_places(context, view, of.services, of.closed, of.opened), view.frame);
    const map::LabelResult labels =
        map::place_labels(wishes, part.areas, view.frame, covered, measure_with(canvas), kLeaders);
    map::draw_labels(canvas, labels.placed, background_of(context, part, legend));
    std::vector<Box> taken = covered;
    std::vector<std::size_t> placed;
    for (const map::Label& label : labels.placed) {
        taken.push_back(label.box);
        placed.push_back(label.zone);
    }
    if (of.marks.empty()) draw_neighbours(context, part, std::move(taken));
    return placed;
}

}  // namespace

std::size_t draw_zone_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                          const MapOf& of) {
    draw_caption(context, of.caption, maps.zones.whole_frame());
    const Canvas::Tag tag(context.canvas, Canvas::Tag::figure(of.caption + ". " + of.finding));
    std::vector<bool> wished(context.territory.zones.size(), false), placed = wished;
    const std::vector<ZoneMap> parts = zone_maps(maps);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::vector<map::LabelWish> wishes =
            of.marks.empty() ? name_wishes(context, parts[i], of) : mark_wishes(parts[i], of);
        for (const map::LabelWish& wish : wishes) wished[wish.zone] = true;
        for (const std::size_t z : draw_zone_part(context, maps, parts[i], i, legend, of, wishes))
            placed[z] = true;
    }
    draw_part_frames(context, maps.zones);
    if (!of.marks.empty()) return 0;
    std::size_t dropped = 0;
    for (std::size_t z = 0; z < wished.size(); ++z) dropped += wished[z] && !placed[z] ? 1 : 0;
    return dropped;
}

std::size_t draw_household_map(Context& context, const CategoryMaps& maps, const Legend& legend,
                               const MapOf& of) {
    Canvas& canvas = context.canvas;
    const map::View& whole = maps.households;
    draw_dot_meaning(context, whole, draw_caption(context, of.caption, whole.whole_frame()));
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(of.caption + ". " + of.finding));
    std::size_t dropped = 0, number = 0;
    for (const map::View* part : whole.parts()) {
        const map::View& view = *part;
        const Canvas::Clip clip(canvas, view.frame);
        canvas.shared(fmt::format("{}.households.{}", maps.name, number++), [&view](Canvas& on) {
            map::draw_ground(on, view);
            map::draw_paper_zones(on, view);
            map::draw_borders(on, view, true);
        });
        map::draw_households(canvas, view, legend.household_class, legend.palette);
        auto covered = map::draw_services(
            canvas, service_places(context, view, of.services, of.closed, of.opened), view.frame);
        if (of.category.exists() && whole.insets.empty()) {
            const std::vector<Box> arrows = draw_services_beyond(context, view, of.category);
            covered.insert(covered.end(), arrows.begin(), arrows.end());
        }
        dropped += draw_town_names(context, view, of, covered);
    }
    draw_part_frames(context, whole);
    return dropped;
}

}  // namespace relais::atlas
