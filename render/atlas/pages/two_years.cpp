#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

constexpr double kUnit = 0.1;  // minutes, as they are printed
constexpr double kUnits = 10;  // a minute

/// One service: its mean time in both years, and the share of people beyond its limit.
struct Change {
    CategoryId category;
    scenario::Decomposition mean;
    double beyond_before = 0, beyond_after = 0;
};

/// Nothing where a mixture of the years has no time.
std::optional<Change> change_of(const TwoYears& years, CategoryId category) {
    scenario::Mixtures mean{};
    for (std::size_t m = 0; m < mean.size(); ++m) {
        const access::Summary& summary = years.findings[m].territory[category.index()];
        if (!(summary.reached > 0)) return std::nullopt;
        mean[m] = summary.mean;
    }
    return Change{category, scenario::decompose(mean, kUnit),
                  years.findings.front().territory[category.index()].beyond_limit,
                  years.findings.back().territory[category.index()].beyond_limit};
}

/// The largest change of the mean first.
std::vector<Change> changes_of(const Context& context, const TwoYears& years) {
    std::vector<Change> changes;
    for (std::size_t c = 0; c < context.territory.categories.size(); ++c)
        if (const auto change = change_of(years, CategoryId{c})) changes.push_back(*change);
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return std::llabs(a.mean.after - a.mean.before) > std::llabs(b.mean.after - b.mean.before);
    });
    return changes;
}

std::string minutes(const Context& context, long long units) {
    return context.numbers().decimal(static_cast<double>(units) / kUnits, 1);
}

/// "+1.2", "−0.4", "0.0"
std::string with_sign(const Context& context, long long units) {
    const char* sign = units > 0 ? "+" : units < 0 ? "−" : "";
    return sign + minutes(context, std::llabs(units));
}

std::string title_of(const Context& context, const std::vector<Change>& changes) {
    if (changes.empty() || changes.front().mean.after == changes.front().mean.before)
        return context.words.say("two_years.same");
    const Change& most = changes.front();
    return context.words.say("two_years.title", arg("topic", context.category_name(most.category)),
                             arg("before", minutes(context, most.mean.before)),
                             arg("after", minutes(context, most.mean.after)));
}

Table::Row row_of(const Context& context, const Change& change) {
    Table::Row row{context.category_name(change.category), minutes(context, change.mean.before),
                   minutes(context, change.mean.after),
                   with_sign(context, change.mean.after - change.mean.before)};
    for (const long long added : change.mean.added) row.push_back(with_sign(context, added));
    row.push_back(
        fmt::format("{}", context.territory.categories[change.category.index()].limit_minutes));
    row.push_back(context.numbers().percent(change.beyond_before));
    row.push_back(context.numbers().percent(change.beyond_after));
    return row;
}

}  // namespace

void draw_two_years(Context& context, const TwoYears& years) {
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    const std::vector<Change> changes = changes_of(context, years);
    const draw::PageEntry& entry = context.page_list.page("two-years");
    const PageFrame frame{
        title_of(context, changes),
        words.say("two_years.topic", arg("earlier", years.earlier), arg("later", years.later)),
        words.say("two_years.notes") + "\n" + source_line(context), entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const double step = page.portrait() ? 15 : 21;
        constexpr const char* kColumns[] = {"mean_before", "mean_after",    "change",
                                            "offer",       "people",        "roads",
                                            "limit",       "beyond_before", "beyond_after"};
        double x = page.right() - step * static_cast<double>(std::size(kColumns));
        std::vector<Table::Column> columns{
            {words.say("contents.part.services"), Page::left(), x, Align::kLeft}};
        for (const char* key : kColumns) {
            columns.push_back({words.say(fmt::format("two_years.table.{}", key)), x + 2, x + step,
                               Align::kRight});
            x += step;
        }
        std::vector<Table::Row> rows;
        for (const Change& change : changes) rows.push_back(row_of(context, change));
        draw_rows(
            context, columns, rows,
            {Page::left(), Page::body_top() + 2, page.right(), page.body_bottom()},
            [&](std::size_t left) {
                return context.words.count("count.rows", static_cast<double>(left));
            },
            6.2);
    });
}

}  // namespace relais::atlas
