#include "geodata/osm/places.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

TEST(Population, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(parse_population("12345"), 12345);
    EXPECT_EQ(parse_population("12 345"), 12345);
    EXPECT_EQ(parse_population("12,345"), 12345);
    EXPECT_EQ(parse_population("12'345"), 12345);
    EXPECT_EQ(parse_population("1\u00a0234\u202f567"), 1234567);
    EXPECT_EQ(parse_population("12.345"), 12345);
    EXPECT_EQ(parse_population("12’345"), 12345);
    EXPECT_EQ(parse_population("1 000 000"), 1'000'000);
    EXPECT_EQ(parse_population("9999999999"), 9'999'999'999);
    EXPECT_EQ(parse_population("0"), 0);
}

TEST(Population, IsNothingWhenItIsNoWholeNumber) {
    for (const char* text :
         {"",          "about 300", "~300",    "300?",        "12,5",     "1,23,4", "-5",
          " 12",       "12 ",       "300;400", "99999999999", "12 34",    "1 2345", "1234 567",
          "12 345 67", "12  345",   ",345",    "12,345,",     "1 23 456", "1 2 345"})
        EXPECT_FALSE(parse_population(text)) << text;
}

TEST(Population, OfAPlaceIsTheUsualOneOfItsKind) {
    EXPECT_EQ(default_population("city"), 100'000);
    EXPECT_EQ(default_population("town"), 8'000);
    EXPECT_EQ(default_population("village"), 400);
    EXPECT_EQ(default_population("hamlet"), 30);
    EXPECT_EQ(default_population("isolated_dwelling"), 3);
    EXPECT_EQ(default_population("farm"), 3);
    EXPECT_FALSE(default_population("locality")) << "a name on the map where nobody lives";
    EXPECT_FALSE(default_population("country"));
}

}  // namespace
}  // namespace relais::osm
