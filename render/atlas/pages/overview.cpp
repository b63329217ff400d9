#include <algorithm>
#include <array>
#include <optional>

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
/// Whether the table has a column of those who are near on foot.
bool has_on_foot(const Context& context) {
    return context.options.insights != nullptr && context.options.insights->on_foot.has_value();
}
/// Whether some service is for a part of the people.
bool some_groups(const Context& context) {
    const std::vector<CategoryId>& served = context.digest.served;
    return std::any_of(served.begin(), served.end(),
                       [&](CategoryId c) { return !context.group(c).key.empty(); });
}

struct Heading {
    std::string text;
    double width;
    Align align = Align::kRight;
};

OverviewColumns overview_columns(const Context& context) {
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    const double narrow = page.portrait() ? 13 : 17;
    std::vector<Heading> headings{{words.say("overview.places"), narrow}};
    if (some_groups(context))
        headings.push_back(
            {words.say("overview.for"), page.portrait() ? 22.0 : 28.0, Align::kLeft});
    headings.push_back({words.say("overview.median"), narrow});
    headings.push_back({words.say("overview.p90"), narrow + 2});
    headings.push_back({words.say("overview.limit"), narrow});
    headings.push_back({words.say("overview.beyond"), narrow});
    headings.push_back({words.say("overview.share"), narrow - 3});
    if (has_on_foot(context))
        headings.push_back(
            {words.say("overview.on_foot", arg("minutes", OnFoot::kMinutes)), narrow});
    if (some_unknown(context)) headings.push_back({words.say("table.unknown"), narrow});
    headings.push_back({words.say("overview.page"), narrow - 4});
    OverviewColumns out;
    double x = page.right();
    for (const Heading& heading : headings) x -= heading.width;
    const double name = (page.portrait() ? 0.3 : 0.25) * page.body_width();
    out.bands_left = Page::left() + name + 2;
    out.bands_right = x - 2;
    out.columns.push_back({"", Page::left(), out.bands_left - 2, Align::kLeft});
    for (const Heading& heading : headings) {
        out.columns.push_back({heading.text, x + 2, x + heading.width, heading.align});
        x += heading.width;
    }
    return out;
}

Table::Row cells(const Context& context, CategoryId category) {
    const language::Numbers& numbers = context.numbers();
    const language::Catalogue& words = context.words;
    const Group& group = context.group(category);
    const access::Summary& s = group.whole;
    const std::string none = numbers.none();
    const auto minutes = [&](double v) { return s.reached > 0 ? numbers.decimal(v, 1) : none; };
    Table::Row row{context.category_name(category),
                   numbers.whole(static_cast<double>(context.services_of(category).size()))};
    if (some_groups(context))
        row.push_back(
            words.say(group.key.empty() ? "overview.everybody" : "group." + group.key + ".short"));
    row.push_back(minutes(s.median));
    row.push_back(minutes(s.p90));
    row.push_back(numbers.whole(group.limit));
    // Too few places are known: no figure that would be taken for a finding.
    const bool shown = s.known > 0 && group.conclusive;
    row.push_back(shown ? numbers.whole(weight_beyond(s)) : none);
    row.push_back(shown ? numbers.percent(s.beyond_limit) : none);
    if (has_on_foot(context)) {
        const access::Summary* walkers = context.on_foot(category);
        row.push_back(walkers == nullptr ? none : numbers.percent(1 - walkers->beyond_limit));
    }
    if (some_unknown(context)) row.push_back(numbers.percent(s.unknown()));
    row.push_back(context.page_list.page(page_name(category)).label);
    if (!group.conclusive) row.front() += " *";
    return row;
}

/// Shares of the weight up to 10 minutes, 10 to 20, 20 to 30, beyond; the rest up to the whole is
/// not known.
std::array<double, 4> bands_of(const access::Summary& s) {
    const double known = 1 - s.unknown();
    return {known * (1 - s.beyond_10), known * std::max(0.0, s.beyond_10 - s.beyond_20),
            known * std::max(0.0, s.beyond_20 - s.beyond_30), known * s.beyond_30};
}

