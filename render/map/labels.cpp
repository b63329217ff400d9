#include "render/map/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <span>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;

constexpr double kMmPerPoint = 25.4 / 72.0;
constexpr double kAscent = 0.74;  // of the size: capitals of Inter
constexpr double kDescent = 0.20;
constexpr double kApart = 0.35;  // millimetres between two names

/// A name set in a certain way, before it has a place.
struct Setting {
    std::vector<std::string> lines;
    double size = 6.5;
    double width = 0, height = 0;
};

std::vector<Setting> settings_of(const std::string& name, const Measure& measure) {
    std::vector<Setting> settings;
    for (const double size : {6.5, 6.0}) {
        for (std::vector<std::string> lines : {std::vector{name}, break_name(name)}) {
            if (lines.size() == 1 && settings.size() % 2 == 1) continue;
            Setting setting;
            setting.size = size;
            for (const std::string& line : lines) {
                setting.width = std::max(setting.width, measure(line, size));
            }
            setting.height = size * kMmPerPoint * (kAscent + kDescent) +
                             label_leading(size) * static_cast<double>(lines.size() - 1);
            setting.lines = std::move(lines);
            settings.push_back(std::move(setting));
        }
    }
    return settings;
}

/// Centres to try, in parts of the label's width and height from the pole, the best first.
const std::vector<Point>& centres() {
    static const std::vector<Point> kCentres{
        {0, 0},    {0, -0.6},  {0, 0.6},  {-0.2, 0}, {0.2, 0}, {0, -1.2}, {0, 1.2}, {-0.35, 0},
        {0.35, 0}, {-0.2, -1}, {0.2, -1}, {-0.2, 1}, {0.2, 1}, {0, -1.9}, {0, 1.9}};
    return kCentres;
}

struct Segment {
    Point from, to;
};

double side_of(const Segment& s, Point p) {
    return (s.to.x - s.from.x) * (p.y - s.from.y) - (s.to.y - s.from.y) * (p.x - s.from.x);
}

bool crosses(const Segment& a, const Segment& b) {
    return side_of(a, b.from) * side_of(a, b.to) <= 0 && side_of(b, a.from) * side_of(b, a.to) <= 0;
}

