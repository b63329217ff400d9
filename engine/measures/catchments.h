#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/access/points.h"
#include "engine/cch/metric.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"

namespace relais::measures {

/// A household within reach of a service.
struct Arrival {
    std::uint32_t household;
    std::uint32_t ticks;  ///< from its departure to the service's, both walks included
};

/// The households that can reach one service.
struct Catchment {
    ServiceId service;
    std::span<const Arrival> arrivals;  ///< in an order that is the same in every run
};

/// Takes some catchments, their services ascending. The spans end with the call.
using CatchmentFold = std::function<void(std::span<const Catchment>)>;

/// The catchments of a category, one after the other, as often as needed: all measures with
/// competition or several services are folds over them. The table of households and services is
/// never stored. Tests have another source, a dense matrix.
class CatchmentSource {
  public:
    virtual ~CatchmentSource() = default;
    /// Every service of the category that joined the roads, ascending, in one or more calls of
    /// `fold` from the calling thread. A time equal to the cutoff is within it.
    virtual void visit(CategoryId category, Duration cutoff, const CatchmentFold& fold) = 0;
};

/// Catchments by sweeps on the roads: sixteen services are the lanes of one. Exact to the tick,
/// also where household and service lie on one chain. On all threads, the same catchments in the
/// same order for any number of them. O(services / 16 * (ancestors of the departures and their arcs
/// + 16
/// * households)); memory is that of the households' departures and of sixteen catchments a thread.
class RoadCatchments final : public CatchmentSource {
  public:
    /// The arguments must outlive it. `metric` is customized from the network's times.
    RoadCatchments(const graph::RoadNetwork& network, const cch::Metric& metric,
                   const access::Points& points);
    ~RoadCatchments() override;
    void visit(CategoryId category, Duration cutoff, const CatchmentFold& fold) override;

  private:
    class Batch;
    struct Departures;

    const graph::RoadNetwork& network_;
    const cch::Metric& metric_;
    access::Points points_;
    std::unique_ptr<const Departures> departures_;
    std::vector<std::unique_ptr<Batch>> batches_;  // scratch, one a thread
};

}  // namespace relais::measures
