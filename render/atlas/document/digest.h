#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/territory/territory.h"
#include "render/atlas/document/advice.h"
#include "render/atlas/document/group.h"

namespace relais::atlas {

/// A part of the territory with a sheet of its own: a canton, an EPCI, or one zone.
struct Area {
    std::string name;
    std::vector<std::size_t> zones;
    std::vector<access::Summary> by_category;  ///< one per category, of its group
    double weight = 0;                         ///< of its households
    double known = 0;                          ///< of that, judged for a service or more
    double far_share = 0;                      ///< of those known, far from a basket service
    std::vector<Advice> advice;                ///< those of its zones that propose a place or name
                                               ///< one, the most people first
};

/// The results for pages of any language, computed once.
struct Digest {
    std::vector<CategoryId> served, unserved;  ///< in the taxonomy's order
    /// The served services that every household needs every day; where there are fewer than two,
    /// all that are served. Only those of which the data has enough.
    std::vector<CategoryId> basket;
    bool basket_is_daily = false;
    std::vector<Group> groups;   ///< by category
    std::vector<Advice> advice;  ///< by category
    std::string level;           ///< key of the kind of area: "epci", "commune"
    std::vector<Area> areas;     ///< none: no sheets
    /// The zones by how densely their people live, the densest first; `name` is a key:
    /// "town". None where people are not counted, or all zones are alike.
    std::vector<Area> settlements;
    /// Per household, how many basket services are far, also those surely far; nothing where none
    /// of them could be judged.
    std::vector<std::optional<std::size_t>> far;
    struct Weights {
        double all = 0;
        double known = 0;  ///< judged for a basket service or more
        double far = 0;    ///< from at least one of them
        /// Share of those known; absent where none is known.
        [[nodiscard]] std::optional<double> far_share() const {
            return known > 0 ? std::optional(far / known) : std::nullopt;
        }
    };
    std::vector<Weights> zones;        ///< of the households of each zone
    double far_share = 0;              ///< of the territory
    std::vector<bool> outside;         ///< per service: in no zone of the territory
    std::vector<bool> idle;            ///< per service: does not count by its hours; empty: all do
    std::vector<bool> unreachable;     ///< per service: joins no road; empty: all do
    std::vector<ZoneId> service_zone;  ///< per service; kNone outside
};

/// A name as it is printed: with the apostrophe of print, U+2019.
[[nodiscard]] std::string typographic(std::string name);
/// A name of the data as `language` prints it: in Latin letters where the data has it so.
[[nodiscard]] std::string printed_name(const territory::Territory& territory,
                                       const std::string& name, const std::string& language);

/// `sheets`: the key of a level of the territory, "zones", "none", or empty for the smallest level
/// above the zones, else the zones themselves where they are few. `insights`: null: no place is
/// proposed. Throws Error for another name of a level.
[[nodiscard]] Digest digest(const territory::Territory& territory, const access::Findings& findings,
                            const std::string& sheets, const Insights* insights = nullptr);

}  // namespace relais::atlas
