#include <fmt/format.h>

#include "render/atlas/blocks.h"

namespace relais::atlas {

using draw::Face;
using geometry::Box;
using language::arg;

std::vector<KeyFigure> key_figures(const Context& context, const access::Summary& summary,
                                   const Finding& finding) {
    const language::Catalogue& words = context.words;
    const language::Numbers& numbers = words.numbers();
    const bool known = summary.reached > 0;
    const auto minutes = [&](double value) {
        return known ? words.say("minutes", arg("n", numbers.decimal(value, 1))) : numbers.none();
    };
    const auto meaning = [&](const char* key) {
        return words.say(fmt::format("figure.{}.{}", key, context.unit()),
                         arg("minutes", finding.minutes));
    };
    return {
        {minutes(summary.median), meaning("median")},
        {minutes(summary.p90), meaning("p90")},
        {known ? numbers.percent(finding.share) : numbers.none(), meaning("share")},
        {known ? numbers.whole(finding.share * summary.weight) : numbers.none(), meaning("count")}};
}

double draw_key_figures(Context& context, std::span<const KeyFigure> figures, const Box& box) {
    constexpr double kGap = 3, kTile = 17;
    const double width = (box.width() - kGap) / 2;
    double bottom = box.y0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const Box tile =
            Box::at(box.x0 + static_cast<double>(i % 2) * (width + kGap),
                    box.y0 + static_cast<double>(i / 2) * (kTile + kGap), width, kTile);
        const draw::Canvas::Tag tag(context.canvas, "P");
        context.canvas.fill(Box::at(tile.x0, tile.y0, 0.7, tile.height()),
                            context.canvas.theme().accent);
        context.canvas.text(figures[i].value, {tile.x0 + 3, tile.y0 + 6.4},
                            {.size = 17, .face = Face::kTitle, .tabular = true});
        context.canvas.paragraph(
            figures[i].meaning, {tile.x0 + 3, tile.y0 + 8.4}, width - 3,
            {.size = 7.5, .color = context.canvas.theme().quiet_ink, .leading = 1.25});
        bottom = tile.y1;
    }
    return bottom;
}

}  // namespace relais::atlas
