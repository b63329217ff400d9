#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

using scenario::AtypicalHours;
using scenario::kPartsOfWeek;
using scenario::PartOfWeek;

const char* key_of(std::size_t part) {
    return scenario::part_name(PartOfWeek{static_cast<std::uint8_t>(part)});
}

const std::vector<OpenHours>& hours_of(const Context& context) {
    return context.options.insights->hours;
}

/// Of the people whose times are known, those with a place open in a part of the week.
double share_within(const AtypicalHours& hours, std::size_t part) {
    const scenario::Served& served = hours.territory.at(part);
    const double known = served.within + served.without;
    return known > 0 ? served.within / known : 0;
}

std::string minutes_of(const Context& context) {
    return context.numbers().bound(to_minutes(hours_of(context).front().parts.limit));
}

struct HoursCount {
    std::size_t with_hours = 0, services = 0;
};
HoursCount count_hours(const Context& context) {
    HoursCount sum;
    for (const OpenHours& open : hours_of(context)) {
        sum.with_hours += open.parts.with_hours;
        sum.services += open.parts.services;
    }
    return sum;
}

/// Whether nearly all places of a service have opening hours.
bool is_known(const AtypicalHours& hours) {
    return hours.with_hours > 0 && hours.with_hours * 10 >= hours.services * 9;
}

/// How many of those services are open to half of the people or more in a part of the week.
std::size_t open_to_half(const Context& context, PartOfWeek part) {
    const std::vector<OpenHours>& all = hours_of(context);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& open) {
        return is_known(open.parts) &&
               share_within(open.parts, static_cast<std::size_t>(part)) >= 0.5;
    }));
}

/// The open services by hour; where no service has enough data for that, the number of places with
/// opening hours.
std::string hours_title(const Context& context) {
    const language::Catalogue& words = context.words;
    const std::vector<OpenHours>& all = hours_of(context);
    const auto known = std::count_if(all.begin(), all.end(),
                                     [](const OpenHours& open) { return is_known(open.parts); });
    if (known == 0) {
        const HoursCount sum = count_hours(context);
        return words.say("hours.title.known", arg("told", sum.with_hours),
                         arg("services", sum.services));
    }
    return words.say(
        fmt::format("hours.title.{}", context.unit()), arg("minutes", minutes_of(context)),
        arg("office", open_to_half(context, PartOfWeek::kOffice)), arg("services", known),
        arg("saturday", open_to_half(context, PartOfWeek::kSaturday)),
        arg("sunday", open_to_half(context, PartOfWeek::kSunday)));
}

/// Columns: the service, its places, those with opening hours, the parts of the week, the share of
/// the week.
std::vector<Table::Column> hours_columns(const Context& context) {
    const language::Catalogue& words = context.words;
    const double width = context.page.portrait() ? 17.5 : 23;
    std::vector<std::string> headings{words.say("overview.places"), words.say("hours.table.told")};
    for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
        headings.push_back(words.say(fmt::format("atypical.part.{}", key_of(part))));
    }
    headings.push_back(words.say("hours.table.week"));
    const double first = context.page.right() - width * static_cast<double>(headings.size());
    std::vector<Table::Column> columns{
        {words.say("contents.part.services"), Page::left(), first - 2, Align::kLeft}};
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const double x1 = first + width * static_cast<double>(i + 1);
        columns.push_back({headings[i], x1 - width + 2, x1, Align::kRight});
    }
    return columns;
}

constexpr std::size_t kFirstPart = 3;  // of the columns

/// Shares; "≥" where places without opening hours could add to them.
Table::Row cells(const Context& context, const OpenHours& open) {
    const AtypicalHours& hours = open.parts;
    const language::Numbers& numbers = context.numbers();
    Table::Row row{context.category_name(hours.category),
                   numbers.whole(static_cast<double>(hours.services)),
                   numbers.whole(static_cast<double>(hours.with_hours))};
    if (hours.with_hours == 0) return row;
    const bool certain = hours.with_hours == hours.services;
    const auto share = [&](double value) {
        if (certain || value >= 1) return numbers.percent(value);
        if (value < 0.01) return numbers.none();  // at least nothing: not known
        return "≥\u00a0" + numbers.percent(std::floor(100 * value) / 100);
    };
    for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
        row.push_back(share(share_within(hours, part)));
    }
    row.push_back(open.week_share ? share(*open.week_share) : numbers.none());
    return row;
}

/// Bars as long as the shares, left of them; where no hours are known, the sign for no data.
void draw_bars(Context& context, const std::vector<Table::Column>& columns, const OpenHours& open,
               double y, double height) {
    const double half = std::min(2.4, height * 0.36), middle = y + height / 2;
    if (open.parts.with_hours == 0) {
        const Box unknown{columns[kFirstPart].x0, middle - half, columns.back().x1, middle + half};
        const std::array rings{geometry::outline(unknown)};
        context.canvas.hatch(rings);
        const std::string text = context.words.say("hours.unknown");
        const draw::TextStyle small{.size = kSmallText, .color = context.theme().ink};
        const double width = context.canvas.width_of(text, small) + 3;
        context.canvas.fill(Box::at(unknown.centre().x - width / 2, unknown.y0, width, 2 * half),
                            context.theme().paper);
        context.canvas.text(text, {unknown.centre().x, middle + 0.95}, small, Align::kCentre);
        return;
    }
    const style::Color color = style::mix(context.theme().accent, context.theme().paper, 0.72);
    const double digits = context.canvas.width_of("≥ " + context.numbers().percent(0.999),
                                                  {.size = 9, .tabular = true});
    const auto bar = [&](const Table::Column& column, double share) {
        const double longest = column.x1 - column.x0 - digits - 1;
        if (!(share > 0) || !(longest > 0)) return;
        context.canvas.fill(Box::at(column.x0, middle - half, longest * share, 2 * half), color);
    };
    for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
        bar(columns[kFirstPart + part], share_within(open.parts, part));
    }
    if (open.week_share) bar(columns.back(), *open.week_share);
}

void draw_table(Context& context) {
    const Canvas::Tag tag(context.canvas, "Table");
    const std::vector<OpenHours>& all = hours_of(context);
    const std::vector<Table::Column> columns = hours_columns(context);
    const double top = Page::body_top() + 2;
    const double step =
        std::min(8.5, (context.page.body_bottom() - top - 14) / static_cast<double>(all.size()));
    Table table(context.canvas, columns, std::clamp(step * 1.5, kSmallText, 9.0), kSmallText);
    double y = table.draw_heading(top);
    for (const OpenHours& open : all) {
        const Table::Row row = cells(context, open);
        const double height = std::max(step, table.height_of(row));
        const Box area{Page::left(), y, context.page.right(), y + height};
        const Canvas::Tag link(context.canvas,
                               Canvas::Tag::link(page_name(open.parts.category), area));
        draw_bars(context, columns, open, y, height);
        y = table.draw_row(row, y, height);
    }
}

}  // namespace

void draw_hours(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("hours");
    const HoursCount sum = count_hours(context);
    const PageFrame frame{hours_title(context),
                          context.words.say("hours.topic", arg("minutes", minutes_of(context)),
                                            arg("by", context.by()), arg("told", sum.with_hours),
                                            arg("services", sum.services)),
                          context.words.say(fmt::format("hours.notes.{}", context.unit())) + "\n" +
                              source_line(context),
                          entry.bookmark};
    draw_page(context, entry, frame, [&] { draw_table(context); });
}

}  // namespace relais::atlas
