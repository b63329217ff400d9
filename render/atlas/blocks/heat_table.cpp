#include "render/atlas/blocks/heat_table.h"

#include <algorithm>

#include "render/atlas/blocks/table.h"
#include "render/style/classify.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

const std::vector<double> kHeatBounds{5, 10, 15, 20, 30, 45, 60};

/// A little smaller than other texts: upright names of services take the height of rows.
draw::TextStyle head_style(const Context& context) {
    return {.size = 7.5, .face = Face::kSemiBold, .color = context.theme().quiet_ink};
}

/// Left of the columns of services.
double names_width(const Context& context, const std::vector<HeatRow>& rows, double size,
                   double most) {
    double widest = 0;
    for (const HeatRow& row : rows)
        widest = std::max(widest, context.canvas.width_of(row.name, {.size = size}));
    return std::min(widest + 2, most);
}

struct HeatColumns {
    double first = 0, width = 0;
};

void draw_heads(Context& context, const std::string& heading, const HeatColumns& columns,
                const geometry::Box& box, double y) {
    const draw::TextStyle style = head_style(context);
    const Canvas::Tag row(context.canvas, "TR");
    {
        const Canvas::Tag cell(context.canvas, "TH");
        context.canvas.text(heading, {box.x0, y - 1.2}, style);
    }
    for (std::size_t c = 0; c < context.digest.served.size(); ++c) {
        const Canvas::Tag cell(context.canvas, "TH");
        const double middle = columns.first + (static_cast<double>(c) + 0.5) * columns.width;
        context.canvas.text_upwards(context.category_name(context.digest.served[c]),
                                    {middle + 1, y - 1.2}, style);
    }
    context.canvas.line({box.x0, y}, {box.x1, y}, {0.25, context.theme().ink});
}

void draw_heat_cell(Context& context, const std::optional<double>& minutes,
                    const geometry::Box& cell, double size) {
    const Canvas::Tag tag(context.canvas, "TD");
    const Point at{cell.centre().x, cell.centre().y + size * 0.126};
    if (!minutes) {
        draw::TextStyle style{.size = size, .color = context.theme().quiet_ink};
        const double wide = context.canvas.width_of(context.numbers().none(), style);
        style.size *= std::min(1.0, (cell.width() - 0.5) / wide);
        context.canvas.text(context.numbers().none(), at, style, Align::kCentre);
        return;
    }
    static const style::Classes kClasses(kHeatBounds);
    const style::Color color =
        style::minutes_palette(context.theme(), kHeatBounds)[kClasses.of(*minutes)];
    context.canvas.fill(cell.grown(-0.2), color);
    context.canvas.text(
        context.numbers().decimal(*minutes, 0), at,
        {.size = size, .color = style::ink_on(context.theme(), color), .tabular = true},
        Align::kCentre);
}

/// Of the group, or of everybody where so few of it are there that figures of them are not published;
/// none where too few places are known.
std::optional<double> median_of(const Context& context, CategoryId category,
                                const access::Summary& group, const access::Summary& everyone) {
    const access::Summary& shown = group.weight < kFewest ? everyone : group;
    if (!(shown.reached > 0) || context.is_few(shown.weight)) return std::nullopt;
    return context.group(category).conclusive ? std::optional(shown.median) : std::nullopt;
}

}  // namespace

HeatRow heat_row(const Context& context, std::size_t zone) {
    HeatRow row{context.zone_name(zone), {}, {}};
    for (const CategoryId c : context.digest.served)
        row.minutes.push_back(median_of(context, c, context.summary(ZoneId{zone}, c),
                                        context.everyone(ZoneId{zone}, c)));
    return row;
}

HeatRow heat_row(const Context& context, const Area& area, std::string page) {
    HeatRow row{context.area_name(area), std::move(page), {}};
    for (const CategoryId c : context.digest.served)
        row.minutes.push_back(
            median_of(context, c, area.by_category[c.index()], area.by_category[c.index()]));
    return row;
}

double heat_head_height(const Context& context) {
    double longest = 0;
    for (const CategoryId c : context.digest.served)
        longest = std::max(longest,
                           context.canvas.width_of(context.category_name(c), head_style(context)));
    return longest + 3;
}

std::size_t heat_rows_in(const Context& context, double height) {
    const double room = height - heat_head_height(context);
    return room > 0 ? static_cast<std::size_t>(room / kLeastHeatRow) : 0;
}

std::size_t draw_heat_table(Context& context, const std::string& heading,
                            const std::vector<HeatRow>& rows, std::size_t first,
                            const geometry::Box& box) {
    const double head = heat_head_height(context);
    const std::size_t fit = std::max<std::size_t>(heat_rows_in(context, box.height()), 1);
    const std::size_t end = std::min(rows.size(), first + fit);
    const double step = std::clamp((box.height() - head) / static_cast<double>(end - first),
                                   kLeastHeatRow, kMostHeatRow);
    const double size = std::clamp(step * 1.75, 7.0, 8.5);
    HeatColumns columns;
    const double names = names_width(context, rows, size, 0.42 * box.width());
    const auto services =
        static_cast<double>(std::max<std::size_t>(1, context.digest.served.size()));
    columns.width = std::min((box.width() - names) / services, 16.0);
    columns.first = box.x0 + names;
    const geometry::Box used{box.x0, box.y0, columns.first + services * columns.width, box.y1};
    const Canvas::Tag table(context.canvas, "Table");
    double y = box.y0 + head;
    draw_heads(context, heading, columns, used, y);
    for (std::size_t r = first; r < end; ++r) {
        const HeatRow& row = rows[r];
        const Canvas::Tag tag(context.canvas, "TR");
        {
            const Canvas::Tag name(context.canvas, "TH");
            const geometry::Box area{box.x0, y, columns.first, y + step};
            const auto draw_name = [&] {
                const draw::TextStyle style{.size = size};
                context.canvas.text(cut_to_line(context.canvas, row.name, names - 1, style),
                                    {box.x0, y + step / 2 + size * 0.126}, style);
            };
            if (row.page.empty()) {
                draw_name();
            } else {
                const Canvas::Tag link(context.canvas, Canvas::Tag::link(row.page, area));
                draw_name();
            }
        }
        for (std::size_t c = 0; c < row.minutes.size(); ++c) {
            const double x = columns.first + static_cast<double>(c) * columns.width;
            draw_heat_cell(context, row.minutes[c], {x, y, x + columns.width, y + step}, size);
        }
        context.canvas.line({used.x0, y + step}, {used.x1, y + step},
                            {0.1, context.theme().hairline});
        y += step;
    }
    return end;
}

}  // namespace relais::atlas
