#include <array>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/finding.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

std::string topic_line(const Context& context, CategoryId category,
                       const access::Summary& summary) {
    const language::Catalogue& words = context.words;
    std::string line =
        context.category_name(category) + " · " +
        words.say("category.topic", arg("by", context.by())) + " · " +
        context.weight(summary.weight) + " · " +
        words.count("places", static_cast<double>(context.services_of(category).size()));
    if (summary.reached > 0) {
        line += " · " +
                words.say("category.mean", arg("mean", context.numbers().decimal(summary.mean, 1)));
    }
    return line;
}

/// How to read the table, by its first row, how the advice came about, then the sources.
std::string notes(const Context& context, CategoryId category, const RankedTable& table,
                  int minutes) {
    std::string text;
    if (!table.rows.empty() && !table.of_services && table.rows.front().known) {
        const RankedRow& row = table.rows.front();
        text = context.words.say(fmt::format("reading.{}", context.unit()), arg("zone", row.name),
                                 arg("mean", context.numbers().decimal(row.mean, 1)),
                                 arg("share", context.numbers().percent(row.beyond)),
                                 arg("minutes", minutes));
    }
    if (proposal(context, category) != nullptr) {
        text += (text.empty() ? "" : " ") + context.words.say("act.how");
    }
    for (const std::string& more : {method_of_classes(context, category), source_line(context)}) {
        if (!text.empty() && !more.empty()) text += "\n";
        text += more;
    }
    return text;
}

/// Sentences and advice go where there is room: under the table, else under the legend.
void draw_words(Context& context, const CategoryLayout& layout, CategoryId category,
                const RankedTable& table, const Finding& finding, double table_end,
                double legend_end) {
    const language::Catalogue& words = context.words;
    const std::vector<std::string> reading = reading_of(context, category, table, finding);
    const std::vector<std::string> act = advice(context, category, finding);
    Box under_table = layout.table, under_legend = layout.legend;
    under_table.y0 = table_end + 4;
    under_legend.y0 = legend_end + 3;
    under_legend.y1 = std::max(layout.legend.y1, context.page.body_bottom() - 1);
    if (layout.table.x0 == layout.legend.x0) under_legend.y1 = legend_end;
    // As many sentences as there is room for; the first ones are the most important.
    const auto place = [&](const std::string& heading, std::vector<std::string> texts, bool boxed) {
        for (; !texts.empty(); texts.pop_back()) {
            for (Box* room : boxed ? std::array{&under_table, &under_legend}
                                   : std::array{&under_legend, &under_table}) {
                const double end = draw_text_block(context, heading, texts, *room, boxed);
                if (end == room->y0) continue;
                room->y0 = end + 3;
                return;
            }
        }
    };
    place(words.say("act.title"), act, true);
    place(words.say("reads.title"), reading, false);
}

}  // namespace

std::size_t longest_legend(const Context& context) {
    std::size_t classes =
        context.theme().breaks == style::Breaks::kFixed ? 0 : context.theme().class_count;
    for (const territory::Category& category : context.territory.categories) {
        classes = std::max(classes, style::Classes(category.thresholds_minutes).count());
    }
    constexpr std::size_t kSigns = 3;  // no data, services inside and outside
    return classes + kSigns;
}

void draw_category(Context& context, const CategoryMaps& maps, CategoryId category) {
    const std::string topic = context.category_name(category);
    const access::Summary summary = context.summary(category);
    const Finding finding =
        find_finding(context.words, context.topic(category), context.unit(), summary);
    const Legend legend = make_legend(context, category);
    const RankedTable table = ranked_table(context, category, finding.minutes);
    const CategoryLayout& layout = maps.layout;

    const PageFrame frame{finding.sentence, topic_line(context, category, summary),
                          notes(context, category, table, finding.minutes), topic};
    draw_page(context, context.page_list.page(page_name(category)), frame, [&] {
        const auto map_of = [&](const std::string& caption) {
            return MapOf{caption, finding.sentence, context.services_of(category)};
        };
        std::size_t dropped = 0;
        if (!layout.zones.empty()) {
            dropped = draw_zone_map(context, maps, legend, map_of(context.mean_by_zone()));
        }
        draw_household_map(
            context, maps, legend,
            map_of(context.words.say(fmt::format("map.households.{}", context.unit()))));
        draw_under_map(context, layout.zones.empty() ? maps.households : maps.zones, dropped,
                       !context.digest.areas.empty());
        const double legend_end = draw_legend(context, legend, layout.legend);
        if (!layout.curve.empty()) draw_reach_curve(context, legend, category, layout.curve);
        draw_key_figures(context, key_figures(context, summary, finding), layout.figures);
        Box table_box = layout.table;
        constexpr double kAdvice = 47;  // under the table; sentences where there is more
        table_box.y1 -= kAdvice;
        if (layout.table.x0 == layout.legend.x0) table_box.y0 = legend_end + 4;
        const double table_end = draw_ranked_table(context, table, table_box);
        draw_words(context, layout, category, table, finding, table_end, legend_end);
    });
}

}  // namespace relais::atlas
