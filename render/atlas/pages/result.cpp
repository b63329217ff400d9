#include <algorithm>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

std::string labels_of(const scenario::Scenario& scenario) {
    std::string labels;
    for (const scenario::Edit& edit : scenario.edits) {
        if (!edit.label.empty()) labels += " · " + edit.label;
    }
    return labels;
}

std::vector<Table::Column> result_columns(const Context& context) {
    const double step = context.page.portrait() ? 19 : 24, right = context.page.right();
    std::vector<Table::Column> columns{{context.words.say("contents.part.services"), Page::left(),
                                        right - 7 * step - 2, Align::kLeft}};
    double x = right - 7 * step;
    for (const char* key :
         {"mean_before", "mean_after", "nearer", "farther", "cut_off", "connected"}) {
        columns.push_back({context.words.say(std::string("compare.table.") + key), x + 2, x + step,
                           Align::kRight});
        x += step;
    }
    columns.push_back({context.words.say("overview.page"), x + 2, right, Align::kRight});
    return columns;
}

Table::Row cells(const ComparePages& pages, CategoryId category) {
    const Context& context = pages.context;
    const language::Numbers& numbers = context.numbers();
    const GroupChange& change = pages.change(category);
    const scenario::Balance& balance = change.whole;
    const auto mean = [&](const access::Summary& s) {
        return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
    };
    const std::string& group = context.counted(category).name;
    return {context.category_name(category) + (group.empty() ? "" : " (" + group + ")"),
            mean(change.was.whole),
            mean(change.is.whole),
            numbers.whole(balance.nearer),
            numbers.whole(balance.farther),
            numbers.whole(balance.cut_off),
            numbers.whole(balance.connected),
            context.page_list.page(change_name(pages.number, category)).label};
}

/// Returns the lower edge.
double draw_table(const ComparePages& pages, const std::vector<CategoryId>& changed, double y) {
    Context& context = pages.context;
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas, result_columns(context), 9, kSmallText);
    y = table.draw_heading(y);
    for (const CategoryId category : changed) {
        const Table::Row row = cells(pages, category);
        const double height = std::max(6.2, table.height_of(row));
        if (y + height > context.page.body_bottom() - 4) break;
        const Canvas::Tag link(
            context.canvas,
            Canvas::Tag::link(change_name(pages.number, category),
                              Box{Page::left(), y, context.page.right(), y + height}));
        y = table.draw_row(row, y, height);
    }
    return y;
}

}  // namespace

void draw_result_page(ComparePages& pages) {
    Context& context = pages.context;
    const draw::PageEntry& entry = context.page_list.page(scenario_name(pages.number));
    const scenario::Scenario& scenario = pages.compared.scenario;
    const std::vector<CategoryId> changed = changed_categories(pages.compared, pages.changes);
    const PageFrame frame{changed.empty() ? context.words.say("compare.same")
                                          : change_finding(pages, changed.front()),
                          scenario.name + labels_of(scenario),
                          context.words.say("compare.notes") + "\n" + source_line(context),
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        if (changed.empty()) return;
        const double top = Page::body_top() + 1;
        const double half = (context.page.body_width() - 8) / 2;
        const double figures = draw_key_figures(context, change_figures(pages, changed.front()),
                                                Box::at(Page::left(), top, half, 40));
        const double words = draw_text_block(
            context, context.category_name(changed.front()),
            result_sentences(pages, changed.front()),
            Box::at(Page::left() + half + 8, top, half, context.page.body_height()), true);
        const double table = draw_table(pages, changed, std::max(figures, words) + 6);
        draw_spread(
            pages, changed.front(),
            {Page::left(), table + 9, context.page.right(), context.page.body_bottom() - 4});
    });
}

}  // namespace relais::atlas
