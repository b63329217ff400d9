#include "engine/snap/report.h"

#include <algorithm>

namespace relais::snap {

const char* fate_name(Fate fate) {
    static constexpr std::array<const char*, kFates> kNames = {"outside_data", "off_network",
                                                               "island", "snapped"};
    return kNames[static_cast<std::size_t>(fate)];
}

Report report(std::span<const Snap> snaps) {
    Report report;
    std::vector<std::size_t> joined;
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        ++report.count[static_cast<std::size_t>(snaps[i].fate)];
        if (snaps[i].exists())
            joined.push_back(i);
        else if (report.lost.size() < Report::kExamples)
            report.lost.push_back(i);
    }
    if (joined.empty()) return report;
    std::stable_sort(joined.begin(), joined.end(), [&](std::size_t a, std::size_t b) {
        return snaps[a].nearest().walk_metres > snaps[b].nearest().walk_metres;
    });
    // The k-th smallest of n is at index n - k in descending order.
    const auto within = [&](std::size_t hundredths) {
        const std::size_t k = (joined.size() * hundredths + 99) / 100;
        return double{snaps[joined[joined.size() - k]].nearest().walk_metres};
    };
    report.median_metres = within(50);
    report.p95_metres = within(95);
    report.longest_metres = within(100);
    joined.resize(std::min(joined.size(), Report::kExamples));
    report.farthest = std::move(joined);
    return report;
}

}  // namespace relais::snap
