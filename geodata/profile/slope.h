#pragma once

#include <vector>

#include "geodata/profile/profile.h"

namespace relais::profile {

/// How many times as fast as on the flat one goes on a slope (rise over run, negative downhill).
///
/// - `tobler`: exp(-3.5 |s + 0.05|) over its value on the flat. Tobler, Three presentations on
///   geographical analysis and modeling, NCGIA technical report 93-1, 1993. Fastest at 5 % down.
/// - `linear`: 1 - uphill (s - free) beyond a rise of `free`; 1 + downhill (-s - free) beyond such
/// a
///   fall, where a negative `downhill` slows; within `least` and `most`.
/// - `none`: 1.
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
