#include <cmath>

#include <fmt/format.h>

#include "engine/measures/statistics.h"
#include "engine/measures/time_statistics.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

/// A statistic by its name in `relais describe`, and how it is printed.
struct Spread {
    const char* name;
    int decimals;
    bool percent = false;
};
constexpr Spread kSpreads[] = {
    {"mean", 1}, {"median", 1}, {"p90", 1}, {"fgt_0", 0, true}, {"gini", 3}};

std::optional<double> value_of(const std::vector<std::optional<double>>& values,
                               std::string_view name) {
    const auto all = measures::statistics();
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (all[s].about.name == name) return values[s];
    }
    return {};
}

std::string printed(const Context& context, const Spread& spread, double value) {
    return spread.percent ? context.numbers().percent(value)
                          : context.numbers().decimal(value, spread.decimals);
}

Table::Row row_of(const Context& context, const Spread& spread, const std::optional<double>& before,
                  const std::optional<double>& after) {
    const auto cell = [&](const std::optional<double>& value) {
        return value ? printed(context, spread, *value) : context.numbers().none();
    };
    std::string change = context.numbers().none();
    if (before && after) {
        const double by = *after - *before;
        const std::string size = printed(context, spread, std::abs(by));
        const bool shown = size != printed(context, spread, 0);
        change = (!shown ? "" : by > 0 ? "+" : "−") + size;
    }
    return {context.words.say(fmt::format("compare.spread.{}", spread.name)), cell(before),
            cell(after), change};
}

}  // namespace

void draw_spread(ComparePages& pages, CategoryId category, const Box& box) {
    Context& context = pages.context;
    const auto was = measures::time_statistics(pages.base, pages.before.nearest, category);
    const auto is = measures::time_statistics(pages.compared.outcome.variant.territory,
                                              pages.compared.after.nearest, category);
    const auto heading = [&](const char* key) {
        return context.words.say(fmt::format("compare.table.{}", key));
    };
    constexpr double kColumn = 24;
    draw_heading(
        context,
        context.words.say("compare.spread.title", arg("topic", context.category_name(category))),
        {box.x0, box.y0 + 3});
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{"", box.x0, box.x1 - 3 * kColumn, Align::kLeft},
                 {heading("before"), box.x1 - 3 * kColumn + 1, box.x1 - 2 * kColumn, Align::kRight},
                 {heading("after"), box.x1 - 2 * kColumn + 1, box.x1 - kColumn, Align::kRight},
                 {heading("change"), box.x1 - kColumn + 1, box.x1, Align::kRight}},
                9, 7.5);
    double y = table.draw_heading(box.y0 + 5);
    for (const Spread& spread : kSpreads) {
        const Table::Row row =
            row_of(context, spread, value_of(was, spread.name), value_of(is, spread.name));
        if (y + table.height_of(row) > box.y1) return;
        y = table.draw_row(row, y, 6.2);
    }
}

}  // namespace relais::atlas
