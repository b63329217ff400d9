#pragma once

#include <optional>
#include <vector>

#include "render/atlas/document/group.h"
#include "render/atlas/document/insights.h"

namespace relais::atlas {

/// What a page says about where to act first. One rule for all pages: the place that brings the
/// most people of the group within the limit of the service.
struct Advice {
    enum class Kind : std::uint8_t {
        kUnknown,     ///< no zones, no time of anybody, or too few services in the data
        kNobody,      ///< nobody is beyond the limit
        kNotUrgent,   ///< so few that no place is called for
        kPlace,       ///< one more place there
        kMostPeople,  ///< where the most people are: no place may be proposed, or none would help
    };
    Kind kind = Kind::kUnknown;
    CategoryId category;
    double beyond = 0;       ///< of the group, beyond the limit
    ZoneId zone;             ///< kPlace, kMostPeople
    double zone_beyond = 0;  ///< of it, beyond the limit
    siting::Effect effect;   ///< kPlace: of one more place there
    /// kPlace: where one more place would save the most minutes, all people of the group together.
    ZoneId saves_most;
    siting::Effect saving;
};

/// The fewest people beyond the limit who call for a place, in number and as a share of the group.
inline constexpr double kLeastUrgent = 50;
inline constexpr double kLeastUrgentOfGroup = 15;  ///< of children, of the old
inline constexpr double kLeastUrgentShare = 0.02;

/// The advice on a category in some zones: all of the territory, or those of an area. `whole`: the
/// summary of the group in these zones. `insights` may be null.
[[nodiscard]] Advice advice_on(const territory::Territory& territory, const Group& group,
                               CategoryId category, const std::vector<std::size_t>& zones,
                               const access::Summary& whole, const Insights* insights);

}  // namespace relais::atlas
