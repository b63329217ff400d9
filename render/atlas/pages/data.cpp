#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/blocks/legend.h"
#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// Left or above: the inputs; right or below: their use, service by service.
struct DataLayout {
    Box inputs, services;
};
DataLayout data_layout(const Page& page) {
    const double top = Page::body_top() + 1;
    if (page.portrait()) {
        const double middle = top + page.body_height() * 0.36;
        return {{Page::left(), top, page.right(), middle},
                {Page::left(), middle + 6, page.right(), page.body_bottom()}};
    }
    const double middle = Page::left() + page.body_width() * 0.36;
    return {{Page::left(), top, middle, page.body_bottom()},
            {middle + 10, top, page.right(), page.body_bottom()}};
}

void draw_inputs(Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const territory::Territory& territory = context.territory;
    const auto number = [&](std::size_t n) {
        return context.numbers().whole(static_cast<double>(n));
    };
    const auto outside = static_cast<std::size_t>(
        std::count(context.digest.outside.begin(), context.digest.outside.end(), true));
    std::vector<Table::Row> rows{
        {words.say("data.households"), number(territory.households.size())},
        {words.say(fmt::format("data.weight.{}", context.unit())),
         context.numbers().whole(context.total_weight())},
        {words.say("data.services"), number(territory.services.size())}};
    if (!territory.zones.empty())
        rows.push_back({words.say("data.services.outside"), number(outside)});
    const auto with_hours = std::count_if(
        territory.services.begin(), territory.services.end(),
        [](const territory::Service& service) { return !service.opening_hours.empty(); });
    if (with_hours > 0)
        rows.push_back(
            {words.say("data.services.hours"), number(static_cast<std::size_t>(with_hours))});
    if (!territory.zones.empty())
        rows.push_back({words.say("data.zones"), context.zones(territory.zones.size())});
    rows.push_back({words.say("data.profile"), context.by()});
    if (const std::string date = context.data_date(); !date.empty()) {
        rows.push_back({words.say("data.date"), date});
    }
    double y = box.y0;
    {
        const Canvas::Tag tag(context.canvas, "Table");
        Table table(context.canvas,
                    {{words.say("data.what"), box.x0, box.x1 - 42, Align::kLeft},
                     {words.say("data.how_many"), box.x1 - 41, box.x1, Align::kRight}},
                    8.5);
        y = table.draw_heading(y);
        for (const Table::Row& row : rows) y = table.draw_row(row, y, 5.2);
    }
    y = draw_text_block(context, words.say("method.sources"), territory.sources,
                        {box.x0, y + 6, box.x1, box.y1});
    if (context.digest.unserved.empty()) return;
    std::vector<std::string> names;
    for (const CategoryId c : context.digest.unserved) names.push_back(context.category_name(c));
    draw_text_block(context, words.say("method.unserved"),
                    std::vector{words.say("method.unserved.list",
                                          arg("list", fmt::format("{}", fmt::join(names, ", "))))},
                    {box.x0, y + 4, box.x1, box.y1});
}

/// Share of the weight that no time is known of.
std::string without_time(const Context& context, CategoryId category) {
    const access::Summary& summary = context.summary(category);
    if (!(summary.weight > 0)) return context.numbers().none();
    return context.numbers().percent(1 - summary.reached / summary.weight);
}

void draw_services(Context& context, const Box& box) {
    const language::Catalogue& words = context.words;
    const double right = box.x1;
    const Canvas::Tag tag(context.canvas, "Table");
    Table table(context.canvas,
                {{words.say("contents.part.services"), box.x0, right - 88, Align::kLeft},
                 {words.say("overview.places"), right - 87, right - 74, Align::kRight},
                 {words.say("data.outside"), right - 73, right - 57, Align::kRight},
                 {words.say("data.classes"), right - 55, right - 20, Align::kRight},
                 {words.say("legend.no_data"), right - 18, right, Align::kRight}},
                8);
    double y = table.draw_heading(box.y0);
    for (const CategoryId category : context.digest.served) {
        const std::vector<ServiceId> services = context.services_of(category);
        const auto outside = std::count_if(services.begin(), services.end(), [&](ServiceId s) {
            return s.index() < context.digest.outside.size() && context.digest.outside[s.index()];
        });
        const style::Classes classes = classes_of(context, category);
        std::vector<std::string> bounds;
        for (const double bound : classes.bounds()) {
            bounds.push_back(context.numbers().bound(bound));
        }
        const Table::Row row{context.category_name(category),
                             context.numbers().whole(static_cast<double>(services.size())),
                             context.numbers().whole(static_cast<double>(outside)),
                             fmt::format("{}", fmt::join(bounds, " · ")),
                             without_time(context, category)};
        if (y + table.height_of(row) > box.y1) break;
        y = table.draw_row(row, y, 5.2);
    }
}

}  // namespace

void draw_data(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("data");
    const PageFrame frame{context.words.say("data.title"), context.words.say("data.topic"),
                          context.words.say("data.notes"), entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const DataLayout layout = data_layout(context.page);
        draw_inputs(context, layout.inputs);
        draw_services(context, layout.services);
    });
}

}  // namespace relais::atlas
