#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/atlas/blocks/maps.h"

namespace relais::atlas {
namespace {

/// A service that is the nearest to some, and its mean time.
struct Reached {
    double weight = 0;
    double minutes = 0;  ///< times weight
};

/// Those outside the frame that are the nearest to a good part of the people, the most people first.
std::vector<std::pair<ServiceId, Reached>> far_services(const Context& context,
                                                        const map::View& view,
                                                        CategoryId category) {
    constexpr double kWorthIt = 0.05;
    constexpr std::size_t kMost = 3;
    std::vector<Reached> reached(context.territory.services.size());
    const std::vector<access::Nearest> nearest = context.nearest(category);
    double all = 0;
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const double weight = context.weight_of(h, category);
        all += weight;
        if (!nearest[h].service.exists() || !(weight > 0)) continue;
        Reached& service = reached[nearest[h].service.index()];
        service.weight += weight;
        service.minutes += weight * to_minutes(nearest[h].time);
    }
    std::vector<std::pair<ServiceId, Reached>> far;
    for (std::size_t s = 0; s < reached.size(); ++s)
        if (reached[s].weight >= kWorthIt * all && reached[s].weight > 0 &&
            !view.frame.contains(view.services[s]))
            far.emplace_back(ServiceId{s}, reached[s]);
    std::stable_sort(far.begin(), far.end(), [](const auto& a, const auto& b) {
        return a.second.weight > b.second.weight;
    });
    if (far.size() > kMost) far.resize(kMost);
    return far;
}

/// Where the line from the middle of the frame to a point outside leaves it.
Point edge_towards(const Box& frame, Point outside) {
    const Point middle = frame.centre();
    const double dx = outside.x - middle.x, dy = outside.y - middle.y;
    const double part = std::min(dx != 0 ? frame.width() / 2 / std::abs(dx) : 1e9,
                                 dy != 0 ? frame.height() / 2 / std::abs(dy) : 1e9);
    return {middle.x + part * dx, middle.y + part * dy};
}

/// An arrow whose tip is at `tip`, away from `from`.
Polyline arrow(Point tip, Point from) {
    constexpr double kLength = 3, kHalf = 1.3;
    const double length = std::hypot(tip.x - from.x, tip.y - from.y);
    const double x = (tip.x - from.x) / length, y = (tip.y - from.y) / length;
    const Point base{tip.x - kLength * x, tip.y - kLength * y};
    return {tip,
            {base.x - kHalf * y, base.y + kHalf * x},
            {base.x + kHalf * y, base.y - kHalf * x},
            tip};
}

}  // namespace

std::vector<Box> draw_services_beyond(Context& context, const map::View& view,
                                      CategoryId category) {
    constexpr double kFromEdge = 1.5, kHeight = 2.6, kGap = 4.5;
    const draw::TextStyle style{.size = 7, .face = Face::kMedium, .color = context.theme().ink};
    const Box inner = view.frame.grown(-kFromEdge);
    std::vector<Box> covered;
    const Canvas::Part part(context.canvas, "arrow");
    for (const auto& [service, people] : far_services(context, view, category)) {
        const Point tip = edge_towards(inner, view.services[service.index()]);
        const std::string text =
            context.service_name(service) + ", " +
            context.words.say(
                "minutes", arg("n", context.numbers().decimal(people.minutes / people.weight, 0)));
        const double width = context.canvas.width_of(text, style);
        const double x =
            std::clamp(tip.x - width / 2, inner.x0, std::max(inner.x0, inner.x1 - width));
        const double y = tip.y < view.frame.centre().y ? tip.y + kGap + kHeight : tip.y - kGap;
        const Box box{x, y - kHeight, x + width, y + 0.8};
        if (std::any_of(covered.begin(), covered.end(),
                        [&](const Box& other) { return other.overlaps(box); }))
            continue;  // its arrow would have no name
        context.canvas.fill(std::array{arrow(tip, view.frame.centre())}, context.theme().ink);
        context.canvas.text_with_halo(text, {x, y}, style, Align::kLeft,
                                      {0.4, context.theme().paper});
        covered.push_back(box);
        covered.push_back(Box::around(tip, 2));
    }
    return covered;
}

}  // namespace relais::atlas
