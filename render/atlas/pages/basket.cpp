#include <fmt/format.h>

#include "render/atlas/blocks/heat_table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

std::string basket_title(const Context& context) {
    const char* kind = context.digest.basket_is_daily ? "daily" : "all";
    return context.words.say(
        fmt::format("basket.title.{}.{}", kind, context.unit()),
        arg("share", context.numbers().percent(1 - context.digest.far_share)),
        arg("services", context.words.count("count.services",
                                            static_cast<double>(context.digest.basket.size()))));
}

/// The whole territory, then its areas.
std::vector<HeatRow> basket_rows(const Context& context) {
    Area whole;
    whole.name = context.territory_name();
    for (std::size_t c = 0; c < context.territory.categories.size(); ++c)
        whole.by_category.push_back(context.summary(CategoryId{c}));
    std::vector<HeatRow> rows{heat_row(context, whole, "")};
    for (std::size_t a = 0; a < context.digest.areas.size(); ++a)
        rows.push_back(heat_row(context, context.digest.areas[a], sheet_name(a)));
    return rows;
}

}  // namespace

void draw_basket(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("basket");
    const PageFrame frame{basket_title(context),
                          context.words.say("basket.topic", arg("by", context.by())),
                          context.words.say("heat.notes", arg("none", context.numbers().none())) +
                              "\n" + source_line(context),
                          entry.bookmark};
    draw_page(context, entry, frame, [&] {
        draw_heat_table(
            context, context.level_name(), basket_rows(context), 0,
            {Page::left(), Page::body_top() + 2, context.page.right(), context.page.body_bottom()});
    });
}

}  // namespace relais::atlas
