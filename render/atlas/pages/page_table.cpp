// The pages of an atlas: a new one is a row of kPages, a file of its own, and its words.

#include "render/atlas/pages/page_table.h"

#include <memory>
#include <string>
#include <utility>

#include "render/atlas/blocks/heat_table.h"
#include "render/atlas/pages/compare_pages.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// A page as others refer to it.
struct Entry {
    std::string name;
    std::string bookmark;
};
using Entries = std::vector<Entry>;
using Drawings = std::vector<DrawPage>;

/// Pages of one kind.
struct PageKind {
    const char* part;  ///< of the contents, a key of the catalogue; null: front matter
    Entries (*entries)(const Context&);  ///< none: an atlas of this territory has no such page
    Drawings (*drawings)(const Context&, const CategoryMaps&);  ///< where there are entries
};

/// The drawing of a kind with one page, or with pages that its text fills.
template <void (*draw)(Context&)>
Drawings only(const Context& /*context*/, const CategoryMaps& /*maps*/) {
    return {draw};
}

template <const char* key>
Entries entry(const Context& context) {
    return {{key, context.words.say(std::string(key) + ".bookmark")}};
}

constexpr char kCover[] = "cover";
constexpr char kContents[] = "contents";
constexpr char kData[] = "data";

Entries caveats(const Context& context) {
    if (!has_caveats(context)) return {};
    return {{"caveats", context.words.say("caveats.bookmark")}};
}

Entries portrait(const Context& context) {
    if (!has_portrait(context)) return {};
    return {{"portrait", context.words.say("portrait.bookmark")}};
}

Drawings draw_portraits(const Context& context, const CategoryMaps& /*maps*/) {
    const auto map = std::make_shared<const CategoryMaps>(portrait_maps(context));
    return {[map](Context& on) { draw_portrait(on, *map); }};
}

Entries overview(const Context& context) {
    if (context.digest.served.size() < 2) return {};
    return {{"overview", context.words.say("overview.bookmark")}};
}

Entries categories(const Context& context) {
    Entries entries;
    for (const CategoryId category : context.digest.served)
        entries.push_back({page_name(category), context.category_name(category)});
    return entries;
}

Drawings draw_categories(const Context& context, const CategoryMaps& maps) {
    Drawings drawings;
    for (const CategoryId category : context.digest.served)
        drawings.emplace_back(
            [&maps, category](Context& on) { draw_category(on, maps, category); });
    return drawings;
}

std::size_t categories_with_hours(const Context& context) {
    const Insights* insights = context.options.insights;
    return insights == nullptr ? 0 : insights->hours.size();
}

Entries hours(const Context& context) {
    if (categories_with_hours(context) < 2) return {};
    return {{"hours", context.words.say("hours.bookmark")}};
}

Entries atypical_hours(const Context& context) {
    if (categories_with_hours(context) != 1) return {};
    return {{"atypical", context.words.say("hours.bookmark")}};
}

Drawings draw_atypical_hours(const Context& context, const CategoryMaps& /*maps*/) {
    const auto map = std::make_shared<const CategoryMaps>(atypical_maps(context));
    return {[map](Context& on) {
        draw_atypical_page(on, *map, on.options.insights->hours.front().parts);
    }};
}

/// Areas by services, where there are several of both, and all of them fit on a page.
Entries basket(const Context& context) {
    const std::size_t areas = context.digest.areas.size();
    if (areas < 2 || context.digest.served.size() < 2 || context.digest.basket.empty()) return {};
    if (areas + 1 > heat_rows_in(context, context.page.body_height() - 2)) return {};
    return {{"basket", context.words.say("basket.bookmark")}};
}

Entries settlements(const Context& context) {
    if (!has_settlements(context)) return {};
    return {{"settlements", context.words.say("settlement.bookmark")}};
}

Drawings draw_settlement_maps(const Context& context, const CategoryMaps& /*maps*/) {
    const auto map = std::make_shared<const CategoryMaps>(map_page_maps(context, "settlements"));
    return {[map](Context& on) { draw_settlements(on, *map); }};
}

Entries deficits(const Context& context) {
    if (!has_deficits(context)) return {};
    return {{"deficits", context.words.say("deficits.bookmark")}};
}

