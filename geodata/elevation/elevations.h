#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/elevation.h"

namespace relais {

/// The height of places above the sea, metres; kNoElevation where it is not known. Asked for many
/// places at once, since a raster is read by blocks. The answer for a place does not depend on the
/// others.
using Elevations = std::function<std::vector<float>(std::span<const Coordinate>)>;

}  // namespace relais
