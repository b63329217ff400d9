#pragma once

#include <cstddef>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/context.h"

namespace relais::atlas {

void draw_cover(Context& context);
void draw_contents(Context& context);
void draw_overview(Context& context);
void draw_category(Context& context, const CategoryMaps& maps, CategoryId category);
/// Rows of the longest legend that a category of the territory has.
[[nodiscard]] std::size_t longest_legend(const Context& context);
/// The page of one area of the digest.
void draw_sheet(Context& context, std::size_t area);
void draw_priorities(Context& context);
/// Access to open services by hour, for all services with opening hours.
void draw_hours(Context& context);
void draw_index(Context& context);
/// The number of pages of the index.
[[nodiscard]] std::size_t index_pages(const Context& context);
/// Whether the glossary is below the end of the index.
[[nodiscard]] bool glossary_under_index(const Context& context);
void draw_glossary(Context& context);
/// Its terms in `box`, from the top.
void draw_terms(Context& context, const Box& box);
/// How high they are on a page.
[[nodiscard]] double height_of_terms(const Context& context);
/// The inputs, and their use service by service.
void draw_data(Context& context);
/// How it was made, and how far to trust it: one page or more.
void draw_method(Context& context);
/// The number of its pages.
[[nodiscard]] std::size_t method_pages(const Context& context);

}  // namespace relais::atlas
