#pragma once

#include <cstddef>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/context.h"

namespace relais::atlas {

void draw_cover(Context& context);
/// The same with a subtitle of its own.
void draw_cover(Context& context, const std::string& subtitle);
void draw_contents(Context& context);
/// What is estimated, missing or too thin in the data, where anything is.
void draw_caveats(Context& context);
[[nodiscard]] bool has_caveats(const Context& context);
/// How many people live where, and of what ages.
void draw_portrait(Context& context, const CategoryMaps& maps);
/// What it draws on; must outlive the document.
[[nodiscard]] CategoryMaps portrait_maps(const Context& context);
[[nodiscard]] bool has_portrait(const Context& context);
void draw_overview(Context& context);
void draw_category(Context& context, const CategoryMaps& maps, CategoryId category);
/// The whole basket of everyday services, area by area.
void draw_basket(Context& context);
/// Access by how densely the people of a zone live.
void draw_settlements(Context& context, const CategoryMaps& maps);
[[nodiscard]] bool has_settlements(const Context& context);
/// The zones that are far from several services.
void draw_deficits(Context& context, const CategoryMaps& maps);
/// Whether any zone is.
[[nodiscard]] bool has_deficits(const Context& context);
/// How many places people can choose among, and the places that have no other nearby.
void draw_choice(Context& context);
[[nodiscard]] bool has_choice(const Context& context);
/// The pages of one area of the digest: its own, and those that list its zones.
void draw_sheet(Context& context, std::size_t index);
[[nodiscard]] std::size_t sheet_pages(const Context& context, std::size_t index);
/// The advice of all services that a place is proposed for, the most people first.
[[nodiscard]] std::vector<Advice> proposals_of(const Context& context);
void draw_priorities(Context& context);
/// What is proposed, with columns to fill in: who, when, cost, done.
void draw_actions(Context& context);
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
/// What each service of the atlas counts.
void draw_definitions(Context& context);
/// Whether it says so of several.
[[nodiscard]] bool has_definitions(const Context& context);
/// The inputs, and their use service by service.
void draw_data(Context& context);
/// How it was made, and how far to trust it: one page or more.
void draw_method(Context& context);
/// The number of its pages.
[[nodiscard]] std::size_t method_pages(const Context& context);

}  // namespace relais::atlas
