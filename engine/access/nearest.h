#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/access/points.h"
#include "engine/cch/downward_graph.h"
#include "engine/cch/metric.h"
#include "engine/cch/sweep.h"
#include "engine/graph/road_network.h"

namespace relais::access {

/// Time from every household to the nearest service of each category: walk to the road, drive, walk
/// from the road. Ties go to the service with the lowest id. Exact to the tick, also when both lie
/// on one chain. A time equal to the cutoff is within it. `metric` is customized from the network's
/// times. Its slow twin is reference::nearest_services.
///
/// Households are attached below the elimination tree (cch::AttachedPoint): one sweep of sixteen
/// categories writes their rows of the table and nothing else. The constructor lays them out, O(n +
/// upward arcs + households + services log services); `solve` is O(categories / 16 * (n + upward
/// arcs + households)), sixteen categories a thread, the same table for any number of threads.
///
///     NearestSolver solver(network, metric, points);
///     NearestTable table = solver.solve();
class NearestSolver {
  public:
    NearestSolver(const graph::RoadNetwork& network, const cch::Metric& metric,
                  const Points& points);

    /// The same households with other services: `points.households` are those of the constructor.
    /// The data prepared for them are shared: O(chains + services log services).
    [[nodiscard]] NearestSolver asking(const graph::RoadNetwork& network,
                                       const Points& points) const;

    [[nodiscard]] NearestTable solve(std::optional<Duration> cutoff = {}) const;
    /// The same into a table of an earlier run, whose memory serves again.
    void solve(NearestTable& table, std::optional<Duration> cutoff = {}) const;

  private:
    /// A household reaches a service without leaving their chain.
    struct Beside {
        std::uint32_t household;
        std::uint32_t index;  // of the service among those of its category
        std::size_t lane;
        Duration time;
    };
    /// A household without a way out.
    struct Unsnapped {
        std::uint32_t household;
        Reason reason;  ///< kReached: what is not beside it is not reached
    };

    [[nodiscard]] std::vector<cch::AttachedPoint> attach_households(
        const graph::RoadNetwork& network, std::span<const snap::Snap> households);
    void take_services(const graph::RoadNetwork& network, const Points& points);
    /// Allocates the answer, in memory that is not shared with another table.
    void prepare(NearestTable& table, std::optional<Duration> cutoff) const;
    /// Whether every label fits: no attached point in the same part of the roads as a source of its
    /// lane is without a label.
    template <class Label>
    [[nodiscard]] bool sweep_batch(NearestTable& table, std::size_t batch) const;
    template <class Label>
    [[nodiscard]] bool all_reached(const NearestTable::Batch<Label>& labels,
                                   const cch::kernel::Row<Label>& farthest,
                                   std::size_t batch) const;
    /// Cases that the sweep does not handle.
    template <class Label>
    void finish_batch(NearestTable::Batch<Label>& labels, std::size_t batch) const;

    cch::Metric metric_;
    std::size_t households_;
    std::vector<std::vector<ServiceId>> services_;    // by category, those that joined a road
    std::vector<std::vector<cch::Source>> sources_;   // by batch
    std::vector<std::vector<PartId>> service_parts_;  // by category: where its sources are, sorted
    std::vector<std::vector<Beside>> besides_;        // by batch
    /// Households attached to several vertices of which none is an ancestor of another: each of
    /// these has its own row; the rows after the first come after the rows of all households.
    std::vector<std::uint32_t> seconds_;
    std::vector<PartId> leaf_part_;  // by row
    std::vector<Unsnapped> unsnapped_;
    std::shared_ptr<const cch::DownwardGraph> downward_;
};

/// One question, answered once.
[[nodiscard]] NearestTable nearest_services(const graph::RoadNetwork& network,
                                            const cch::Metric& metric, const Points& points,
                                            std::optional<Duration> cutoff = {});

}  // namespace relais::access
