#include "render/atlas/document/frame.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace relais::atlas {
namespace {

/// The largest size at which the title stays on one line, not under 13 points.
double title_size(Canvas& canvas, const std::string& title, double width) {
    for (const double size : {19.0, 17.0, 15.0, 13.0}) {
        if (canvas.width_of(title, {.size = size, .face = Face::kTitle}) <= width) return size;
    }
    return 11.5;
}

constexpr double kRule = 9.6;        // from the lower edge of the page to the line above the foot
constexpr double kUnderNotes = 1.4;  // the notes grow upwards from the rule

draw::TextStyle notes_style(const style::Theme& theme) {
    return {.size = kSmallText, .color = theme.quiet_ink, .leading = 1.28};
}

std::string source_line(const territory::Territory& territory, const language::Catalogue& words) {
    if (territory.sources.empty()) return {};
    return words.say("foot.sources",
                     arg("sources", fmt::format("{}", fmt::join(territory.sources, " · "))));
}

void draw_title(Context& context, const std::string& title, const std::string& topic) {
    Canvas& canvas = context.canvas;
    const double size = title_size(canvas, title, context.page.body_width());
    {
        const Canvas::Tag tag(canvas, "H1");
        const draw::TextStyle style{.size = size, .face = Face::kTitle, .leading = 1.15};
        if (canvas.width_of(title, style) <= context.page.body_width()) {
            canvas.text(title, {context.page.left(), 17.5}, style);
        } else {
            canvas.paragraph(title, {context.page.left(), 9.5}, context.page.body_width(), style);
        }
    }
    const Canvas::Tag tag(canvas, "P");
    draw::TextStyle style{.size = 9.5, .color = context.theme().quiet_ink, .leading = 1.15};
    const double width = context.page.body_width();
    if (canvas.width_of(topic, style) > width) style.size = 8.5;
    if (canvas.width_of(topic, style) <= width)
        canvas.text(topic, {context.page.left(), 24.3}, style);
    else
        canvas.paragraph(topic, {context.page.left(), 20.8}, width, style);
}

void draw_foot(Context& context, const std::string& notes, const std::string& topic,
               const std::string& folio) {
    Canvas& canvas = context.canvas;
    const draw::TextStyle small = notes_style(context.theme());
    const double rule = context.page.height - kRule;
    if (!notes.empty()) {
        const Canvas::Tag tag(canvas, "P");
        const double height = canvas.height_of(notes, context.page.body_width(), small);
        canvas.paragraph(notes, {context.page.left(), rule - kUnderNotes - height},
                         context.page.body_width(), small);
    }
    canvas.line({context.page.left(), rule}, {context.page.right(), rule},
                {0.15, context.canvas.theme().hairline});
    std::string running = context.territory_name();
    if (!topic.empty()) running += " · " + topic;
    if (const std::string date = context.data_date(); !date.empty()) {
        running += " · " + context.words.say("foot.date", arg("date", date));
    }
    canvas.text(running, {context.page.left(), rule + 3.6}, small);
    canvas.text(folio, {context.page.right(), rule + 3.6},
                {.size = kSmallText,
                 .face = Face::kSemiBold,
                 .color = context.canvas.theme().ink,
                 .tabular = true},
                Align::kRight);
}

}  // namespace

void draw_page(Context& context, const draw::PageEntry& entry, const PageFrame& frame,
               const std::function<void()>& draw_body) {
    context.canvas.begin_page(entry);
    draw_title(context, frame.title, frame.topic);
    draw_body();
    draw_foot(context, frame.notes, frame.running, frame.has_folio ? entry.label : "");
    context.canvas.end_page();
}

double draw_heading(Context& context, const std::string& text, Point at) {
    const Canvas::Tag tag(context.canvas, "H2");
    return context.canvas.text(
        text, at, {.size = 8.5, .face = Face::kSemiBold, .color = context.theme().ink});
}

double draw_caption(Context& context, const std::string& text, const Box& frame) {
    return draw_heading(context, text, {frame.x0, frame.y0 - 1.6});
}

Page with_room_for_sources(Page page, Canvas& canvas, const territory::Territory& territory,
                           const language::Catalogue& words) {
    constexpr double kMost = 0.2, kAbove = 1.6;
    const double notes = canvas.height_of("\n\n" + source_line(territory, words), page.body_width(),
                                          notes_style(canvas.theme()));
    page.foot = std::clamp(kRule + kUnderNotes + notes + kAbove, page.foot, kMost * page.height);
    return page;
}

std::string source_line(const Context& context) {
    return source_line(context.territory, context.words);
}

}  // namespace relais::atlas
