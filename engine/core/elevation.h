#pragma once

namespace relais {

/// The height of a place whose height is not known. Others are metres above the sea.
inline constexpr float kNoElevation = -1e6F;

}  // namespace relais
