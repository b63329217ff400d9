#include "geodata/osm/buildings.h"

#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <osmium/builder/attr.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/tag.hpp>

namespace relais::osm {
namespace {

using TagPairs = std::vector<std::pair<const char*, const char*>>;

template <class Question>
auto ask(const TagPairs& pairs, Question question) {
    osmium::memory::Buffer buffer(1024, osmium::memory::Buffer::auto_grow::yes);
    osmium::builder::add_tag_list(buffer, osmium::builder::attr::_tags(pairs));
    return question(buffer.get<osmium::TagList>(0));
}

/// 0: not a home.
double dwellings(const TagPairs& tags, double footprint_m2) {
    return ask(tags, [&](const osmium::TagList& list) {
        const auto estimate = estimate_dwellings(list, footprint_m2);
        return estimate ? estimate->count : 0;
    });
}

TEST(Dwellings, AHouseIsOneWhateverItsSize) {
    EXPECT_EQ(dwellings({{"building", "house"}}, 60), 1);
    EXPECT_EQ(dwellings({{"building", "detached"}, {"building:levels", "3"}}, 400), 1);
}

TEST(Dwellings, ABlockHasOneForEvery95SquareMetresOfFloor) {
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:levels", "5"}}, 380), 20);
    EXPECT_EQ(dwellings({{"building", "apartments"}}, 380), 12) << "three levels by default";
    EXPECT_EQ(dwellings({{"building", "residential"}}, 190), 4);
    EXPECT_EQ(dwellings({{"building", "yes"}, {"building:levels", "2"}}, 95), 2);
    EXPECT_EQ(dwellings({{"building", "yes"}}, 95), 1);
}

TEST(Dwellings, AreAsTaggedWhereTheyAre) {
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", "7"}}, 380), 7);
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", "many"}}, 380), 12);
}

TEST(Dwellings, AreNeverLessThanOne) {
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:levels", "0"}}, 25), 1);
    EXPECT_EQ(dwellings({{"building", "yes"}, {"building:levels", "0.5"}}, 31), 1);
}

TEST(Dwellings, AreNoneWhereAnotherTagSaysWhatABuildingServes) {
    EXPECT_EQ(dwellings({{"building", "yes"}, {"amenity", "school"}}, 300), 0);
    EXPECT_EQ(dwellings({{"building", "yes"}, {"shop", "bakery"}}, 300), 0);
    EXPECT_EQ(dwellings({{"building", "garage"}}, 300), 0);
    EXPECT_EQ(dwellings({{"building", "house"}, {"tourism", "chalet"}}, 100), 0);
    EXPECT_EQ(dwellings({{"amenity", "school"}}, 300), 0);
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"shop", "bakery"}}, 95), 3)
        << "flats above a bakery";
}

TEST(Dwellings, AreNoneInShedsAndHalls) {
    EXPECT_EQ(dwellings({{"building", "yes"}}, 29), 0);
    EXPECT_EQ(dwellings({{"building", "house"}}, 19), 0);
    EXPECT_EQ(dwellings({{"building", "yes"}}, 1001), 0);
    EXPECT_EQ(dwellings({{"building", "yes"}, {"building:levels", "4"}}, 1900), 80);
}

TEST(Dwellings, AreInEachKindOfResidentialBuilding) {
    // 950 square metres are ten dwellings a level.
    for (const char* const kind :
         {"house", "detached", "bungalow", "farm", "cabin", "semidetached_house", "villa",
          "farmhouse", "static_caravan", "houseboat", "chalet"})
        EXPECT_EQ(dwellings({{"building", kind}}, 950), 1) << kind;
    for (const auto& [kind, count] : {std::pair{"terrace", 20.0},
                                      {"residential", 20.0},
                                      {"apartments", 30.0},
                                      {"dormitory", 30.0},
                                      {"yes", 10.0}})
        EXPECT_EQ(dwellings({{"building", kind}}, 950), count) << kind;
    for (const char* const other : {"no", "garage", "barn", "church", "hut", "commercial", "roof"})
        EXPECT_EQ(dwellings({{"building", other}}, 950), 0) << other;
}

