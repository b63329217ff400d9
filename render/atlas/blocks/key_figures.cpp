#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/blocks.h"

namespace relais::atlas {

namespace {

/// " · France: 5.2 min" where a figure of a larger territory is given.
std::string reference(const Context& context, CategoryId category,
                      std::optional<double> territory::Reference::*figure, bool share) {
    const std::string& key = context.territory.categories[category.index()].key;
    std::string text;
    for (const territory::Reference& known : context.territory.references) {
        if (known.category != key || !(known.*figure)) continue;
        const double value = *(known.*figure);
        const std::string shown =
            share ? context.numbers().percent(value)
                  : context.words.say("minutes", arg("n", context.numbers().decimal(value, 1)));
        text += " · " +
                context.words.say("figure.reference", arg("name", known.name), arg("value", shown));
    }
    return text;
}

}  // namespace

std::vector<KeyFigure> key_figures(const Context& context, CategoryId category) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = words.numbers();
    const Group& group = context.group(category);
    const access::Summary& summary = group.whole;
    const Counted counted = context.counted(category);
    const bool known = summary.reached > 0;
    const auto minutes = [&](double value) {
        return known ? words.say("minutes", arg("n", numbers.decimal(value, 1))) : numbers.none();
    };
    const auto meaning = [&](const char* key) {
        return words.say(fmt::format("figure.{}.{}", key, counted.unit),
                         arg("minutes", group.limit), arg("of", counted.of),
                         arg("group", counted.name));
    };
    const double beyond = weight_beyond(summary);
    const std::string count =
        words.say(group.key.empty() ? "figure.count" : "figure.count.group",
                  arg("minutes", group.limit), arg("noun", context.noun(beyond, category)),
                  arg("all", context.weight(weight_beyond(group.everyone))));
    using territory::Reference;
    return {{minutes(summary.median),
             meaning("median") + reference(context, category, &Reference::median_minutes, false)},
            {minutes(summary.p90), meaning("p90")},
            {known ? numbers.percent(summary.beyond_limit) : numbers.none(),
             meaning("share") + reference(context, category, &Reference::share_beyond, true)},
            {known ? numbers.whole(beyond) : numbers.none(), count}};
}

namespace {

constexpr double kFigureGap = 3, kUnderValue = 8.4;

draw::TextStyle meaning_style(const Context& context) {
    return {.size = kSmallText, .color = context.theme().quiet_ink, .leading = 1.25};
}

void draw_tile(Context& context, const KeyFigure& figure, const Box& tile) {
    context.canvas.fill(Box::at(tile.x0, tile.y0, 0.7, tile.height()), context.theme().accent);
    {
        const Canvas::Tag tag(context.canvas, "P");
        context.canvas.text(figure.value, {tile.x0 + 3, tile.y0 + 6.4},
                            {.size = 17, .face = Face::kTitle, .tabular = true});
    }
    const Canvas::Tag tag(context.canvas, "P");
    context.canvas.paragraph(figure.meaning, {tile.x0 + 3, tile.y0 + kUnderValue}, tile.width() - 3,
                             meaning_style(context));
}

}  // namespace

double draw_key_figures(Context& context, std::span<const KeyFigure> figures, const Box& box) {
    constexpr double kLeast = 17;
    const double width = (box.width() - kFigureGap) / 2;
    double y = box.y0;
    for (std::size_t i = 0; i < figures.size(); i += 2) {
        const auto row = figures.subspan(i, std::min<std::size_t>(2, figures.size() - i));
        double height = kLeast;
        for (const KeyFigure& figure : row) {
            height =
                std::max(height, kUnderValue + context.canvas.height_of(figure.meaning, width - 3,
                                                                        meaning_style(context)));
        }
        for (std::size_t k = 0; k < row.size(); ++k) {
            draw_tile(
                context, row[k],
                Box::at(box.x0 + static_cast<double>(k) * (width + kFigureGap), y, width, height));
        }
        y += height + kFigureGap;
    }
    return figures.empty() ? y : y - kFigureGap;
}

}  // namespace relais::atlas
