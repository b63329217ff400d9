#include <string>
#include <utility>
#include <vector>

#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr double kDefinitionGutter = 12, kNameHeight = 5.5, kAfterDefinition = 4.5;

draw::TextStyle body_style(const Context& context) {
    return {.size = 9, .color = context.theme().ink};
}

/// The name of a service and what it counts.
using Definition = std::pair<std::string, std::string>;

std::vector<Definition> definitions_of(const Context& context) {
    std::vector<Definition> definitions;
    for (const CategoryId category : context.digest.served) {
        const std::string key = "definition." + context.territory.categories[category.index()].key;
        if (context.words.has(key))
            definitions.emplace_back(context.category_name(category), context.words.say(key));
    }
    return definitions;
}

double height_of(const Context& context, const Definition& definition, double width) {
    return kNameHeight + context.canvas.height_of(definition.second, width, body_style(context)) +
           kAfterDefinition;
}

void draw_definition(Context& context, const Definition& definition, Point at, double width) {
    {
        const Canvas::Tag tag(context.canvas, "H2");
        context.canvas.text(definition.first, {at.x, at.y + 3.6},
                            {.size = 9.5, .face = Face::kBold});
    }
    const Canvas::Tag tag(context.canvas, "P");
    context.canvas.paragraph(definition.second, {at.x, at.y + kNameHeight}, width,
                             body_style(context));
}

}  // namespace

bool has_definitions(const Context& context) {
    return definitions_of(context).size() > 1;
}

void draw_definitions(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("definitions");
    const PageFrame frame{entry.bookmark, context.words.say("definitions.topic"), "",
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const std::vector<Definition> definitions = definitions_of(context);
        const double width = (context.page.body_width() - kDefinitionGutter) / 2;
        double all = 0;
        for (const Definition& definition : definitions)
            all += height_of(context, definition, width);
        const double top = Page::body_top() + 4;
        double x = Page::left(), y = top;
        for (const Definition& definition : definitions) {
            if (x == Page::left() && y - top >= all / 2) {
                x += width + kDefinitionGutter;
                y = top;
            }
            draw_definition(context, definition, {x, y}, width);
            y += height_of(context, definition, width);
        }
    });
}

}  // namespace relais::atlas
