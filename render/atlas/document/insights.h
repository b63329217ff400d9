#pragma once

#include <optional>
#include <vector>

#include "engine/access/summary.h"
#include "engine/core/id.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/scenario/choice.h"
#include "engine/siting/effects.h"

namespace relais::atlas {

/// When the services of a category are open.
struct OpenHours {
    scenario::AtypicalHours parts;
    /// Of the week, while a place within the limit is surely open, on average over the people whose
    /// times are known.
    std::optional<double> week_share;
};

/// Those to print: all where half of the places have opening hours, else those of the services of
/// whose places half have some. With fewer known a page would say little.
[[nodiscard]] std::vector<OpenHours> known_well_enough(std::vector<OpenHours> hours);

/// How far people are on foot, beside the profile of the atlas.
struct OnFoot {
    static constexpr int kMinutes = 15;
    std::vector<access::Summary> by_category;  ///< of its group, with that limit
};

/// Results of an atlas other than travel times, computed once for all of its editions.
struct Insights {
    /// What one more place would do, for candidates at the centres of zones: [category][candidate].
    /// Empty: not computed.
    std::vector<std::vector<siting::Effect>> effects;
    std::vector<ZoneId> candidate_zone;  ///< by candidate
    /// Of the people whom a category is for, within its limit. By category; empty: not computed.
    std::vector<scenario::Choice> choice;
    std::vector<bool>
        off_roads;  ///< per service: joins no road, so that nobody reaches it; may be empty
    std::optional<OnFoot> on_foot;
    /// Categories with a service that has opening hours, in their order; empty: no page of hours.
    std::vector<OpenHours> hours;
};

}  // namespace relais::atlas
