#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/compare_pages.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

/// What the objective measures: "Total travel time".
std::string measure_of(const Context& context, const ChosenSites& chosen) {
    return context.words.say("sites.measure." + chosen.objective,
                             arg("minutes", context.numbers().bound(chosen.minutes)));
}

std::string places(const Context& context, const ChosenSites& chosen) {
    return context.words.count("places", static_cast<double>(chosen.sites.size()));
}

/// A change as a share of today's value.
std::string gain(const Context& context, const ChosenSites& chosen, double from, double to) {
    return chosen.today > 0 ? context.numbers().percent((from - to) / chosen.today)
                            : context.numbers().none();
}

/// How much better another choice can be.
std::string proof_of(const Context& context, const ChosenSites& chosen) {
    constexpr double kProven = 1e-6;
    if (!chosen.gap) return context.words.say("sites.unbounded");
    if (*chosen.gap < kProven)
        return context.words.say("sites.proven", arg("places", places(context, chosen)));
    return context.words.say(
        "sites.gap", arg("gap", context.numbers().percent(std::ceil(*chosen.gap * 100) / 100)));
}

void draw_places(Context& context, const map::View& view, const ChosenSites& chosen) {
    constexpr double kSize = 4.6;  // millimetres
    Canvas& canvas = context.canvas;
    for (const CategoryId category : chosen.categories)
        map::draw_services(canvas, service_places(context, view, context.services_of(category)),
                           view.frame);
    for (std::size_t i = chosen.sites.size(); i-- > 0;) {
        const Point at =
            view.transform.to_page(context.scene.projection().project(chosen.sites[i].place));
        canvas.dots(std::vector{at}, kSize + 0.8, context.theme().paper);
        canvas.dots(std::vector{at}, kSize, context.theme().accent);
        canvas.text(fmt::format("{}", i + 1), {at.x, at.y + 1.1},
                    {.size = 8, .face = Face::kBold, .color = context.theme().paper},
                    Align::kCentre);
    }
}

/// The places in the order in which they open, with what each gains; then the number of those
/// without room.
void draw_table(Context& context, const ChosenSites& chosen, const Box& box) {
    constexpr double kGain = 20, kYear = 14;
    const language::Catalogue& words = context.words;
    const bool years = chosen.sites.back().year > 1;
    double x = box.x1 - 2 * kGain - (years ? kYear : 0);
    std::vector<Table::Column> columns{{"", box.x0, box.x0 + 6, Align::kRight},
                                       {words.say("table.service"), box.x0 + 8, x, Align::kLeft}};
    const auto add = [&](const char* key, double width) {
        columns.push_back({words.say(key), x + 2, x + width, Align::kRight});
        x += width;
    };
    if (years) add("sites.year", kYear);
    add("sites.own", kGain);
    add("sites.so_far", kGain);
    std::vector<Table::Row> rows;
    double before = chosen.today;
    for (const ChosenSites::Site& site : chosen.sites) {
        Table::Row row{fmt::format("{}", rows.size() + 1), typographic(site.name)};
        if (years) row.push_back(fmt::format("{}", site.year));
        row.push_back(gain(context, chosen, before, site.value_then));
        row.push_back(gain(context, chosen, chosen.today, site.value_then));
        before = site.value_then;
        rows.push_back(std::move(row));
    }
    draw_rows(context, columns, rows, box,
              [&](std::size_t left) { return words.count("places", static_cast<double>(left)); });
}

}  // namespace

void draw_sites_page(Context& context, const ChosenSites& chosen) {
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    const draw::PageEntry& entry = context.page_list.page("sites");
    std::string services;
    for (const CategoryId category : chosen.categories)
        services += (services.empty() ? "" : ", ") + context.category_name(category);
    const double value = chosen.sites.back().value_then;
    const PageFrame around{words.say("sites.title", arg("measure", measure_of(context, chosen)),
                                     arg("share", gain(context, chosen, chosen.today, value)),
                                     arg("places", places(context, chosen))),
                           services, words.say("sites.notes") + "\n" + source_line(context),
                           entry.bookmark};
    draw_page(context, entry, around, [&] {
        Box frame{Page::left(), Page::body_top() + 4, Page::left() + page.body_width() * 0.55,
                  page.body_bottom() - 9};
        Box column{frame.x1 + 7, Page::body_top(), page.right(), page.body_bottom()};
        if (page.portrait()) {
            frame.x1 = page.right();
            frame.y1 = Page::body_top() + page.body_height() * 0.5;
            column = {Page::left(), frame.y1 + 12, page.right(), page.body_bottom()};
        }
        const map::View view = map::fit(context.scene, frame);
        draw_caption(context, entry.bookmark, frame);
        {
            const Canvas::Tag tag(context.canvas,
                                  Canvas::Tag::figure(entry.bookmark + ". " + around.title));
            const Canvas::Clip clip(context.canvas, frame);
            map::draw_ground(context.canvas, view);
            map::draw_paper_zones(context.canvas, view);
            map::draw_borders(context.canvas, view, true);
            draw_places(context, view, chosen);
        }
        draw_under_map(context, view, 0);
        const std::vector<std::string> proof{proof_of(context, chosen)};
        column.y0 = draw_text_block(context, measure_of(context, chosen), proof, column, true) + 4;
        draw_table(context, chosen, column);
    });
}

}  // namespace relais::atlas
