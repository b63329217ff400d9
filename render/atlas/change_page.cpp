#include <algorithm>
#include <cmath>
#include <numeric>

#include "render/atlas/change_classes.h"
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

constexpr double kColumn = 82;  // the right column
constexpr Box kZonesFrame{kLeft, 35, 105, 182};
constexpr Box kHouseholdsFrame{109, 35, 198, 182};

/// What the maps and the legend of one category show.
struct Change {
    std::vector<std::optional<std::size_t>> household_class;
    std::vector<std::optional<std::size_t>> zone_class;
    std::vector<double> weight = std::vector<double>(kChangeClasses, 0);
};

Change change_of(const ComparePages& pages, CategoryId category) {
    const scenario::Compared& compared = *pages.compared;
    const std::size_t c = category.index();
    const std::size_t old = pages.findings.nearest.household_count();
    Change change;
    for (std::size_t h = 0; h < pages.shown.households.size(); ++h) {
        std::optional<std::size_t> index;
        if (h < old)
            index = change_class(pages.findings.nearest.at(HouseholdId{h}, category),
                                 compared.after.nearest.at(HouseholdId{h}, category));
        if (index) change.weight[*index] += pages.shown.households[h].weight;
        change.household_class.push_back(index);
    }
    for (std::size_t z = 0; z < pages.shown.zones.size(); ++z) {
        const access::Summary& before = pages.findings.zones[z][c];
        const access::Summary& after = compared.after.zones[z][c];
        std::optional<std::size_t> index;
        if (before.reached > 0 && after.reached > 0)
            index = change_class(after.mean - before.mean);
        else if (before.reached > 0)
            index = kCutOffClass;
        else if (after.reached > 0)
            index = 0;
        change.zone_class.push_back(index);
    }
    return change;
}

/// Diamonds for the services that are there, rings for those that closed.
void draw_services(const ComparePages& pages, const map::Sheet& sheet, CategoryId category) {
    const std::size_t open = pages.compared->outcome.variant.territory.services.size();
    std::vector<Point> places;
    for (std::size_t s = 0; s < pages.shown.services.size(); ++s) {
        if (pages.shown.services[s].category != category) continue;
        const Point at = sheet.services[s];
        if (s < open)
            places.push_back(at);
        else if (sheet.frame.contains(at))
            for (const auto& [half, color] : {std::pair(1.9, pages.canvas.theme().paper),
                                              std::pair(1.6, pages.canvas.theme().ink),
                                              std::pair(1.0, pages.canvas.theme().paper)})
                pages.canvas.dots(std::vector{at}, 2 * half, color);
    }
    (void)map::draw_services(pages.canvas, places, sheet.frame);
}

void draw_caption(Canvas& canvas, const std::string& caption, const Box& frame) {
    canvas.text(caption, {frame.x0, frame.y0 - 1.6}, {.size = 8.5, .face = Face::kSemiBold});
}

void draw_maps(const ComparePages& pages, CategoryId category, const Change& change) {
    Canvas& canvas = pages.canvas;
    const std::vector<style::Color> palette = change_palette();
    const bool has_zones = !pages.shown.zones.empty();
    const Box wide{kZonesFrame.x0, kZonesFrame.y0, kHouseholdsFrame.x1, kZonesFrame.y1};
    const map::Sheet households = map::fit(pages.scene, has_zones ? kHouseholdsFrame : wide);
    if (has_zones) {
        const Canvas::Tag tag(canvas, "Figure");
        const map::Sheet zones = map::fit(pages.scene, kZonesFrame);
        draw_caption(canvas, pages.words.say("compare.zones"), kZonesFrame);
        const Canvas::Clip clip(canvas, kZonesFrame);
        map::draw_ground(canvas, zones);
        map::draw_choropleth(canvas, zones, change.zone_class, palette);
        map::draw_borders(canvas, zones, false);
        draw_services(pages, zones, category);
    }
    {
        const Canvas::Tag tag(canvas, "Figure");
        draw_caption(canvas, pages.words.say("compare.households"), households.frame);
        const Canvas::Clip clip(canvas, households.frame);
        map::draw_ground(canvas, households);
        map::draw_paper_zones(canvas, households);
        map::draw_borders(canvas, households, true);
        map::draw_households(canvas, households, change.household_class, palette);
        draw_services(pages, households, category);
    }
    map::draw_scale_bar(canvas, pages.words, {households.frame.x0, households.frame.y1 + 5},
                        households.metres_per_mm);
}

