#include "geodata/osm/boundaries.h"

#include <gtest/gtest.h>

#include "tests/geodata/osm/town.h"

namespace relais::osm {
namespace {

using Names = std::vector<std::string>;

Names names(const territory::Territory& territory) {
    Names result;
    for (const territory::Zone& zone : territory.zones) result.push_back(zone.name);
    return result;
}

/// A country of 2 km x 1 km, cut into two communes of 1 km x 1 km, with a house in each.
Town two_communes() {
    return Town()
        .zone(20, "2", "Syldavie", 0, 0, 2000, 1000, {{"ISO3166-1", "FR"}})
        .zone(81, "8", "Ouest", 0, 0, 1000, 1000, {{"ref:INSEE", "05001"}, {"population", "1 200"}})
        .zone(82, "8", "Est", 1000, 0, 1000, 1000, {{"ref:INSEE", "05002"}})
        .square(101, 500, 500, 10, 10, {{"building", "house"}})
        .square(102, 1500, 500, 10, 10, {{"building", "house"}});
}

TEST(Zones, AreTheCommunesOfTheCountry) {
    const auto territory = two_communes().read();
    EXPECT_EQ(names(territory), (Names{"Ouest", "Est"}));
    EXPECT_EQ(territory.zones[0].code, "05001");
    EXPECT_EQ(territory.zones[0].population, 1200);
    EXPECT_FALSE(territory.zones[1].population);
    EXPECT_EQ(territory.zone_level, "commune");
    EXPECT_EQ(territory.country, "FR");
    EXPECT_EQ(territory.name, "Syldavie");
}

TEST(Zones, KnowTheLevelsAboveThemTheFinestFirst) {
    const auto territory = two_communes()
                               .zone(70, "7", "Gap", 0, 0, 1000, 1000, {{"ref:INSEE", "051"}})
                               .zone(60, "6", "Alpes", 0, 0, 2000, 1000, {{"ref:INSEE", "05"}})
                               .read();
    ASSERT_EQ(territory.levels.size(), 2U) << "the country is no level of its own";
    EXPECT_EQ(territory.levels[0].key, "arrondissement");
    EXPECT_EQ(territory.levels[0].of_zone,
              (std::vector<std::uint32_t>{0, territory::ZoneLevel::kNone}));
    EXPECT_EQ(territory.levels[1].key, "departement");
    EXPECT_EQ(territory.levels[1].areas[0].code, "05");
    EXPECT_EQ(territory.levels[1].areas[0].name, "Alpes");
    EXPECT_EQ(territory.levels[1].of_zone, (std::vector<std::uint32_t>{0, 0}));
}

TEST(Zones, AreNoFinerThanMunicipalities) {
    const auto territory = two_communes()
                               .zone(91, "9", "Quartier sud", 0, 0, 2000, 500)
                               .zone(92, "9", "Quartier nord", 0, 500, 2000, 500)
                               .read();
    EXPECT_EQ(names(territory), (Names{"Ouest", "Est"}));
}

TEST(Zones, AreOfACoarserLevelWhereTheFinestLeavesHouseholdsOut) {
    // Level 8 holds one house of two, level 7 both.
    const auto territory = Town()
                               .zone(71, "7", "Canton ouest", 0, 0, 1500, 1000)
                               .zone(72, "7", "Canton est", 1500, 0, 1500, 1000)
                               .zone(81, "8", "Village", 0, 0, 700, 1000)
                               .zone(82, "8", "Bourg", 700, 0, 700, 1000)
                               .square(101, 500, 500, 10, 10, {{"building", "house"}})
                               .square(102, 1450, 500, 10, 10, {{"building", "house"}})
                               .read();
    EXPECT_EQ(names(territory), (Names{"Canton ouest", "Canton est"}));
}

TEST(Zones, AreFilledUpWithCitiesThatHaveNoMunicipalities) {
    // As in Germany: a district with municipalities next to a city that is its own district.
    const auto territory = Town()
                               .zone(61, "6", "Landkreis", 0, 0, 2000, 1000)
                               .zone(62, "6", "Stadt", 2000, 0, 1000, 1000)
                               .zone(81, "8", "Dorf", 0, 0, 1000, 1000)
                               .zone(82, "8", "Weiler", 1000, 0, 1000, 1000)
                               .square(101, 500, 500, 10, 10, {{"building", "house"}})
                               .square(102, 2500, 500, 10, 10, {{"building", "house"}})
                               .read();
    EXPECT_EQ(names(territory), (Names{"Dorf", "Weiler", "Stadt"}));
}

TEST(Zones, AbroadAreLeftOut) {
    const auto territory = two_communes().zone(83, "8", "Bordurie", 2000, 0, 1000, 1000).read();
    EXPECT_EQ(names(territory), (Names{"Ouest", "Est"}));
}

TEST(Zones, ThatTheExtractCutsAreLeftOut) {
    const auto territory =
        two_communes()
            .way(900, {810, 811})
            .relation(84, {{'w', 900, "outer"}, {'w', 901, "outer"}},
                      {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "8"}})
            .read();
    EXPECT_EQ(names(territory), (Names{"Ouest", "Est"}));
    EXPECT_NE(territory.notes.front().find("left out: 1 incomplete in the extract"),
              std::string::npos);
}

TEST(Zones, TakeTheirPopulationFromThePlaceOfTheirVeryName) {
    const auto territory =
        two_communes()
            .node(1, 1500, 400, {{"place", "village"}, {"name", "Est"}, {"population", "300"}})
            .node(2, 1600, 600, {{"place", "village"}, {"name", "Autre"}, {"population", "50"}})
            .read();
    EXPECT_EQ(territory.zones[1].population, 300);
}

TEST(Zones, WithTheSameCodeAreToldApartByTheirRelations) {
    const auto territory = Town()
                               .zone(81, "8", "A", 0, 0, 1000, 1000, {{"ref", "7"}})
                               .zone(82, "8", "B", 1000, 0, 1000, 1000, {{"ref", "7"}})
                               .read();
    EXPECT_EQ(territory.zones[0].code, "r81");
    EXPECT_EQ(territory.zones[1].code, "r82");
}

TEST(Zones, MayHaveExclaves) {
    const auto territory = two_communes()
                               .square(300, 3000, 0, 100, 100)
                               .square(301, 4000, 0, 100, 100)
                               .relation(85, {{'w', 300, "outer"}, {'w', 301, "outer"}},
                                         {{"type", "boundary"},
                                          {"boundary", "administrative"},
                                          {"admin_level", "8"},
                                          {"name", "Archipel"}})
                               .zone(21, "2", "Iles", 2500, -500, 3000, 2000, {{"ISO3166-1", "FR"}})
                               .read();
    ASSERT_EQ(names(territory), (Names{"Ouest", "Est", "Archipel"}));
    EXPECT_EQ(territory.zones[2].shape.size(), 2u);
}

TEST(Zones, AreNoneWhereNoBoundaryIsComplete) {
    const auto territory = Town().square(101, 500, 500, 10, 10, {{"building", "house"}}).read();
    EXPECT_TRUE(territory.zones.empty());
    EXPECT_EQ(territory.name, "town") << "the file's";
    ASSERT_EQ(territory.households.size(), 1u);
    EXPECT_FALSE(territory.households[0].zone.exists());
}

}  // namespace
}  // namespace relais::osm
