#pragma once

#include <span>
#include <vector>

#include "engine/cch/downward_graph.h"
#include "engine/cch/sweep.h"
#include "engine/graph/road_network.h"
#include "engine/snap/by_chain.h"
#include "engine/snap/snap.h"

namespace relais::commute {

/// A place to reach, with the time that remains from there.
struct Goal {
    const snap::Snap* place;
    Duration rest{0};
};

/// The points from which searches start, prepared once for all of them.
class Starts {
  public:
    Starts(const graph::RoadNetwork& network, const cch::Metric& metric,
           std::span<const snap::Snap> points);

  private:
    friend class Approach;
    struct Departure {
        std::uint32_t point;
        std::uint32_t offset;  ///< ticks
    };
    std::vector<VertexId> place(std::span<const snap::Snap> points);

    const graph::RoadNetwork& network_;
    const cch::Metric& metric_;
    std::span<const snap::Snap> points_;
    std::vector<Departure> departures_;
    snap::ByChain by_chain_;
    cch::DownwardGraph downward_;
};

/// The least time from every start over one of some goals, with the remaining time from there: the
/// answers of up to sixteen such questions. Exact to the tick, also where start and goal lie on one
/// chain. The scratch memory of one thread; `starts` must outlive it.
class Approach {
  public:
    explicit Approach(const Starts& starts);
    /// REQUIRES: at most sixteen lanes; every goal joined the roads and has a rest.
    void run(std::span<const std::vector<Goal>> lanes);
    /// kUnreachable where no goal of the lane can be reached.
    [[nodiscard]] Duration time(std::size_t point, std::size_t lane) const {
        const std::uint32_t ticks = least_[point].lane[lane];
        return ticks < kNoPath ? Duration{ticks} : kUnreachable;
    }

  private:
    using Row = cch::kernel::Row<std::uint32_t>;

    void stay_on_chain(std::size_t lane, const Goal& goal);

    const Starts& starts_;
    cch::Sweep<std::uint32_t> sweep_;
    std::vector<cch::Source> sources_;
    std::vector<Row> labels_;  // by item of the downward
    std::vector<Row> least_;   // by point
};

}  // namespace relais::commute
