#include "geodata/osm/roads/slopes.h"

#include <algorithm>
#include <cstddef>

namespace relais::osm {

std::vector<float> node_heights(const Elevations& elevations, const RoadNodes& nodes,
                                const Runs& runs, const RoadWays& roads) {
    if (!elevations) return {};
    std::vector<float> heights = elevations(nodes.place);
    std::vector<char> on_ground(heights.size(), 0);
    for (const Run& run : runs.runs)
        if (!roads.facts[run.way].off_ground)
            for (std::uint32_t i = run.first; i <= run.last; ++i) on_ground[runs.node[i]] = 1;
    for (std::size_t node = 0; node < heights.size(); ++node)
        if (on_ground[node] == 0) heights[node] = kNoElevation;
    return heights;
}

/// False: fewer than two heights are known.
bool SlopeFinder::fill(const std::vector<float>& heights) {
    const std::size_t n = heights.size();
    height_.assign(heights.begin(), heights.end());
    std::size_t known = 0;
    std::size_t last = n;  // the known point before
    for (std::size_t i = 0; i < n; ++i) {
        if (heights[i] == kNoElevation) continue;
        ++known;
        const double from = last == n ? height_[i] : height_[last];
        const std::size_t first = last == n ? 0 : last + 1;
        const double start = last == n ? along_[0] : along_[last];
        const double length = along_[i] - start;
        for (std::size_t k = first; k < i; ++k) {
            const double share = length > 0 ? (along_[k] - start) / length : 0;
            height_[k] = from + (height_[i] - from) * share;
        }
        last = i;
    }
    if (known < 2) {
        height_.clear();
        return false;
    }
    std::fill(height_.begin() + static_cast<std::ptrdiff_t>(last) + 1, height_.end(),
              height_[last]);
    return true;
}

double SlopeFinder::height_at(double metres) const {
    const auto after = std::lower_bound(along_.begin() + 1, along_.end() - 1, metres);
    const auto i = static_cast<std::size_t>(after - along_.begin());
    const double length = along_[i] - along_[i - 1];
    const double share = length > 0 ? std::clamp((metres - along_[i - 1]) / length, 0.0, 1.0) : 0;
    return height_[i - 1] + (height_[i] - height_[i - 1]) * share;
}

const std::vector<double>& SlopeFinder::find(const std::vector<float>& heights,
                                             const std::vector<double>& metres) {
    along_.assign(1, 0);
    for (const double piece : metres) along_.push_back(along_.back() + piece);
    slopes_.clear();
    if (!fill(heights)) return slopes_;
    for (std::size_t i = 0; i < metres.size(); ++i) {
        const double middle = (along_[i] + along_[i + 1]) / 2;
        const double half = std::max(metres[i], kWindow) / 2;
        const double from = std::max(0.0, middle - half);
        const double to = std::min(along_.back(), middle + half);
        slopes_.push_back(to > from ? (height_at(to) - height_at(from)) / (to - from) : 0);
    }
    return slopes_;
}

}  // namespace relais::osm
