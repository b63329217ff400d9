#include <algorithm>

#include "render/atlas/pages/compare_pages.h"

namespace relais::atlas {

Transitions transitions_of(const ComparePages& pages, CategoryId category) {
    const Context& context = pages.context;
    const style::Classes classes = classes_of(context, category);
    Transitions out;
    for (std::size_t k = 0; k < classes.count(); ++k) {
        out.labels.push_back(class_label(context.words, classes, k));
    }
    out.labels.push_back(context.words.say("legend.no_data"));
    const std::size_t rows = out.labels.size(), none = rows - 1;
    out.weight.assign(rows, std::vector<double>(rows, 0));
    for (std::size_t h = 0; h < pages.before.nearest.household_count(); ++h) {
        const auto before = classes.of(pages.before.nearest.at(HouseholdId{h}, category));
        const auto after = classes.of(pages.compared.after.nearest.at(HouseholdId{h}, category));
        out.weight[before.value_or(none)][after.value_or(none)] += context.weight_of(h, category);
    }
    return out;
}

std::vector<std::string> transition_sentences(const Context& context, CategoryId category,
                                              const Transitions& transitions) {
    constexpr std::size_t kMost = 3;
    struct Move {
        std::size_t from, to;
        double weight;
    };
    std::vector<Move> moves;
    for (std::size_t from = 0; from < transitions.labels.size(); ++from)
        for (std::size_t to = 0; to < transitions.labels.size(); ++to)
            if (from != to && transitions.weight[from][to] >= 1)
                moves.push_back({from, to, transitions.weight[from][to]});
    std::stable_sort(moves.begin(), moves.end(),
                     [](const Move& a, const Move& b) { return a.weight > b.weight; });
    if (moves.size() > kMost) moves.resize(kMost);
    std::vector<std::string> sentences;
    for (const Move& move : moves)
        sentences.push_back(context.words.say(
            "compare.transition", arg("count", context.weight(move.weight, category)),
            arg("from", transitions.labels[move.from]), arg("to", transitions.labels[move.to])));
    return sentences;
}

}  // namespace relais::atlas
