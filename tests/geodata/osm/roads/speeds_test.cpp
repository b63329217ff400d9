#include "geodata/osm/roads/speeds.h"

#include <gtest/gtest.h>

#include "engine/graph/parts.h"

namespace relais::osm {
namespace {

TEST(RoadClasses, AreNumberedAsInTheNetwork) {
    const auto names = graph::road_class_names();
    EXPECT_EQ(names[graph::ferry_class()], std::string_view("ferry"));
    EXPECT_EQ(names[*road_class_of("tertiary")], std::string_view("tertiary"));
    EXPECT_FALSE(road_class_of("raceway"));
    EXPECT_FALSE(road_class_of("ferry"));  // no value of highway=*
    EXPECT_EQ(importance(*road_class_of("motorway_link")), 0);
    EXPECT_EQ(importance(*road_class_of("tertiary_link")), 4);
    EXPECT_EQ(importance(*road_class_of("unclassified")), 5);
}

TEST(Countries, AreNamedByTheirLimits) {
    EXPECT_EQ(country_named("BE-VLG:urban"), "BE");
    EXPECT_EQ(country_named("FR:rural"), "FR");
    EXPECT_EQ(country_named("50"), "");
}

TEST(ACountryWithoutALaw, IsNamedInTheEvidence) {
    EXPECT_EQ(without_law("PE"), "no law known for PE: default");
    EXPECT_EQ(without_law(""), "country not known: default");
}

struct LimitCase {
    const char* value;
    double kmh;
    graph::SpeedSource source;
};

TEST(SpeedLimits, AreReadFromSignsAndFromRulesOfLaw) {
    using enum graph::SpeedSource;
    for (const auto& [value, kmh, source] : {LimitCase{"50", 50, kPosted},
                                             LimitCase{" 70 km/h", 70, kPosted},
                                             LimitCase{"30 mph", 48.28032, kPosted},
                                             LimitCase{"30mph", 48.28032, kPosted},
                                             LimitCase{"none", 130, kPosted},
                                             LimitCase{"walk", 6, kPosted},
                                             LimitCase{"80;50", 80, kPosted},
                                             LimitCase{"FR:urban", 50, kLegal},
                                             LimitCase{"FR:rural", 80, kLegal},
                                             LimitCase{"FR:motorway", 130, kLegal},
                                             LimitCase{"CZ:rural", 90, kLegal},
                                             LimitCase{"FR:zone30", 30, kLegal},
                                             LimitCase{"DE:zone:30", 30, kLegal},
                                             LimitCase{"BE-VLG:urban", 50, kLegal},
                                             LimitCase{"XX:rural", 90, kLegal},
                                             LimitCase{"rural", 90, kLegal},
                                             LimitCase{"FR:trunk", 110, kLegal},
                                             LimitCase{"FR:expressway", 110, kLegal},
                                             LimitCase{"FR:living_street", 20, kLegal},
                                             LimitCase{"FR:pedestrian_zone", 20, kLegal},
                                             LimitCase{"DE:bicycle_road", 30, kLegal},
                                             LimitCase{"GB:nsl_restricted", 30 * 1.609344, kLegal},
                                             LimitCase{"GB:nsl_single", 60 * 1.609344, kLegal},
                                             LimitCase{"GB:nsl_dual", 70 * 1.609344, kLegal}}) {
        const auto limit = parse_speed_limit(value);
        ASSERT_TRUE(limit) << value;
        EXPECT_NEAR(limit->kmh, kmh, 1e-9) << value;
        EXPECT_EQ(limit->source, source) << value;
    }
}

TEST(SpeedLimits, ThatSayNoUsableSpeedGiveNothing) {
    for (const char* const value : {"", "signals", "variable", "0", "1", "900", "-50", "fast",
                                    "FR:", "FR:moon", "1e2", "nan", "inf"})
        EXPECT_FALSE(parse_speed_limit(value)) << value;
}

TEST(Durations, AreReadAsMinutesClockTimeOrIso8601) {
    EXPECT_EQ(parse_duration("25"), 25 * 60.0);
    EXPECT_EQ(parse_duration("01:30"), 90 * 60.0);
    EXPECT_EQ(parse_duration("00:02:30"), 150.0);
    EXPECT_EQ(parse_duration("PT1H30M"), 90 * 60.0);
    EXPECT_EQ(parse_duration("PT45S"), 45.0);
    for (const char* const value :
         {"", "0", "soon", "1:", "1:2:3:4", "PT", "PT5", "PT5X", "25 min"})
        EXPECT_FALSE(parse_duration(value)) << value;
}

TEST(Lengths, AreReadInMetresAndInFeetAndInches) {
    EXPECT_EQ(parse_metres("3.5"), 3.5);
    EXPECT_EQ(parse_metres("3.5 m"), 3.5);
    EXPECT_DOUBLE_EQ(parse_metres("7 ft").value(), 2.1336);
    EXPECT_DOUBLE_EQ(parse_metres("7'").value(), 2.1336);
    EXPECT_DOUBLE_EQ(parse_metres("6'6\"").value(), 1.9812);
    EXPECT_DOUBLE_EQ(parse_metres("6' 6''").value(), 1.9812);
    for (const char* const text : {"", "0", "-1", "default", "6'6", "6'x\"", "3.5 km"})
        EXPECT_EQ(parse_metres(text), std::nullopt) << text;
}

TEST(Weights, AreReadInTheirUnits) {
    EXPECT_EQ(parse_tonnes("3.5"), 3.5);
    EXPECT_EQ(parse_tonnes("3.5t"), 3.5);
    EXPECT_EQ(parse_tonnes("3.5 t"), 3.5);
    EXPECT_EQ(parse_tonnes("1200 kg"), 1.2);
    EXPECT_DOUBLE_EQ(parse_tonnes("3000 lbs").value(), 1.36077711);
    EXPECT_DOUBLE_EQ(parse_tonnes("3 st").value(), 2.72155422);
    for (const char* const text : {"", "0", "unsigned", "none", "3 stones"})
        EXPECT_EQ(parse_tonnes(text), std::nullopt) << text;
}

}  // namespace
}  // namespace relais::osm
