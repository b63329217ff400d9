#pragma once

#include <string>
#include <vector>

#include "render/atlas/compare.h"
#include "render/atlas/page.h"
#include "render/draw/canvas.h"
#include "render/language/catalogue.h"
#include "render/map/scene.h"
#include "render/map/sheet.h"

namespace relais::atlas {

/// All pages of a comparison are A4 and lie.
inline constexpr Page kComparePage;
inline constexpr double kLeft = Page::left();
inline constexpr double kRight = kComparePage.right();
inline constexpr double kBodyTop = Page::body_top();
inline constexpr double kBodyBottom = kComparePage.body_bottom();

/// What the pages of one scenario are made from. All of it outlives them.
struct ComparePages {
    const territory::Territory& before;
    const access::Findings& findings;
    /// The scenario's, with the services that closed behind its own.
    const territory::Territory& shown;
    const scenario::Compared* compared = nullptr;  ///< none for the page of closures
    const map::Scene& scene;
    const language::Catalogue& words;
    const Options& options;
    draw::Canvas& canvas;

    [[nodiscard]] std::string category_name(CategoryId category) const;
    /// "18,085 inhabitants"
    [[nodiscard]] std::string weight(double value) const;
};

/// Title, line under it, foot with sources and folio.
void draw_compare_frame(ComparePages& pages, const std::string& title, const std::string& under,
                        const std::string& folio);

/// The three sentences about a category: who gains, who loses, what it comes to.
[[nodiscard]] std::vector<std::string> result_sentences(const ComparePages& pages,
                                                        CategoryId category);

/// Categories in which anybody's time changes, the most minutes and people cut off first.
[[nodiscard]] std::vector<CategoryId> changed_categories(const scenario::Compared& compared);

/// A table of text: the first column to the left, the others to the right, at their right edges.
struct PlainTable {
    std::vector<std::string> heading;
    std::vector<std::vector<std::string>> rows;
    std::vector<double> edges;  ///< by column but the first
};
/// As many rows as fit above `bottom`; the first column is cut where it is too long.
void draw_plain_table(draw::Canvas& canvas, const PlainTable& table, geometry::Point at,
                      double bottom);

void draw_result_page(ComparePages& pages, const std::string& folio);
void draw_change_page(ComparePages& pages, CategoryId category, const std::string& folio);
void draw_closures_page(ComparePages& pages, const RankedClosures& closures,
                        const std::string& folio);

}  // namespace relais::atlas
