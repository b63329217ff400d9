#include <algorithm>

#include "render/atlas/document/frame.h"
#include "render/map/scale_bar.h"

namespace relais::atlas {
namespace {

/// The weight of the households outside a map of the territory; see map::Scene::extent.
double weight_outside(const Context& context, const map::View& view) {
    double weight = 0;
    const std::vector<const map::View*> parts = view.parts();
    for (std::size_t h = 0; view.of_territory && h < view.households.size(); ++h)
        if (std::none_of(parts.begin(), parts.end(), [h](const map::View* part) {
                return part->frame.contains(part->households[h]);
            }))
            weight += context.territory.households[h].weight;
    return weight;
}

}  // namespace

void draw_under_map(Context& context, const map::View& view, std::size_t dropped, bool on_sheets) {
    const Box frame = view.whole_frame();
    const double y = frame.y1 + 5;
    double x =
        frame.x0 +
        map::draw_scale_bar(context.canvas, context.words, {frame.x0, y}, view.metres_per_mm) + 7;
    map::draw_north(context.canvas, {x, y + 0.2}, context.scene.north_angle());
    x += 5;
    const std::string projection = context.scene.projection().name();
    const draw::TextStyle small{.size = 6.5, .color = context.canvas.theme().quiet_ink};
    const double width = context.canvas.width_of(projection, small);
    if (x + width < frame.x1) context.canvas.text(projection, {x, y + 0.1}, small);
    if (const double outside = weight_outside(context, view); outside > 0) {
        // A small map stands beside a large one of the same extent, which has the number.
        const std::string text =
            context.words.say("map.outside", arg("count", context.weight(outside)));
        if (x + context.canvas.width_of(text, small) < frame.x1)
            context.canvas.text(text, {frame.x1, frame.y1 + 2.4}, small, Align::kRight);
    }
    if (dropped == 0) return;
    std::string names = context.words.count("map.dropped", static_cast<double>(dropped));
    if (on_sheets) names += ", " + context.words.say("map.dropped.see");
    const double room = frame.x1 - context.canvas.width_of(names, small);
    const bool beside = x + width + 4 < room;
    // The foot of the arrow is as low as a second line: a name that would meet it goes below the
    // bar.
    if (!beside && room < x)
        context.canvas.text(names, {frame.x0, y + 3}, small);
    else
        context.canvas.text(names, {frame.x1, beside ? y + 0.1 : y + 3}, small, Align::kRight);
}

}  // namespace relais::atlas