std::vector<style::Color> band_colors(const Context& context) {
    return style::minutes_palette(context.theme(), {10, 20, 30});
}

void draw_bands(Context& context, const OverviewColumns& columns, CategoryId category,
                const Box& row) {
    const access::Summary& s = context.summary(category);
    if (!(s.known > 0) || !context.group(category).conclusive) return;
    const auto bands = bands_of(s);
    const auto colors = band_colors(context);
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
    const auto colors = band_colors(context);
    const Canvas::Tag tag(context.canvas, "P");
    for (std::size_t k = 0; k < colors.size(); ++k) {
        context.canvas.fill(Box::at(x, baseline - 2, 2.4, 2.4), colors[k]);
        x += 3.2 +
             context.canvas.text(context.words.say(fmt::format("overview.band.{}", k + 1)),
                                 {x + 3.2, baseline},
                                 {.size = kSmallText, .color = context.theme().quiet_ink}) +
             2.6;
    }
}

/// Among the services that are needed most often, the one with the largest share of its people
/// beyond its limit.
std::optional<CategoryId> worst_of(const Context& context) {
    std::optional<CategoryId> worst;
    const auto frequency = [&](CategoryId c) {
        return context.territory.categories[c.index()].frequency;
    };
    for (const CategoryId c : context.digest.served) {
        if (!context.group(c).conclusive || !(context.summary(c).beyond_limit > 0)) continue;
        const bool better =
            !worst || frequency(c) < frequency(*worst) ||
            (frequency(c) == frequency(*worst) &&
             context.summary(c).beyond_limit > context.summary(*worst).beyond_limit);
        if (better) worst = c;
    }
    return worst;
}

std::string overview_title(const Context& context) {
    if (context.digest.served.empty()) return context.words.say("overview.title.none");
    const auto worst = worst_of(context);
    if (worst) return context.finding(*worst).sentence;
    const bool known =
        std::any_of(context.digest.served.begin(), context.digest.served.end(), [&](CategoryId c) {
            return context.group(c).conclusive && context.summary(c).reached > 0;
        });
    return known ? context.words.say("overview.title.near", arg("area", context.territory_name()))
                 : context.words.say("overview.title.unknown");
}

std::string notes(const Context& context) {
    std::string text = context.words.say("overview.notes", arg("by", context.by()));
    const std::vector<CategoryId>& served = context.digest.served;
    const bool all_conclusive = std::all_of(
        served.begin(), served.end(), [&](CategoryId c) { return context.group(c).conclusive; });
    if (!all_conclusive) text += " " + context.words.say("overview.inconclusive");
    return text + "\n" + source_line(context);
}

}  // namespace

void draw_overview(Context& context) {
    Canvas& canvas = context.canvas;
    const PageFrame frame{
        overview_title(context),
        context.words.say("overview.topic", arg("territory", context.territory_name())),
        notes(context), ""};
    draw_page(context, context.page_list.page("overview"), frame, [&] {
        const std::vector<CategoryId>& served = context.digest.served;
        const OverviewColumns columns = overview_columns(context);
        draw_band_key(context, columns.bands_left, Page::body_top() + 3.4);
        {
            const Canvas::Tag tag(canvas, "Table");
            const double top = Page::body_top() + 5.5;
            constexpr double kHeadingSize = kSmallText, kUnder = 2;
            const double heading = Table(canvas, columns.columns, 8, kHeadingSize).heading_height();
            const double step =
                std::min(9.0, (context.page.body_bottom() - top - heading - kUnder) /
                                  static_cast<double>(std::max<std::size_t>(1, served.size())));
            Table table(canvas, columns.columns, std::clamp(step * 1.5, kSmallText, 9.5),
                        kHeadingSize);
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
