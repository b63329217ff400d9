#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"

namespace relais::opening_hours {

/// Local time at a place: for sunrise and sunset, whose times are computed in UTC.
///
/// The zone of a place is that of the country's principal place nearest to it, by the time zone
/// database's own list (zone.tab): exact except near borders of time zones within one country. A
/// place farther than 2,500 km from all of its country's (an overseas territory that is looked up
/// under its State's code), or whose country is not known, has the zone of the nearest place of the
/// world. Where the database is not installed: one hour for every fifteen degrees, without daylight
/// saving.
class PlaceClock {
  public:
    /// `country`: ISO 3166-1 alpha-2, or empty. Reads the list, once.
    explicit PlaceClock(const std::string& country);

    /// Hours that clocks are ahead of UTC at noon of a day. O(principal places).
    [[nodiscard]] double ahead(Coordinate place, std::chrono::sys_days day) const;

  private:
    struct Zone {
        std::string name;  ///< "Europe/Paris"
        Coordinate place;
    };
    [[nodiscard]] const Zone* zone_of(Coordinate place) const;

    std::vector<Zone> own_, all_;
};

}  // namespace relais::opening_hours
