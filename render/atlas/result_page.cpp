#include <algorithm>

#include "render/atlas/compare_page.h"
#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Canvas;
using draw::Face;
using language::arg;

std::string labels_of(const scenario::Scenario& scenario) {
    std::string labels;
    for (const scenario::Edit& edit : scenario.edits) {
        if (edit.label.empty()) continue;
        if (!labels.empty()) labels += " · ";
        labels += edit.label;
    }
    return labels;
}

PlainTable table_of(const ComparePages& pages, const std::vector<CategoryId>& categories) {
    const language::Catalogue& words = pages.words;
    const language::Numbers& numbers = words.numbers();
    PlainTable table;
    table.edges = {118, 142, 172, 200, 228, 256};
    for (const char* key :
         {"scope", "before", "after", "nearer", "farther", "cut_off", "connected"})
        table.heading.push_back(words.say(std::string("compare.table.") + key));
    for (const CategoryId category : categories) {
        const std::size_t c = category.index();
        const access::Summary& before = pages.findings.territory[c];
        const access::Summary& after = pages.compared->after.territory[c];
        const scenario::Balance& balance = pages.compared->comparison.territory[c];
        const auto mean = [&](const access::Summary& s) {
            return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
        };
        table.rows.push_back({pages.category_name(category), mean(before), mean(after),
                              numbers.whole(balance.nearer), numbers.whole(balance.farther),
                              numbers.whole(balance.cut_off), numbers.whole(balance.connected)});
    }
    return table;
}

}  // namespace

void draw_result_page(ComparePages& pages, const std::string& folio) {
    Canvas& canvas = pages.canvas;
    const scenario::Scenario& scenario = pages.compared->scenario;
    canvas.begin_page({folio, scenario.name, "scenario-" + folio, ""});
    const std::string labels = labels_of(scenario);
    draw_compare_frame(pages, scenario.name,
                       labels.empty() ? pages.words.say("compare.subtitle") : labels, folio);
    const std::vector<CategoryId> changed = changed_categories(*pages.compared);
    double y = 40;
    const draw::TextStyle large{.size = 15, .face = Face::kMedium, .leading = 1.35};
    if (changed.empty()) {
        canvas.paragraph(pages.words.say("compare.same"), {kLeft, y}, kRight - kLeft, large);
    } else {
        canvas.text(pages.category_name(changed.front()), {kLeft, y},
                    {.size = 11, .face = Face::kSemiBold, .color = canvas.theme().accent});
        y += 4;
        for (const std::string& sentence : result_sentences(pages, changed.front())) {
            const Canvas::Tag tag(canvas, "P");
            y += canvas.paragraph(sentence, {kLeft, y}, kRight - kLeft, large) + 3;
        }
        draw_plain_table(canvas, table_of(pages, changed), {kLeft, y + 8}, kBodyBottom);
    }
    canvas.end_page();
}

}  // namespace relais::atlas
