#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/sheet.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/finding.h"

namespace relais::atlas {
namespace {

constexpr double kSheetUnknownColumn = 14;
constexpr double kZoneRow = 4.4, kZoneHeading = 9;

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

std::vector<Table::Column> service_columns(const Context& context, const Box& box,
                                           bool some_unknown) {
    const language::Catalogue& words = context.words;
    const double right = box.x1 - (some_unknown ? kSheetUnknownColumn : 0);
    std::vector<Table::Column> columns{
        {words.say("sheet.services.title"), box.x0, right - 64, Align::kLeft},
        {words.say("sheet.services.inside"), right - 62, right - 49, Align::kRight},
        {words.say("table.median"), right - 48, right - 36, Align::kRight},
        {words.say("sheet.services.territory"), right - 35, right - 22, Align::kRight},
        {words.say("table.limit"), right - 21, right - 11, Align::kRight},
        {context.words.say("overview.share"), right - 10, right, Align::kRight}};
    if (some_unknown)
        columns.push_back({words.say("table.unknown"), right + 1, box.x1, Align::kRight});
    return columns;
}

}  // namespace

std::vector<CategoryId> farthest_first(const Context& context, const Area& area) {
    std::vector<CategoryId> categories = context.digest.served;
    const auto far = [&](CategoryId c) {
        const access::Summary& summary = area.by_category[c.index()];
        return std::pair(summary.known > 0 ? summary.beyond_limit : -1,
                         summary.reached > 0 ? summary.median : -1);
    };
    std::stable_sort(categories.begin(), categories.end(),
                     [&](CategoryId a, CategoryId b) { return far(a) > far(b); });
    return categories;
}

double draw_sheet_services(Context& context, const Area& area, const SheetMap& map,
                           const Box& box) {
    const language::Numbers& numbers = context.numbers();
    Canvas& canvas = context.canvas;
    const Canvas::Tag tag(canvas, "Table");
    const bool some_unknown = std::any_of(
        context.digest.served.begin(), context.digest.served.end(),
        [&](CategoryId c) { return is_worth_telling(area.by_category[c.index()].unknown()); });
    const auto services = static_cast<double>(context.digest.served.size());
    constexpr double kUsualRow = 4.5, kLeastHeading = 9;
    constexpr double kTight = 7;  // points, where there are more services than on any other page
    const bool tight = kLeastHeading + kUsualRow * services > box.height();
    Table table(canvas, service_columns(context, box, some_unknown), tight ? kTight : kSmallText,
                tight ? kTight : kSmallText);
    double y = table.draw_heading(box.y0);
    for (const CategoryId c : farthest_first(context, area)) {
        const access::Summary& own = area.by_category[c.index()];
        const bool few = context.is_few(own.weight);
        const auto median = [&](const access::Summary& s) {
            return s.reached > 0 ? numbers.decimal(s.median, 1) : numbers.none();
        };
        Table::Row row{context.category_name(c),
                       numbers.whole(static_cast<double>(
                           services_inside(map, context.services_of(c), area.zones))),
                       few ? numbers.none() : median(own),
                       median(context.summary(c)),
                       numbers.whole(context.group(c).limit),
                       own.known > 0 && !few ? numbers.percent(own.beyond_limit) : numbers.none()};
        if (some_unknown)
            row.push_back(own.weight > 0 && !few ? numbers.percent(own.unknown()) : numbers.none());
        const double height = table.height_of(row);
        if (y + height > box.y1) break;
        const Canvas::Tag link(canvas,
                               Canvas::Tag::link(page_name(c), {box.x0, y, box.x1, y + height}));
        y = table.draw_row(row, y);
    }
    return y;
}

std::vector<std::size_t> zones_by_need(const Context& context, const Area& area) {
    const CategoryId only = context.digest.served.front();
    std::vector<std::size_t> zones = area.zones;
    const auto need = [&](std::size_t z) {
        const access::Summary& summary = context.summary(ZoneId{z}, only);
        return std::pair(summary.reached > 0, weight_beyond(summary));
    };
    std::stable_sort(zones.begin(), zones.end(), [&](std::size_t a, std::size_t b) {
        if (need(a) != need(b)) return need(a) > need(b);
        return context.words.before(context.zone_name(a), context.zone_name(b));
    });
    return zones;
}

std::size_t sheet_zones_in(double height) {
    return height > kZoneHeading ? static_cast<std::size_t>((height - kZoneHeading) / kZoneRow) : 0;
}

std::size_t draw_sheet_zones(Context& context, const std::vector<std::size_t>& zones,
                             std::size_t first, const Box& box) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = context.numbers();
    const CategoryId only = context.digest.served.front();
    const Group& group = context.group(only);
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{context.zone_heading(), box.x0, box.x1 - 51, Align::kLeft},
                 {words.say(group.key.empty() ? fmt::format("table.{}", context.unit())
                                              : "group." + group.key + ".short"),
                  box.x1 - 50, box.x1 - 36, Align::kRight},
                 {words.say("table.median"), box.x1 - 35, box.x1 - 24, Align::kRight},
                 {words.say("table.beyond", arg("minutes", group.limit)), box.x1 - 23, box.x1 - 11,
                  Align::kRight},
                 {context.words.say("overview.share"), box.x1 - 10, box.x1, Align::kRight}},
                kSmallText, kSmallText);
    double y = box.y0 + kZoneHeading - table.heading_height();
    y = table.draw_heading(y);
    const std::size_t end = std::min(zones.size(), first + sheet_zones_in(box.height()));
    for (std::size_t i = first; i < end; ++i) {
        const access::Summary& own = context.summary(ZoneId{zones[i]}, only);
        const bool few = context.is_few(own.weight);
        const bool shown = own.known > 0 && !few;
        y = table.draw_row(
            {context.zone_name(zones[i]),
             few ? words.say("few")
                 : context.estimate(own.weight, context.territory.estimates.of_zone(zones[i])),
             own.reached > 0 && !few ? numbers.decimal(own.median, 1) : numbers.none(),
             shown ? numbers.whole(weight_beyond(own)) : numbers.none(),
             shown ? numbers.percent(own.beyond_limit) : numbers.none()},
            y, kZoneRow);
    }
    return end;
}

}  // namespace relais::atlas
