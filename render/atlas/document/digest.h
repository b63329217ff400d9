#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/territory/territory.h"

namespace relais::atlas {

/// A service farther than this is "far" on sheets and among the priorities.
inline constexpr int kFarMinutes = 20;

/// A part of the territory with a sheet of its own: a canton, an EPCI, or one zone.
struct Area {
    std::string name;
    std::vector<std::size_t> zones;
    std::vector<access::Summary> by_category;  ///< one per category of the territory
    double weight = 0;                         ///< of its households
    double known = 0;                          ///< of that, judged for a service or more
    double far_share = 0;                      ///< of those known, far from at least one service
};

/// Weight that is far from one service in one zone.
struct Priority {
    std::size_t zone = 0;
    CategoryId category;
    double beyond = 0;
};

/// The results for pages of any language, computed once.
struct Digest {
    std::vector<CategoryId> served, unserved;  ///< in the taxonomy's order
    std::string level;                         ///< key of the kind of area: "epci", "commune"
    std::vector<Area> areas;                   ///< none: no sheets
    /// Per household, how many served categories are far, also those surely far; nothing where
    /// none of them could be judged.
    std::vector<std::optional<std::size_t>> far;
    struct Weights {
        double all = 0;
        double known = 0;  ///< judged for a service or more
        double far = 0;    ///< from at least one service
        /// Share of those known; absent where none is known.
        [[nodiscard]] std::optional<double> far_share() const {
            return known > 0 ? std::optional(far / known) : std::nullopt;
        }
    };
    std::vector<Weights> zones;        ///< of the households of each zone
    double far_share = 0;              ///< of the territory
    std::vector<bool> outside;         ///< per service: in no zone of the territory
    std::vector<bool> idle;            ///< per service: does not count by its hours; empty: all do
    std::vector<ZoneId> service_zone;  ///< per service; kNone outside
    std::vector<Priority> priorities;  ///< greatest first, at least one person each
};

/// A name as it is printed: with the apostrophe of print, U+2019.
[[nodiscard]] std::string typographic(std::string name);

/// `sheets`: the key of a level of the territory, "zones", "none", or empty for the smallest level
/// above the zones, else the zones themselves where they are few. Throws Error for another name.
[[nodiscard]] Digest digest(const territory::Territory& territory, const access::Findings& findings,
                            const std::string& sheets);

}  // namespace relais::atlas
