#pragma once

#include <vector>

#include "geodata/profile/profile.h"

namespace relais::profile {

/// How many times as fast as on the flat one goes on a slope (rise over run, negative downhill).
///
/// - `tobler`: exp(-3.5 |s + 0.05|) over its value on the flat. Tobler, Three presentations on
///   geographical analysis and modeling, NCGIA technical report 93-1, 1993. Fastest at 5 % down.
/// - `pace`: 1 over the time 1 + steep (√((s + best)² + bend²) - √(best² + bend²)): the time on a
///   length grows slowly around the best slope, a fall of `best`, and in a straight line far from
///   it.
/// - `linear`: 1 - uphill (s - free) beyond a rise of `free`; 1 + downhill (-s - free) beyond such
///   a fall, where a negative `downhill` slows; within `least` and `most`.
/// - `climb`: the same downhill; uphill 1 / (1 + uphill (s - free)), as who rides at the power he
///   has.
/// - `none`: 1.
///
/// The profiles for walking and cycling are fitted to GPS tracks and known climbs, compared in
/// tests/real/slopes_test.cpp: the time on foot there and back within 3 % on slopes up to 25 %, up
/// a hill by bicycle within 25 %.
[[nodiscard]] double speed_on_slope(const Profile::Slope& rule, double slope);

/// Roads are no steeper; beyond it the terrain beside the road is meant.
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
