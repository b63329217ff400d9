#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

std::string priorities_title(const Context& context, const std::vector<Advice>& proposals) {
    const language::Catalogue& words = context.words;
    if (proposals.empty()) return words.say("priorities.none");
    const Advice& first = proposals.front();
    return words.say("priorities.title", arg("service", context.category_name(first.category)),
                     arg("zone", context.zone_name(first.zone.index())),
                     arg("count", context.weight(first.effect.within, first.category)),
                     arg("minutes", context.group(first.category).limit));
}

/// The page: a map, and next to or under it the table.
struct PrioritiesLayout {
    Box map, table;
};
PrioritiesLayout priorities_layout(const Page& page) {
    const double top = Page::body_top() + 4;
    if (page.portrait()) {
        const double middle = Page::body_top() + page.body_height() * 0.45;
        return {{Page::left(), top, page.right(), middle},
                {Page::left(), middle + 18, page.right(), page.body_bottom()}};
    }
    const double middle = Page::left() + page.body_width() * 0.42;
    return {{Page::left(), top, middle, page.body_bottom() - 18},
            {middle + 7, Page::body_top(), page.right(), page.body_bottom() - 4}};
}

std::vector<Table::Column> proposal_columns(const Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const double right = box.x1, middle = box.x0 + 8 + 0.5 * (box.width() - 76);
    return {{"", box.x0, box.x0 + 5, Align::kRight},
            {words.say("priorities.column.service"), box.x0 + 7, middle, Align::kLeft},
            {context.zone_heading(), middle + 2, right - 68, Align::kLeft},
            {words.say("table.limit"), right - 67, right - 57, Align::kRight},
            {words.say("priorities.column.within"), right - 56, right - 38, Align::kRight},
            {words.say("priorities.column.beyond"), right - 37, right - 20, Align::kRight},
            {context.words.say("overview.share"), right - 19, right - 11, Align::kRight},
            {words.say("overview.page"), right - 10, right, Align::kRight}};
}

void draw_proposals(Context& context, const std::vector<Advice>& proposals, const Box& box) {
    const language::Numbers& numbers = context.numbers();
    double y = box.y0;
    {
        const Canvas::Tag tag(context.canvas, "Table");
        Table table(context.canvas, proposal_columns(context, box), kSmallText, kSmallText);
        y = table.draw_heading(y);
        for (std::size_t i = 0; i < proposals.size(); ++i) {
            const Advice& advice = proposals[i];
            const CategoryId category = advice.category;
            const Table::Row row{fmt::format("{}", i + 1),
                                 context.category_name(category),
                                 context.zone_name(advice.zone.index()),
                                 numbers.whole(context.group(category).limit),
                                 numbers.whole(advice.effect.within),
                                 numbers.whole(advice.beyond),
                                 numbers.percent(context.summary(category).beyond_limit),
                                 context.page_list.page(page_name(category)).label};
            const double height = std::max(5.4, table.height_of(row));
            const Canvas::Tag link(
                context.canvas,
                Canvas::Tag::link(page_name(category), {box.x0, y, box.x1, y + height}));
            y = table.draw_row(row, y, height);
        }
    }
    const std::size_t others = context.digest.served.size() - proposals.size();
    if (others == 0) return;
    const Canvas::Tag tag(context.canvas, "P");
    context.canvas.paragraph(context.words.count("priorities.others", static_cast<double>(others)),
                             {box.x0, y + 2}, box.width(),
                             {.size = kSmallText, .color = context.theme().quiet_ink});
}

/// The proposals of one zone: their numbers, and the largest of them.
struct Circle {
    std::string numbers;
    double people = 0;
};

/// A circle for each zone of the table at its town, with the numbers of its lines.
void draw_circles(Context& context, const std::vector<Advice>& proposals, const map::View& view) {
    constexpr double kLargest = 11;  // diameter in millimetres
    Canvas& canvas = context.canvas;
    std::map<std::size_t, Circle> circles;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        Circle& circle = circles[proposals[i].zone.index()];
        circle.numbers += fmt::format("{}{}", circle.numbers.empty() ? "" : ", ", i + 1);
        circle.people = std::max(circle.people, proposals[i].effect.within);
    }
    double most = 0;
    for (const auto& [zone, circle] : circles) most = std::max(most, circle.people);
    std::vector<std::pair<Point, Circle>> placed;
    for (const Town& town : towns_of(context, view)) {
        const auto found = circles.find(town.zone);
        if (found != circles.end()) placed.emplace_back(town.at, found->second);
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        return a.second.people > b.second.people;
    });
    for (const auto& [at, circle] : placed) {
        const double size = kLargest * std::sqrt(circle.people / most);
        canvas.dots(std::array{at}, size + 0.5, context.theme().paper);
        canvas.dots(std::array{at}, size, context.theme().scale.back());
    }
    for (const auto& [at, circle] : placed) {
        const double size = kLargest * std::sqrt(circle.people / most);
        const draw::TextStyle style{.size = 8, .face = Face::kBold, .color = context.theme().ink};
        canvas.text_with_halo(circle.numbers, {at.x + size / 2 + 0.6, at.y + 1}, style,
                              Align::kLeft, {0.4, context.theme().paper});
    }
}

void draw_map(Context& context, const std::vector<Advice>& proposals, const map::View& view) {
    Canvas& canvas = context.canvas;
    const std::string caption = context.words.say("priorities.map");
    draw_caption(context, caption, view.frame);
    const Canvas::Tag tag(
        canvas, Canvas::Tag::figure(caption + ". " + priorities_title(context, proposals)));
    const Canvas::Clip clip(canvas, view.frame);
    map::draw_ground(canvas, view);
    map::draw_paper_zones(canvas, view);
    map::draw_borders(canvas, view, true);
    draw_circles(context, proposals, view);
}

}  // namespace

std::vector<Advice> proposals_of(const Context& context) {
    std::vector<Advice> proposals;
    for (const CategoryId c : context.digest.served) {
        const Advice& advice = context.digest.advice[c.index()];
        if (advice.kind == Advice::Kind::kPlace) proposals.push_back(advice);
    }
    std::stable_sort(proposals.begin(), proposals.end(), [](const Advice& a, const Advice& b) {
        return a.effect.within > b.effect.within;
    });
    return proposals;
}

void draw_priorities(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("priorities");
    const std::vector<Advice> proposals = proposals_of(context);
    const PageFrame frame{
        priorities_title(context, proposals), context.words.say("priorities.topic"),
        context.words.say("priorities.notes") + "\n" + source_line(context), entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const PrioritiesLayout layout = priorities_layout(context.page);
        draw_proposals(context, proposals, layout.table);
        const map::View view = map::fit(context.scene, layout.map);
        draw_map(context, proposals, view);
        draw_under_map(context, view, 0);
        const Canvas::Tag tag(context.canvas, "P");
        context.canvas.paragraph(context.words.say("priorities.key"),
                                 {layout.map.x0, layout.map.y1 + 8}, layout.map.width(),
                                 {.size = kSmallText, .color = context.theme().quiet_ink});
    });
}

}  // namespace relais::atlas
