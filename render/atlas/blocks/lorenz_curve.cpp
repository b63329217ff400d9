#include <numeric>

#include <fmt/format.h>

#include "engine/measures/inequality.h"
#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/frame.h"

namespace relais::atlas {
namespace {

measures::Distribution distribution_of(const Context& context, CategoryId category) {
    const std::vector<style::Weighted> times = context.times(category);
    measures::Values minutes(times.size());
    std::vector<double> weight;
    std::vector<std::uint32_t> members;
    for (std::size_t i = 0; i < times.size(); ++i) {
        weight.push_back(times[i].weight);
        if (!(times[i].weight > 0)) continue;
        minutes.set(i, times[i].value);
        members.push_back(static_cast<std::uint32_t>(i));
    }
    return measures::Distribution({members, &minutes, weight, nullptr, {}});
}

/// Quarters across, and the line of equality.
void draw_grid(Context& context, const Box& plot) {
    draw_share_axis(context, plot);
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double x = plot.x0 + plot.width() * share;
        context.canvas.line({x, plot.y0}, {x, plot.y1}, {0.1, context.theme().hairline});
        context.canvas.text(context.numbers().percent(share), {x, plot.y1 + 3.6},
                            {.size = 7, .color = context.theme().quiet_ink, .tabular = true},
                            Align::kCentre);
    }
    context.canvas.line({plot.x0, plot.y1}, {plot.x1, plot.y0},
                        {0.2, context.theme().quiet_ink, 1.2});
}

}  // namespace

void draw_lorenz_curve(Context& context, CategoryId category, const Box& box) {
    const measures::Distribution times = distribution_of(context, category);
    const std::optional<double> gini = measures::gini(times);
    const language::Catalogue& words = context.words;
    Canvas& canvas = context.canvas;
    const Counted counted = context.counted(category);
    const std::string title =
        words.say(fmt::format("lorenz.title.{}", counted.unit), arg("of", counted.of));
    const std::string said =
        gini ? words.say("lorenz.gini", arg("gini", context.numbers().decimal(*gini, 2)))
             : words.say("legend.no_data");
    draw_heading(context, title, {box.x0, box.y0 + 3.2});
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(title + ". " + said));
    const double side = std::min(box.width() - 12, box.height() - 16);
    const Box plot = Box::at(box.x0 + 11, box.y0 + 7.5, side, side);
    const draw::TextStyle quiet{.size = 8, .color = context.theme().quiet_ink};
    const double beside = plot.x1 + 6;
    canvas.paragraph(said, {beside, plot.y0}, box.x1 - beside, quiet);
    if (!gini) return;
    draw_grid(context, plot);
    canvas.text(words.say(fmt::format("lorenz.axis.{}", counted.unit), arg("group", counted.name)),
                {plot.x1, plot.y1 + 7.4}, quiet, Align::kRight);
    constexpr int kPieces = 200;
    Polyline line;
    for (const measures::LorenzPoint& point : measures::lorenz(times, kPieces)) {
        line.push_back(
            {plot.x0 + plot.width() * point.people, plot.y1 - plot.height() * point.access});
    }
    canvas.stroke(std::span(&line, 1), {0.45, context.theme().ink});
}

}  // namespace relais::atlas
