#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/sheet.h"
#include "render/atlas/document/frame.h"
#include "render/map/families.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

std::vector<bool> zones_in(const Context& context, const Area& area) {
    std::vector<bool> inside(context.territory.zones.size(), false);
    for (const std::size_t z : area.zones) inside[z] = true;
    return inside;
}

void draw_people(Context& context, const std::vector<bool>& inside, const Legend& legend,
                 const map::View& view) {
    std::vector<bool> chosen;
    for (const territory::Household& household : context.territory.households) {
        chosen.push_back(household.zone.exists() && inside[household.zone.index()]);
    }
    map::draw_households(context.canvas, view, legend.household_class, legend.palette, chosen);
}

/// Where a small map hides the least of services and people: a corner of the frame, the upper right
/// one among equals.
Box emptiest_corner(const map::View& view, const std::vector<Box>& services) {
    constexpr double kEdge = 1.5, kService = 50;  // a service weighs as much as so many dots
    const Box& frame = view.frame;
    const double side = std::min(frame.width(), frame.height()) * 0.24;
    const auto hidden = [&](const Box& box) {
        const auto dots = std::count_if(view.households.begin(), view.households.end(),
                                        [&](Point p) { return box.contains(p); });
        const auto signs = std::count_if(services.begin(), services.end(),
                                         [&](const Box& sign) { return sign.overlaps(box); });
        return static_cast<double>(dots) + kService * static_cast<double>(signs);
    };
    std::array<Box, 4> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const bool left = i % 2 == 1, low = i >= 2;
        corners.at(i) = Box::at(left ? frame.x0 + kEdge : frame.x1 - kEdge - side,
                                low ? frame.y1 - kEdge - side : frame.y0 + kEdge, side, side);
    }
    return *std::min_element(corners.begin(), corners.end(),
                             [&](const Box& a, const Box& b) { return hidden(a) < hidden(b); });
}

/// The services: with the signs of their families where there are several kinds.
std::vector<Box> draw_services(Context& context, const map::View& view) {
    const std::vector<CategoryId>& served = context.digest.served;
    if (served.size() == 1)
        return map::draw_services(
            context.canvas, service_places(context, view, context.services_of(served.front())),
            view.frame);
    std::vector<map::FamilyPlace> places;
    for (const CategoryId category : served)
        for (const ServiceId service : context.services_of(category))
            places.push_back({view.services[service.index()],
                              context.territory.categories[category.index()].family});
    return map::draw_families(context.canvas, places, view.frame);
}

/// Places of service, and the location of the area. Returns the areas that they cover.
std::vector<Box> draw_signs(Context& context, const Area& area, const map::View& view) {
    std::vector<Box> covered = draw_services(context, view);
    if (area.zones.size() < context.territory.zones.size()) {
        const Box inset = emptiest_corner(view, covered);
        map::draw_locator(context.canvas, context.scene, inset, area.zones);
        covered.push_back(inset);
    }
    return covered;
}

/// The zones around the area, the most people first; their names stay within them.
std::vector<map::LabelWish> wishes_around(const Context& context, const std::vector<bool>& inside) {
    std::vector<map::LabelWish> wishes;
    for (std::size_t z = 0; z < inside.size(); ++z) {
        if (!inside[z]) wishes.push_back({z, context.zone_name(z), false});
    }
    const auto people = [&](const map::LabelWish& w) { return context.digest.zones[w.zone].all; };
    std::stable_sort(wishes.begin(), wishes.end(),
                     [&](const auto& a, const auto& b) { return people(a) > people(b); });
    return wishes;
}

/// Names around the area, quietly, where they hide nothing.
void draw_names_around(Context& context, const std::vector<bool>& inside, const SheetMap& map,
                       std::vector<Box> covered, const map::Measure& measure) {
    constexpr std::size_t kMost = 12;
    std::vector<map::LabelWish> wishes = wishes_around(context, inside);
    std::erase_if(wishes, [&](const map::LabelWish& wish) {
        return !map.view.frame.contains(map.areas[wish.zone].pole.place);
    });
    if (wishes.size() > kMost) wishes.resize(kMost);
    const map::LabelResult labels =
        map::place_labels(wishes, map.areas, map.view.frame, std::move(covered), measure);
    const Canvas::Part part(context.canvas, "town");
    for (const map::Label& label : labels.placed) {
        for (std::size_t i = 0; i < label.lines.size(); ++i) {
            context.canvas.text(
                label.lines[i],
                {label.at.x, label.at.y + static_cast<double>(i) * map::label_leading(label.size)},
                {.size = label.size, .color = context.theme().quiet_ink}, Align::kCentre);
        }
    }
}

/// The names of the area's zones at their towns. Returns how many found no place.
std::size_t draw_names(Context& context, const std::vector<bool>& inside, const SheetMap& map,
                       std::vector<Box> covered) {
    constexpr std::size_t kLeaders = 14;
    const map::Measure measure = [&](const std::string& text, double size) {
        return context.canvas.width_of(text, {.size = size, .face = Face::kMedium});
    };
    std::vector<map::TownWish> wishes;
    for (const Town& town : towns_of(context, map.view)) {
        if (inside[town.zone]) wishes.push_back({town.zone, context.zone_name(town.zone), town.at});
    }
    const map::DotCover dots(map.view.households, map.view.frame);
    const map::LabelResult labels =
        map::place_town_names(wishes, map.view.frame, covered, dots, measure, kLeaders);
    map::draw_labels(context.canvas, labels.placed, [&](Point) { return context.theme().paper; });
    for (const map::Label& label : labels.placed) covered.push_back(label.box);
    draw_names_around(context, inside, map, std::move(covered), measure);
    return labels.dropped;
}

}  // namespace

std::size_t draw_sheet_map(Context& context, const Area& area, const Legend& legend,
                           const SheetMap& map) {
    const map::View& view = map.view;
    const char* what = context.digest.basket.size() == 1 ? "map.households"
                       : context.digest.basket_is_daily  ? "sheet.map_daily"
                                                         : "sheet.map";
    const std::string caption = context.words.say(fmt::format("{}.{}", what, context.unit()));
    draw_dot_meaning(context, view, draw_caption(context, caption, view.frame));
    const Canvas::Tag tag(context.canvas,
                          Canvas::Tag::figure(caption + ". " + sheet_title(context, area)));
    const Canvas::Clip clip(context.canvas, view.frame);
    map::draw_ground(context.canvas, view);
    map::draw_area(context.canvas, view, context.scene, area.zones);
    const std::vector<bool> inside = zones_in(context, area);
    draw_people(context, inside, legend, view);
    return draw_names(context, inside, map, draw_signs(context, area, view));
}

}  // namespace relais::atlas
