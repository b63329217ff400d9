#include "render/map/insets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;

/// A part of the territory, far from the others: where its people live.
struct Part {
    Box box;  ///< metres
    double weight = 0;
};

/// The parts with a fair share of the people, the most people first.
std::vector<Part> parts_of(const Scene& scene) {
    constexpr double kCell = 3000;         // metres
    constexpr std::int32_t kFarCells = 4;  // so far apart are parts at least
    constexpr double kFairShare = 0.005, kMargin = 0.1;
    constexpr std::size_t kMost = 4;
    using Cell = std::pair<std::int32_t, std::int32_t>;
    std::map<Cell, Part> cells;
    double all = 0;
    const auto& households = scene.territory().households;
    for (std::size_t h = 0; h < households.size(); ++h) {
        if (!(households[h].weight > 0)) continue;
        const Point at = scene.households()[h];
        Part& cell = cells[{static_cast<std::int32_t>(std::floor(at.x / kCell)),
                            static_cast<std::int32_t>(std::floor(at.y / kCell))}];
        cell.box.add(at);
        cell.weight += households[h].weight;
        all += households[h].weight;
    }
    std::vector<Part> parts;
    while (!cells.empty()) {
        Part part;
        std::vector<Cell> reached{cells.begin()->first};
        const auto take = [&](const Cell& cell) {
            const auto found = cells.find(cell);
            if (found == cells.end()) return false;
            part.box.add({found->second.box.x0, found->second.box.y0});
            part.box.add({found->second.box.x1, found->second.box.y1});
            part.weight += found->second.weight;
            cells.erase(found);
            return true;
        };
        take(reached.front());
        for (std::size_t i = 0; i < reached.size(); ++i)
            for (std::int32_t dx = -kFarCells; dx <= kFarCells; ++dx)
                for (std::int32_t dy = -kFarCells; dy <= kFarCells; ++dy) {
                    const Cell next{reached[i].first + dx, reached[i].second + dy};
                    if (take(next)) reached.push_back(next);
                }
        if (part.weight < kFairShare * all) continue;
        part.box = part.box.grown(kMargin * std::max({part.box.width(), part.box.height(), kCell}));
        parts.push_back(part);
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.weight > b.weight; });
    if (parts.size() > kMost) parts.resize(kMost);
    return parts;
}

constexpr double kInside = 3;   // millimetres around a part in its frame
constexpr double kBetween = 2;  // between frames

/// How a frame is divided: the insets in a column right of the first part, or in a row under it.
struct Division {
    double metres_per_mm = 0;
    bool column = true;
};

Division divide(const std::vector<Part>& parts, const Box& frame) {
    double widest = 0, highest = 0, across = 0, down = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        widest = std::max(widest, parts[i].box.width());
        highest = std::max(highest, parts[i].box.height());
        across += parts[i].box.width();
        down += parts[i].box.height();
    }
    const auto n = static_cast<double>(parts.size() - 1);
    const Box& first = parts.front().box;
    const auto room = [](double length, double parts_in_line) {
        return length - 2 * kInside * parts_in_line - kBetween * (parts_in_line - 1);
    };
    const double column =
        std::max({(first.width() + widest) / room(frame.width(), 2),
                  first.height() / room(frame.height(), 1), down / room(frame.height(), n)});
    const double row =
        std::max({(first.height() + highest) / room(frame.height(), 2),
                  first.width() / room(frame.width(), 1), across / room(frame.width(), n)});
    const bool fits =
        room(frame.width(), std::max(n, 2.0)) > 0 && room(frame.height(), std::max(n, 2.0)) > 0;
    if (!fits) return {};
    return column <= row ? Division{column, true} : Division{row, false};
}

/// The frames of the parts; what is left of the frame is shared out among the insets.
std::vector<Box> frames_of(const std::vector<Part>& parts, const Box& frame,
                           const Division& division) {
    const auto needs = [&](double metres) { return metres / division.metres_per_mm + 2 * kInside; };
    std::vector<Box> frames;
    double thick = 0, long_side = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Box& box = parts[i].box;
        thick = std::max(thick, needs(division.column ? box.width() : box.height()));
        long_side += needs(division.column ? box.height() : box.width());
    }
    const auto n = static_cast<double>(parts.size() - 1);
    const double side = division.column ? frame.height() : frame.width();
    const double spare = std::max(0.0, (side - long_side - kBetween * (n - 1)) / n);
    Box first = frame;
    (division.column ? first.x1 : first.y1) -= thick + kBetween;
    frames.push_back(first);
    double at = division.column ? frame.y0 : frame.x0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Box& box = parts[i].box;
        const double length = needs(division.column ? box.height() : box.width()) + spare;
        frames.push_back(division.column ? Box{frame.x1 - thick, at, frame.x1, at + length}
                                         : Box{at, frame.y1 - thick, at + length, frame.y1});
        at += length + kBetween;
    }
    return frames;
}

View view_of(const Scene& scene, const Part& part, const Box& frame, double metres_per_mm) {
    const Point centre = part.box.centre();
    const Box inner = frame.grown(-kInside);
    const double x = inner.width() * metres_per_mm / 2, y = inner.height() * metres_per_mm / 2;
    View view =
        fit(scene, {centre.x - x, centre.y - y, centre.x + x, centre.y + y}, frame, kInside);
    view.of_territory = true;
    return view;
}

}  // namespace

View fit_with_insets(const Scene& scene, const Box& frame) {
    if (!scene.base_map().sea_around) return fit(scene, frame);
    const std::vector<Part> parts = parts_of(scene);
    if (parts.size() < 2) return fit(scene, frame);
    View one = fit(scene, frame);
    const Division division = divide(parts, frame);
    if (!(division.metres_per_mm > 0) || division.metres_per_mm * kWorthInsets > one.metres_per_mm)
        return one;
    const std::vector<Box> frames = frames_of(parts, frame, division);
    View first = view_of(scene, parts.front(), frames.front(), division.metres_per_mm);
    for (std::size_t i = 1; i < parts.size(); ++i)
        first.insets.push_back(view_of(scene, parts[i], frames[i], division.metres_per_mm));
    return first;
}

}  // namespace relais::map
