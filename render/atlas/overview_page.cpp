#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "render/atlas/finding.h"
#include "render/atlas/frame.h"
#include "render/atlas/pages.h"
#include "render/style/palette.h"
#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Canvas;
using draw::Face;
using geometry::Box;
using language::arg;

constexpr double kColumns[] = {160, 180, 199, 218, 236, 253, 270, kRight};  // right edges
constexpr double kBandsLeft = 74, kBandsRight = 143;                        // right edges

std::vector<std::string> headings(const Context& context) {
    const language::Catalogue& words = context.words;
    const auto beyond = [&](int minutes) {
        return words.say("table.beyond", arg("minutes", minutes));
    };
    return {words.say("overview.places"),
            words.say("overview.mean"),
            words.say("overview.median"),
            words.say("overview.p90"),
            beyond(10),
            beyond(20),
            beyond(30),
            words.say("overview.page")};
}

std::vector<std::string> cells(const Context& context, CategoryId category, std::size_t page) {
    const language::Numbers& numbers = context.numbers();
    const access::Summary s = context.summary(category);
    const bool known = s.reached > 0;
    const auto minutes = [&](double v) { return known ? numbers.decimal(v, 1) : numbers.none(); };
    const auto share = [&](double v) { return known ? numbers.percent(v) : numbers.none(); };
    return {numbers.whole(static_cast<double>(context.services_of(category).size())),
            minutes(s.mean),
            minutes(s.median),
            minutes(s.p90),
            share(s.beyond_10),
            share(s.beyond_20),
            share(s.beyond_30),
            numbers.whole(static_cast<double>(page))};
}

void draw_cells(Canvas& canvas, const std::vector<std::string>& texts, double y,
                const draw::TextStyle& style, const char* element) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Canvas::Tag tag(canvas, element);
        canvas.text(texts[i], {kColumns[i], y}, style, Align::kRight);
    }
}

/// Shares up to 10 minutes, 10 to 20, 20 to 30, beyond; what is missing to the whole has no time.
std::array<double, 4> bands_of(const access::Summary& s, double without) {
    return {std::max(0.0, 1 - s.beyond_10 - without), std::max(0.0, s.beyond_10 - s.beyond_20),
            std::max(0.0, s.beyond_20 - s.beyond_30), s.beyond_30};
}

std::vector<style::Color> band_colors() {
    return style::sequential_palette(4);
}

/// Share of the weight without a time that does not count as beyond either.
double share_without(const Context& context, CategoryId category, const access::Summary& s) {
    if (!(s.weight > 0)) return 0;
    double without = 0;
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const access::Reason reason = nearest[h].reason;
        const bool counted = reason == access::Reason::kReached ||
                             reason == access::Reason::kIsland ||
                             reason == access::Reason::kBeyondCutoff;
        if (!counted) without += context.territory.households[h].weight;
    }
    return without / s.weight;
}

void draw_bands(Context& context, CategoryId category, const Box& row) {
    const access::Summary s = context.summary(category);
    if (!(s.reached > 0)) return;
    const auto bands = bands_of(s, share_without(context, category, s));
    const auto colors = band_colors();
    const double half = std::min(2.2, row.height() * 0.3), middle = row.centre().y;
    double x = kBandsLeft;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        const double width = (kBandsRight - kBandsLeft) * bands[k];
        if (width > 0) {
            context.canvas.fill(Box{x, middle - half, x + width, middle + half}, colors[k]);
        }
        x += width;
    }
}

/// The key to the bands, in the line of the headings.
void draw_band_key(Context& context, double baseline) {
    const auto colors = band_colors();
    double x = kBandsLeft;
    for (std::size_t k = 0; k < colors.size(); ++k) {
        context.canvas.fill(Box::at(x, baseline - 2, 2.4, 2.4), colors[k]);
        x += 3.2 +
             context.canvas.text(context.words.say(fmt::format("overview.band.{}", k + 1)),
                                 {x + 3.2, baseline}, {.size = 6.5, .color = style::kQuietInk}) +
             2.2;
    }
}

/// The category with the longest mean makes the title.
std::string title_of(const Context& context, const std::vector<CategoryId>& served) {
    if (served.empty()) return context.words.say("overview.title.none");
    const auto worst = std::max_element(served.begin(), served.end(), [&](auto a, auto b) {
        return context.summary(a).mean < context.summary(b).mean;
    });
    return find_finding(context.words, context.category_name(*worst), context.unit(),
                        context.summary(*worst))
        .sentence;
}

}  // namespace

void draw_overview(Context& context, const std::vector<CategoryId>& served) {
    Canvas& canvas = context.canvas;
    canvas.begin_page("ii", context.words.say("overview.bookmark"), "overview");
    draw_title(context, title_of(context, served),
               context.words.say("overview.topic", arg("territory", context.territory.name)));
    const Canvas::Tag table(canvas, "Table");
    const draw::TextStyle head{.size = 7.5, .face = Face::kSemiBold, .color = style::kQuietInk};
    const double step = std::min(
        9.0, (kBodyBottom - 44) / static_cast<double>(std::max<std::size_t>(1, served.size())));
    const draw::TextStyle body{.size = std::min(10.0, step * 1.7), .tabular = true};
    {
        const Canvas::Tag row(canvas, "TR");
        draw_cells(canvas, headings(context), 39, head, "TH");
    }
    draw_band_key(context, 34.5);
    canvas.line({kLeft, 41}, {kRight, 41}, {0.25, style::kInk});
    double y = 41;
    for (std::size_t i = 0; i < served.size(); ++i, y += step) {
        const Canvas::Tag row(canvas, "TR");
        const Box area{kLeft, y, kRight, y + step};
        const Canvas::Tag link(canvas, page_name(served[i]), area);
        const double baseline = y + step / 2 + body.size * 0.13;
        canvas.text(context.category_name(served[i]), {kLeft, baseline},
                    {.size = body.size, .face = Face::kMedium});
        draw_bands(context, served[i], area);
        draw_cells(canvas, cells(context, served[i], i + 1), baseline, body, "TD");
        canvas.line({kLeft, area.y1}, {kRight, area.y1}, {0.1, style::kHairline});
    }
    draw_foot(context,
              context.words.say(fmt::format("overview.notes.{}", context.unit())) + "\n" +
                  source_line(context),
              "", "ii");
    canvas.end_page();
}

}  // namespace relais::atlas
