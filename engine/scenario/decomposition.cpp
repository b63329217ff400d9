#include "engine/scenario/decomposition.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace relais::scenario {
namespace {

/// Of three causes: a third when it is the first or the last to change, a sixth for each way of
/// being second.
double shapley(const Mixtures& mixtures, std::size_t cause) {
    const std::size_t bit = std::size_t{1} << cause;
    const std::size_t one = std::size_t{1} << (cause + 1) % kCauses;
    const std::size_t other = std::size_t{1} << (cause + 2) % kCauses;
    const auto adds = [&](std::size_t to) { return mixtures[to | bit] - mixtures[to]; };
    return (2 * adds(0) + adds(one) + adds(other) + 2 * adds(one | other)) / 6;
}

}  // namespace

Decomposition decompose(const Mixtures& mixtures, double unit) {
    const auto units = [&](double value) { return std::llround(value / unit); };
    Decomposition result;
    result.before = units(mixtures.front());
    result.after = units(mixtures.back());
    long long left = result.after - result.before;
    for (std::size_t cause = 0; cause < kCauses; ++cause) {
        result.added[cause] = units(shapley(mixtures, cause));
        left -= result.added[cause];
    }
    *std::max_element(result.added.begin(), result.added.end(), [](long long a, long long b) {
        return std::llabs(a) < std::llabs(b);
    }) += left;
    return result;
}

}  // namespace relais::scenario
