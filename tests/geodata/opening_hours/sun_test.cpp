#include "geodata/opening_hours/sun.h"

#include <gtest/gtest.h>

#include "geodata/opening_hours/place_clock.h"

namespace relais::opening_hours {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_days kEquinox = 2024y / 9 / 22, kWinter = 2024y / 12 / 21;

int clock(int hours, int minutes) {
    return hours * 60 + minutes;
}

TEST(Sun, RisesAndSetsAsInAlmanacs) {
    // Paris, 21 December 2024: 08:42 to 16:55; civil twilight from 08:04 to 17:33.
    const SunTimes paris = sun_times(Coordinate::from_degrees(2.35, 48.86), kWinter, 1);
    EXPECT_NEAR(paris.dawn, clock(8, 4), 2);
    EXPECT_NEAR(paris.sunrise, clock(8, 42), 2);
    EXPECT_NEAR(paris.sunset, clock(16, 55), 2);
    EXPECT_NEAR(paris.dusk, clock(17, 33), 2);
    // Saint-Denis de la Réunion, the same day, in summer: 05:34 to 18:58.
    const SunTimes reunion = sun_times(Coordinate::from_degrees(55.45, -20.88), kWinter, 4);
    EXPECT_NEAR(reunion.sunrise, clock(5, 34), 2);
    EXPECT_NEAR(reunion.sunset, clock(18, 58), 2);
}

TEST(Sun, HasDawnAndDuskEverywhere) {
    for (const double latitude : {-89.0, -60.0, 0.0, 60.0, 65.0, 89.0})
        for (int day = 0; day < 366; ++day) {
            const SunTimes sun =
                sun_times(Coordinate::from_degrees(0, latitude),
                          std::chrono::sys_days(2024y / 1 / 1) + std::chrono::days(day), 0);
            EXPECT_LT(sun.dawn, sun.sunrise);
            EXPECT_LT(sun.sunrise, sun.sunset);
            EXPECT_LT(sun.sunset, sun.dusk);
        }
}

TEST(Sun, IsWrittenAsTimesOfTheClock) {
    const SunTimes sun{clock(6, 44), clock(7, 11), clock(19, 39), clock(20, 7)};
    const struct {
        const char* rules;
        const char* with_clocks;
    } examples[] = {
        {"Mo-Fr sunrise-sunset", "Mo-Fr 07:11-19:39"},
        {"dawn-dusk", "06:44-20:07"},
        {"Sunrise-12:00", "07:11-12:00"},
        {"(sunrise+01:00)-(sunset-00:30)", "08:11-19:09"},
        {"Mo (sunrise-0:10)-12:00,14:00-sunset", "Mo 07:01-12:00,14:00-19:39"},
        {"sunrise+01:00-sunset", "08:11-19:39"},
        {"(dawn-08:00)-12:00", "00:00-12:00"},
        {"14:00-sunset+", "14:00-19:39+"},
        {"Mo 08:00-10:00 \"until sunset\"", "Mo 08:00-10:00 \"until sunset\""},
    };
    for (const auto& [rules, with_clocks] : examples)
        EXPECT_EQ(with_clock_times(rules, sun), with_clocks);
    EXPECT_TRUE(names_sun("Mo SUNRISE-12:00"));
    EXPECT_FALSE(names_sun("Mo 08:00-10:00 \"until sunset\""));
    EXPECT_FALSE(names_sun("sunsets"));
}

TEST(PlaceClock, GoesAsThoseOfTheCountry) {
    const struct {
        const char* country;
        double lon, lat;
        double september, winter;
    } places[] = {
        {"FR", 6.08, 44.56, 2, 1},
        {"ES", -7.0, 38.9, 2, 1},    // Badajoz, nearer to Lisbon than to Madrid
        {"PT", -7.2, 38.9, 1, 0},    // Elvas, 15 km from there
        {"ES", -15.4, 28.1, 1, 0},   // Las Palmas
        {"RE", 55.45, -20.9, 4, 4},  //
        {"FR", 55.45, -20.9, 4, 4},  // the same, under the State's code
        {"", 55.45, -4.62, 4, 4},    // Seychelles
        {"KI", -157.4, 1.9, 14, 14},
        {"NP", 85.3, 27.7, 5.75, 5.75},
    };
    for (const auto& place : places) {
        const PlaceClock clocks(place.country);
        const Coordinate at = Coordinate::from_degrees(place.lon, place.lat);
        EXPECT_EQ(clocks.ahead(at, kEquinox), place.september) << place.country << place.lon;
        EXPECT_EQ(clocks.ahead(at, kWinter), place.winter) << place.country << place.lon;
    }
}

}  // namespace
}  // namespace relais::opening_hours
