#include "geodata/profile/slope.h"

#include <algorithm>
#include <cmath>

namespace relais::profile {
namespace {

constexpr double kStep = 0.001;

double tobler(double slope) {
    return std::exp(-3.5 * (std::abs(slope + 0.05) - 0.05));
}

double linear(const Profile::Slope& rule, double slope) {
    const double beyond = std::abs(slope) - rule.free;
    if (beyond <= 0) return 1;
    return slope > 0 ? 1 - rule.uphill * beyond : 1 + rule.downhill * beyond;
}

double climb(const Profile::Slope& rule, double slope) {
    if (slope <= rule.free) return linear(rule, slope);
    return 1 / (1 + rule.uphill * (slope - rule.free));
}

double pace(const Profile::Slope& rule, double slope) {
    return 1 / (1 + rule.steep * (std::hypot(slope + rule.best, rule.bend) -
                                  std::hypot(rule.best, rule.bend)));
}

}  // namespace

double speed_on_slope(const Profile::Slope& rule, double slope) {
    switch (rule.law) {
        case SlopeLaw::kNone:
            return 1;
        case SlopeLaw::kTobler:
            return tobler(slope);
        case SlopeLaw::kLinear:
            return std::clamp(linear(rule, slope), rule.least, rule.most);
        case SlopeLaw::kClimb:
            return std::clamp(climb(rule, slope), rule.least, rule.most);
        case SlopeLaw::kPace:
            return pace(rule, slope);
    }
    return 1;
}

SlopeTable::SlopeTable(const Profile::Slope& rule) {
    const int steps = static_cast<int>(std::lround(kSteepest / kStep));
    for (int i = -steps; i <= steps; ++i) shares_.push_back(speed_on_slope(rule, i * kStep));
}

double SlopeTable::operator()(double slope) const {
    const double at = (std::clamp(slope, -kSteepest, kSteepest) + kSteepest) / kStep;
    const auto below = std::min(static_cast<std::size_t>(at), shares_.size() - 2);
    const double share = at - static_cast<double>(below);
    return shares_[below] * (1 - share) + shares_[below + 1] * share;
}

}  // namespace relais::profile
