#pragma once

#include <optional>
#include <vector>

#include "engine/core/id.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/siting/next_place.h"

namespace relais::atlas {

/// When the services of a category are open.
struct OpenHours {
    scenario::AtypicalHours parts;
    /// Of the week, while a place within the limit is surely open, on average over the people whose
    /// times are known.
    std::optional<double> week_share;
};

/// Where one more place of a category would save the most minutes.
struct Proposal {
    ZoneId zone;
    siting::NextPlace place;
};

/// Results of an atlas other than travel times, computed once for all of its editions.
struct Insights {
    std::vector<std::optional<Proposal>> proposals;  ///< by category
    /// Categories with a service that has opening hours, in their order; empty: no page of hours.
    std::vector<OpenHours> hours;
};

}  // namespace relais::atlas
