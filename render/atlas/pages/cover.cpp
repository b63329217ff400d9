#include <fmt/format.h>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"
#include "render/map/layers.h"

namespace relais::atlas {
namespace {

constexpr double kBlock = 104;  // width of the block of text

void draw_largest_towns(Context& context, const map::View& view) {
    constexpr std::size_t kTowns = 5;
    std::vector<map::TownWish> wishes;
    for (const Town& town : towns_of(context, view)) {
        if (wishes.size() < kTowns)
            wishes.push_back({town.zone, context.zone_name(town.zone), town.at});
    }
    const map::DotCover dots(view.households, view.frame);
    const auto measure = [&](const std::string& text, double size) {
        return context.canvas.width_of(text, {.size = size, .face = Face::kMedium});
    };
    const map::LabelResult labels =
        map::place_town_names(wishes, view.frame, {}, dots, measure, kTowns);
    map::draw_labels(context.canvas, labels.placed, [&](Point) { return context.theme().paper; });
}

void draw_silhouette(Context& context) {
    Canvas& canvas = context.canvas;
    const Box frame{context.page.left() + kBlock + 4, 8, context.page.width - 8,
                    context.page.height - 8};
    const map::View sheet = map::fit(context.scene, frame, 4);
    const Canvas::Tag tag(canvas, Canvas::Tag::figure(context.words.say(
                                      "alt.cover", arg("territory", context.territory_name()))));
    const Canvas::Clip clip(canvas, frame);
    for (const auto& rings : sheet.zones) canvas.fill(rings, context.canvas.theme().paper);
    canvas.stroke(sheet.zone_lines, {0.12, context.canvas.theme().hairline});
    canvas.stroke(sheet.group_lines, {0.12, context.canvas.theme().hairline});
    canvas.dots(sheet.households, 0.8 * map::dot_diameter(sheet), context.canvas.theme().accent);
    canvas.stroke(sheet.territory_lines, {0.25, context.canvas.theme().quiet_ink});
    draw_largest_towns(context, sheet);
}

struct Figure {
    std::string value, meaning;
};

std::vector<Figure> cover_figures(const Context& context) {
    const auto& territory = context.territory;
    const language::Catalogue& words = context.words;
    std::vector<Figure> figures;
    const auto add = [&](double n, const std::string& counted) {
        const std::string value = context.numbers().whole(n);
        // The word without its number, which is shown large above it.
        figures.push_back({value, counted.substr(counted.find(value) == 0 ? value.size() : 0)});
    };
    add(context.total_weight(), context.weight(context.total_weight()));
    if (!territory.zones.empty()) {
        add(static_cast<double>(territory.zones.size()), context.zones(territory.zones.size()));
    }
    std::size_t services = 0;
    for (const CategoryId c : context.digest.served) services += context.services_of(c).size();
    add(static_cast<double>(services),
        words.count("cover.services", static_cast<double>(services)));
    return figures;
}

}  // namespace

void draw_cover(Context& context) {
    draw_cover(context, context.words.say("cover.subtitle"));
}

void draw_cover(Context& context, const std::string& subtitle) {
    Canvas& canvas = context.canvas;
    const language::Catalogue& words = context.words;
    canvas.begin_page(context.page_list.page("cover"));
    canvas.fill(canvas.full_page(), context.canvas.theme().panel);
    draw_silhouette(context);

    const double x = context.page.left() + 4;
    canvas.text(context.theme().imprint, {x, 24},
                {.size = 9, .face = Face::kBold, .color = context.canvas.theme().accent});
    double y = 58;
    {
        const Canvas::Tag tag(canvas, "H1");
        const double size = context.territory_name().size() > 28 ? 24 : 34;
        y += canvas.paragraph(context.territory_name(), {x, y}, kBlock - 8,
                              {.size = size, .face = Face::kTitle, .leading = 1.12});
    }
    {
        const Canvas::Tag tag(canvas, "P");
        y += 4 + canvas.paragraph(
                     subtitle, {x, y + 4}, kBlock - 12,
                     {.size = 13, .color = context.canvas.theme().quiet_ink, .leading = 1.4});
    }
    y += 12;
    for (const Figure& figure : cover_figures(context)) {
        const Canvas::Tag tag(canvas, "P");
        canvas.text(figure.value, {x, y + 6}, {.size = 19, .face = Face::kTitle, .tabular = true});
        canvas.text(figure.meaning, {x + 40, y + 6},
                    {.size = 9.5, .color = context.canvas.theme().quiet_ink});
        y += 10.5;
    }
    std::string bottom = source_line(context);
    if (const std::string date = context.data_date(); !date.empty()) {
        bottom = words.say("cover.date", arg("date", date)) + (bottom.empty() ? "" : "\n") + bottom;
    }
    const territory::Imprint& imprint = context.territory.imprint;
    std::string publisher = imprint.author;
    const auto add = [&](const char* key, const std::string& value, const char* name) {
        if (!value.empty())
            publisher += (publisher.empty() ? "" : " · ") + words.say(key, fmt::arg(name, value));
    };
    add("cover.contact", imprint.contact, "contact");
    add("cover.edition", words.date(imprint.date), "date");
    if (!publisher.empty()) bottom = publisher + (bottom.empty() ? "" : "\n") + bottom;
    const draw::TextStyle small{
        .size = kSmallText, .color = context.canvas.theme().quiet_ink, .leading = 1.35};
    const double height = canvas.height_of(bottom, kBlock - 8, small);
    const Canvas::Tag tag(canvas, "P");
    canvas.paragraph(bottom, {x, context.page.height - 14 - height}, kBlock - 8, small);
    canvas.end_page();
}

}  // namespace relais::atlas
