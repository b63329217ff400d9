#include "engine/commute/approach.h"

#include <algorithm>

#include "engine/snap/access_points.h"

namespace relais::commute {

Starts::Starts(const graph::RoadNetwork& network, const cch::Metric& metric,
               std::span<const snap::Snap> points)
    : network_(network),
      metric_(metric),
      points_(points),
      by_chain_(points),
      downward_(metric, cch::Direction::kBackward, place(points)) {}

std::vector<VertexId> Starts::place(std::span<const snap::Snap> points) {
    std::vector<VertexId> targets;
    for (std::uint32_t p = 0; p < points.size(); ++p) {
        for (const snap::AccessPoint& access_point : snap::departures(network_, points[p])) {
            departures_.push_back({p, access_point.offset.count()});
            targets.push_back(access_point.vertex);
        }
    }
    return targets;
}

Approach::Approach(const Starts& starts)
    : starts_(starts),
      sweep_(starts.metric_),
      labels_(starts.downward_.size()),
      least_(starts.points_.size()) {}

void Approach::run(std::span<const std::vector<Goal>> lanes) {
    sources_.clear();
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        for (const Goal& goal : lanes[lane])
            for (const snap::AccessPoint& access_point :
                 snap::arrivals(starts_.network_, *goal.place))
                sources_.push_back({access_point.vertex, (access_point.offset + goal.rest).count(),
                                    0, static_cast<std::uint8_t>(lane)});
    const cch::LabelFormat<std::uint32_t> format;
    sweep_.fill(starts_.downward_, sources_, format, labels_);

    Row nowhere;
    std::fill(std::begin(nowhere.lane), std::end(nowhere.lane), kNoPath);
    std::fill(least_.begin(), least_.end(), nowhere);
    for (std::size_t d = 0; d < starts_.departures_.size(); ++d) {
        const Row& label = labels_[starts_.downward_.target_items()[d].index()];
        Row& least = least_[starts_.departures_[d].point];
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            if (format.reached(label.lane[lane]))
                least.lane[lane] =
                    std::min(least.lane[lane], label.lane[lane] + starts_.departures_[d].offset);
    }
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        for (const Goal& goal : lanes[lane]) stay_on_chain(lane, goal);
}

void Approach::stay_on_chain(std::size_t lane, const Goal& goal) {
    for (const snap::Join& join : goal.place->joins)
        for (const auto& [chain, point] : starts_.by_chain_.on(join.chain)) {
            const Duration along =
                snap::along_chain(starts_.network_, starts_.points_[point], *goal.place);
            if (!reachable(along)) continue;
            std::uint32_t& least = least_[point].lane[lane];
            least = std::min(least, (along + goal.rest).count());
        }
}

}  // namespace relais::commute
