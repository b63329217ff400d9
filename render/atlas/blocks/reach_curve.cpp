#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/frame.h"
#include "render/geometry/simplify.h"

namespace relais::atlas {
namespace {

/// The share reached by time.
struct Reach {
    std::vector<style::Weighted> times;  ///< ascending
    double total = 0;                    ///< weight, also of those without a time
};

Reach reach_of(const Context& context, CategoryId category) {
    Reach reach{context.times(category), context.total_weight(category)};
    std::sort(reach.times.begin(), reach.times.end(), [](const auto& a, const auto& b) {
        return std::pair(a.value, a.weight) < std::pair(b.value, b.weight);
    });
    return reach;
}

/// The end of the time axis: past the last bound and past nearly all people, a multiple of five.
double last_minute(const Reach& reach, const Legend& legend) {
    const std::vector<double>& bounds = legend.classes.bounds();
    double last = bounds.empty() ? 30 : bounds.back();
    const std::size_t n = reach.times.size();
    if (n > 0) last = std::max(last, reach.times[n - 1 - n / 100].value);
    constexpr double kLongest = 120;
    return std::min(std::max(std::ceil(last * 1.04 / 5) * 5, 5.0), kLongest);
}

Polyline curve(const Reach& reach, const Box& plot, double minutes) {
    Polyline line{{plot.x0, plot.y1}};
    double sum = 0;
    for (const auto& [time, weight] : reach.times) {
        if (time > minutes) break;
        sum += weight;
        const Point p{plot.x0 + plot.width() * time / minutes,
                      plot.y1 - plot.height() * sum / reach.total};
        if (std::hypot(p.x - line.back().x, p.y - line.back().y) <= 0.1) continue;
        line.push_back({p.x, line.back().y});  // a step: no household is reached in between
        line.push_back(p);
    }
    line.push_back({plot.x1, plot.y1 - plot.height() * sum / reach.total});
    return geometry::simplify(line, 0.002);
}

/// The band under the axis shows the classes; their bounds are its ticks, the limit of the service a
/// stronger one.
void draw_classes(Context& context, const Legend& legend, int limit, const Box& plot,
                  double minutes) {
    std::vector<double> edges{0};
    for (const double b : legend.classes.bounds()) edges.push_back(std::min(b, minutes));
    edges.push_back(minutes);
    const auto x = [&](double t) { return plot.x0 + plot.width() * t / minutes; };
    for (std::size_t k = 0; k + 1 < edges.size(); ++k) {
        context.canvas.fill(Box{x(edges[k]), plot.y1, x(edges[k + 1]), plot.y1 + 1.4},
                            legend.palette[k]);
    }
    const draw::TextStyle tick{.size = 7, .color = context.theme().quiet_ink, .tabular = true};
    const double end = context.canvas.text(
        context.words.say("minutes", arg("n", context.numbers().bound(minutes))),
        {plot.x1, plot.y1 + 4.4}, tick, Align::kRight);
    for (const double b : legend.classes.bounds()) {
        if (b >= minutes) continue;
        const bool is_limit = b == limit;
        context.canvas.line(
            {x(b), plot.y0}, {x(b), plot.y1},
            {is_limit ? 0.3 : 0.1, is_limit ? context.theme().ink : context.theme().hairline,
             is_limit ? 0.8 : 0});
        const std::string text = context.numbers().bound(b);
        if (x(b) + context.canvas.width_of(text, tick) / 2 > plot.x1 - end - 1) continue;
        context.canvas.text(text, {x(b), plot.y1 + 4.4}, tick, Align::kCentre);
    }
}

}  // namespace

void draw_share_axis(Context& context, const Box& plot) {
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double y = plot.y1 - plot.height() * share;
        context.canvas.line({plot.x0, y}, {plot.x1, y}, {0.1, context.theme().hairline});
        context.canvas.text(context.numbers().percent(share), {plot.x0 - 1.2, y + 0.9},
                            {.size = 7, .color = context.theme().quiet_ink, .tabular = true},
                            Align::kRight);
    }
}

void draw_reach_curve(Context& context, const Legend& legend, CategoryId category, const Box& box) {
    Canvas& canvas = context.canvas;
    const Reach reach = reach_of(context, category);
    if (!(reach.total > 0) || reach.times.empty()) return;
    const access::Summary& summary = context.summary(category);
    const Counted counted = context.counted(category);
    const std::string title =
        context.words.say(fmt::format("curve.title.{}", counted.unit), arg("of", counted.of));
    const auto number = [&](double value) { return context.numbers().decimal(value, 1); };
    draw_heading(context, title, {box.x0, box.y0 + 3.2});
    const Canvas::Tag tag(
        canvas, Canvas::Tag::figure(title + ". " +
                                    context.words.say(fmt::format("reads.half.{}", counted.unit),
                                                      arg("median", number(summary.median)),
                                                      arg("p90", number(summary.p90)),
                                                      arg("of", counted.of))));
    const Box plot{box.x0 + 9.5, box.y0 + 7.5, box.x1, box.y1 - 5.5};
    const double minutes = last_minute(reach, legend);
    draw_share_axis(context, plot);
    draw_classes(context, legend, context.group(category).limit, plot, minutes);
    const Polyline line = curve(reach, plot, minutes);
    canvas.stroke(std::span(&line, 1), {0.45, context.theme().ink});
}

}  // namespace relais::atlas
