#pragma once

#include <memory>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::households {

/// Residential streets, to distinguish settlements from open country.
class StreetIndex {
  public:
    /// A place within this distance counts as on the street. Where homes are known, the people
    /// beside other roads drop to a third there (tests/real/logs/settled-roads.log).
    static constexpr double kNearMetres = 150;

    /// A straight piece of a street.
    struct Piece {
        Coordinate a, b;
    };
    /// O(n log n) for n pieces.
    explicit StreetIndex(std::vector<Piece> pieces);
    ~StreetIndex();

    /// Whether a street is within kNearMetres. O(log n) as a rule.
    [[nodiscard]] bool near(Coordinate place) const;

  private:
    struct Index;
    std::unique_ptr<const Index> index_;
};

}  // namespace relais::households
