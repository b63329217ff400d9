#include "render/atlas/frame.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Face;
using language::arg;

constexpr double kWidth = kRight - kLeft;

/// The largest size at which the title stays on one line, not under 13 points.
double title_size(draw::Canvas& canvas, const std::string& title) {
    for (const double size : {19.0, 17.0, 15.0, 13.0}) {
        if (canvas.width_of(title, {.size = size, .face = Face::kTitle}) <= kWidth) return size;
    }
    return 11.5;
}

}  // namespace

void draw_title(Context& context, const std::string& title, const std::string& topic) {
    draw::Canvas& canvas = context.canvas;
    const double size = title_size(canvas, title);
    {
        const draw::Canvas::Tag tag(canvas, "H1");
        const draw::TextStyle style{.size = size, .face = Face::kTitle, .leading = 1.15};
        if (size >= 13) {
            canvas.text(title, {kLeft, 17.5}, style);
        } else {
            canvas.paragraph(title, {kLeft, 9.5}, kWidth, style);
        }
    }
    const draw::Canvas::Tag tag(canvas, "P");
    canvas.text(topic, {kLeft, 24.3}, {.size = 9.5, .color = style::kQuietInk});
}

void draw_foot(Context& context, const std::string& notes, const std::string& topic,
               const std::string& folio) {
    draw::Canvas& canvas = context.canvas;
    const draw::Canvas::Tag tag(canvas, "P");
    const draw::TextStyle small{.size = 7, .color = style::kQuietInk, .leading = 1.28};
    constexpr double kRule = 200.4;
    constexpr double kGap = 1.4;  // the notes grow upwards from the rule
    if (!notes.empty()) {
        const double height = canvas.height_of(notes, kWidth, small);
        canvas.paragraph(notes, {kLeft, kRule - kGap - height}, kWidth, small);
    }
    canvas.line({kLeft, kRule}, {kRight, kRule}, {0.15, style::kHairline});
    std::string running = context.territory.name;
    if (!topic.empty()) running += " · " + topic;
    if (const std::string date = context.data_date(); !date.empty()) {
        running += " · " + context.words.say("foot.date", arg("date", date));
    }
    canvas.text(running, {kLeft, 204}, small);
    canvas.text(folio, {kRight, 204},
                {.size = 7.5, .face = Face::kSemiBold, .color = style::kInk, .tabular = true},
                Align::kRight);
}

std::string source_line(const Context& context) {
    if (context.territory.sources.empty()) return {};
    return context.words.say(
        "foot.sources",
        arg("sources", fmt::format("{}", fmt::join(context.territory.sources, " · "))));
}

}  // namespace relais::atlas
