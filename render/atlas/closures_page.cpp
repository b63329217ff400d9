#include <algorithm>
#include <cmath>

#include "render/atlas/compare_page.h"
#include "render/map/layers.h"
#include "render/map/scale_bar.h"
#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Canvas;
using draw::Face;
using geometry::Box;
using geometry::Point;
using language::arg;

constexpr Box kFrame{kLeft, 35, 150, 180};
constexpr double kLargest = 16;  // diameter in millimetres
constexpr std::size_t kNamed = 5;

const std::string& name_of(const territory::Service& service) {
    return service.name.empty() ? service.id : service.name;
}

/// Circles by the minutes that a closure adds, the large ones at the bottom.
void draw_circles(const ComparePages& pages, const map::Sheet& sheet,
                  std::span<const scenario::Closure> closures) {
    Canvas& canvas = pages.canvas;
    double most = 0;
    for (const scenario::Closure& closure : closures) most = std::max(most, closure.minutes_added);
    for (const scenario::Closure& closure : closures) {
        const Point at = sheet.services[closure.service.index()];
        if (!(most > 0) || !sheet.frame.contains(at)) continue;
        const double size = kLargest * std::sqrt(closure.minutes_added / most);
        canvas.dots(std::vector{at}, size + 0.5, canvas.theme().paper);
        canvas.dots(std::vector{at}, size, style::Color::hex(0xd8a048));
    }
    for (std::size_t i = std::min(kNamed, closures.size()); i-- > 0;) {
        const Point at = sheet.services[closures[i].service.index()];
        canvas.text_with_halo(std::to_string(i + 1), {at.x, at.y + 1.2},
                              {.size = 9, .face = Face::kBold}, Align::kCentre, 0.3,
                              canvas.theme().paper);
    }
}

PlainTable table_of(const ComparePages& pages, std::span<const scenario::Closure> closures,
                    double left) {
    const language::Numbers& numbers = pages.words.numbers();
    PlainTable table;
    table.edges = {left + 74, left + 88, left + 106, kRight};
    table.heading = {
        pages.words.say("table.service"),
        pages.words.say(pages.shown.unit == territory::WeightUnit::kPeople ? "table.people"
                                                                           : "table.dwellings"),
        pages.words.say("compare.table.cut_off"), pages.words.say("compare.table.added"),
        pages.words.say("table.mean")};
    std::size_t rank = 0;
    for (const scenario::Closure& closure : closures) {
        if (!(closure.affected > 0)) continue;  // nobody's nearest: nobody would notice
        const double others = closure.affected - closure.cut_off;
        table.rows.push_back(
            {std::to_string(++rank) + "  " + name_of(pages.shown.services[closure.service.index()]),
             numbers.whole(closure.affected), numbers.whole(closure.cut_off),
             numbers.whole(closure.minutes_added),
             others > 0 ? "+" + numbers.decimal(closure.minutes_added / others, 1)
                        : numbers.none()});
    }
    return table;
}

std::string sentence_of(const ComparePages& pages, std::span<const scenario::Closure> closures) {
    if (closures.empty()) return pages.words.say("compare.same");
    const scenario::Closure& first = closures.front();
    const double others = first.affected - first.cut_off;
    return pages.words.say(
        "compare.closures.sentence",
        arg("service", name_of(pages.shown.services[first.service.index()])),
        arg("weight", pages.weight(first.affected)),
        arg("minutes", others > 0 ? pages.words.numbers().decimal(first.minutes_added / others, 1)
                                  : pages.words.numbers().none()));
}

}  // namespace

void draw_closures_page(ComparePages& pages, const RankedClosures& ranked,
                        const std::string& folio) {
    Canvas& canvas = pages.canvas;
    canvas.begin_page({folio, pages.words.say("compare.closures.bookmark"), "closures", ""});
    draw_compare_frame(pages,
                       pages.words.say("compare.closures.title",
                                       arg("topic", pages.category_name(ranked.category))),
                       sentence_of(pages, ranked.closures), folio);
    {
        const Canvas::Tag tag(canvas, "Figure");
        const map::Sheet sheet = map::fit(pages.scene, kFrame);
        const Canvas::Clip clip(canvas, kFrame);
        map::draw_ground(canvas, sheet);
        map::draw_paper_zones(canvas, sheet);
        map::draw_borders(canvas, sheet, true);
        draw_circles(pages, sheet, ranked.closures);
    }
    const map::Sheet sheet = map::fit(pages.scene, kFrame);
    const double bar =
        map::draw_scale_bar(canvas, pages.words, {kFrame.x0, kFrame.y1 + 5}, sheet.metres_per_mm);
    canvas.text(pages.words.say("compare.closures.key"), {kFrame.x0 + bar + 8, kFrame.y1 + 5.1},
                {.size = 7, .color = canvas.theme().quiet_ink});
    constexpr double kTable = 156;
    draw_plain_table(canvas, table_of(pages, ranked.closures, kTable), {kTable, kBodyTop},
                     kBodyBottom);
    canvas.end_page();
}

}  // namespace relais::atlas
