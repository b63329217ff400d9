#include "engine/commute/commute.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "engine/commute/approach.h"
#include "engine/core/parallel.h"

namespace relais::commute {
namespace {

using cch::kLaneCount;

/// The services of the category that joined the roads.
struct Services {
    std::vector<snap::Snap> snaps;
    std::vector<std::uint32_t> number;  ///< by ServiceId: its place among them

    explicit Services(const Stops& stops) : number(stops.points.services.size(), 0) {
        for (std::size_t s = 0; s < number.size(); ++s) {
            if (stops.points.category[s] != stops.category || !stops.points.services[s].exists())
                continue;
            number[s] = static_cast<std::uint32_t>(snaps.size());
            snaps.push_back(stops.points.services[s]);
        }
    }
};

/// Sixteen places of work at a time; the scratch memory of one thread.
class Batch {
  public:
    Batch(const Starts& homes, const Starts& at_services, const Services& services,
          const Stops& stops)
        : stops_(stops),
          services_(services),
          from_home_(homes),
          from_service_(at_services),
          homes_(stops.points.households.size()),
          trips_(homes_ * kLaneCount) {}

    void compute(std::span<const snap::Snap> works) {
        std::vector<std::vector<Goal>> lanes(works.size());
        for (std::size_t lane = 0; lane < works.size(); ++lane)
            if (works[lane].exists()) lanes[lane].push_back({&works[lane]});
        from_home_.run(lanes);
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            for (std::size_t h = 0; h < homes_; ++h)
                trip(lane, h) = {from_home_.time(h, lane), kUnreachable, kUnreachable};
        from_service_.run(lanes);
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) stop_at_nearest(lane);
        stop_anywhere(lanes);
    }
    [[nodiscard]] std::span<const CommuteTrip> row(std::size_t lane) const {
        return std::span(trips_).subspan(lane * homes_, homes_);
    }

  private:
    CommuteTrip& trip(std::size_t lane, std::size_t household) {
        return trips_[lane * homes_ + household];
    }

    void stop_at_nearest(std::size_t lane) {
        for (std::size_t h = 0; h < homes_; ++h) {
            const access::Nearest nearest = stops_.nearest.at(HouseholdId{h}, stops_.category);
            if (nearest.reason != access::Reason::kReached) continue;
            const Duration onward =
                from_service_.time(services_.number[nearest.service.index()], lane);
            if (reachable(onward)) trip(lane, h).nearest = nearest.time + onward;
        }
    }
    /// Every service is a goal from which the way to work is left.
    void stop_anywhere(std::vector<std::vector<Goal>>& lanes) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            lanes[lane].clear();
            for (std::size_t s = 0; s < services_.snaps.size(); ++s)
                if (const Duration onward = from_service_.time(s, lane); reachable(onward))
                    lanes[lane].push_back({&services_.snaps[s], onward});
        }
        from_home_.run(lanes);
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            for (std::size_t h = 0; h < homes_; ++h) trip(lane, h).best = from_home_.time(h, lane);
    }

    const Stops& stops_;
    const Services& services_;
    Approach from_home_, from_service_;
    std::size_t homes_;
    std::vector<CommuteTrip> trips_;  // [lane][household]
};

}  // namespace

void visit_commutes(const graph::RoadNetwork& network, const cch::Metric& metric,
                    const Stops& stops, const CommuteFold& fold) {
    const Services services(stops);
    const Starts homes(network, metric, stops.points.households);
    const Starts at_services(network, metric, services.snaps);
    std::vector<std::unique_ptr<Batch>> batches;
    while (batches.size() < thread_count())
        batches.push_back(std::make_unique<Batch>(homes, at_services, services, stops));
    const std::size_t round = kLaneCount * batches.size();
    for (std::size_t first = 0; first < stops.works.size(); first += round) {
        const auto some = stops.works.subspan(first, std::min(round, stops.works.size() - first));
        for_each_index((some.size() + kLaneCount - 1) / kLaneCount,
                       [&](std::size_t b, std::size_t) {
                           const auto lanes = some.subspan(b * kLaneCount);
                           batches[b]->compute(lanes.first(std::min(kLaneCount, lanes.size())));
                       });
        for (std::size_t w = 0; w < some.size(); ++w)
            fold(first + w, batches[w / kLaneCount]->row(w % kLaneCount));
    }
}

}  // namespace relais::commute
