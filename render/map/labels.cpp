#include "render/map/labels.h"

#include <algorithm>
#include <array>
#include <cstdlib>
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

/// Centres to try, in parts of the label's width and height from the pole.
constexpr std::array<Point, 15> kOffsets{{{0, 0},
                                          {0, -0.6},
                                          {0, 0.6},
                                          {-0.2, 0},
                                          {0.2, 0},
                                          {0, -1.2},
                                          {0, 1.2},
                                          {-0.35, 0},
                                          {0.35, 0},
                                          {-0.2, -1},
                                          {0.2, -1},
                                          {-0.2, 1},
                                          {0.2, 1},
                                          {0, -1.9},
                                          {0, 1.9}}};

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
        for (const Point& offset : kOffsets) {
            const Point middle{area.pole.place.x + offset.x * setting.width,
                               area.pole.place.y + offset.y * setting.height};
            const Box box = Box::at(middle.x - setting.width / 2, middle.y - setting.height / 2,
                                    setting.width, setting.height);
            if (!is_free(box) || (inside && !area.region.contains(box))) continue;
            const double baseline = box.y0 + setting.size * kMmPerPoint * kAscent;
            return Label{zone, setting.lines, {middle.x, baseline}, setting.size, box, inside};
        }
        return {};
    }

    void take(const Box& box) { taken_.push_back(box); }

  private:
    Box frame_;
    std::vector<Box> taken_;
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
                         const Box& frame, std::vector<Box> obstacles, const Measure& measure) {
    Placer placer(frame, std::move(obstacles));
    LabelResult result;
    const auto try_all = [&](const LabelWish& wish, bool inside) {
        for (const Setting& setting : settings_of(wish.text, measure)) {
            if (auto label = placer.place(wish.zone, setting, areas[wish.zone], inside)) {
                placer.take(label->box);
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
    for (const LabelWish* wish : left) {
        if (!wish->may_cross || !try_all(*wish, false)) ++result.dropped;
    }
    return result;
}

}  // namespace relais::map
