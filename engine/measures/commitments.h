#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/access/matrix.h"
#include "engine/graph/road_network.h"
#include "engine/measures/levels.h"
#include "engine/measures/plan.h"

namespace relais::measures {

/// The result of a commitment in one area.
struct CommitmentRow {
    std::uint32_t level = 0, area = 0;
    double people = 0;   ///< people for whom it is known
    double outside = 0;  ///< of those
    /// outside <= at_most * people; true for an area without people; none for an area with people
    /// of whom no travel time is known (the category has no service in the data).
    std::optional<bool> kept;
};

/// Neighbouring households outside a commitment, reported as one place.
struct HouseholdCluster {
    std::vector<std::uint32_t> households;
    std::string road;  ///< the most frequent road name; empty: none has one
    Coordinate place;  ///< of the member nearest to the middle
    double people = 0;
    double minutes = 0;     ///< mean over people who have a time; 0 without any
    double kilometres = 0;  ///< the same
    ZoneId zone;            ///< of that member
};

/// A commitment held against the roads.
struct CommitmentResult {
    std::vector<CommitmentRow> rows;         ///< of the areas it binds
    std::vector<std::uint32_t> outside;      ///< households, with people, ascending
    std::vector<HouseholdCluster> clusters;  ///< of those; most people first
};

/// Whether a household is outside: farther than both bounds, or than either where the commitment
/// says so. Exactly at a bound is inside. Without a path it is outside; a household off the roads
/// or outside the data is not counted.
[[nodiscard]] bool judged(const access::Trip& trip);
[[nodiscard]] bool outside(const Commitment& commitment, const access::Trip& trip);

/// Tests a commitment by the trips to the nearest service of its category. Hamlets join households
/// outside that are within 300 m of one another, hop by hop. Throws Error when there is no level of
/// its name.
[[nodiscard]] CommitmentResult check(const Commitment& commitment,
                                     const territory::Territory& territory,
                                     const std::vector<Level>& levels,
                                     const graph::RoadNetwork& network,
                                     std::span<const snap::Snap> households,
                                     std::span<const access::Trip> trips);

}  // namespace relais::measures
