#pragma once

#include "render/style/color.h"

namespace relais::style {

// Colours of everything that is not data.
inline constexpr Color kPaper = Color::hex(0xffffff);
inline constexpr Color kInk = Color::hex(0x1a1a1a);
inline constexpr Color kQuietInk = Color::hex(0x5b5b5b);
inline constexpr Color kHairline = Color::hex(0xd9d6d0);
inline constexpr Color kPanel = Color::hex(0xf6f4f0);  ///< land outside the territory
inline constexpr Color kGroundRoad = Color::hex(0xd6d2ca);
inline constexpr Color kZoneLine = Color::hex(0xc9c5bd);  ///< between zones, on paper
inline constexpr Color kGroupLine = Color::hex(0x4d4d4d);
inline constexpr Color kNoData = Color::hex(0xe8e8e8);
inline constexpr Color kHatch = Color::hex(0x8c8c8c);
inline constexpr Color kBar = Color::hex(0x8a8780);
inline constexpr Color kAccent = Color::hex(0x3b0f70);

// Line widths in millimetres: the territory stands out, then groups of zones, then zones.
inline constexpr double kTerritoryLine = 0.5;
inline constexpr double kGroupWidth = 0.3;
inline constexpr double kZoneWidth = 0.15;
inline constexpr double kRoadWidth = 0.2;

}  // namespace relais::style
