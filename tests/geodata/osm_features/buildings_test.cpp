#include "geodata/osm/buildings.h"

#include <gtest/gtest.h>

#include <osmium/builder/attr.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/tag.hpp>
#include <vector>

namespace relais::osm {
namespace {

using TagPairs = std::vector<std::pair<const char*, const char*>>;

template <class Question>
auto ask(const TagPairs& pairs, Question question) {
    osmium::memory::Buffer buffer(1024, osmium::memory::Buffer::auto_grow::yes);
    osmium::builder::add_tag_list(buffer, osmium::builder::attr::_tags(pairs));
    return question(buffer.get<osmium::TagList>(0));
}

/// 0: nobody lives there.
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

TEST(Grounds, OfIndustryAndSchoolsHaveNoHomes) {
    const auto ground = [](const TagPairs& tags) { return ask(tags, is_ground_without_homes); };
    EXPECT_TRUE(ground({{"landuse", "industrial"}}));
    EXPECT_TRUE(ground({{"amenity", "school"}}));
    EXPECT_FALSE(ground({{"landuse", "residential"}}));
    EXPECT_FALSE(ground({{"landuse", "farmyard"}}));
}

}  // namespace
}  // namespace relais::osm
