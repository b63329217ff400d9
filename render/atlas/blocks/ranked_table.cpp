#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/table.h"

namespace relais::atlas {
namespace {

constexpr double kRowStep = 3.95;
constexpr double kWeightColumn = 15.5, kMeanColumn = 13, kBeyondColumn = 14, kUnknownColumn = 13;

void rank(const language::Catalogue& words, std::vector<RankedRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const RankedRow& a, const RankedRow& b) {
        if (a.known != b.known) return a.known;
        if (a.known && a.mean != b.mean) return a.mean > b.mean;
        return words.before(a.name, b.name);
    });
}

/// The households served by each service: those that have it nearest.
std::vector<RankedRow> service_rows(const Context& context, CategoryId category, int minutes) {
    std::vector<RankedRow> rows;
    std::vector<std::size_t> row_of(context.territory.services.size(), 0);
    for (const ServiceId s : context.services_of(category)) {
        row_of[s.index()] = rows.size();
        rows.push_back({context.service_name(s), 0, false, 0, 0, 0});
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
        const access::Summary summary = context.summary(ZoneId{z}, category);
        rows.push_back({context.zone_name(z), summary.weight, summary.reached > 0, summary.mean,
                        share_beyond(summary, minutes), summary.unknown()});
    }
    rank(context.words, rows);
    return rows;
}

std::vector<Table::Column> columns_of(const Context& context, const RankedTable& table,
                                      const Box& box) {
    const double beyond = box.x1 - (table.some_unknown ? kUnknownColumn : 0);
    const double mean = beyond - kBeyondColumn, weight = mean - kMeanColumn;
    const double name = weight - kWeightColumn;
    std::vector<Table::Column> columns{
        {table.heading, box.x0, name, Align::kLeft},
        {table.weight_heading, name + 1, weight, Align::kRight},
        {context.words.say("table.mean"), weight + 1, mean, Align::kRight},
        {table.beyond_heading, mean + 1, beyond, Align::kRight}};
    if (table.some_unknown)
        columns.push_back({context.words.say("table.unknown"), beyond + 1, box.x1, Align::kRight});
    return columns;
}

Table::Row cells(const Context& context, const RankedTable& table, const RankedRow& row) {
    const language::Numbers& numbers = context.numbers();
    Table::Row cells{row.name, numbers.whole(row.weight),
                     row.known ? numbers.decimal(row.mean, 1) : numbers.none(),
                     row.known || row.beyond > 0 ? numbers.percent(row.beyond) : numbers.none()};
    if (table.some_unknown)
        cells.push_back(row.weight > 0 ? numbers.percent(row.unknown) : numbers.none());
    return cells;
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
    table.some_unknown =
        std::any_of(table.rows.begin(), table.rows.end(),
                    [](const RankedRow& row) { return is_worth_telling(row.unknown); });
    return table;
}

double draw_ranked_table(Context& context, const RankedTable& table, const Box& box) {
    if (table.rows.empty()) return box.y0;
    Canvas& canvas = context.canvas;
    const Canvas::Tag tag(canvas, "Table");
    Table printed(canvas, columns_of(context, table, box));
    double y = printed.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < table.rows.size(); ++done) {
        const Table::Row row = cells(context, table, table.rows[done]);
        const double height = std::max(kRowStep, printed.height_of(row));
        const bool last = done + 1 == table.rows.size();
        if (y + height + (last ? 0 : kRowStep) > box.y1) break;
        y = printed.draw_row(row, y, height);
    }
    const std::size_t left = table.rows.size() - done;
    if (left == 0) return y;
    const std::string more = table.of_services
                                 ? context.words.count("places", static_cast<double>(left))
                                 : context.zones(left);
    canvas.text(context.words.say(table.of_services ? "table.more.services" : "table.more",
                                  arg("rest", more)),
                {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 4;
}

}  // namespace relais::atlas
