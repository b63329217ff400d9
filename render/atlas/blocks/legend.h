#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/atlas/document/context.h"
#include "render/geometry/plane.h"
#include "render/map/families.h"
#include "render/map/layers.h"
#include "render/map/services.h"
#include "render/style/classify.h"

namespace relais::atlas {

/// The classes of a category's maps with the weight in each.
struct Legend {
    style::Classes classes;
    std::string title;
    std::string of;                     ///< the people counted in the bars
    std::vector<std::string> labels;    ///< one per class
    std::vector<style::Color> palette;  ///< one per class, best first
    std::vector<double> weight;         ///< of the households in each class
    double no_route = 0;  ///< weight that no road leads to a place: beyond every bound
    double no_data = 0;   ///< weight whose time is not known
    std::vector<std::optional<std::size_t>> household_class;
    std::vector<std::optional<std::size_t>> zone_class;              ///< by the zone's median
    std::vector<map::NoClass> no_class;                              ///< by zone; empty: hatched
    std::string no_data_label;                                       ///< the meaning of a missing
                                                                     ///< class
    std::vector<map::ServiceSign> signs{map::ServiceSign::kInside};  ///< those on the maps
    std::vector<territory::Family> families;  ///< with a sign each, on maps of all services

    /// What the per cents are of, here as in titles and tiles: the weight in a class or without a
    /// route. That whose time is not known has its own row, with its weight and no per cent.
    [[nodiscard]] double known() const;
    /// How many zones have a sign instead of a class.
    [[nodiscard]] std::size_t zones_with(map::NoClass sign) const;
};

/// Without classes yet, for bars that count all households.
[[nodiscard]] Legend legend_of_all(const Context& context, std::string title);
/// By minutes, with the weights of the category's group.
[[nodiscard]] Legend make_legend(const Context& context, CategoryId category);
/// Of the number of basket services that are far, for the households of an area; of the travel time
/// where there is one service only.
[[nodiscard]] Legend make_far_legend(const Context& context, const Area& area);

/// The same with the people and the zones without a class of these zones alone.
[[nodiscard]] Legend legend_of_zones(const Context& context, CategoryId category, Legend legend,
                                     const std::vector<std::size_t>& zones);

/// The signs of the zones that have no class: people without a time, no figure of population, no
/// people. One per zone of the territory.
[[nodiscard]] std::vector<map::NoClass> signs_without_class(const Context& context);

/// "up to 5 min", "over 5 to 10 min", "over 30 min"
[[nodiscard]] std::string class_label(const language::Catalogue& words,
                                      const style::Classes& classes, std::size_t index);

/// The classes of the style: fixed ones of the category, or made from the times of its households
/// by their weight, cut at tenths of a minute.
[[nodiscard]] style::Classes classes_of(const Context& context, CategoryId category);
/// How computed classes came about, with least, median and longest time; empty for fixed ones.
[[nodiscard]] std::string method_of_classes(const Context& context, CategoryId category);

/// Rows under the heading when the legend is drawn.
[[nodiscard]] std::size_t legend_rows(const Legend& legend);
/// The most rows that the legend of a category of the territory can have.
[[nodiscard]] std::size_t longest_legend(const Context& context);

/// Swatch, bounds, bar, per cent and weight of each class, in `box`; returns the lower edge.
double draw_legend(Context& context, const Legend& legend, const Box& box);

}  // namespace relais::atlas
