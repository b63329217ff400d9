#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/siting/problem.h"

namespace relais::siting {

Problem under_one_roof(std::vector<Problem> problems) {
    assert(!problems.empty());
    Problem all = std::move(problems.front());
    for (std::size_t p = 1; p < problems.size(); ++p) {
        const auto before = static_cast<std::uint32_t>(all.demand.size());
        assert(problems[p].candidates() == all.candidates());
        all.demand.insert(all.demand.end(), problems[p].demand.begin(), problems[p].demand.end());
        for (std::size_t j = 0; j < all.gains.size(); ++j)
            for (const Gain& gain : problems[p].gains[j])
                all.gains[j].push_back({gain.demand + before, gain.ticks});
        all.far = std::max(all.far, problems[p].far);
        all.areas = std::max(all.areas, problems[p].areas);
        all.left_out += problems[p].left_out;
    }
    return all;
}

std::vector<Step> opening_order(const Problem& problem, const Options& options,
                                std::span<const std::size_t> chosen) {
    std::vector<std::size_t> left(chosen.begin(), chosen.end());
    std::vector<std::size_t> open;
    std::vector<Step> steps;
    while (!left.empty()) {
        std::size_t best = 0;
        double best_value = 0;
        for (std::size_t i = 0; i < left.size(); ++i) {
            open.push_back(left[i]);
            const double value = evaluate(problem, options, open);
            open.pop_back();
            if (i > 0 && value >= best_value) continue;
            best = i;
            best_value = value;
        }
        steps.push_back({left[best], best_value});
        open.push_back(left[best]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return steps;
}

}  // namespace relais::siting
