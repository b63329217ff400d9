#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks.h"
#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Face;
using geometry::Box;
using language::arg;

constexpr double kRowStep = 3.95;
constexpr double kWeightColumn = 15, kMeanColumn = 12, kBeyondColumn = 15;

draw::TextStyle cell() {
    return {.size = 8, .tabular = true, .leading = 1.2};
}
draw::TextStyle heading() {
    return {.size = 7, .face = Face::kSemiBold, .color = style::kQuietInk, .leading = 1.15};
}

void rank(std::vector<RankedRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const RankedRow& a, const RankedRow& b) {
        if (a.known != b.known) return a.known;
        if (a.known && a.mean != b.mean) return a.mean > b.mean;
        return a.name < b.name;
    });
}

/// What each service serves: the households that have it nearest.
std::vector<RankedRow> service_rows(const Context& context, CategoryId category, int minutes) {
    std::vector<RankedRow> rows;
    std::vector<std::size_t> row_of(context.territory.services.size(), 0);
    for (const ServiceId s : context.services_of(category)) {
        const territory::Service& service = context.territory.services[s.index()];
        row_of[s.index()] = rows.size();
        rows.push_back({service.name.empty() ? service.id : service.name, 0, false, 0, 0});
    }
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const access::Nearest& n = nearest[h];
        const bool served = n.reason == access::Reason::kReached &&
                            n.service.index() < row_of.size() && !rows.empty();
        if (!served) continue;
        RankedRow& row = rows[row_of[n.service.index()]];
        const double weight = context.territory.households[h].weight;
        row.weight += weight;
        row.mean += weight * to_minutes(n.time);
        if (to_minutes(n.time) > minutes) row.beyond += weight;
    }
    for (RankedRow& row : rows) {
        row.known = row.weight > 0;
        if (!row.known) continue;
        row.mean /= row.weight;
        row.beyond /= row.weight;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RankedRow& a, const RankedRow& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.name < b.name;
    });
    return rows;
}

std::vector<RankedRow> zone_rows(const Context& context, CategoryId category, int minutes) {
    std::vector<RankedRow> rows;
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        const territory::Zone& zone = context.territory.zones[z];
        const access::Summary summary = context.summary(ZoneId{z}, category);
        rows.push_back({zone.name.empty() ? zone.code : zone.name, summary.weight,
                        summary.reached > 0, summary.mean, share_beyond(summary, minutes)});
    }
    rank(rows);
    return rows;
}

struct Columns {
    double name, weight, mean, beyond, name_width;
};
Columns columns_of(const Box& box) {
    const double beyond = box.x1;
    const double mean = beyond - kBeyondColumn;
    const double weight = mean - kMeanColumn;
    return {box.x0, weight, mean, beyond, weight - kWeightColumn - box.x0};
}

double draw_heading(Context& context, const RankedTable& table, const Box& box) {
    draw::Canvas& canvas = context.canvas;
    const Columns columns = columns_of(box);
    const draw::Canvas::Tag row(canvas, "TR");
    const auto head = [&](const std::string& text, double x, Align align) {
        const draw::Canvas::Tag tag(canvas, "TH");
        canvas.text(text, {x, box.y0 + 2.6}, heading(), align);
    };
    head(table.heading, columns.name, Align::kLeft);
    head(table.weight_heading, columns.weight, Align::kRight);
    head(context.words.say("table.mean"), columns.mean, Align::kRight);
    head(table.beyond_heading, columns.beyond, Align::kRight);
    canvas.line({box.x0, box.y0 + 4}, {box.x1, box.y0 + 4}, {0.25, style::kInk});
    return box.y0 + 4;
}

void draw_row(Context& context, const RankedRow& row, const Columns& columns, double y,
              double height) {
    draw::Canvas& canvas = context.canvas;
    const language::Numbers& numbers = context.numbers();
    const draw::Canvas::Tag tag(canvas, "TR");
    const auto number = [&](const std::string& text, double x) {
        const draw::Canvas::Tag data(canvas, "TD");
        canvas.text(text, {x, y + 2.85}, cell(), Align::kRight);
    };
    {
        const draw::Canvas::Tag data(canvas, "TD");
        canvas.paragraph(row.name, {columns.name, y + 0.25}, columns.name_width, cell());
    }
    number(numbers.whole(row.weight), columns.weight);
    number(row.known ? numbers.decimal(row.mean, 1) : numbers.none(), columns.mean);
    number(row.known || row.beyond > 0 ? numbers.percent(row.beyond) : numbers.none(),
           columns.beyond);
    canvas.line({columns.name, y + height}, {columns.beyond, y + height}, {0.1, style::kHairline});
}

}  // namespace

RankedTable ranked_table(const Context& context, CategoryId category, int minutes) {
    RankedTable table;
    const language::Catalogue& words = context.words;
    table.weight_heading = words.say(fmt::format("table.{}", context.unit()));
    table.beyond_heading = words.say("table.beyond", arg("minutes", minutes));
    table.of_services = context.territory.zones.empty();
    table.heading = table.of_services ? words.say("table.service") : context.zone_heading();
    table.rows = table.of_services ? service_rows(context, category, minutes)
                                   : zone_rows(context, category, minutes);
    return table;
}

void draw_ranked_table(Context& context, const RankedTable& table, const Box& box) {
    if (table.rows.empty()) return;
    draw::Canvas& canvas = context.canvas;
    const draw::Canvas::Tag tag(canvas, "Table");
    const Columns columns = columns_of(box);
    double y = draw_heading(context, table, box);
    std::size_t printed = 0;
    for (; printed < table.rows.size(); ++printed) {
        const RankedRow& row = table.rows[printed];
        const double text = canvas.height_of(row.name, columns.name_width, cell());
        const double height = std::max(kRowStep, text + 0.6);
        const bool last = printed + 1 == table.rows.size();
        if (y + height + (last ? 0 : kRowStep) > box.y1) break;
        draw_row(context, row, columns, y, height);
        y += height;
    }
    const std::size_t left = table.rows.size() - printed;
    if (left == 0) return;
    const std::string more = table.of_services
                                 ? context.words.count("places", static_cast<double>(left))
                                 : context.zones(left);
    canvas.text(context.words.say(table.of_services ? "table.more.services" : "table.more",
                                  arg("rest", more)),
                {columns.name, y + 3}, {.size = 7.5, .color = style::kQuietInk});
}

}  // namespace relais::atlas
