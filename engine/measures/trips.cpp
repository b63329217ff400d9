#include "engine/measures/trips.h"

#include <algorithm>

#include "engine/access/measured_places.h"
#include "engine/cch/sweep.h"
#include "engine/snap/access_points.h"
#include "engine/snap/by_chain.h"

namespace relais::measures {
namespace {

using access::kNoWide;
using access::Reason;
using access::Trip;
using access::Wide;
constexpr access::Packing kFastest;
using cch::kLaneCount;

Trip trip_of(const snap::Snap& household, bool has_service, Wide best) {
    if (!household.exists()) return {kUnreachable, 0, access::unsnapped(household.fate)};
    if (!has_service) return {kUnreachable, 0, Reason::kNoService};
    if (best >= kNoWide) return {kUnreachable, 0, Reason::kNoPath};
    return {Duration{kFastest.ticks(best)}, kFastest.decimetres(best), Reason::kReached};
}

/// Sweeps of up to sixteen categories.
class Search {
  public:
    Search(const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy,
           const access::Points& points)
        : places_(network, kFastest),
          points_(points),
          by_chain_(points.households),
          metric_(access::customize_measured(network, hierarchy, kFastest)),
          downward_(metric_, cch::Direction::kBackward, targets()),
          sweep_(metric_),
          labels_(downward_.size()) {}

    void run(std::span<const CategoryId> categories) {
        std::vector<cch::WideSource> sources;
        services_.assign(categories.size(), {});
        for (std::uint32_t s = 0; s < points_.services.size(); ++s) {
            const auto found = std::find(categories.begin(), categories.end(), points_.category[s]);
            if (found == categories.end() || !points_.services[s].exists()) continue;
            const auto lane = static_cast<std::uint8_t>(found - categories.begin());
            services_[lane].push_back(s);
            for (const access::MeasuredAccessPoint& point :
                 places_.access_points(points_.services[s], access::TripEnd::kArrival))
                sources.push_back({point.vertex, point.offset, 0, lane});
        }
        sweep_.fill(downward_, sources, cch::LabelFormat<Wide>::plain(kNoWide), labels_);
    }

    [[nodiscard]] std::vector<Trip> trips(std::size_t lane) {
        std::vector<Wide> best(points_.households.size(), kNoWide);
        for (std::size_t d = 0; d < access_points_.size(); ++d) {
            const Wide label = labels_[downward_.target_items()[d].index()].lane[lane];
            Wide& least = best[access_points_[d].household];
            if (label < kNoWide) least = std::min(least, label + access_points_[d].offset);
        }
        stay_on_chain(services_[lane], best);
        std::vector<Trip> trips;
        for (std::size_t h = 0; h < best.size(); ++h)
            trips.push_back(trip_of(points_.households[h], !services_[lane].empty(), best[h]));
        return trips;
    }

  private:
    struct Target {
        std::uint32_t household;
        Wide offset;
    };

    std::vector<VertexId> targets() {
        std::vector<VertexId> vertices;
        for (std::uint32_t h = 0; h < points_.households.size(); ++h)
            for (const access::MeasuredAccessPoint& point :
                 places_.access_points(points_.households[h], access::TripEnd::kDeparture)) {
                access_points_.push_back({h, point.offset});
                vertices.push_back(point.vertex);
            }
        return vertices;
    }

    /// Households may reach a service on their own chain without passing its ends.
    void stay_on_chain(const std::vector<std::uint32_t>& services, std::vector<Wide>& best) const {
        for (const std::uint32_t s : services)
            for (const snap::Join& join : points_.services[s].joins)
                for (const auto& [chain, household] : by_chain_.on(join.chain))
                    best[household] = std::min(
                        best[household],
                        places_.along_chain(points_.households[household], points_.services[s]));
    }

    access::MeasuredPlaces places_;
    const access::Points& points_;
    snap::ByChain by_chain_;
    std::vector<Target> access_points_;
    cch::WideMetric metric_;
    cch::WideDownwardGraph downward_;
    cch::WideSweep sweep_;
    std::vector<cch::kernel::Row<Wide>> labels_;
    std::vector<std::vector<std::uint32_t>> services_;  // by lane
};

}  // namespace

std::vector<std::vector<Trip>> nearest_trips(const graph::RoadNetwork& network,
                                             const cch::Hierarchy& hierarchy,
                                             const access::Points& points,
                                             std::span<const CategoryId> categories) {
    std::vector<std::vector<Trip>> trips;
    if (categories.empty()) return trips;
    Search search(network, hierarchy, points);
    for (std::size_t first = 0; first < categories.size(); first += kLaneCount) {
        const auto some =
            categories.subspan(first, std::min(kLaneCount, categories.size() - first));
        search.run(some);
        for (std::size_t lane = 0; lane < some.size(); ++lane) trips.push_back(search.trips(lane));
    }
    return trips;
}

}  // namespace relais::measures
