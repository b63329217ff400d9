#include "engine/access/summary.h"

#include <algorithm>
#include <span>

#include "engine/core/sum.h"

namespace relais::access {
namespace {

/// Farther than the bound, or not to be reached at all.
bool beyond(const Nearest& nearest, double minutes) {
    if (nearest.reason != Reason::kReached) return surely_far(nearest.reason);
    return nearest.time > from_minutes(minutes);
}

/// 0 where no household has a known value.
double share_beyond(const std::vector<WeightedTime>& group, double minutes, double known) {
    Sum far;
    for (const WeightedTime& member : group)
        if (beyond(member.nearest, minutes)) far.add(member.weight);
    return known > 0 ? far.value() / known : 0;
}

/// The smallest time with at least `part` of the weight at it or before. REQUIRES: sorted, reached,
/// and a `total` above 0, so that there is one.
double quantile_minutes(std::span<const WeightedTime> reached, double part, double total) {
    Sum so_far;
    const auto found =
        std::find_if(reached.begin(), reached.end(), [&](const WeightedTime& member) {
            so_far.add(member.weight);
            // A hair of slack: 0.9 of ten equal weights is nine of them, however 0.9 is rounded.
            return so_far.value() >= part * total * (1 - 1e-12);
        });
    return to_minutes(found->nearest.time);
}

}  // namespace

bool surely_far(Reason reason) {
    switch (reason) {  // all of them, so that a new one has to be thought of here
        case Reason::kIsland:
        case Reason::kNoPath:
        case Reason::kBeyondCutoff:
            return true;
        case Reason::kReached:
        case Reason::kOffNetwork:
        case Reason::kNoService:
        case Reason::kOutsideData:
            return false;
    }
    return false;
}

double Summary::unknown() const {
    return weight > 0 ? std::clamp(1 - known / weight, 0.0, 1.0) : 0;
}

Summary summarize(std::vector<WeightedTime> group, double limit) {
    // Unreached times are kUnreachable, so the reached ones come first.
    std::stable_sort(group.begin(), group.end(), [](const WeightedTime& a, const WeightedTime& b) {
        return a.nearest.time < b.nearest.time;
    });
    const auto end = std::find_if(group.begin(), group.end(), [](const WeightedTime& member) {
        return member.nearest.reason != Reason::kReached;
    });
    const std::span<const WeightedTime> reached(group.begin(), end);

    // Without a service in the data no household counts as near, nor one on an island as far.
    const bool offered = std::none_of(group.begin(), group.end(), [](const WeightedTime& member) {
        return member.nearest.reason == Reason::kNoService;
    });

    Summary summary;
    summary.households = group.size();
    Sum weight, known, reached_weight, minutes;
    for (const WeightedTime& member : group) {
        weight.add(member.weight);
        if (offered && is_known(member.nearest.reason)) known.add(member.weight);
    }
    for (const WeightedTime& member : reached) {
        reached_weight.add(member.weight);
        minutes.add(member.weight * to_minutes(member.nearest.time));
    }
    summary.weight = weight.value();
    summary.known = known.value();
    summary.reached = reached_weight.value();
    if (summary.reached > 0) {
        summary.mean = minutes.value() / summary.reached;
        summary.median = quantile_minutes(reached, 0.5, summary.reached);
        summary.p90 = quantile_minutes(reached, 0.9, summary.reached);
    }
    summary.beyond_10 = share_beyond(group, 10, summary.known);
    summary.beyond_20 = share_beyond(group, 20, summary.known);
    summary.beyond_30 = share_beyond(group, 30, summary.known);
    summary.beyond_limit = share_beyond(group, limit, summary.known);
    return summary;
}

}  // namespace relais::access