bool crosses(const Segment& line, const Box& box) {
    if (box.contains(line.from) || box.contains(line.to)) return true;
    const Point corner[] = {{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
    for (std::size_t i = 0; i < 4; ++i) {
        if (crosses(line, Segment{corner[i], corner[(i + 1) % 4]})) return true;
    }
    return false;
}

Point nearest_on(const Box& box, Point p) {
    return {std::clamp(p.x, box.x0, box.x1), std::clamp(p.y, box.y0, box.y1)};
}

/// Whether a name would be on some zone: its corners, its middle and those of its edges.
bool on_a_zone(const Box& box, const std::vector<ZoneArea>& areas) {
    const Point middle = box.centre();
    const auto inside = [&](const ZoneArea& area) {
        for (const double x : {box.x0, middle.x, box.x1}) {
            for (const double y : {box.y0, middle.y, box.y1}) {
                if (area.region.contains(Box::around({x, y}, 0.05))) return true;
            }
        }
        return false;
    };
    return std::any_of(areas.begin(), areas.end(), [&](const ZoneArea& area) {
        return area.box.overlaps(box) && inside(area);
    });
}

double baseline_of(const Box& box, const Setting& setting) {
    return box.y0 + setting.size * kMmPerPoint * kAscent;
}

class Placer {
  public:
    Placer(const Box& frame, std::vector<Box> obstacles)
        : frame_(frame.grown(-0.5)), taken_(std::move(obstacles)) {}

    [[nodiscard]] bool is_free(const Box& box) const {
        return frame_.contains(box) &&
               std::none_of(taken_.begin(), taken_.end(),
                            [&](const Box& other) { return other.overlaps(box.grown(kApart)); });
    }

    std::optional<Label> place(std::size_t zone, const Setting& setting, const ZoneArea& area,
                               bool inside) const {
        if (inside && (setting.width > area.box.width() || setting.height > area.box.height())) {
            return {};
        }
        for (const Point& offset : centres()) {
            const Point middle{area.pole.place.x + offset.x * setting.width,
                               area.pole.place.y + offset.y * setting.height};
            const Box box = box_at(middle, setting);
            if (!is_free(box) || (inside && !area.region.contains(box))) continue;
            return label_at(zone, setting, middle, inside);
        }
        return {};
    }

    /// As near to a place as can be, with a line to it; `allowed` says where.
    template <class Allowed>
    std::optional<Label> place_beside(std::size_t zone, const Setting& setting, Point pole,
                                      const Allowed& allowed) const {
        constexpr int kDirections = 24;
        constexpr double kNearest = 3, kFarthest = 16, kStep = 1.5;  // millimetres
        for (double distance = kNearest; distance <= kFarthest; distance += kStep) {
            for (int i = 0; i < kDirections; ++i) {
                const double angle = 2 * std::numbers::pi * i / kDirections;
                const Point middle{pole.x + std::cos(angle) * (distance + setting.width / 2),
                                   pole.y + std::sin(angle) * (distance + setting.height / 2)};
                const Box box = box_at(middle, setting);
                if (!is_free(box) || !allowed(box)) continue;
                const Segment line{nearest_on(box.grown(kApart), pole), pole};
                if (!is_clear(line)) continue;
                Label label = label_at(zone, setting, middle, false);
                label.leader = pole;
                return label;
            }
        }
        return {};
    }

    /// Around a town, at most kNearTown away and over no sign: the place that costs least.
    std::optional<Label> place_near(std::size_t zone, const Setting& setting, Point town,
                                    std::span<const Box> signs, const DotCover& dots) const {
        constexpr double kAway = 0.9;  // millimetres of the nearer places
        std::optional<Label> best;
        double least = 0;
        for (const double away : {kAway, kNearTown}) {
            for (const Point& side : sides()) {
                const Point middle{
                    town.x + side.x * setting.width / 2 + (side.y == 0 ? side.x * away : 0),
                    town.y + side.y * (setting.height / 2 + away)};
                const Box box = box_at(middle, setting);
                if (!is_free(box) || std::any_of(signs.begin(), signs.end(), [&](const Box& sign) {
                        return sign.overlaps(box);
                    }))
                    continue;
                const double cost = dots.share(box) + 0.02 * away;
                if (best && cost >= least) continue;
                least = cost;
                best = label_at(zone, setting, middle, false);
                best->clear = dots.share(box) <= 0;
            }
        }
        return best;
    }

    void take(const Label& label) {
        taken_.push_back(label.box);
        if (label.leader) {
            lines_.push_back({nearest_on(label.box.grown(kApart), *label.leader), *label.leader});
        }
    }

  private:
    static Box box_at(Point middle, const Setting& setting) {
        return Box::at(middle.x - setting.width / 2, middle.y - setting.height / 2, setting.width,
                       setting.height);
    }
    static Label label_at(std::size_t zone, const Setting& setting, Point middle, bool clear) {
        const Box box = box_at(middle, setting);
        return {zone,         setting.lines, {middle.x, baseline_of(box, setting)},
                setting.size, box,           clear};
    }

    /// Where a name may stand beside a town: right, left, above, below; then above and below, moved
    /// to a side by a part of half its width.
    static const std::vector<Point>& sides() {
        static const std::vector<Point> kSides{{1, 0},    {-1, 0},  {0, -1},    {0, 1},
                                               {0.7, -1}, {0.7, 1}, {-0.7, -1}, {-0.7, 1}};
        return kSides;
    }

    /// Crosses no box that is taken and no other line.
    [[nodiscard]] bool is_clear(const Segment& line) const {
        return std::none_of(taken_.begin(), taken_.end(),
                            [&](const Box& box) { return crosses(line, box); }) &&
               std::none_of(lines_.begin(), lines_.end(),
                            [&](const Segment& other) { return crosses(line, other); });
    }

    Box frame_;
    std::vector<Box> taken_;
    std::vector<Segment> lines_;
};

}  // namespace

double label_leading(double size) {
    return size * kMmPerPoint * 1.08;
}

std::vector<std::string> break_name(const std::string& name) {
    const auto middle = static_cast<std::ptrdiff_t>(name.size() / 2);
    std::size_t best = std::string::npos;
    std::ptrdiff_t best_distance = middle;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (name[i] != ' ' && name[i] != '-') continue;
        const std::ptrdiff_t distance = std::abs(static_cast<std::ptrdiff_t>(i) - middle);
        if (distance < best_distance) {
            best = i;
            best_distance = distance;
        }
    }
    if (best == std::string::npos) return {name};
    const std::size_t keep = name[best] == '-' ? 1 : 0;
    return {name.substr(0, best + keep), name.substr(best + 1)};
}

