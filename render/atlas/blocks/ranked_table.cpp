#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/maps.h"
#include "render/atlas/blocks/table.h"

namespace relais::atlas {
namespace {

constexpr double kRowStep = 3.95;
constexpr double kWeightColumn = 14, kMedianColumn = 13, kBeyondColumn = 13, kShareColumn = 10.5,
                 kUnknownColumn = 12;

void rank(const language::Catalogue& words, std::vector<RankedRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const RankedRow& a, const RankedRow& b) {
        if (a.beyond != b.beyond) return a.beyond > b.beyond;
        if (a.known != b.known) return a.known;
        if (a.known && a.median != b.median) return a.median > b.median;
        return words.before(a.name, b.name);
    });
}

/// The households served by each service: those that have it nearest.
std::vector<RankedRow> service_rows(const Context& context, CategoryId category) {
    std::vector<RankedRow> rows;
    std::vector<std::vector<access::WeightedTime>> served;
    std::vector<std::size_t> row_of(context.territory.services.size(), 0);
    for (const ServiceId s : context.services_of(category)) {
        row_of[s.index()] = rows.size();
        rows.emplace_back().name = context.service_name(s);
    }
    served.resize(rows.size());
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const access::Nearest& n = nearest[h];
        if (n.reason != access::Reason::kReached || n.service.index() >= row_of.size() ||
            rows.empty())
            continue;
        served[row_of[n.service.index()]].push_back({n, context.weight_of(h, category)});
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const access::Summary summary =
            access::summarize(std::move(served[r]), context.group(category).limit);
        rows[r].weight = summary.weight;
        rows[r].known = summary.reached > 0;
        rows[r].median = summary.median;
        rows[r].beyond = weight_beyond(summary);
        rows[r].share = summary.beyond_limit;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RankedRow& a, const RankedRow& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.name < b.name;
    });
    return rows;
}

std::vector<RankedRow> zone_rows(const Context& context, CategoryId category) {
    std::vector<RankedRow> rows;
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        const access::Summary& summary = context.summary(ZoneId{z}, category);
        rows.push_back({.zone = ZoneId{z},
                        .name = context.zone_name(z),
                        .weight = summary.weight,
                        .known = summary.reached > 0,
                        .median = summary.median,
                        .beyond = weight_beyond(summary),
                        .share = summary.beyond_limit,
                        .unknown = summary.unknown(),
                        .few = context.is_few(summary.weight),
                        .estimated = context.territory.estimates.of_zone(z)});
    }
    rank(context.words, rows);
    return rows;
}

std::vector<Table::Column> columns_of(const Context& context, const RankedTable& table,
                                      const Box& box) {
    double x = box.x1 - (table.some_unknown ? kUnknownColumn : 0) - kShareColumn - kBeyondColumn -
               kMedianColumn - kWeightColumn;
    std::vector<Table::Column> columns{{table.heading, box.x0, x, Align::kLeft}};
    const auto add = [&](const std::string& heading, double width) {
        columns.push_back({heading, x + 1, x + width, Align::kRight});
        x += width;
    };
    add(table.weight_heading, kWeightColumn);
    add(context.words.say("table.median"), kMedianColumn);
    add(table.beyond_heading, kBeyondColumn);
    add(context.words.say("overview.share"), kShareColumn);
    if (table.some_unknown) add(context.words.say("table.unknown"), kUnknownColumn);
    return columns;
}

Table::Row cells(const Context& context, const RankedTable& table, const RankedRow& row) {
    const language::Numbers& numbers = context.numbers();
    const std::string none = numbers.none();
    const bool shown = row.known && !row.few;
    Table::Row cells{
        row.name, row.few ? context.words.say("few") : context.estimate(row.weight, row.estimated),
        shown ? numbers.decimal(row.median, 1) : none,
        shown || (row.beyond > 0 && !row.few) ? numbers.whole(row.beyond) : none,
        shown || (row.beyond > 0 && !row.few) ? numbers.percent(row.share) : none};
    if (table.some_unknown)
        cells.push_back(row.weight > 0 && !row.few ? numbers.percent(row.unknown) : none);
    return cells;
}

}  // namespace

RankedTable ranked_table(const Context& context, CategoryId category) {
    RankedTable table;
    const language::Catalogue& words = context.words;
    const Group& group = context.group(category);
    table.weight_heading = words.say(group.key.empty() ? fmt::format("table.{}", context.unit())
                                                       : "group." + group.key + ".short");
    table.beyond_heading = words.say("table.beyond", arg("minutes", group.limit));
    table.of_services = context.territory.zones.size() < 2;
    table.heading = table.of_services ? words.say("table.service") : context.zone_heading();
    table.numbered = context.territory.zones.size() > kNamedZones;
    table.rows = table.of_services ? service_rows(context, category) : zone_rows(context, category);
    table.some_unknown =
        std::any_of(table.rows.begin(), table.rows.end(),
                    [](const RankedRow& row) { return is_worth_telling(row.unknown); });
    return table;
}

DrawnRows draw_ranked_table(Context& context, const RankedTable& table, const Box& box) {
    if (table.rows.empty()) return {box.y0, 0};
    Canvas& canvas = context.canvas;
    const Canvas::Tag tag(canvas, "Table");
    Table printed(canvas, columns_of(context, table, box));
    const draw::TextStyle small{
        .size = kSmallText, .color = context.theme().quiet_ink, .leading = 1.2};
    const auto others = [&](std::size_t done) {
        const std::size_t left = table.rows.size() - done;
        const std::string rest = table.of_services
                                     ? context.words.count("places", static_cast<double>(left))
                                     : context.zones(left);
        const bool far = !table.of_services && table.rows[done].beyond >= 1;
        return context.words.say(table.of_services ? "table.more.services"
                                 : far             ? "table.more"
                                                   : "table.more.none",
                                 arg("rest", rest));
    };
    double y = printed.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < table.rows.size(); ++done) {
        Table::Row row = cells(context, table, table.rows[done]);
        if (table.numbered) row.front() = fmt::format("{}\u2002{}", done + 1, row.front());
        const double height = std::max(kRowStep, printed.height_of(row));
        const bool last = done + 1 == table.rows.size();
        const double under =
            last ? 0 : 0.7 + canvas.height_of(others(done + 1), box.width(), small);
        if (y + height + under > box.y1) break;
        y = printed.draw_row(row, y, height);
    }
    if (done == table.rows.size()) return {y, done};
    const Canvas::Tag under(canvas, "P");
    y += 0.7 + canvas.paragraph(others(done), {box.x0, y + 0.7}, box.width(), small);
    return {y, done};
}

}  // namespace relais::atlas
