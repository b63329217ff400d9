#pragma once

#include <memory>
#include <span>

#include "engine/territory/territory.h"

namespace relais::territory {

/// Finds the zone of a place. Points on a shared border, and overlaps, go to the lowest zone.
/// Building: O(p log p) for p polygons; a query: the size of the polygons around the point.
/// Thread-safe once built. `zones` must outlive the locator.
class ZoneLocator {
  public:
    explicit ZoneLocator(std::span<const Zone> zones);
    ~ZoneLocator();
    ZoneLocator(ZoneLocator&&) noexcept;
    ZoneLocator& operator=(ZoneLocator&&) noexcept;

    [[nodiscard]] ZoneId locate(Coordinate place) const;  ///< kNone: in no zone

  private:
    struct Index;
    std::unique_ptr<const Index> index_;
};

}  // namespace relais::territory