LabelResult place_labels(const std::vector<LabelWish>& wishes, const std::vector<ZoneArea>& areas,
                         const Box& frame, std::vector<Box> obstacles, const Measure& measure,
                         std::size_t leaders) {
    Placer placer(frame, std::move(obstacles));
    LabelResult result;
    const auto try_all = [&](const LabelWish& wish, bool inside) {
        for (const Setting& setting : settings_of(wish.text, measure)) {
            if (auto label = placer.place(wish.zone, setting, areas[wish.zone], inside)) {
                placer.take(*label);
                result.placed.push_back(std::move(*label));
                return true;
            }
        }
        return false;
    };
    std::vector<const LabelWish*> left;
    for (const LabelWish& wish : wishes) {
        if (wish.text.empty()) continue;
        if (!try_all(wish, true)) left.push_back(&wish);
    }
    std::erase_if(left,
                  [&](const LabelWish* wish) { return wish->may_cross && try_all(*wish, false); });
    const auto outside = [&](const Box& box) { return !on_a_zone(box, areas); };
    for (const LabelWish* wish : left) {
        auto label = leaders > 0
                         ? placer.place_beside(wish->zone, settings_of(wish->text, measure).front(),
                                               areas[wish->zone].pole.place, outside)
                         : std::nullopt;
        if (label) {
            --leaders;
            placer.take(*label);
            result.placed.push_back(std::move(*label));
        } else {
            ++result.dropped;
        }
    }
    return result;
}

LabelResult place_town_names(const std::vector<TownWish>& wishes, const Box& frame,
                             const std::vector<Box>& signs, const DotCover& dots,
                             const Measure& measure, std::size_t leaders) {
    constexpr double kMostHidden = 0.5;  // of the dots under a name with a line
    Placer placer(frame, {});
    LabelResult result;
    const auto is_open = [&](const Box& box) {
        return dots.share(box) < kMostHidden &&
               std::none_of(signs.begin(), signs.end(),
                            [&](const Box& sign) { return sign.overlaps(box); });
    };
    for (const TownWish& wish : wishes) {
        if (wish.text.empty() || !frame.contains(wish.at)) continue;
        std::optional<Label> label;
        for (const Setting& setting : settings_of(wish.text, measure)) {
            if (!label) label = placer.place_near(wish.zone, setting, wish.at, signs, dots);
        }
        if (!label && leaders > 0) {
            label = placer.place_beside(wish.zone, settings_of(wish.text, measure).front(), wish.at,
                                        is_open);
            if (label) --leaders;
        }
        if (label) {
            placer.take(*label);
            result.placed.push_back(std::move(*label));
        } else {
            ++result.dropped;
        }
    }
    return result;
}

}  // namespace relais::map
