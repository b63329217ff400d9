#include "render/atlas/compare_page.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/style/theme.h"

namespace relais::atlas {
namespace {

using draw::Align;
using draw::Canvas;
using draw::Face;
using language::arg;

std::string side_sentence(const ComparePages& pages, const char* key, double weight,
                          double minutes) {
    if (!(weight > 0)) return pages.words.say(fmt::format("compare.sentence.nobody_{}", key));
    return pages.words.say(fmt::format("compare.sentence.{}", key),
                           arg("weight", pages.weight(weight)),
                           arg("minutes", pages.words.numbers().decimal(minutes / weight, 1)));
}

/// The text cut to a width, with an ellipsis.
std::string cut_to(Canvas& canvas, const std::string& text, double width,
                   const draw::TextStyle& style) {
    if (canvas.width_of(text, style) <= width) return text;
    std::string cut = text;
    while (!cut.empty() && canvas.width_of(cut + "…", style) > width) {
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U)
            cut.pop_back();
        if (!cut.empty()) cut.pop_back();
    }
    return cut + "…";
}

}  // namespace

std::string ComparePages::category_name(CategoryId category) const {
    const territory::Category& row = shown.categories[category.index()];
    const auto* const code = std::find(std::begin(territory::kLanguageCodes),
                                       std::end(territory::kLanguageCodes), options.language);
    constexpr std::size_t kEnglish = 1;
    const auto index = code == std::end(territory::kLanguageCodes)
                           ? kEnglish
                           : static_cast<std::size_t>(code - std::begin(territory::kLanguageCodes));
    return row.names[index].empty() ? row.key : row.names[index];
}

std::string ComparePages::weight(double value) const {
    return words.count(
        shown.unit == territory::WeightUnit::kPeople ? "unit.people" : "unit.dwellings", value);
}

void draw_compare_frame(ComparePages& pages, const std::string& title, const std::string& under,
                        const std::string& folio) {
    Canvas& canvas = pages.canvas;
    {
        const Canvas::Tag tag(canvas, "H1");
        double size = 19;
        while (size > 11 &&
               canvas.width_of(title, {.size = size, .face = Face::kTitle}) > kRight - kLeft)
            size -= 1;
        canvas.text(title, {kLeft, 17.5}, {.size = size, .face = Face::kTitle});
    }
    const Canvas::Tag tag(canvas, "P");
    const draw::TextStyle quiet{.size = 9.5, .color = canvas.theme().quiet_ink};
    canvas.text(cut_to(canvas, under, kRight - kLeft, quiet), {kLeft, 24.3}, quiet);
    const draw::TextStyle small{.size = 7, .color = canvas.theme().quiet_ink, .leading = 1.28};
    std::string notes = pages.words.say("compare.notes");
    if (!pages.shown.sources.empty())
        notes +=
            "\n" + pages.words.say(
                       "foot.sources",
                       arg("sources", fmt::format("{}", fmt::join(pages.shown.sources, " · "))));
    const double height = canvas.height_of(notes, kRight - kLeft, small);
    canvas.paragraph(notes, {kLeft, 199 - height}, kRight - kLeft, small);
    canvas.line({kLeft, 200.4}, {kRight, 200.4}, {0.15, canvas.theme().hairline});
    canvas.text(pages.shown.name, {kLeft, 204}, small);
    canvas.text(folio, {kRight, 204}, small, Align::kRight);
}

std::vector<std::string> result_sentences(const ComparePages& pages, CategoryId category) {
    const language::Numbers& numbers = pages.words.numbers();
    const scenario::Balance& balance = pages.compared->comparison.territory[category.index()];
    const access::Summary& before = pages.findings.territory[category.index()];
    const access::Summary& after = pages.compared->after.territory[category.index()];
    std::vector<std::string> sentences{
        side_sentence(pages, "nearer", balance.nearer, balance.minutes_saved),
        side_sentence(pages, "farther", balance.farther, balance.minutes_added)};
    if (balance.cut_off > 0)
        sentences.back() += " " + pages.words.say("compare.sentence.cut_off",
                                                  arg("weight", pages.weight(balance.cut_off)));
    const auto mean = [&](const access::Summary& s) {
        return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
    };
    const auto share = [&](const access::Summary& s) {
        return s.known > 0 ? numbers.percent(s.beyond_20) : numbers.none();
    };
    sentences.push_back(pages.words.say(
        "compare.sentence.average", arg("before", mean(before)), arg("after", mean(after)),
        arg("share_before", share(before)), arg("share_after", share(after))));
    return sentences;
}

std::vector<CategoryId> changed_categories(const scenario::Compared& compared) {
    std::vector<CategoryId> changed;
    const auto& balances = compared.comparison.territory;
    for (std::size_t c = 0; c < balances.size(); ++c)
        if (balances[c].any()) changed.emplace_back(c);
    std::stable_sort(changed.begin(), changed.end(), [&](CategoryId a, CategoryId b) {
        const auto weigh = [&](CategoryId c) {
            const scenario::Balance& balance = balances[c.index()];
            return std::pair(balance.cut_off + balance.connected,
                             balance.minutes_added + balance.minutes_saved);
        };
        return weigh(a) > weigh(b);
    });
    return changed;
}

void draw_plain_table(Canvas& canvas, const PlainTable& table, geometry::Point at, double bottom) {
    const Canvas::Tag tag(canvas, "Table");
    constexpr double kStep = 4.4;
    constexpr double kNumber = 15;  // room left of a right edge
    const auto draw_row = [&](const std::vector<std::string>& cells, double y,
                              const draw::TextStyle& style, const char* element) {
        const Canvas::Tag row(canvas, "TR");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Canvas::Tag cell(canvas, element);
            if (i == 0)
                canvas.text(cut_to(canvas, cells[0], table.edges.front() - kNumber - at.x, style),
                            {at.x, y}, style);
            else
                canvas.text(cells[i], {table.edges[i - 1], y}, style, Align::kRight);
        }
    };
    const draw::TextStyle head{
        .size = 7.5, .face = Face::kSemiBold, .color = canvas.theme().quiet_ink};
    const draw::TextStyle body{.size = 8, .tabular = true};
    draw_row(table.heading, at.y + 2.6, head, "TH");
    double y = at.y + 4;
    canvas.line({at.x, y}, {table.edges.back(), y}, {0.25, canvas.theme().ink});
    for (const auto& row : table.rows) {
        if (y + kStep > bottom) break;
        draw_row(row, y + 3.1, body, "TD");
        y += kStep;
        canvas.line({at.x, y}, {table.edges.back(), y}, {0.1, canvas.theme().hairline});
    }
}

}  // namespace relais::atlas
