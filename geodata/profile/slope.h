#pragma once

#include <vector>

#include "geodata/profile/profile.h"

namespace relais::profile {

/// Speed on a slope (rise over run, negative downhill) relative to that on the flat.
///
/// - `tobler`: exp(-3.5 |s + 0.05|) over its value on the flat. Tobler, Three presentations on
///   geographical analysis and modeling, NCGIA technical report 93-1, 1993. Fastest at 5 % down.
/// - `pace`: 1 over the time 1 + steep (√((s + best)² + bend²) - √(best² + bend²)): the time for a
///   length increases slowly around the best slope, a fall of `best`, and linearly far from it.
/// - `linear`: 1 - uphill (s - free) beyond a rise of `free`; 1 + downhill (-s - free) beyond such
///   a fall, where a negative `downhill` slows; within `least` and `most`.
/// - `climb`: the same downhill; uphill 1 / (1 + uphill (s - free)), as when riding at constant
///   power.
/// - `none`: 1.
///
/// The profiles for walking and cycling are fitted to GPS tracks and known climbs, compared in
/// tests/real/slopes_test.cpp: the time on foot there and back within 3 % on slopes up to 25 %, up
/// a hill by bicycle within 25 %.
[[nodiscard]] double speed_on_slope(const Profile::Slope& rule, double slope);

/// The steepest road; a steeper slope is that of the terrain next to the road.
inline constexpr double kSteepest = 0.35;

/// speed_on_slope looked up at steps of 0.1 %, between -kSteepest and kSteepest.
class SlopeTable {
  public:
    explicit SlopeTable(const Profile::Slope& rule);
    [[nodiscard]] double operator()(double slope) const;

  private:
    std::vector<double> shares_;
};

}  // namespace relais::profile
