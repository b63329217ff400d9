#pragma once

#include <cstdint>
#include <unordered_map>

#include "engine/core/coordinate.h"

namespace relais::osm {

/// Where settlements are, by the density of residential streets: a place is built up when the nine
/// cells of 0.002 degree of latitude (about 220 m) around it hold at least kVillageMetres of them.
class Surroundings {
  public:
    static constexpr float kVillageMetres = 1000;

    /// A piece of a street where people live.
    void add_street(Coordinate a, Coordinate b);
    /// After the last street, once.
    void finish();
    [[nodiscard]] bool built_up(Coordinate place) const;

  private:
    using Cells = std::unordered_map<std::uint64_t, float>;
    Cells metres_;
    Cells around_;
};

}  // namespace relais::osm
