#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/legend.h"

namespace relais::atlas {
namespace {

using language::arg;

/// The times of all who have one, in minutes, by their weight.
std::vector<style::Weighted> times_of(const Context& context, CategoryId category) {
    std::vector<style::Weighted> times;
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        if (nearest[h].reason != access::Reason::kReached) continue;
        times.push_back({to_minutes(nearest[h].time), context.territory.households[h].weight});
    }
    return times;
}

}  // namespace

style::Classes classes_of(const Context& context, CategoryId category) {
    const style::Theme& theme = context.theme();
    if (theme.breaks == style::Breaks::kFixed) {
        return style::Classes(context.territory.categories[category.index()].thresholds_minutes);
    }
    std::vector<style::Weighted> times = times_of(context, category);
    std::vector<double> bounds = theme.breaks == style::Breaks::kNatural
                                     ? style::natural_breaks(std::move(times), theme.class_count)
                                     : style::quantile_breaks(std::move(times), theme.class_count);
    for (double& bound : bounds) bound = std::round(10 * bound) / 10;  // as it is printed
    return style::Classes(std::move(bounds));
}

std::string method_of_classes(const Context& context, CategoryId category) {
    const style::Breaks breaks = context.theme().breaks;
    const std::vector<style::Weighted> times = times_of(context, category);
    if (breaks == style::Breaks::kFixed || times.empty()) return {};
    const auto [least, most] = std::minmax_element(
        times.begin(), times.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    const auto minutes = [&](double value) { return context.numbers().decimal(value, 1); };
    return context.words.say(
        fmt::format("classes.{}", style::kBreaksNames[static_cast<std::size_t>(breaks)]),
        arg("least", minutes(least->value)),
        arg("median", minutes(context.summary(category).median)),
        arg("most", minutes(most->value)));
}

}  // namespace relais::atlas
