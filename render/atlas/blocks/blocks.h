#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/context.h"
#include "render/atlas/document/finding.h"
#include "render/geometry/plane.h"

namespace relais::atlas {

/// A highlighted figure with its meaning.
struct KeyFigure {
    std::string value;
    std::string meaning;
};

/// Median, 90th percentile, share and weight beyond the limit, of the group of a category; with the
/// figures of larger territories that are given.
[[nodiscard]] std::vector<KeyFigure> key_figures(const Context& context, CategoryId category);

/// Figures in rows of two; returns the lower edge.
double draw_key_figures(Context& context, std::span<const KeyFigure> figures, const Box& box);

/// One line of the ranked table.
struct RankedRow {
    ZoneId zone;  ///< kNone: a service
    std::string name;
    double weight = 0;
    bool known = false;  ///< has a time
    double median = 0;
    double beyond = 0;       ///< weight beyond the limit
    double share = 0;        ///< the same as a share of those of whom it is known
    double unknown = 0;      ///< of the weight
    bool few = false;        ///< so few people that figures of them are not published
    bool estimated = false;  ///< the number of its people is
};
struct RankedTable {
    std::string heading;  ///< of the column of names
    std::string weight_heading;
    std::string beyond_heading;
    std::vector<RankedRow> rows;  ///< in the order in which they are printed
    bool of_services = false;
    bool some_unknown = false;  ///< has a column of unknown values
    bool numbered = false;      ///< rows have numbers, by which the map of zones refers to them
};

/// Zones, those with the most people beyond the limit first, those without a time last; where there
/// are not two zones, the services by the households they are nearest to.
[[nodiscard]] RankedTable ranked_table(const Context& context, CategoryId category);

/// As many rows as fit in `box`, then a line with the number of the others.
struct DrawnRows {
    double end = 0;  ///< the lower edge
    std::size_t count = 0;
};
DrawnRows draw_ranked_table(Context& context, const RankedTable& table, const Box& box);

/// Lines at the quarters of a plot with their shares on the left, 0 at the bottom.
void draw_share_axis(Context& context, const Box& plot);

/// People reached within t minutes, as a cumulative curve over t, with the classes' bounds.
void draw_reach_curve(Context& context, const Legend& legend, CategoryId category, const Box& box);

/// The share of all travel time by the share of people, nearest first: the Lorenz curve of times,
/// with its Gini coefficient.
void draw_lorenz_curve(Context& context, CategoryId category, const Box& box);

/// A description of the maps in a few sentences, each made from the numbers of the page.
[[nodiscard]] std::vector<std::string> reading_of(const Context& context, CategoryId category);

/// An advice in words: where to act first and what it would do; empty where there is none.
[[nodiscard]] std::vector<std::string> words_of(const Context& context, const Advice& advice);
/// The heading above it: "Where to act first", or where most of the people are.
[[nodiscard]] std::string heading_of(const Context& context, const Advice& advice);

/// A heading and paragraphs under it; returns the lower edge. Nothing is drawn when `texts` is
/// empty or the whole does not fit in `box`.
double draw_text_block(Context& context, const std::string& heading,
                       std::span<const std::string> texts, const Box& box, bool boxed = false);
/// How high it is in that width; 0 without texts.
[[nodiscard]] double height_of_block(const Context& context, std::span<const std::string> texts,
                                     double width, bool boxed);

}  // namespace relais::atlas
