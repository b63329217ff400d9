#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/atlas/blocks/blocks.h"
#include "render/atlas/document/frame.h"

namespace relais::atlas {
namespace {

double beyond_in(const Context& context, std::size_t zone, CategoryId category, int minutes) {
    const access::Summary summary = context.summary(ZoneId{zone}, category);
    return share_beyond(summary, minutes) * summary.known;
}

/// Zones by the weight beyond the bound, greatest first; those with no one beyond are left out.
std::vector<std::size_t> zones_by_beyond(const Context& context, CategoryId category, int minutes) {
    std::vector<std::size_t> zones(context.territory.zones.size());
    std::iota(zones.begin(), zones.end(), 0);
    const auto beyond = [&](std::size_t z) { return beyond_in(context, z, category, minutes); };
    std::erase_if(zones, [&](std::size_t z) { return !(beyond(z) >= 1); });
    std::stable_sort(zones.begin(), zones.end(),
                     [&](std::size_t a, std::size_t b) { return beyond(a) > beyond(b); });
    return zones;
}

/// "Half of those beyond 20 minutes: 3 communes (A, B, C)." where few zones contain them.
std::string concentrated(const Context& context, CategoryId category, int minutes) {
    constexpr std::size_t kFew = 4;
    const std::vector<std::size_t> zones = zones_by_beyond(context, category, minutes);
    if (context.territory.zones.size() < 2 * kFew || zones.size() < 2) return {};
    double all = 0;
    for (const std::size_t z : zones) all += beyond_in(context, z, category, minutes);
    double sum = 0;
    std::vector<std::string> names;
    for (const std::size_t z : zones) {
        if (names.size() == kFew) return {};
        sum += beyond_in(context, z, category, minutes);
        names.push_back(context.zone_name(z));
        if (sum >= all / 2) break;
    }
    return context.words.say("reads.concentrated", arg("minutes", minutes),
                             arg("zones", context.zones(names.size())),
                             arg("list", fmt::format("{}", fmt::join(names, ", "))));
}

std::string extremes(const Context& context, const RankedTable& table) {
    if (table.of_services) return {};
    const auto last = std::find_if(table.rows.rbegin(), table.rows.rend(),
                                   [](const RankedRow& row) { return row.known; });
    if (last == table.rows.rend() || &*last == &table.rows.front()) return {};
    const RankedRow& worst = table.rows.front();
    const auto minutes = [&](double mean) { return context.numbers().decimal(mean, 1); };
    return context.words.say("reads.extremes", arg("worst", worst.name),
                             arg("longest", minutes(worst.mean)), arg("best", last->name),
                             arg("shortest", minutes(last->mean)));
}

/// How many go to a place outside of the territory.
std::string outside(const Context& context, CategoryId category) {
    if (context.digest.outside.empty()) return {};
    double out = 0, all = 0;
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        if (nearest[h].reason != access::Reason::kReached) continue;
        if (nearest[h].service.index() >= context.digest.outside.size()) continue;
        const double weight = context.territory.households[h].weight;
        all += weight;
        if (context.digest.outside[nearest[h].service.index()]) out += weight;
    }
    if (!(out > 0)) return {};
    return context.words.say(fmt::format("reads.outside.{}", context.unit()),
                             arg("share", context.numbers().percent(out / all)));
}

}  // namespace

std::vector<std::string> reading_of(const Context& context, CategoryId category,
                                    const RankedTable& table, const Finding& finding) {
    const access::Summary summary = context.summary(category);
    std::vector<std::string> sentences;
    if (summary.reached > 0) {
        const auto minutes = [&](double value) { return context.numbers().decimal(value, 1); };
        sentences.push_back(context.words.say(fmt::format("reads.half.{}", context.unit()),
                                              arg("median", minutes(summary.median)),
                                              arg("p90", minutes(summary.p90))));
    }
    for (std::string sentence : {concentrated(context, category, finding.minutes),
                                 extremes(context, table), outside(context, category)}) {
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
    }
    return sentences;
}

const Proposal* proposal(const Context& context, CategoryId category) {
    const Insights* insights = context.options.insights;
    if (insights == nullptr || category.index() >= insights->proposals.size()) return nullptr;
    const std::optional<Proposal>& found = insights->proposals[category.index()];
    return found ? &*found : nullptr;
}

namespace {

/// The effect of one more place; empty where it would save no time.
std::string proposed(const Context& context, CategoryId category, int minutes) {
    const Proposal* found = proposal(context, category);
    if (found == nullptr) return {};
    const siting::NextPlace& place = found->place;
    const double nearer = place.people - place.connected;
    const std::string name = context.zone_name(found->zone.index());
    const auto zone = arg("zone", name);
    std::string text;
    if (!(nearer > 0)) {
        text = context.words.say("act.place.connected", zone,
                                 arg("count", context.weight(place.connected)));
    } else {
        text = context.words.say("act.place", zone, arg("count", context.weight(nearer)),
                                 arg("saved", context.numbers().decimal(place.minutes, 1)));
        if (place.connected >= 1)
            text += " " + context.words.say("act.connected",
                                            arg("count", context.weight(place.connected)));
    }
    for (std::size_t i = 0; i < siting::kBroughtWithin.size(); ++i) {
        if (siting::kBroughtWithin.at(i) != minutes || !(place.brought.at(i) >= 1)) continue;
        text += " " + context.words.say("act.brought", arg("minutes", minutes),
                                        arg("count", context.weight(place.brought.at(i))));
    }
    return text;
}

}  // namespace

std::vector<std::string> advice(const Context& context, CategoryId category,
                                const Finding& finding) {
    if (context.territory.zones.empty() || !(context.summary(category).reached > 0)) return {};
    const std::vector<std::size_t> zones = zones_by_beyond(context, category, finding.minutes);
    if (zones.empty()) {
        if (finding.share > 0) return {};
        return {context.words.say("act.none", arg("minutes", finding.minutes))};
    }
    const double beyond = beyond_in(context, zones.front(), category, finding.minutes);
    std::vector<std::string> texts{
        context.words.say("act.text", arg("zone", context.zone_name(zones.front())),
                          arg("count", context.weight(beyond)), arg("minutes", finding.minutes))};
    if (std::string text = proposed(context, category, finding.minutes); !text.empty()) {
        texts.push_back(std::move(text));
    }
    return texts;
}

double draw_text_block(Context& context, const std::string& heading,
                       std::span<const std::string> texts, const Box& box, bool boxed) {
    if (texts.empty()) return box.y0;
    Canvas& canvas = context.canvas;
    const double inset = boxed ? 3 : 0;
    const draw::TextStyle body{.size = 9, .color = context.theme().ink, .leading = 1.32};
    const double width = box.width() - 2 * inset;
    double height = 5.2;
    for (const std::string& text : texts) height += canvas.height_of(text, width, body) + 0.9;
    const double whole = height + (boxed ? 4 : 0);
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
        y += canvas.paragraph(text, {box.x0 + inset, y}, width, body) + 0.9;
    }
    return box.y0 + whole;
}

}  // namespace relais::atlas
