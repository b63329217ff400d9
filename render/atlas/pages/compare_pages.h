#pragma once

#include <string>
#include <vector>

#include "engine/scenario/comparison.h"
#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/base_pages.h"
#include "render/atlas/document/context.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {

/// The effect of a scenario on the people whom a category is for: all that its pages count.
struct GroupChange {
    Group was, is;
    scenario::Balance whole;
    std::vector<scenario::Balance> zones;
};
/// One per category; empty where no time changes. `base` and `compared` must outlive it.
/// O(households x categories that change).
[[nodiscard]] std::vector<GroupChange> group_changes(const territory::Territory& base,
                                                     const access::Findings& before,
                                                     const scenario::Compared& compared);

/// The inputs of the pages of one scenario. The context shows the territory after it, with the
/// services that closed behind its own.
struct ComparePages {
    Context& context;
    const access::Findings& before;
    const scenario::Compared& compared;
    const std::vector<GroupChange>& changes;  ///< by category
    std::size_t number = 0;                   ///< of the scenario

    [[nodiscard]] const GroupChange& change(CategoryId category) const {
        return changes[category.index()];
    }
};

/// The names of pages, for links.
[[nodiscard]] std::string scenario_name(std::size_t scenario);
[[nodiscard]] std::string change_name(std::size_t scenario, CategoryId category);

/// Categories in which any time changes, the most minutes and people cut off first.
[[nodiscard]] std::vector<CategoryId> changed_categories(const scenario::Compared& compared,
                                                         const std::vector<GroupChange>& changes);

/// The effect of a scenario on one category in one sentence: people who gain and people who lose.
[[nodiscard]] std::string change_finding(const ComparePages& pages, CategoryId category);
/// The same with minutes: gains, losses, and the sum.
[[nodiscard]] std::vector<std::string> result_sentences(const ComparePages& pages,
                                                        CategoryId category);
[[nodiscard]] std::vector<KeyFigure> change_figures(const ComparePages& pages, CategoryId category);

/// The classes of change with the people in each.
[[nodiscard]] Legend make_change_legend(const ComparePages& pages, CategoryId category);

/// From which class of time to which the weight moves: a row for each class before, a column for
/// each after.
struct Transitions {
    std::vector<std::string> labels;  ///< by class; the last is "no travel time"
    std::vector<std::vector<double>> weight;
};
[[nodiscard]] Transitions transitions_of(const ComparePages& pages, CategoryId category);
/// The largest three moves, in words.
[[nodiscard]] std::vector<std::string> transition_sentences(const Context& context,
                                                            CategoryId category,
                                                            const Transitions& transitions);

/// Average, quantiles and share beyond the limit, before and after, in the group of the category, as
/// far as they fit in `box`.
void draw_spread(ComparePages& pages, CategoryId category, const Box& box);

void draw_result_page(ComparePages& pages);
void draw_change_page(ComparePages& pages, const CategoryMaps& maps, CategoryId category);
/// Where the chosen sites are, what each gains, and how good the choice is.
void draw_sites_page(Context& context, const ChosenSites& chosen);
/// How times changed between two years, and how much of it is due to services, people and roads.
void draw_two_years(Context& context, const TwoYears& years);
/// The page of closures shows the territory as it is.
void draw_closures_page(Context& context, const RankedClosures& ranked);
/// The map of the page of atypical hours; must outlive the drawing.
[[nodiscard]] CategoryMaps atypical_maps(const Context& context);
void draw_atypical_page(Context& context, const CategoryMaps& maps,
                        const scenario::AtypicalHours& hours);

}  // namespace relais::atlas
