#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/siting/next_place.h"
#include "engine/snap/snap.h"

namespace relais::scenario {
struct Base;  // run.h
}

namespace relais::siting {

/// For every category that has a service, the result of next_place for that category and these
/// candidates, found for all categories at once. O(candidates / 16) sweeps and O(candidates x
/// households x categories) comparisons; memory for a time per household and category.
[[nodiscard]] std::vector<std::optional<NextPlace>> next_places(
    const scenario::Base& base, std::span<const snap::Snap> candidates);

}  // namespace relais::siting
