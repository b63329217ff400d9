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

/// Median, 90th percentile, share and weight beyond the finding's bound.
[[nodiscard]] std::vector<KeyFigure> key_figures(const Context& context,
                                                 const access::Summary& summary,
                                                 const Finding& finding);

/// Figures in rows of two; returns the lower edge.
double draw_key_figures(Context& context, std::span<const KeyFigure> figures, const Box& box);

/// One line of the ranked table.
struct RankedRow {
    std::string name;
    double weight = 0;
    bool known = false;  ///< has a mean
    double mean = 0;
    double beyond = 0;   ///< of those of whom it is known
    double unknown = 0;  ///< of the weight
};
struct RankedTable {
    std::string heading;  ///< of the column of names
    std::string weight_heading;
    std::string beyond_heading;
    std::vector<RankedRow> rows;  ///< in the order in which they are printed
    bool of_services = false;
    bool some_unknown = false;  ///< has a column of unknown values
};

/// Zones, longest mean first, those without a mean last; where there are no zones, the services by
/// the households they are nearest to.
[[nodiscard]] RankedTable ranked_table(const Context& context, CategoryId category, int minutes);

/// As many rows as fit in `box`, then a line with the number of the others. Returns the lower edge.
double draw_ranked_table(Context& context, const RankedTable& table, const Box& box);

/// Lines at the quarters of a plot with their shares on the left, 0 at the bottom.
void draw_share_axis(Context& context, const Box& plot);

/// People reached within t minutes, as a cumulative curve over t, with the classes' bounds.
void draw_reach_curve(Context& context, const Legend& legend, CategoryId category, const Box& box);

/// The share of all travel time by the share of people, nearest first: the Lorenz curve of times,
/// with its Gini coefficient.
void draw_lorenz_curve(Context& context, CategoryId category, const Box& box);

/// A description of the maps in two to four sentences, each made from the numbers of the page.
[[nodiscard]] std::vector<std::string> reading_of(const Context& context, CategoryId category,
                                                  const RankedTable& table, const Finding& finding);
/// Where one more place would save the most time; null where that was not requested or saves no
/// time.
[[nodiscard]] const Proposal* proposal(const Context& context, CategoryId category);

/// Where to look first: the zone with the most weight beyond the finding's bound, and the effect of
/// one more place; empty when there are no zones.
[[nodiscard]] std::vector<std::string> advice(const Context& context, CategoryId category,
                                              const Finding& finding);

/// A heading and paragraphs under it; returns the lower edge. Nothing is drawn when `texts` is
/// empty or the whole does not fit in `box`.
double draw_text_block(Context& context, const std::string& heading,
                       std::span<const std::string> texts, const Box& box, bool boxed = false);

}  // namespace relais::atlas
