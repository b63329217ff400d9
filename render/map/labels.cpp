#include "render/map/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>

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

/// The same among dots, which are often at the pole: all around, as far as a name and a half.
const std::vector<Point>& centres_among_dots() {
    static const std::vector<Point> kCentres = [] {
        std::vector<Point> all;
        for (int row = -6; row <= 6; ++row) {
            for (int column = -5; column <= 5; ++column) all.push_back({0.22 * column, 0.7 * row});
        }
        return all;
    }();
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
    Placer(const Box& frame, std::vector<Box> obstacles, const DotCover* dots)
        : frame_(frame.grown(-0.5)), taken_(std::move(obstacles)), dots_(dots) {}

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
        std::optional<Label> best;
        double least = 0;
        for (const Point& offset : dots_ != nullptr ? centres_among_dots() : centres()) {
            const Point middle{area.pole.place.x + offset.x * setting.width,
                               area.pole.place.y + offset.y * setting.height};
            const Box box = Box::at(middle.x - setting.width / 2, middle.y - setting.height / 2,
                                    setting.width, setting.height);
            if (!is_free(box) || (inside && !area.region.contains(box))) continue;
            const double cost = dots_ != nullptr ? cost_of(box, area.pole.place) : 0;
            if (best && cost >= least) continue;
            least = cost;
            best = Label{zone,
                         setting.lines,
                         {middle.x, baseline_of(box, setting)},
                         setting.size,
                         box,
                         inside && (dots_ == nullptr || dots_->share(box) <= 0)};
            if (dots_ == nullptr) break;
        }
        return best;
    }

    /// Outside of all zones, as near to its own as can be, with a line to its pole.
    std::optional<Label> place_beside(std::size_t zone, const Setting& setting,
                                      const std::vector<ZoneArea>& areas) const {
        constexpr int kDirections = 24;
        constexpr double kNearest = 3, kFarthest = 16, kStep = 1.5;  // millimetres
        const Point pole = areas[zone].pole.place;
        for (double distance = kNearest; distance <= kFarthest; distance += kStep) {
            for (int i = 0; i < kDirections; ++i) {
                const double angle = 2 * std::numbers::pi * i / kDirections;
                const Point middle{pole.x + std::cos(angle) * (distance + setting.width / 2),
                                   pole.y + std::sin(angle) * (distance + setting.height / 2)};
                const Box box = Box::at(middle.x - setting.width / 2, middle.y - setting.height / 2,
                                        setting.width, setting.height);
                if (!is_free(box) || on_a_zone(box, areas)) continue;
                const Segment line{nearest_on(box.grown(kApart), pole), pole};
                if (!is_clear(line)) continue;
                return Label{zone,         setting.lines, {middle.x, baseline_of(box, setting)},
                             setting.size, box,           false,
                             pole};
            }
        }
        return {};
    }

    void take(const Label& label) {
        taken_.push_back(label.box);
        if (label.leader) {
            lines_.push_back({nearest_on(label.box.grown(kApart), *label.leader), *label.leader});
        }
    }

  private:
    /// The cost of a place among dots: hiding all of them costs as much as 8 mm of distance.
    [[nodiscard]] double cost_of(const Box& box, Point from) const {
        constexpr double kWay = 8;
        const Point edge = nearest_on(box, from);
        return dots_->share(box) + std::hypot(edge.x - from.x, edge.y - from.y) / kWay;
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
    const DotCover* dots_;
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

namespace {

/// The smallest of its settings that finds a place: one line.
std::optional<Label> beside(const Placer& placer, const LabelWish& wish,
                            const std::vector<ZoneArea>& areas, const Measure& measure) {
    return placer.place_beside(wish.zone, settings_of(wish.text, measure).front(), areas);
}

}  // namespace

LabelResult place_labels(const std::vector<LabelWish>& wishes, const std::vector<ZoneArea>& areas,
                         const Box& frame, std::vector<Box> obstacles, const Measure& measure,
                         const LabelOptions& options) {
    Placer placer(frame, std::move(obstacles), options.dots);
    std::size_t leaders = options.leaders;
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
    for (const LabelWish* wish : left) {
        auto label = leaders > 0 ? beside(placer, *wish, areas, measure) : std::nullopt;
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

}  // namespace relais::map
