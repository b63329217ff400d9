#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

/// A figure of a summary, and how it is printed.
struct Spread {
    const char* name;
    double access::Summary::*value;
    bool percent = false;
};
constexpr Spread kSpreads[] = {{"mean", &access::Summary::mean},
                               {"median", &access::Summary::median},
                               {"p90", &access::Summary::p90},
                               {"beyond", &access::Summary::beyond_limit, true}};

Table::Row row_of(const Context& context, const Spread& spread, int limit,
                  const access::Summary& before, const access::Summary& after) {
    const language::Numbers& numbers = context.numbers();
    const auto known = [&](const access::Summary& of) {
        return spread.percent ? of.known > 0 : of.reached > 0;
    };
    const auto cell = [&](const access::Summary& of) {
        if (!known(of)) return numbers.none();
        const double value = of.*spread.value;
        return spread.percent ? numbers.percent(value) : numbers.decimal(value, 1);
    };
    std::string change = numbers.none();
    if (known(before) && known(after)) {
        const double by = (after.*spread.value - before.*spread.value) * (spread.percent ? 100 : 1);
        const std::string size = numbers.decimal(std::abs(by), 1);
        const bool shown = size != numbers.decimal(0, 1);
        change = (!shown ? "" : by > 0 ? "+" : "−") + size;
        if (spread.percent) change = context.words.say("compare.points", arg("n", change));
    }
    return {context.words.say(fmt::format("compare.spread.{}", spread.name), arg("minutes", limit)),
            cell(before), cell(after), change};
}

}  // namespace

void draw_spread(ComparePages& pages, CategoryId category, const Box& box) {
    Context& context = pages.context;
    const Group& was = pages.change(category).was;
    const Group& is = pages.change(category).is;
    const auto heading = [&](const char* key) {
        return context.words.say(fmt::format("compare.table.{}", key));
    };
    constexpr double kColumn = 28;
    const Counted counted = context.counted(category);
    draw_heading(context,
                 context.words.say(fmt::format("compare.spread.title.{}", counted.unit),
                                   arg("topic", context.category_name(category)),
                                   arg("group", counted.name)),
                 {box.x0, box.y0 + 3});
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{"", box.x0, box.x1 - 3 * kColumn, Align::kLeft},
                 {heading("before"), box.x1 - 3 * kColumn + 1, box.x1 - 2 * kColumn, Align::kRight},
                 {heading("after"), box.x1 - 2 * kColumn + 1, box.x1 - kColumn, Align::kRight},
                 {heading("change"), box.x1 - kColumn + 1, box.x1, Align::kRight}},
                9, kSmallText);
    double y = table.draw_heading(box.y0 + 5);
    for (const Spread& spread : kSpreads) {
        const Table::Row row = row_of(context, spread, is.limit, was.whole, is.whole);
        if (y + table.height_of(row) > box.y1) return;
        y = table.draw_row(row, y, 6.2);
    }
}

}  // namespace relais::atlas