TEST(Dwellings, AreNoneInABuildingOfNoKindThatHasAnyOtherUse) {
    for (const char* const use :
         {"amenity",  "shop",     "office",           "industrial", "tourism",    "man_made",
          "leisure",  "craft",    "historic",         "military",   "power",      "railway",
          "aeroway",  "religion", "public_transport", "healthcare", "government", "emergency",
          "telecom",  "ruins",    "abandoned",        "disused",    "aerialway",  "agricultural",
          "operator", "brand"}) {
        EXPECT_EQ(dwellings({{"building", "yes"}, {use, "something"}}, 95), 0) << use;
        EXPECT_EQ(dwellings({{"building", "yes"}, {use, "no"}}, 95), 1) << use;
        const bool lodging = std::string_view(use) == "tourism";
        EXPECT_EQ(dwellings({{"building", "house"}, {use, "something"}}, 95), lodging ? 0 : 1)
            << use;
    }
    EXPECT_EQ(dwellings({{"building", "yes"}, {"name", "Les Lilas"}}, 95), 1);
}

TEST(Dwellings, BeginAndEndAtSizesThatCountStill) {
    EXPECT_EQ(dwellings({{"building", "house"}}, 20), 1);
    EXPECT_EQ(dwellings({{"building", "yes"}}, 30), 1);
    EXPECT_EQ(dwellings({{"building", "yes"}}, 1000), 11) << "1000 / 95 is 10.5";
    EXPECT_EQ(dwellings({{"building", "yes"}, {"building:levels", "3.9"}}, 1001), 0);
    EXPECT_EQ(dwellings({{"building", "yes"}, {"building:levels", "4"}}, 1001), 42);
    EXPECT_EQ(dwellings({{"building", "apartments"}}, 5000), 158) << "a block may be as large";
}

TEST(Dwellings, AreNotMoreThanAnyBuildingHas) {
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:levels", "150"}}, 95), 150);
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:levels", "1500"}}, 95), 150);
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", "5000"}}, 95), 5000);
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", "50000"}}, 95), 5000);
    for (const char* const none : {"0", "-3", "nan", "inf", "x"}) {
        EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", none}}, 95), 3) << none;
        EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:levels", none}}, 95), 3)
            << none;
    }
    EXPECT_EQ(dwellings({{"building", "apartments"}, {"building:flats", "2.5"}}, 95), 3);
}

TEST(Grounds, OfEachOfTheseKindsHaveNoHomes) {
    const auto ground = [](const char* key, const char* value) {
        return ask({{key, value}}, is_ground_without_homes);
    };
    for (const char* const landuse :
         {"industrial", "commercial", "retail", "military", "railway", "quarry", "landfill", "port",
          "garages", "cemetery", "allotments", "religious", "education", "depot",
          "greenhouse_horticulture"})
        EXPECT_TRUE(ground("landuse", landuse)) << landuse;
    for (const char* const amenity :
         {"school", "kindergarten", "college", "university", "hospital", "prison",
          "place_of_worship", "grave_yard", "sanitary_dump_station", "fire_station"})
        EXPECT_TRUE(ground("amenity", amenity)) << amenity;
    for (const char* const leisure :
         {"sports_centre", "stadium", "golf_course", "water_park", "horse_riding"})
        EXPECT_TRUE(ground("leisure", leisure)) << leisure;
    for (const char* const tourism : {"camp_site", "caravan_site", "zoo", "theme_park"})
        EXPECT_TRUE(ground("tourism", tourism)) << tourism;
    EXPECT_TRUE(ground("aeroway", "aerodrome"));
    EXPECT_FALSE(ground("leisure", "park"));
    EXPECT_FALSE(ground("tourism", "attraction"));
    EXPECT_FALSE(ground("amenity", "parking"));
}

TEST(Grounds, OfIndustryAndSchoolsHaveNoHomes) {
    const auto ground = [](const TagPairs& tags) { return ask(tags, is_ground_without_homes); };
    EXPECT_TRUE(ground({{"landuse", "industrial"}}));
    EXPECT_TRUE(ground({{"amenity", "school"}}));
    EXPECT_FALSE(ground({{"landuse", "residential"}}));
    EXPECT_FALSE(ground({{"landuse", "farmyard"}}));
}

}  // namespace
}  // namespace relais::osm
