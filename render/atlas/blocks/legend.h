#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/atlas/document/context.h"
#include "render/geometry/plane.h"
#include "render/map/services.h"
#include "render/style/classify.h"

namespace relais::atlas {

/// The classes of a category's maps with the weight in each.
struct Legend {
    style::Classes classes;
    std::string title;
    std::vector<std::string> labels;    ///< one per class
    std::vector<style::Color> palette;  ///< one per class, best first
    std::vector<double> weight;         ///< of the households in each class
    double no_data = 0;                 ///< weight without a time
    std::size_t no_data_zones = 0;      ///< hatched on the map
    std::vector<std::optional<std::size_t>> household_class;
    std::vector<std::optional<std::size_t>> zone_class;              ///< by the zone's mean
    std::string no_data_label;                                       ///< the meaning of a missing
                                                                     ///< class
    std::vector<map::ServiceSign> signs{map::ServiceSign::kInside};  ///< those on the maps

    [[nodiscard]] double total() const;
};

[[nodiscard]] Legend make_legend(const Context& context, CategoryId category);
/// Of the number of services that are far, for the households of an area; of the travel time where
/// there is one service only.
[[nodiscard]] Legend make_far_legend(const Context& context, const Area& area);

/// "under 5 min", "5 to under 10 min", "30 min and more"
[[nodiscard]] std::string class_label(const language::Catalogue& words,
                                      const style::Classes& classes, std::size_t index);

/// The classes of the style: fixed ones of the category, or made from the times of its households
/// by their weight, cut at tenths of a minute.
[[nodiscard]] style::Classes classes_of(const Context& context, CategoryId category);
/// How computed classes came about, with least, median and longest time; empty for fixed ones.
[[nodiscard]] std::string method_of_classes(const Context& context, CategoryId category);

/// Rows under the heading when the legend is drawn.
[[nodiscard]] std::size_t legend_rows(const Legend& legend);

/// Swatch, bounds, bar, per cent and weight of each class, in `box`; returns the lower edge.
double draw_legend(Context& context, const Legend& legend, const Box& box);

}  // namespace relais::atlas
