#include "geodata/osm/other_names.h"

#include <gtest/gtest.h>

#include "tests/geodata/osm/town.h"

namespace relais::osm {
namespace {

constexpr const char* kMale = "\u0789\u07a7\u078d\u07ac";          // Thaana
constexpr const char* kAthens = "\u0391\u03b8\u03ae\u03bd\u03b1";  // Greek

TEST(OtherNames, AreLookedForWhereALetterIsNotLatin) {
    EXPECT_TRUE(has_other_script(kMale));
    EXPECT_TRUE(has_other_script(std::string("Athens / ") + kAthens));
    EXPECT_FALSE(has_other_script("\u0160ibenik, L\u2019Argenti\u00e8re-la-Bess\u00e9e 2\u00b0"));
    EXPECT_FALSE(has_other_script(""));
    EXPECT_FALSE(has_other_script("\xff\xfe"));  // not UTF-8
}

/// A pharmacy and a commune with names in Thaana.
Town island() {
    Town town;
    town.zone(81, "8", kMale, 0, 0, 1000, 1000,
              {{"name:en", "Male"}, {"name:fr", "Mal\u00e9"}, {"int_name", kMale}})
        .zone(82, "8", "West", 1000, 0, 1000, 1000, {{"name:en", "The West"}})
        .node(1, 100, 100, {{"amenity", "pharmacy"}, {"name", kAthens}, {"int_name", "Athena"}})
        .node(2, 200, 100, {{"amenity", "pharmacy"}, {"name", kMale}, {"name:en", "Mala"}});
    return town;
}

TEST(OtherNames, OfZonesAndServicesComeWithTheTerritory) {
    const territory::Territory territory = island().read();
    EXPECT_EQ(territory.zones[0].name, kMale);
    // Two objects of one name: the first in the alphabet, whatever the order in the file.
    EXPECT_EQ(territory.translations.at(kMale),
              (territory::OtherNames{{"en", "Mala"}, {"fr", "Mal\u00e9"}}));
    EXPECT_EQ(territory.translations.at(kAthens), (territory::OtherNames{{"", "Athena"}}));
    EXPECT_FALSE(territory.translations.contains("West"));
}

}  // namespace
}  // namespace relais::osm
