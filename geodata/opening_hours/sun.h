#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "engine/core/coordinate.h"

namespace relais::opening_hours {

/// Minutes of a day by the clocks on the spot; within [0, 24 * 60) but far from the middle of a
/// time zone.
struct SunTimes {
    int dawn = 0;     ///< the sun is 6 degrees below the horizon, in the morning
    int sunrise = 0;  ///< its upper edge is on the horizon: 0.833 degrees, as almanacs have it
    int sunset = 0;
    int dusk = 0;
};

/// The sun of a day at a place whose clocks are `ahead` hours of UTC: Meeus, Astronomical
/// Algorithms (2nd edition, 1998), chapters 25 and 28, low precision, as in NOAA's solar
/// calculator, with the sun of noon in Greenwich for the whole day: within two minutes of almanacs.
/// Beyond 60 degrees of latitude, where there may be no dawn and no sunset, those of 60 degrees are
/// used.
[[nodiscard]] SunTimes sun_times(Coordinate place, std::chrono::sys_days day, double ahead);

/// Whether rules name the sun: sunrise, sunset, dawn or dusk, comments apart.
[[nodiscard]] bool names_sun(std::string_view rules);

/// The rules with clock times in the place of the sun's: "sunrise-(sunset+00:30)" becomes
/// "07:12-20:06". A time before midnight is midnight.
[[nodiscard]] std::string with_clock_times(std::string_view rules, const SunTimes& sun);

}  // namespace relais::opening_hours