/// Swatch, class, people in it; returns the lower edge.
double draw_classes(const ComparePages& pages, const Change& change, Point at) {
    constexpr double kRow = 4.6;
    Canvas& canvas = pages.canvas;
    const std::vector<style::Color> palette = change_palette();
    const draw::TextStyle small{.size = 8, .tabular = true};
    canvas.text(pages.words.say("compare.change.title"), {at.x, at.y + 3},
                {.size = 8.5, .face = Face::kSemiBold});
    double y = at.y + 5.5;
    for (std::size_t k = 0; k < palette.size(); ++k, y += kRow) {
        canvas.fill(Box::at(at.x, y + 0.5, 7.5, kRow - 1), palette[k]);
        canvas.text(change_label(pages.words, k), {at.x + 9.5, y + 3.2}, small);
        canvas.text(pages.words.numbers().whole(change.weight[k]), {at.x + kColumn, y + 3.2}, small,
                    Align::kRight);
    }
    return y;
}

/// The zones whose average changes most, either way.
PlainTable zone_table(const ComparePages& pages, CategoryId category, double left) {
    const language::Numbers& numbers = pages.words.numbers();
    const std::size_t c = category.index();
    struct Row {
        std::size_t zone;
        double before, after;
    };
    std::vector<Row> rows;
    for (std::size_t z = 0; z < pages.shown.zones.size(); ++z) {
        const access::Summary& before = pages.findings.zones[z][c];
        const access::Summary& after = pages.compared->after.zones[z][c];
        if (before.reached > 0 && after.reached > 0 && before.mean != after.mean)
            rows.push_back({z, before.mean, after.mean});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::abs(a.after - a.before) > std::abs(b.after - b.before);
    });
    PlainTable table;
    table.edges = {left + 54, left + 67, left + kColumn};
    for (const char* key : {"scope", "before", "after", "change"})
        table.heading.push_back(pages.words.say(std::string("compare.table.") + key));
    for (const Row& row : rows) {
        const double by = row.after - row.before;
        table.rows.push_back({pages.shown.zones[row.zone].name, numbers.decimal(row.before, 1),
                              numbers.decimal(row.after, 1),
                              (by > 0 ? "+" : "−") + numbers.decimal(std::abs(by), 1)});
    }
    return table;
}

}  // namespace

void draw_change_page(ComparePages& pages, CategoryId category, const std::string& folio) {
    Canvas& canvas = pages.canvas;
    const std::string topic = pages.category_name(category);
    canvas.begin_page({folio, topic, "change-" + folio, ""});
    const std::vector<std::string> sentences = result_sentences(pages, category);
    draw_compare_frame(pages, topic + " · " + pages.compared->scenario.name,
                       sentences[0] + " " + sentences[1], folio);
    const Change change = change_of(pages, category);
    draw_maps(pages, category, change);
    const double left = kRight - kColumn;
    double y = draw_classes(pages, change, {left, kBodyTop}) + 4;
    y += canvas.paragraph(sentences[2], {left, y}, kColumn, {.size = 9, .leading = 1.35}) + 4;
    const PlainTable table = zone_table(pages, category, left);
    if (!table.rows.empty()) draw_plain_table(canvas, table, {left, y}, kBodyBottom - 2);
    canvas.end_page();
}

}  // namespace relais::atlas
