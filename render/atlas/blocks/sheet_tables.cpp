#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/sheet.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/finding.h"

namespace relais::atlas {
namespace {

constexpr double kSheetUnknownColumn = 14;

/// The number of services of a category in each area.
std::size_t services_inside(const SheetMap& map, const std::vector<ServiceId>& services,
                            const std::vector<std::size_t>& zones) {
    return static_cast<std::size_t>(
        std::count_if(services.begin(), services.end(), [&](ServiceId s) {
            const Point place = map.view.services[s.index()];
            return std::any_of(zones.begin(), zones.end(), [&](std::size_t z) {
                return map.areas[z].box.contains(place) &&
                       map.areas[z].region.contains(Box::around(place, 0.02));
            });
        }));
}

/// The served category with the longest mean in a zone; nothing where no time is known.
std::optional<CategoryId> farthest(const Context& context, std::size_t zone) {
    std::optional<CategoryId> found;
    double longest = 0;
    for (const CategoryId c : context.digest.served) {
        const access::Summary summary = context.summary(ZoneId{zone}, c);
        if (!(summary.reached > 0) || (found && !(summary.mean > longest))) continue;
        found = c;
        longest = summary.mean;
    }
    return found;
}

/// The last column names the farthest service, or has the average time where there is one only.
std::vector<Table::Column> zone_columns(const Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const bool one = context.digest.served.size() == 1;
    const double right = box.x1, beyond = right - (one ? 17 : 40);
    return {{context.zone_heading(), box.x0, beyond - 38, Align::kLeft},
            {words.say(fmt::format("table.{}", context.unit())), beyond - 37, beyond - 21,
             Align::kRight},
            {words.say(one ? "table.beyond" : "table.services_far", arg("minutes", kFarMinutes)),
             beyond - 20, beyond, Align::kRight},
            {words.say(one ? "table.mean" : "table.farthest"), beyond + 3, right,
             one ? Align::kRight : Align::kLeft}};
}

std::string last_cell(const Context& context, std::size_t zone) {
    const std::vector<CategoryId>& served = context.digest.served;
    if (served.size() == 1) {
        const access::Summary summary = context.summary(ZoneId{zone}, served.front());
        return summary.reached > 0 ? context.numbers().decimal(summary.mean, 1)
                                   : context.numbers().none();
    }
    const auto worst = farthest(context, zone);
    return worst ? context.category_name(*worst) : context.numbers().none();
}

}  // namespace

std::vector<CategoryId> farthest_first(const Context& context, const Area& area) {
    std::vector<CategoryId> categories = context.digest.served;
    const auto mean = [&](CategoryId c) {
        const access::Summary& summary = area.by_category[c.index()];
        return summary.reached > 0 ? summary.mean : -1;
    };
    std::stable_sort(categories.begin(), categories.end(),
                     [&](CategoryId a, CategoryId b) { return mean(a) > mean(b); });
    return categories;
}

double draw_sheet_services(Context& context, const Area& area, const SheetMap& map,
                           const Box& box) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    Canvas& canvas = context.canvas;
    const Canvas::Tag tag(canvas, "Table");
    const bool some_unknown = std::any_of(
        context.digest.served.begin(), context.digest.served.end(),
        [&](CategoryId c) { return is_worth_telling(area.by_category[c.index()].unknown()); });
    const double right = box.x1 - (some_unknown ? kSheetUnknownColumn : 0);
    std::vector<Table::Column> columns{
        {words.say("sheet.services.title"), box.x0, right - 62, Align::kLeft},
        {words.say("sheet.services.inside"), right - 60, right - 46, Align::kRight},
        {words.say("table.mean"), right - 45, right - 31, Align::kRight},
        {words.say("sheet.services.territory"), right - 30, right - 17, Align::kRight},
        {words.say("table.beyond", arg("minutes", kFarMinutes)), right - 16, right, Align::kRight}};
    if (some_unknown)
        columns.push_back({words.say("table.unknown"), right + 1, box.x1, Align::kRight});
    Table table(canvas, std::move(columns), 8, 7);
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (const CategoryId c : farthest_first(context, area)) {
        const access::Summary& own = area.by_category[c.index()];
        const access::Summary all = context.summary(c);
        const auto mean = [&](const access::Summary& s) {
            return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
        };
        Table::Row row{
            context.category_name(c),
            numbers.whole(
                static_cast<double>(services_inside(map, context.services_of(c), area.zones))),
            mean(own), mean(all), own.known > 0 ? numbers.percent(own.beyond_20) : numbers.none()};
        if (some_unknown)
            row.push_back(own.weight > 0 ? numbers.percent(own.unknown()) : numbers.none());
        const double height = table.height_of(row);
        const bool last = done + 1 == context.digest.served.size();
        if (y + height + (last ? 0 : 4) > box.y1) break;
        const Canvas::Tag link(canvas,
                               Canvas::Tag::link(page_name(c), {box.x0, y, box.x1, y + height}));
        y = table.draw_row(row, y);
        ++done;
    }
    const std::size_t left = context.digest.served.size() - done;
    if (left == 0) return y;
    canvas.text(words.say("table.more.near",
                          arg("rest", words.count("count.services", static_cast<double>(left)))),
                {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 4;
}

double draw_sheet_zones(Context& context, const Area& area, const Box& box) {
    if (area.zones.size() < 2) return box.y0;
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    Canvas& canvas = context.canvas;
    std::vector<std::size_t> zones = area.zones;
    const auto share = [&](std::size_t z) {
        return context.digest.zones[z].far_share().value_or(-1);  // unknown for all: last
    };
    std::stable_sort(zones.begin(), zones.end(), [&](std::size_t a, std::size_t b) {
        if (share(a) != share(b)) return share(a) > share(b);
        return words.before(context.zone_name(a), context.zone_name(b));
    });
    const Canvas::Tag tag(canvas, "Table");
    Table table(canvas, zone_columns(context, box), 8, 7);
    double y = table.draw_heading(box.y0);
    std::size_t done = 0;
    for (; done < zones.size(); ++done) {
        const std::size_t z = zones[done];
        const Table::Row row{context.zone_name(z), numbers.whole(context.digest.zones[z].all),
                             share(z) >= 0 ? numbers.percent(share(z)) : numbers.none(),
                             last_cell(context, z)};
        const bool last = done + 1 == zones.size();
        if (y + table.height_of(row) + (last ? 0 : 4) > box.y1) break;
        y = table.draw_row(row, y);
    }
    if (done == zones.size()) return y + 4;
    canvas.text(words.say("table.more", arg("rest", context.zones(zones.size() - done))),
                {box.x0, y + 3}, {.size = 7.5, .color = context.theme().quiet_ink});
    return y + 7;
}

}  // namespace relais::atlas
