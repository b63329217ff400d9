#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/cch/metric.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snapper.h"

namespace relais::access {

/// Why a household has no time to a category. One row out for one row in, always.
enum class Reason : std::uint8_t {
    kReached,       ///< it has one
    kOffNetwork,    ///< no road within the snapping distance
    kIsland,        ///< its roads are cut off, or no path leads to a service of the category
    kBeyondCutoff,  ///< farther than the cutoff that was asked for
    kNoService,     ///< the category has no service that joins the roads
    kOutsideData,   ///< the place lies outside the extract
};
/// "", "off_network", "island", "beyond_cutoff", "no_service", "outside_data".
[[nodiscard]] const char* reason_name(Reason reason);
/// Why a point without a place on the roads has none. REQUIRES: fate is not kSnapped.
[[nodiscard]] Reason unsnapped(snap::Fate fate);

/// The nearest service of one category for one household.
struct Nearest {
    Duration time = kUnreachable;
    ServiceId service;
    Reason reason = Reason::kNoService;
    friend bool operator==(const Nearest&, const Nearest&) = default;
};

/// Nearest service of every category for every household.
class NearestTable {
  public:
    NearestTable() = default;
    NearestTable(std::size_t households, std::size_t categories)
        : categories_(categories), cells_(households * categories) {}
    [[nodiscard]] std::size_t household_count() const {
        return categories_ == 0 ? 0 : cells_.size() / categories_;
    }
    [[nodiscard]] std::size_t category_count() const { return categories_; }
    [[nodiscard]] const Nearest& at(HouseholdId household, CategoryId category) const {
        return cells_[household.index() * categories_ + category.index()];
    }
    [[nodiscard]] Nearest& at(HouseholdId household, CategoryId category) {
        return cells_[household.index() * categories_ + category.index()];
    }

  private:
    std::size_t categories_ = 0;
    std::vector<Nearest> cells_;  // by household, then category
};

/// The points of one question; spans must outlive the call. services[i] belongs to category[i].
struct Points {
    std::span<const snap::Snap> households;
    std::span<const snap::Snap> services;
    std::span<const CategoryId> category;  ///< one per service
    std::size_t category_count = 0;
};

/// Time from every household to the nearest service of each category: walk to the road, drive,
/// walk from the road. Ties go to the service with the lowest id. Exact to the tick, also when both
/// lie on one chain. A time equal to the cutoff is within it. `metric` is customized from the
/// network's times. Sixteen categories a sweep: O(categories / 16 * (n + upward arcs) + households
/// * categories), on all threads, the same table for any number of them. Its slow twin is
/// reference::nearest_services.
[[nodiscard]] NearestTable nearest_services(const graph::RoadNetwork& network,
                                            const cch::Metric& metric, const Points& points,
                                            std::optional<Duration> cutoff = {});

}  // namespace relais::access
