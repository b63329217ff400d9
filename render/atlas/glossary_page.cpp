#include <array>
#include <string>

#include "render/atlas/frame.h"
#include "render/atlas/pages.h"

namespace relais::atlas {

void draw_glossary(Context& context) {
    constexpr std::array kTerms{"access", "average", "class",   "household",
                                "median", "no_time", "service", "share"};
    const language::Catalogue& words = context.words;
    Canvas& canvas = context.canvas;
    const draw::PageEntry& entry = context.plan.page("glossary");
    const PageFrame frame{words.say("glossary.title"), words.say("glossary.topic"), "",
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        constexpr double kGutter = 12;
        const double width = (context.page.body_width() - kGutter) / 2;
        constexpr double kTop = Page::body_top() + 4;
        std::size_t drawn = 0;
        double y = kTop;
        for (const char* term : kTerms) {
            if (drawn++ == kTerms.size() / 2) y = kTop;
            const double x =
                drawn > kTerms.size() / 2 ? Page::left() + width + kGutter : Page::left();
            const std::string key = std::string("glossary.") + term;
            {
                const Canvas::Tag tag(canvas, "H2");
                canvas.text(words.say(key), {x, y + 4},
                            {.size = 11, .face = Face::kBold, .color = context.theme().ink});
            }
            const Canvas::Tag tag(canvas, "P");
            y += 6.5 +
                 canvas.paragraph(words.say(key + ".is"), {x, y + 6.5}, width,
                                  {.size = 9.5, .color = context.theme().ink}) +
                 5;
        }
    });
}

}  // namespace relais::atlas
