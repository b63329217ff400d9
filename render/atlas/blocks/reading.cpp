#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/frame.h"

namespace relais::atlas {
namespace {

double beyond_in(const Context& context, std::size_t zone, CategoryId category) {
    return weight_beyond(context.summary(ZoneId{zone}, category));
}

/// Zones by the weight beyond the limit, greatest first; those with no one beyond are left out.
std::vector<std::size_t> zones_by_beyond(const Context& context, CategoryId category) {
    std::vector<std::size_t> zones(context.territory.zones.size());
    std::iota(zones.begin(), zones.end(), 0);
    const auto beyond = [&](std::size_t z) { return beyond_in(context, z, category); };
    std::erase_if(zones, [&](std::size_t z) { return !(beyond(z) >= 1); });
    std::stable_sort(zones.begin(), zones.end(),
                     [&](std::size_t a, std::size_t b) { return beyond(a) > beyond(b); });
    return zones;
}

/// "On foot, 34 % of people are within 15 minutes." where that is known.
std::string on_foot(const Context& context, CategoryId category) {
    const access::Summary* people = context.on_foot(category);
    if (people == nullptr) return {};
    const Counted counted = context.counted(category);
    return context.words.say(fmt::format("reads.on_foot.{}", counted.unit),
                             arg("share", context.numbers().percent(1 - people->beyond_limit)),
                             arg("minutes", OnFoot::kMinutes), arg("of", counted.of));
}

/// "Half of those beyond 20 minutes: 3 communes (A, B, C)." where few zones contain them.
std::string concentrated(const Context& context, CategoryId category) {
    constexpr std::size_t kFew = 4;
    const std::vector<std::size_t> zones = zones_by_beyond(context, category);
    if (context.territory.zones.size() < 2 * kFew || zones.size() < 2) return {};
    double all = 0;
    for (const std::size_t z : zones) all += beyond_in(context, z, category);
    double sum = 0;
    std::vector<std::string> names;
    for (const std::size_t z : zones) {
        if (names.size() == kFew) return {};
        sum += beyond_in(context, z, category);
        names.push_back(context.zone_name(z));
        if (sum >= all / 2) break;
    }
    return context.words.say("reads.concentrated", arg("minutes", context.group(category).limit),
                             arg("zones", context.zones(names.size())),
                             arg("list", fmt::format("{}", fmt::join(names, ", "))));
}

/// The zones with the longest and the shortest median.
std::string extremes(const Context& context, CategoryId category) {
    std::vector<std::size_t> zones;
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        const access::Summary& summary = context.summary(ZoneId{z}, category);
        if (summary.reached > 0 && !context.is_few(summary.weight)) zones.push_back(z);
    }
    if (zones.size() < 2) return {};
    const auto median = [&](std::size_t z) { return context.summary(ZoneId{z}, category).median; };
    const auto [best, worst] =
        std::minmax_element(zones.begin(), zones.end(),
                            [&](std::size_t a, std::size_t b) { return median(a) < median(b); });
    const auto minutes = [&](std::size_t z) { return context.numbers().decimal(median(z), 1); };
    if (minutes(*best) == minutes(*worst)) return {};
    return context.words.say("reads.extremes", arg("worst", context.zone_name(*worst)),
                             arg("longest", minutes(*worst)), arg("best", context.zone_name(*best)),
                             arg("shortest", minutes(*best)));
}

/// How many go to a place outside of the territory.
std::string outside(const Context& context, CategoryId category) {
    if (context.digest.outside.empty()) return {};
    double out = 0, all = 0;
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        if (nearest[h].reason != access::Reason::kReached) continue;
        if (nearest[h].service.index() >= context.digest.outside.size()) continue;
        const double weight = context.weight_of(h, category);
        all += weight;
        if (context.digest.outside[nearest[h].service.index()]) out += weight;
    }
    if (!(out > 0)) return {};
    const Counted counted = context.counted(category);
    return context.words.say(fmt::format("reads.outside.{}", counted.unit),
                             arg("share", context.numbers().percent(out / all)),
                             arg("of", counted.of));
}