Drawings draw_deficit_maps(const Context& context, const CategoryMaps& /*maps*/) {
    const auto map = std::make_shared<const CategoryMaps>(map_page_maps(context, "deficits"));
    return {[map](Context& on) { draw_deficits(on, *map); }};
}

Entries choice(const Context& context) {
    if (!has_choice(context)) return {};
    return {{"choice", context.words.say("choice.bookmark")}};
}

Entries sheets(const Context& context) {
    Entries entries;
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a)
        for (std::size_t page = 0; page < sheet_pages(context, a); ++page)
            entries.push_back(
                {page_name(sheet_name(a), page), context.area_name(context.digest.areas[a])});
    return entries;
}

Drawings draw_sheets(const Context& context, const CategoryMaps& /*maps*/) {
    Drawings drawings;
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a)
        drawings.emplace_back([a](Context& on) { draw_sheet(on, a); });
    return drawings;
}

Entries priorities(const Context& context) {
    if (context.territory.zones.size() < 2 || context.digest.served.empty()) return {};
    return {{"priorities", context.words.say("priorities.bookmark")}};
}

Entries actions(const Context& context) {
    if (proposals_of(context).empty()) return {};
    return {{"actions", context.words.say("actions.bookmark")}};
}

Entries index(const Context& context) {
    Entries entries;
    std::string bookmark = context.words.say("index.bookmark");
    if (glossary_under_index(context)) bookmark += " · " + context.words.say("glossary.bookmark");
    for (std::size_t i = 0; i < index_pages(context); ++i)
        entries.push_back({page_name("index", i), bookmark});
    return entries;
}

Entries glossary(const Context& context) {
    if (glossary_under_index(context)) return {};
    return {{"glossary", context.words.say("glossary.bookmark")}};
}

Entries definitions(const Context& context) {
    if (!has_definitions(context)) return {};
    return {{"definitions", context.words.say("definitions.bookmark")}};
}

Entries method(const Context& context) {
    Entries entries;
    for (std::size_t i = 0; i < method_pages(context); ++i)
        entries.push_back({page_name("method", i), context.words.say("method.bookmark")});
    return entries;
}

constexpr const char* kServices = "contents.part.services";
constexpr const char* kSheets = "contents.part.sheets";
constexpr const char* kBack = "contents.part.back";

constexpr PageKind kPages[] = {
    {nullptr, entry<kCover>, only<draw_cover>},
    {nullptr, entry<kContents>, only<draw_contents>},
    {nullptr, caveats, only<draw_caveats>},
    {nullptr, portrait, draw_portraits},
    {nullptr, overview, only<draw_overview>},
    {nullptr, basket, only<draw_basket>},
    {nullptr, settlements, draw_settlement_maps},
    {nullptr, deficits, draw_deficit_maps},
    {kServices, categories, draw_categories},
    {kServices, hours, only<draw_hours>},
    {kServices, atypical_hours, draw_atypical_hours},
    {kSheets, sheets, draw_sheets},
    {kBack, priorities, only<draw_priorities>},
    {kBack, choice, only<draw_choice>},
    {kBack, actions, only<draw_actions>},
    {kBack, index, only<draw_index>},
    {kBack, glossary, only<draw_glossary>},
    {kBack, definitions, only<draw_definitions>},
    {kBack, entry<kData>, only<draw_data>},
    {kBack, method, only<draw_method>},
};

}  // namespace

AtlasPages pages_of(const Context& context, const CategoryMaps& maps) {
    AtlasPages pages;
    for (const PageKind& kind : kPages) {
        Entries entries = kind.entries(context);
        if (entries.empty()) continue;
        for (Entry& entry : entries) {
            if (kind.part == nullptr)
                pages.list.add_front(std::move(entry.name), std::move(entry.bookmark));
            else
                pages.list.add(std::move(entry.name), std::move(entry.bookmark),
                               context.words.say(kind.part));
        }
        for (DrawPage& drawing : kind.drawings(context, maps))
            pages.drawings.push_back(std::move(drawing));
    }
    return pages;
}

}  // namespace relais::atlas
