#include "render/style/classify.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace relais::style {

Classes::Classes(std::vector<double> bounds_minutes) : bounds_(std::move(bounds_minutes)) {
    std::erase_if(bounds_, [](double b) { return !(b > 0) || std::isinf(b); });
    std::sort(bounds_.begin(), bounds_.end());
    bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());
}

std::size_t Classes::of(double minutes) const {
    return static_cast<std::size_t>(std::lower_bound(bounds_.begin(), bounds_.end(), minutes) -
                                    bounds_.begin());
}

std::optional<std::size_t> Classes::of(const access::Nearest& nearest) const {
    if (nearest.reason != access::Reason::kReached || !reachable(nearest.time)) return {};
    return of(to_minutes(nearest.time));
}

}  // namespace relais::style
