#include "engine/scenario/choice.h"

#include <algorithm>
#include <map>

#include "engine/access/summary.h"

namespace relais::scenario {

Choice choice_of(const TwoNearest& two, std::span<const double> weights, Duration limit) {
    Choice choice;
    std::map<ServiceId, double> sole;
    for (std::size_t h = 0; h < two.first.size(); ++h) {
        const access::Nearest &first = two.first[h], &second = two.second[h];
        const double weight = weights[h];
        if (!(weight > 0)) continue;
        if (!first.service.exists()) {
            if (access::surely_far(first.reason)) choice.none += weight;
        } else if (first.time > limit) {
            choice.none += weight;
        } else if (second.service.exists() && second.time <= limit) {
            choice.several += weight;
        } else {
            choice.one += weight;
            sole[first.service] += weight;
        }
    }
    for (const auto& [service, weight] : sole) choice.sole.push_back({service, weight});
    std::stable_sort(
        choice.sole.begin(), choice.sole.end(),
        [](const Choice::Sole& a, const Choice::Sole& b) { return a.weight > b.weight; });
    return choice;
}

}  // namespace relais::scenario
