#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/finding.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// What is counted: the service, how people travel, whom it is for, how many places.
std::string topic_line(const Context& context, CategoryId category) {
    const language::Catalogue& words = context.words;
    const Group& group = context.group(category);
    std::string line = context.category_name(category) + " · " +
                       words.say("category.topic", arg("by", context.by())) + " · " +
                       context.weight(group.whole.weight, category);
    const bool of_some = !context.territory.categories[category.index()].demand.empty() &&
                         context.territory.unit == territory::WeightUnit::kPeople;
    if (of_some && group.key.empty()) line += " " + words.say("category.all_ages");
    return line + " · " +
           words.count("places", static_cast<double>(context.services_of(category).size()));
}

/// How to read the table, by its first row that has a median, how the advice came about, then the sources.
std::string notes(const Context& context, CategoryId category, const RankedTable& table) {
    const language::Catalogue& words = context.words;
    const Group& group = context.group(category);
    std::string text;
    const auto first = std::find_if(table.rows.begin(), table.rows.end(),
                                    [](const RankedRow& row) { return row.known && !row.few; });
    if (first != table.rows.end() && !table.of_services) {
        const RankedRow& row = *first;
        const Counted counted = context.counted(category);
        text = words.say(fmt::format("reading.{}", counted.unit), arg("zone", row.name),
                         arg("median", context.numbers().decimal(row.median, 1)),
                         arg("share", context.numbers().percent(row.share)), arg("of", counted.of),
                         arg("minutes", group.limit));
    }
    std::vector<std::string> more{method_of_classes(context, category)};
    if (context.digest.advice[category.index()].kind == Advice::Kind::kPlace)
        text += (text.empty() ? "" : " ") + words.say("act.how");
    if (context.territory.estimates.along_roads >= kMostlyEstimated)
        text += (text.empty() ? "" : " ") + words.say("caveat.along_roads.map");
    more.push_back(source_line(context));
    for (const std::string& line : more) {
        if (!text.empty() && !line.empty()) text += "\n";
        text += line;
    }
    return text;
}

/// The column of figures, advice and table, with the sentences where they have no room of their own.
/// What is advised has its room first; the table takes what is left. Returns the numbers of the
/// table's rows, where they have some.
std::vector<MapOf::Mark> draw_column(Context& context, CategoryId category,
                                     const RankedTable& table, const CategoryLayout& layout) {
    constexpr double kSpace = 4, kLeastTable = 26;
    const std::string reads = context.words.say("reads.title");
    const Advice& advice = context.digest.advice[category.index()];
    const std::vector<std::string> act = words_of(context, advice);
    std::vector<std::string> reading = reading_of(context, category);
    Box rest = layout.column;
    rest.y0 = draw_key_figures(context, key_figures(context, category), rest) + kSpace;
    rest.y0 = draw_text_block(context, heading_of(context, advice), act, rest, true);
    if (!act.empty()) rest.y0 += kSpace;
    if (!layout.words.empty() &&
        draw_text_block(context, reads, reading, layout.words) > layout.words.y0)
        reading.clear();
    const auto sentences = [&] {
        const double height = height_of_block(context, reading, rest.width(), false);
        return height > 0 ? height + kSpace : 0;
    };
    while (!reading.empty() && rest.height() - sentences() < kLeastTable) reading.pop_back();
    Box table_box = rest;
    table_box.y1 -= sentences();
    const DrawnRows rows = draw_ranked_table(context, table, table_box);
    rest.y0 = rows.end + kSpace;
    draw_text_block(context, reads, reading, rest);
    std::vector<MapOf::Mark> marks;
    for (std::size_t i = 0; table.numbered && i < rows.count; ++i)
        marks.push_back({table.rows[i].zone.index(), fmt::format("{}", i + 1)});
    return marks;
}

}  // namespace

void draw_category(Context& context, const CategoryMaps& maps, CategoryId category) {
    const std::string topic = context.category_name(category);
    const Finding finding = context.finding(category);
    const Legend legend = make_legend(context, category);
    const RankedTable table = ranked_table(context, category);
    const CategoryLayout& layout = maps.layout;
    const Advice& advice = context.digest.advice[category.index()];

    const PageFrame frame{finding.sentence, topic_line(context, category),
                          notes(context, category, table), topic};
    draw_page(context, context.page_list.page(page_name(category)), frame, [&] {
        MapOf of{"", finding.sentence, context.services_of(category)};
        of.named = {advice.zone, advice.saves_most};
        of.category = category;
        of.marks = draw_column(context, category, table, layout);
        of.caption = context.words.say(fmt::format("map.households.{}", context.unit()));
        const std::size_t dropped = draw_household_map(context, maps, legend, of);
        draw_under_map(context, maps.households, dropped, !context.digest.areas.empty());
        if (!layout.zones.empty()) {
            of.caption = context.median_by_zone();
            draw_under_map(context, maps.zones, draw_zone_map(context, maps, legend, of));
        }
        draw_legend(context, legend, layout.legend);
        if (!layout.curve.empty()) draw_reach_curve(context, legend, category, layout.curve);
    });
}

}  // namespace relais::atlas
