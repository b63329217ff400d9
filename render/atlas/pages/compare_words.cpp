#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/change_classes.h"
#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {
namespace {

std::string side_sentence(const ComparePages& pages, CategoryId category, const char* key,
                          double weight, double minutes) {
    const language::Catalogue& words = pages.context.words;
    if (!(weight > 0)) return words.say(fmt::format("compare.sentence.nobody_{}", key));
    return words.say(fmt::format("compare.sentence.{}", key),
                     arg("weight", pages.context.weight(weight, category)),
                     arg("minutes", words.numbers().decimal(minutes / weight, 1)));
}

std::optional<std::size_t> zone_change(const access::Summary& before,
                                       const access::Summary& after) {
    if (before.reached > 0 && after.reached > 0) return change_class(after.mean - before.mean);
    if (before.reached > 0) return kCutOffClass;
    if (after.reached > 0) return 0;
    return {};
}

/// Zones without people of the group have the times of all people.
const access::Summary& known_people(const access::Summary& group, const access::Summary& all) {
    return group.weight > 0 ? group : all;
}

}  // namespace

std::string scenario_name(std::size_t scenario) {
    return fmt::format("scenario-{}", scenario);
}
std::string change_name(std::size_t scenario, CategoryId category) {
    return fmt::format("scenario-{}-{}", scenario, category.index());
}

std::vector<CategoryId> changed_categories(const scenario::Compared& compared,
                                           const std::vector<GroupChange>& changes) {
    std::vector<CategoryId> changed;
    const auto& balances = compared.comparison.territory;
    for (std::size_t c = 0; c < balances.size(); ++c) {
        if (balances[c].any()) changed.emplace_back(c);
    }
    std::stable_sort(changed.begin(), changed.end(), [&](CategoryId a, CategoryId b) {
        const auto weigh = [&](CategoryId c) {
            const scenario::Balance& balance = changes[c.index()].whole;
            return std::pair(balance.cut_off + balance.connected,
                             balance.minutes_added + balance.minutes_saved);
        };
        return weigh(a) > weigh(b);
    });
    return changed;
}

std::string change_finding(const ComparePages& pages, CategoryId category) {
    const scenario::Balance& balance = pages.change(category).whole;
    const double gain = balance.nearer + balance.connected;
    const double loss = balance.farther + balance.cut_off;
    const char* key = gain > 0 && loss > 0    ? "compare.finding.both"
                      : gain > 0 || loss <= 0 ? "compare.finding.gain"
                                              : "compare.finding.loss";
    const language::Catalogue& words = pages.context.words;
    std::string finding = words.say(key, arg("topic", pages.context.category_name(category)),
                                    arg("gain", pages.context.weight(gain, category)),
                                    arg("loss", pages.context.weight(loss, category)));
    if (balance.cut_off > 0)
        finding += words.say("compare.finding.cut_off",
                             arg("cut", pages.context.numbers().whole(balance.cut_off)));
    return finding;
}

std::vector<std::string> result_sentences(const ComparePages& pages, CategoryId category) {
    const language::Catalogue& words = pages.context.words;
    const language::Numbers& numbers = words.numbers();
    const GroupChange& change = pages.change(category);
    const scenario::Balance& balance = change.whole;
    std::vector<std::string> sentences{
        side_sentence(pages, category, "nearer", balance.nearer, balance.minutes_saved),
        side_sentence(pages, category, "farther", balance.farther, balance.minutes_added)};
    if (balance.cut_off > 0) {
        sentences.push_back(
            words.say("compare.sentence.cut_off",
                      arg("weight", pages.context.weight(balance.cut_off, category))));
    }
    if (balance.connected > 0) {
        sentences.push_back(
            words.say("compare.sentence.connected",
                      arg("weight", pages.context.weight(balance.connected, category))));
    }
    const auto mean = [&](const access::Summary& s) {
        return s.reached > 0 ? numbers.decimal(s.mean, 1) : numbers.none();
    };
    const auto share = [&](const access::Summary& s) {
        return s.known > 0 ? numbers.percent(s.beyond_limit) : numbers.none();
    };
    sentences.push_back(
        words.say("compare.sentence.average", arg("before", mean(change.was.whole)),
                  arg("after", mean(change.is.whole)), arg("share_before", share(change.was.whole)),
                  arg("share_after", share(change.is.whole)), arg("minutes", change.is.limit)));
    return sentences;
}

std::vector<KeyFigure> change_figures(const ComparePages& pages, CategoryId category) {
    const language::Catalogue& words = pages.context.words;
    const language::Numbers& numbers = words.numbers();
    const scenario::Balance& balance = pages.change(category).whole;
    const auto per_head = [&](double minutes, double weight) {
        return weight > 0 ? numbers.decimal(minutes / weight, 1) : numbers.decimal(0, 1);
    };
    const auto meaning = [&](const char* key, double minutes, double weight) {
        if (minutes == 0 && weight == 0 &&
            words.has(fmt::format("compare.sentence.nobody_{}", key)))
            return words.say(fmt::format("compare.sentence.nobody_{}", key));
        return words.say(fmt::format("compare.figure.{}", key),
                         arg("minutes", per_head(minutes, weight)),
                         arg("noun", pages.context.noun(weight, category)));
    };
    return {
        {numbers.whole(balance.nearer), meaning("nearer", balance.minutes_saved, balance.nearer)},
        {numbers.whole(balance.farther),
         meaning("farther", balance.minutes_added, balance.farther)},
        {numbers.whole(balance.cut_off), meaning("cut_off", 0, balance.cut_off)},
        {numbers.whole(balance.connected), meaning("connected", 0, balance.connected)}};
}

Legend make_change_legend(const ComparePages& pages, CategoryId category) {
    const Context& context = pages.context;
    const GroupChange& change = pages.change(category);
    const Counted counted = context.counted(category);
    const std::size_t old = pages.before.nearest.household_count();
    Legend legend;
    legend.title = context.words.say("compare.change.title");
    legend.of =
        context.words.say(fmt::format("legend.of.{}", counted.unit), arg("group", counted.name));
    legend.no_data_label = context.words.say("compare.legend.no_data");
    legend.palette = change_palette();
    legend.weight.resize(kChangeClasses);
    for (std::size_t k = 0; k < kChangeClasses; ++k) {
        legend.labels.push_back(change_label(context.words, k));
    }
    for (std::size_t h = 0; h < context.territory.households.size(); ++h) {
        std::optional<std::size_t> index;
        if (h < old) {
            index = change_class(pages.before.nearest.at(HouseholdId{h}, category),
                                 pages.compared.after.nearest.at(HouseholdId{h}, category));
        }
        const double weight = context.weight_of(h, category);
        (index ? legend.weight[*index] : legend.no_data) += weight;
        legend.household_class.push_back(index);
    }
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        legend.zone_class.push_back(zone_change(
            known_people(change.was.zones[z], pages.before.zones[z][category.index()]),
            known_people(change.is.zones[z], pages.compared.after.zones[z][category.index()])));
    }
    return legend;
}

}  // namespace relais::atlas