/// The effect of a proposed place, and, where another place would save more time, that one.
std::vector<std::string> proposed(const Context& context, const Advice& advice) {
    const language::Catalogue& words = context.words;
    const CategoryId category = advice.category;
    const auto minutes = arg("minutes", context.group(category).limit);
    const auto weight = [&](double value) { return context.weight(value, category); };
    const auto saved = [&](const siting::Effect& effect) {
        return context.numbers().decimal(effect.mean_saved(), 1);
    };
    std::vector<std::string> texts{
        words.say("act.place", arg("zone", context.zone_name(advice.zone.index())),
                  arg("count", weight(advice.effect.within)), minutes,
                  arg("beyond", context.numbers().whole(advice.beyond)))};
    if (advice.effect.connected >= 1)
        texts.front() +=
            " " + words.say("act.connected", arg("count", weight(advice.effect.connected)));
    if (!(advice.saving.nearer >= 1)) return texts;
    const bool same = advice.saves_most == advice.zone;
    texts.push_back(words.say(same ? "act.saves.there" : "act.saves",
                              arg("zone", context.zone_name(advice.saves_most.index())),
                              arg("count", weight(advice.saving.nearer)),
                              arg("saved", saved(advice.saving))));
    return texts;
}

}  // namespace

std::vector<std::string> reading_of(const Context& context, CategoryId category) {
    std::vector<std::string> sentences;
    for (std::string sentence : {on_foot(context, category), concentrated(context, category),
                                 extremes(context, category), outside(context, category)}) {
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::vector<std::string> words_of(const Context& context, const Advice& advice) {
    using Kind = Advice::Kind;
    const language::Catalogue& words = context.words;
    const auto minutes = arg("minutes", context.group(advice.category).limit);
    const auto weight = [&](double value) { return context.weight(value, advice.category); };
    switch (advice.kind) {
        case Kind::kUnknown:
            return {};
        case Kind::kNobody:
            return {words.say("act.none", minutes)};
        case Kind::kNotUrgent:
            return {words.say("act.not_urgent", minutes, arg("count", weight(advice.beyond)))};
        case Kind::kPlace:
            return proposed(context, advice);
        case Kind::kMostPeople:
            return {words.say("act.text", arg("zone", context.zone_name(advice.zone.index())),
                              arg("count", weight(advice.zone_beyond)), minutes)};
    }
    return {};
}

std::string heading_of(const Context& context, const Advice& advice) {
    return context.words.say(advice.kind == Advice::Kind::kMostPeople ? "act.title.people"
                                                                      : "act.title");
}

namespace {

constexpr double kBlockInset = 3;

draw::TextStyle block_style(const Context& context) {
    return {.size = 9, .color = context.theme().ink, .leading = 1.32};
}

}  // namespace

double height_of_block(const Context& context, std::span<const std::string> texts, double width,
                       bool boxed) {
    if (texts.empty()) return 0;
    double height = 5.2 + (boxed ? 4 : 0);
    for (const std::string& text : texts)
        height += context.canvas.height_of(text, width - (boxed ? 2 * kBlockInset : 0),
                                           block_style(context)) +
                  0.9;
    return height;
}

double draw_text_block(Context& context, const std::string& heading,
                       std::span<const std::string> texts, const Box& box, bool boxed) {
    if (texts.empty()) return box.y0;
    Canvas& canvas = context.canvas;
    const double inset = boxed ? kBlockInset : 0;
    const double width = box.width() - 2 * inset;
    const double whole = height_of_block(context, texts, box.width(), boxed);
    if (box.y0 + whole > box.y1 + 0.01) return box.y0;
    if (boxed) {
        canvas.fill(Box::at(box.x0, box.y0, box.width(), whole), context.theme().panel);
        canvas.fill(Box::at(box.x0, box.y0, 0.8, whole), context.theme().accent);
    }
    double y = box.y0 + (boxed ? 2 : 0);
    draw_heading(context, heading, {box.x0 + inset, y + 3.4});
    y += 5.2;
    for (const std::string& text : texts) {
        const Canvas::Tag tag(canvas, "P");
        y += canvas.paragraph(text, {box.x0 + inset, y}, width, block_style(context)) + 0.9;
    }
    return box.y0 + whole;
}

}  // namespace relais::atlas
