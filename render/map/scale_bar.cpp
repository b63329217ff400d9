#include "render/map/scale_bar.h"

#include <array>
#include <cmath>
#include <string>

namespace relais::map {
namespace {

using geometry::Point;
using geometry::Polyline;

}  // namespace

double round_length(double metres_per_mm, double most_mm) {
    const double most = metres_per_mm * most_mm;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= most * (1 + 1e-9)) return step * power;
    }
    return power;
}

double draw_scale_bar(draw::Canvas& canvas, const language::Catalogue& words, Point at,
                      double metres_per_mm) {
    constexpr double kMost = 32;
    const double length = round_length(metres_per_mm, kMost);
    const double width = length / metres_per_mm;
    const draw::Pen pen{0.25, canvas.theme().quiet_ink};
    constexpr double kTick = 1.2;
    const std::array<Polyline, 2> lines{
        Polyline{{at.x, at.y - kTick}, at, {at.x + width, at.y}, {at.x + width, at.y - kTick}},
        Polyline{{at.x + width / 2, at.y - kTick / 2}, {at.x + width / 2, at.y}}};
    canvas.stroke(lines, pen);
    const bool kilometres = length >= 1000;
    const language::Numbers& numbers = words.numbers();
    const double shown = kilometres ? length / 1000 : length;
    const std::string label =
        words.say(kilometres ? "scale.km" : "scale.m", language::arg("n", numbers.bound(shown)));
    const double text_width = canvas.text(label, {at.x + width + 1.2, at.y + 0.1},
                                          {.size = 6.5, .color = canvas.theme().quiet_ink});
    return width + 1.2 + text_width;
}

void draw_north(draw::Canvas& canvas, Point at, double angle) {
    constexpr double kHalf = 1.9;
    const auto turned = [&](double x, double y) {
        return Point{at.x + x * std::cos(angle) - y * std::sin(angle),
                     at.y + x * std::sin(angle) + y * std::cos(angle)};
    };
    const Point tip = turned(0, -kHalf), notch = turned(0, kHalf * 0.45);
    const Point left = turned(-kHalf * 0.55, kHalf), right = turned(kHalf * 0.55, kHalf);
    const std::array<Polyline, 1> dark{Polyline{tip, left, notch, tip}};
    const std::array<Polyline, 1> whole{Polyline{tip, left, notch, right, tip}};
    canvas.fill(dark, canvas.theme().quiet_ink);
    canvas.stroke(whole, {0.2, canvas.theme().quiet_ink});
    canvas.text("N", {at.x, at.y - kHalf - 0.6},
                {.size = 6.5, .face = draw::Face::kSemiBold, .color = canvas.theme().quiet_ink},
                draw::Align::kCentre);
}

}  // namespace relais::map
