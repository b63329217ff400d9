#include <algorithm>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {

Transitions transitions_of(const ComparePages& pages, CategoryId category) {
    const Context& context = pages.context;
    const style::Classes classes = classes_of(context, category);
    Transitions out;
    for (std::size_t k = 0; k < classes.count(); ++k) {
        out.labels.push_back(class_label(context.words, classes, k));
    }
    out.labels.push_back(context.words.say("legend.no_data"));
    const std::size_t rows = out.labels.size(), none = rows - 1;
    out.weight.assign(rows, std::vector<double>(rows, 0));
    for (std::size_t h = 0; h < pages.before.nearest.household_count(); ++h) {
        const auto before = classes.of(pages.before.nearest.at(HouseholdId{h}, category));
        const auto after = classes.of(pages.compared.after.nearest.at(HouseholdId{h}, category));
        out.weight[before.value_or(none)][after.value_or(none)] +=
            context.territory.households[h].weight;
    }
    return out;
}

void draw_transitions(Context& context, const Transitions& transitions, const Box& box) {
    const std::size_t count = transitions.labels.size();
    const double width = (box.width() - 24) / static_cast<double>(count);
    std::vector<Table::Column> columns{
        {context.words.say("compare.transitions.head"), box.x0, box.x0 + 23, Align::kLeft}};
    for (std::size_t k = 0; k < count; ++k) {
        const double x1 = box.x1 - width * static_cast<double>(count - 1 - k);
        columns.push_back({transitions.labels[k], x1 - width + 1, x1, Align::kRight});
    }
    Table table(context.canvas, std::move(columns), 7, 6.5);
    std::vector<Table::Row> rows;
    double height = 5 + table.heading_height();
    for (std::size_t k = 0; k < count; ++k) {
        Table::Row row{transitions.labels[k]};
        for (const double weight : transitions.weight[k]) {
            row.push_back(weight > 0 ? context.numbers().whole(weight) : "·");
        }
        height += table.height_of(row);
        rows.push_back(std::move(row));
    }
    if (height > box.height()) return;
    draw_heading(context, context.words.say("compare.transitions.title"), {box.x0, box.y0 + 3.2});
    const Canvas::Tag tag(context.canvas, "Table");
    double y = table.draw_heading(box.y0 + 5);
    for (const Table::Row& row : rows) y = table.draw_row(row, y);
}

}  // namespace relais::atlas
