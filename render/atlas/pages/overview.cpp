#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/finding.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

/// Where the bands are drawn and the columns of the table around them.
struct OverviewColumns {
    std::vector<Table::Column> columns;
    double bands_left = 0, bands_right = 0;
};
/// Whether the table has a column of unknown values.
bool some_unknown(const Context& context) {
    const std::vector<CategoryId>& served = context.digest.served;
    return std::any_of(served.begin(), served.end(), [&](CategoryId c) {
        return is_worth_telling(context.summary(c).unknown());
    });
}
OverviewColumns overview_columns(const Context& context) {
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    const auto beyond = [&](int minutes) {
        return words.say("table.beyond", arg("minutes", minutes));
    };
    std::vector<std::string> headings{words.say("overview.places"), words.say("overview.mean")};
    if (!page.portrait()) {
        headings.push_back(words.say("overview.median"));
        headings.push_back(words.say("overview.p90"));
    }
    for (const int minutes : {10, 20, 30}) headings.push_back(beyond(minutes));
    if (some_unknown(context)) headings.push_back(words.say("table.unknown"));
    headings.push_back(words.say("overview.page"));
    OverviewColumns out;
    const double width = page.portrait() ? 14.5 : 17.5;
    const double first = page.right() - width * static_cast<double>(headings.size());
    const double name = 0.29 * (page.portrait() ? 1.2 : 1.0) * page.body_width();
    out.bands_left = Page::left() + name + 2;
    out.bands_right = first - 2;
    out.columns.push_back({"", Page::left(), out.bands_left - 2, Align::kLeft});
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const double x1 = first + width * static_cast<double>(i + 1);
        out.columns.push_back({headings[i], x1 - width + 2, x1, Align::kRight});
    }
    return out;
}

Table::Row cells(const Context& context, CategoryId category) {
    const language::Numbers& numbers = context.numbers();
    const access::Summary s = context.summary(category);
    const bool known = s.reached > 0;
    const auto minutes = [&](double v) { return known ? numbers.decimal(v, 1) : numbers.none(); };
    const auto share = [&](double v) { return s.known > 0 ? numbers.percent(v) : numbers.none(); };
    Table::Row row{context.category_name(category),
                   numbers.whole(static_cast<double>(context.services_of(category).size())),
                   minutes(s.mean)};
    if (!context.page.portrait()) {
        row.push_back(minutes(s.median));
        row.push_back(minutes(s.p90));
    }
    for (const double v : {s.beyond_10, s.beyond_20, s.beyond_30}) row.push_back(share(v));
    if (some_unknown(context)) row.push_back(numbers.percent(s.unknown()));
    row.push_back(context.page_list.page(page_name(category)).label);
    return row;
}

/// Shares of the weight up to 10 minutes, 10 to 20, 20 to 30, beyond; the rest up to the whole is
/// not known.
std::array<double, 4> bands_of(const access::Summary& s) {
    const double known = 1 - s.unknown();
    return {known * (1 - s.beyond_10), known * std::max(0.0, s.beyond_10 - s.beyond_20),
            known * std::max(0.0, s.beyond_20 - s.beyond_30), known * s.beyond_30};
}

void draw_bands(Context& context, const OverviewColumns& columns, CategoryId category,
                const Box& row) {
    const access::Summary s = context.summary(category);
    if (!(s.known > 0)) return;
    const auto bands = bands_of(s);
    const auto colors = style::sequential_palette(context.theme(), bands.size());
    const double half = std::min(2.2, row.height() * 0.3), middle = row.centre().y;
    double x = columns.bands_left;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        const double width = (columns.bands_right - columns.bands_left) * bands.at(k);
        if (width > 0) {
            context.canvas.fill(Box{x, middle - half, x + width, middle + half}, colors[k]);
        }
        x += width;
    }
}

/// The key to the bands, above the headings.
void draw_band_key(Context& context, double x, double baseline) {
    const auto colors = style::sequential_palette(context.theme(), 4);
    for (std::size_t k = 0; k < colors.size(); ++k) {
        context.canvas.fill(Box::at(x, baseline - 2, 2.4, 2.4), colors[k]);
        x += 3.2 +
             context.canvas.text(context.words.say(fmt::format("overview.band.{}", k + 1)),
                                 {x + 3.2, baseline},
                                 {.size = 7, .color = context.theme().quiet_ink}) +
             2.6;
    }
}

/// The category with the longest mean gives the title, unless no household is far from any.
std::string overview_title(const Context& context) {
    const std::vector<CategoryId>& served = context.digest.served;
    if (served.empty()) return context.words.say("overview.title.none");
    constexpr int kNear = 10;
    const bool all_near = std::all_of(served.begin(), served.end(), [&](CategoryId c) {
        const access::Summary summary = context.summary(c);
        return summary.reached > 0 && !(share_beyond(summary, kNear) > 0);
    });
    if (all_near) {
        return context.words.say("sheet.title.none", arg("area", context.territory.name),
                                 arg("minutes", kNear));
    }
    const auto worst = std::max_element(served.begin(), served.end(), [&](auto a, auto b) {
        return context.summary(a).mean < context.summary(b).mean;
    });
    return find_finding(context.words, context.topic(*worst), context.unit(),
                        context.summary(*worst))
        .sentence;
}

}  // namespace

void draw_overview(Context& context) {
    Canvas& canvas = context.canvas;
    const PageFrame frame{
        overview_title(context),
        context.words.say("overview.topic", arg("territory", context.territory.name)),
        context.words.say(fmt::format("overview.notes.{}", context.unit()),
                          arg("by", context.by())) +
            "\n" + source_line(context),
        ""};
    draw_page(context, context.page_list.page("overview"), frame, [&] {
        const std::vector<CategoryId>& served = context.digest.served;
        const OverviewColumns columns = overview_columns(context);
        draw_band_key(context, columns.bands_left, Page::body_top() + 3.4);
        {
            const Canvas::Tag tag(canvas, "Table");
            const double top = Page::body_top() + 5.5;
            const double step =
                std::min(9.0, (context.page.body_bottom() - top - 8) /
                                  static_cast<double>(std::max<std::size_t>(1, served.size())));
            Table table(canvas, columns.columns, std::clamp(step * 1.5, 7.5, 9.5), 7.5);
            double y = table.draw_heading(top);
            for (const CategoryId category : served) {
                const Table::Row row = cells(context, category);
                const double height = std::max(step, table.height_of(row));
                const Box area{Page::left(), y, context.page.right(), y + height};
                const Canvas::Tag link(canvas, Canvas::Tag::link(page_name(category), area));
                draw_bands(context, columns, category, area);
                y = table.draw_row(row, y, height);
            }
        }
    });
}

}  // namespace relais::atlas
