#include "render/map/services.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

Polyline diamond(Point at, double half) {
    return {{at.x, at.y - half},
            {at.x + half, at.y},
            {at.x, at.y + half},
            {at.x - half, at.y},
            {at.x, at.y - half}};
}

/// How far a sign reaches from its middle.
double reach(const ServicePlace& place, double half) {
    constexpr double kOfOneDigit = 1.4, kOfMore = 0.35;  // a disc's radius, and for a digit more
    if (place.sign == ServiceSign::kClosed) return 1.8 * half;
    if (place.sign == ServiceSign::kOpened) return 2.0 * half;
    if (place.count == 1) return half;
    return kOfOneDigit + (place.count > 9 ? kOfMore : 0) + (place.count > 99 ? kOfMore : 0);
}

bool may_gather(const ServicePlace& place) {
    return place.sign == ServiceSign::kInside || place.sign == ServiceSign::kOutside;
}

/// Whether two signs hide so much of each other that they are better drawn as one.
bool collide(const ServicePlace& a, const ServicePlace& b, double half) {
    constexpr double kClose = 0.9;  // of the way at which they just touch
    if (a.sign != b.sign || !may_gather(a)) return false;
    const double room = kClose * (reach(a, half) + reach(b, half));
    return std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) < room;
}

ServicePlace together(const ServicePlace& a, const ServicePlace& b) {
    const auto part = static_cast<double>(b.count) / static_cast<double>(a.count + b.count);
    return {{a.at.x + part * (b.at.x - a.at.x), a.at.y + part * (b.at.y - a.at.y)},
            a.sign,
            a.count + b.count};
}

/// A disc with the number of places.
void draw_several(draw::Canvas& canvas, const ServicePlace& place) {
    const style::Theme& theme = canvas.theme();
    const std::array<Point, 1> centre{place.at};
    const double radius = reach(place, 1);
    const bool hollow = place.sign == ServiceSign::kOutside;
    canvas.dots(centre, 2 * radius + 0.6, theme.paper);
    canvas.dots(centre, 2 * radius, theme.ink);
    if (hollow) canvas.dots(centre, 2 * radius - 0.6, theme.paper);
    canvas.text(fmt::format("{}", place.count), {place.at.x, place.at.y + 0.78},
                {.size = 6,
                 .face = draw::Face::kBold,
                 .color = hollow ? theme.ink : theme.paper,
                 .tabular = true},
                draw::Align::kCentre);
}

}  // namespace

std::vector<ServicePlace> gather(std::span<const ServicePlace> places, double half) {
    std::vector<ServicePlace> signs(places.begin(), places.end());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < signs.size(); ++i) {
            for (std::size_t j = i + 1; j < signs.size();) {
                if (!collide(signs[i], signs[j], half)) {
                    ++j;
                    continue;
                }
                signs[i] = together(signs[i], signs[j]);
                signs.erase(signs.begin() + static_cast<std::ptrdiff_t>(j));
                again = true;
            }
        }
    }
    return signs;
}

void draw_service_sign(draw::Canvas& canvas, const ServicePlace& place, double half) {
    const style::Theme& theme = canvas.theme();
    const Point at = place.at;
    const auto fill = [&](double by, style::Color color) {
        const std::array<Polyline, 1> shape{diamond(at, by)};
        canvas.fill(shape, color);
    };
    if (place.count > 1) {
        draw_several(canvas, place);
        return;
    }
    if (place.sign == ServiceSign::kClosed) {
        const std::array<Point, 1> centre{at};
        const std::array<Polyline, 1> bar{
            Polyline{{at.x - half, at.y + half}, {at.x + half, at.y - half}}};
        canvas.dots(centre, 3.6 * half, theme.paper);
        canvas.dots(centre, 3.0 * half, theme.ink);
        canvas.dots(centre, 2.2 * half, theme.paper);
        canvas.stroke(bar, {0.4 * half, theme.ink});
        return;
    }
    if (place.sign == ServiceSign::kOpened) {
        const std::array<Polyline, 2> plus{
            Polyline{{at.x - 0.8 * half, at.y}, {at.x + 0.8 * half, at.y}},
            Polyline{{at.x, at.y - 0.8 * half}, {at.x, at.y + 0.8 * half}}};
        fill(reach(place, half) + 0.4, theme.paper);
        fill(reach(place, half), theme.accent);
        for (const Polyline& bar : plus)
            canvas.stroke(std::span(&bar, 1), {0.4 * half, theme.paper});
        return;
    }
    fill(half + 0.35, theme.paper);
    fill(half, theme.ink);
    if (place.sign == ServiceSign::kOutside) fill(half * 0.5, theme.paper);
}

std::vector<Box> draw_services(draw::Canvas& canvas, std::span<const ServicePlace> places,
                               const Box& frame) {
    constexpr std::size_t kMany = 120;
    const double half = places.size() > kMany ? 0.7 : 1.0;
    std::vector<Box> covered;
    const draw::Canvas::Part part(canvas, "service");
    for (const ServicePlace& place : gather(places, half)) {
        const double room = reach(place, half);
        if (!frame.grown(-room).contains(place.at)) continue;
        draw_service_sign(canvas, place, half);
        covered.push_back(Box::around(place.at, room));
    }
    return covered;
}

}  // namespace relais::map
