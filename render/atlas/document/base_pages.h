#pragma once

#include <optional>
#include <span>

#include "engine/core/id.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/scenario/closures.h"

namespace relais::atlas {

/// Every service of one category closed in turn, those that matter most first.
struct RankedClosures {
    CategoryId category;
    std::span<const scenario::Closure> closures;
};

/// Pages about the territory as it is, where they are asked for.
struct BasePages {
    std::optional<RankedClosures> closures;
    std::optional<scenario::AtypicalHours> atypical;
};

}  // namespace relais::atlas
