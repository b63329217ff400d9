#pragma once

#include "render/map/view.h"

namespace relais::map {

/// As fit(scene, frame). Where people live on far islands and the sea is known, the frame is divided:
/// the view has the part with the most people, its `insets` the others, all at the same scale, if
/// that scale is larger by kWorthInsets than that of one map. Islands with very few people are left
/// out, as on other maps of a territory. O(households log households).
[[nodiscard]] View fit_with_insets(const Scene& scene, const geometry::Box& frame);
inline constexpr double kWorthInsets = 1.3;

}  // namespace relais::map
