#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/legend.h"

namespace relais::atlas {
style::Classes classes_of(const Context& context, CategoryId category) {
    const style::Theme& theme = context.theme();
    if (theme.breaks == style::Breaks::kFixed) {
        return style::Classes(context.territory.categories[category.index()].thresholds_minutes);
    }
    std::vector<style::Weighted> times = context.times(category);
    std::vector<double> bounds = theme.breaks == style::Breaks::kNatural
                                     ? style::natural_breaks(std::move(times), theme.class_count)
                                     : style::quantile_breaks(std::move(times), theme.class_count);
    for (double& bound : bounds) bound = std::round(10 * bound) / 10;  // as it is printed
    return style::Classes(std::move(bounds));
}

std::string method_of_classes(const Context& context, CategoryId category) {
    const style::Breaks breaks = context.theme().breaks;
    const std::vector<style::Weighted> times = context.times(category);
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
