#pragma once

#include <vector>

#include "engine/core/coordinate.h"

namespace relais::routes {

/// How a driver takes bends.
struct Bends {
    double lateral = 0;       ///< comfortable acceleration to the side, m/s2; 0: no bends
    double acceleration = 0;  ///< and along the road, gaining or losing speed
};

/// The time over each piece of a chain for a driver who takes bends at a comfortable speed, and
/// gains and loses speed at a steady rate before and after them and where the speed of the road
/// changes. The chain is entered and left at the speed of the road. Contains scratch memory.
class Driver {
  public:
    explicit Driver(const Bends& bends) : bends_(bends) {}

    /// How fast each inner point of a shape can be passed; for both directions. `metres` is per
    /// piece. O(n).
    void look_at(const std::vector<Coordinate>& shape, const std::vector<double>& metres);

    /// Seconds of each piece, in shape order, at most at speed[i] (m/s) on piece i; `seconds` is
    /// overwritten. The way there or back: the result is the same. O(n).
    void drive(const std::vector<double>& metres, const std::vector<double>& speed,
               std::vector<double>& seconds);

  private:
    Bends bends_;
    std::vector<double> bend_;     ///< squared speed at each point, as its bend allows
    std::vector<double> squared_;  ///< squared speed at each point, as driven
};

}  // namespace relais::routes
