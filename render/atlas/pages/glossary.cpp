#include <algorithm>
#include <array>
#include <string>

#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr std::array kTerms{"access", "average", "class",   "household",
                            "median", "no_time", "service", "share"};
constexpr double kTermGutter = 12, kHeading = 6.5, kAfter = 5;

draw::TextStyle body(const Context& context) {
    return {.size = 9.5, .color = context.theme().ink};
}
double column_width(double width) {
    return (width - kTermGutter) / 2;
}
std::string key_of(const char* term) {
    return std::string("glossary.") + term;
}

double height_of(const Context& context, const char* term, double width) {
    return kHeading + kAfter +
           context.canvas.height_of(context.words.say(key_of(term) + ".is"), width, body(context));
}

/// A term and its meaning, with its top left corner at `at`.
void draw_term(Context& context, const char* term, Point at, double width) {
    {
        const Canvas::Tag tag(context.canvas, "H2");
        context.canvas.text(context.words.say(key_of(term)), {at.x, at.y + 4},
                            {.size = 11, .face = Face::kBold, .color = context.theme().ink});
    }
    const Canvas::Tag tag(context.canvas, "P");
    context.canvas.paragraph(context.words.say(key_of(term) + ".is"), {at.x, at.y + kHeading},
                             width, body(context));
}

}  // namespace

double height_of_terms(const Context& context) {
    const double width = column_width(context.page.body_width());
    std::array<double, 2> height{};
    for (std::size_t i = 0; i < kTerms.size(); ++i) {
        height.at(i * 2 / kTerms.size()) += height_of(context, kTerms.at(i), width);
    }
    return std::max(height[0], height[1]);
}

void draw_terms(Context& context, const Box& box) {
    const double width = column_width(box.width());
    double y = box.y0;
    for (std::size_t i = 0; i < kTerms.size(); ++i) {
        if (i == kTerms.size() / 2) y = box.y0;
        const double x = i < kTerms.size() / 2 ? box.x0 : box.x0 + width + kTermGutter;
        draw_term(context, kTerms.at(i), {x, y}, width);
        y += height_of(context, kTerms.at(i), width);
    }
}

void draw_glossary(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("glossary");
    const PageFrame frame{context.words.say("glossary.title"), context.words.say("glossary.topic"),
                          "", entry.bookmark};
    draw_page(context, entry, frame, [&] {
        draw_terms(context, {Page::left(), Page::body_top() + 4, context.page.right(),
                             context.page.body_bottom()});
    });
}

}  // namespace relais::atlas
