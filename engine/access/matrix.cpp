#include "engine/access/matrix.h"

#include <algorithm>
#include <vector>

#include "engine/access/measured_places.h"
#include "engine/cch/sweep.h"
#include "engine/core/parallel.h"
#include "engine/snap/access_points.h"

namespace relais::access {
namespace {

using cch::kLaneCount;

/// The destinations: their access points, and where the way down passes them.
struct Destinations {
    struct Target {
        std::uint32_t destination;
        Wide offset;
    };
    std::vector<Target> targets;  ///< one per access point
    std::vector<VertexId> vertices;

    Destinations(const MeasuredPlaces& places, std::span<const snap::Snap> snaps) {
        for (std::size_t d = 0; d < snaps.size(); ++d)
            for (const MeasuredAccessPoint& point :
                 places.access_points(snaps[d], TripEnd::kArrival)) {
                targets.push_back({static_cast<std::uint32_t>(d), point.offset});
                vertices.push_back(point.vertex);
            }
    }
};

/// Rows of at most sixteen origins at a time; the scratch memory of one thread.
class Rows {
  public:
    Rows(const MeasuredPlaces& places, Packing packing, const cch::WideMetric& metric,
         const cch::WideDownwardGraph& downward, const Destinations& access_points,
         std::span<const snap::Snap> destinations, const std::optional<Duration>& cutoff)
        : places_(places),
          packing_(packing),
          downward_(downward),
          access_points_(access_points),
          destinations_(destinations),
          cutoff_(cutoff),
          sweep_(metric),
          labels_(downward.size()),
          best_(kLaneCount * destinations.size()),
          trips_(kLaneCount * destinations.size()) {}

    void compute(std::span<const snap::Snap> origins) {
        search(origins);
        for (std::size_t lane = 0; lane < origins.size(); ++lane) {
            const std::size_t first = lane * destinations_.size();
            for (std::size_t d = 0; d < destinations_.size(); ++d)
                trips_[first + d] = trip(origins[lane], destinations_[d], best_[first + d]);
        }
    }
    [[nodiscard]] std::span<const Trip> row(std::size_t lane) const {
        return std::span(trips_).subspan(lane * destinations_.size(), destinations_.size());
    }

  private:
    void search(std::span<const snap::Snap> origins) {
        sources_.clear();
        for (std::size_t lane = 0; lane < origins.size(); ++lane)
            for (const MeasuredAccessPoint& point :
                 places_.access_points(origins[lane], TripEnd::kDeparture))
                sources_.push_back(
                    {point.vertex, point.offset, 0, static_cast<std::uint8_t>(lane)});
        // Where time is least, the search may stop at the cutoff.
        Wide limit = kNoWide;
        if (cutoff_ && !packing_.shortest)
            limit = std::min(limit, packing_.pack(cutoff_->count(), 0) + packing_.pack(1, 0));
        sweep_.fill(downward_, sources_, cch::LabelFormat<Wide>::plain(limit), labels_);
        std::fill(best_.begin(), best_.end(), kNoWide);
        for (std::size_t t = 0; t < access_points_.targets.size(); ++t) {
            const auto& [destination, offset] = access_points_.targets[t];
            const auto& row = labels_[downward_.target_items()[t].index()];
            for (std::size_t lane = 0; lane < origins.size(); ++lane) {
                if (row.lane[lane] >= limit) continue;
                Wide& best = best_[lane * destinations_.size() + destination];
                best = std::min(best, row.lane[lane] + offset);
            }
        }
    }

    [[nodiscard]] Trip trip(const snap::Snap& from, const snap::Snap& to, Wide best) const {
        if (!from.exists()) return {kUnreachable, 0, unsnapped(from.fate)};
        if (!to.exists()) return {kUnreachable, 0, unsnapped(to.fate)};
        best = std::min(best, places_.along_chain(from, to));
        // Within a part there is always a path, so an unreached one is beyond the cutoff.
        if (best >= kNoWide)
            return {kUnreachable, 0,
                    cutoff_ && in_one_part(from, to) ? Reason::kBeyondCutoff : Reason::kNoPath};
        const Duration time{packing_.ticks(best)};
        if (cutoff_ && time > *cutoff_) return {kUnreachable, 0, Reason::kBeyondCutoff};
        return {time, packing_.decimetres(best), Reason::kReached};
    }

    [[nodiscard]] bool in_one_part(const snap::Snap& from, const snap::Snap& to) const {
        for (const snap::Join& start : from.joins)
            for (const snap::Join& end : to.joins)
                if (start.part == end.part) return true;
        return false;
    }

    const MeasuredPlaces& places_;
    Packing packing_;
    const cch::WideDownwardGraph& downward_;
    const Destinations& access_points_;
    std::span<const snap::Snap> destinations_;
    std::optional<Duration> cutoff_;
    cch::WideSweep sweep_;
    std::vector<cch::WideSource> sources_;
    std::vector<cch::kernel::Row<Wide>> labels_;
    std::vector<Wide> best_;   // [lane][destination]
    std::vector<Trip> trips_;  // [lane][destination]
};

}  // namespace

void matrix(const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy,
            std::span<const snap::Snap> origins, std::span<const snap::Snap> destinations,
            const MatrixOptions& options, const MatrixFold& fold) {
    const Packing packing{options.shortest};
    const MeasuredPlaces places(network, packing);
    const cch::WideMetric metric = customize_measured(network, hierarchy, packing);
    const Destinations access_points(places, destinations);
    const cch::WideDownwardGraph downward(metric, cch::Direction::kForward, access_points.vertices);
    std::vector<Rows> rows(thread_count(), Rows(places, packing, metric, downward, access_points,
                                                destinations, options.cutoff));
    for (std::size_t first = 0; first < origins.size(); first += kLaneCount * rows.size()) {
        const auto some =
            origins.subspan(first, std::min(kLaneCount * rows.size(), origins.size() - first));
        for_each_index((some.size() + kLaneCount - 1) / kLaneCount,
                       [&](std::size_t batch, std::size_t) {
                           const auto lanes = some.subspan(batch * kLaneCount);
                           rows[batch].compute(lanes.first(std::min(kLaneCount, lanes.size())));
                       });
        for (std::size_t i = 0; i < some.size(); ++i)
            fold(first + i, rows[i / kLaneCount].row(i % kLaneCount));
    }
}

}  // namespace relais::access
