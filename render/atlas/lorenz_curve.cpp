#include <numeric>

#include <fmt/format.h>

#include "engine/measures/inequality.h"
#include "render/atlas/blocks.h"

namespace relais::atlas {
namespace {

using draw::Align;
using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using language::arg;

/// The times of all who have one.
measures::Distribution times_of(const Context& context, CategoryId category) {
    const std::vector<access::Nearest> nearest = context.nearest(category);
    measures::Values minutes(nearest.size());
    std::vector<double> weight(nearest.size(), 0);
    std::vector<std::uint32_t> members;
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        weight[h] = context.territory.households[h].weight;
        if (nearest[h].reason != access::Reason::kReached || !(weight[h] > 0)) continue;
        minutes.set(h, to_minutes(nearest[h].time));
        members.push_back(static_cast<std::uint32_t>(h));
    }
    return measures::Distribution({members, &minutes, weight, nullptr, {}});
}

/// Quarters on both axes, and the line of equality.
void draw_grid(Context& context, const Box& plot) {
    draw::Canvas& canvas = context.canvas;
    const draw::TextStyle quiet{.size = 7, .color = context.theme().quiet_ink, .tabular = true};
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double x = plot.x0 + plot.width() * share, y = plot.y1 - plot.height() * share;
        canvas.line({plot.x0, y}, {plot.x1, y}, {0.1, context.theme().hairline});
        canvas.line({x, plot.y0}, {x, plot.y1}, {0.1, context.theme().hairline});
        const std::string text = context.numbers().percent(share);
        canvas.text(text, {plot.x0 - 1.2, y + 0.9}, quiet, Align::kRight);
        canvas.text(text, {x, plot.y1 + 3.6}, quiet, Align::kCentre);
    }
    canvas.line({plot.x0, plot.y1}, {plot.x1, plot.y0}, {0.2, context.theme().quiet_ink, 1.2});
}

}  // namespace

void draw_lorenz_curve(Context& context, CategoryId category, const Box& box) {
    const measures::Distribution times = times_of(context, category);
    const std::optional<double> gini = measures::gini(times);
    const language::Catalogue& words = context.words;
    draw::Canvas& canvas = context.canvas;
    const std::string title = words.say(fmt::format("lorenz.title.{}", context.unit()));
    const std::string said =
        gini ? words.say("lorenz.gini", arg("gini", context.numbers().decimal(*gini, 2)))
             : words.say("legend.no_data");
    const draw::Canvas::Tag tag(canvas, draw::Canvas::Tag::figure(title + ". " + said));
    canvas.text(title, {box.x0, box.y0 + 3.2},
                {.size = 8.5, .face = draw::Face::kSemiBold, .color = context.theme().ink});
    const double side = std::min(box.width() - 12, box.height() - 16);
    const Box plot = Box::at(box.x0 + 11, box.y0 + 7.5, side, side);
    const draw::TextStyle quiet{.size = 8, .color = context.theme().quiet_ink};
    const double beside = plot.x1 + 6;
    canvas.paragraph(said, {beside, plot.y0}, box.x1 - beside, quiet);
    if (!gini) return;
    draw_grid(context, plot);
    canvas.text(words.say(fmt::format("lorenz.axis.{}", context.unit())), {plot.x1, plot.y1 + 7.4},
                quiet, Align::kRight);
    constexpr int kPieces = 200;
    Polyline line;
    for (const measures::LorenzPoint& point : measures::lorenz(times, kPieces)) {
        line.push_back(
            {plot.x0 + plot.width() * point.people, plot.y1 - plot.height() * point.access});
    }
    canvas.stroke(std::span(&line, 1), {0.45, context.theme().ink});
}

}  // namespace relais::atlas
