#include "geodata/osm/features.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/geodata/osm/town.h"

namespace relais::osm {
namespace {

using Ids = std::vector<std::string>;
using territory::WeightUnit;

/// Two communes of 1 km x 1 km. In the west two houses and a block of 12 dwellings.
Town west_and_east(std::string_view west_population, std::string_view east_population) {
    Town town;
    const auto commune = [&](std::int64_t id, std::string_view name, double x,
                             std::string_view population) {
        if (population.empty())
            town.zone(id, "8", name, x, 0, 1000, 1000);
        else
            town.zone(id, "8", name, x, 0, 1000, 1000, {{"population", population}});
    };
    commune(81, "West", 0, west_population);
    commune(82, "East", 1000, east_population);
    town.square(101, 100, 100, 10, 10, {{"building", "house"}})
        .square(102, 200, 100, 10, 10, {{"building", "house"}})
        .square(103, 300, 100, 20, 19, {{"building", "apartments"}});
    return town;
}

TEST(Extract, HasFootpathsWhereMoreThanOneWayInTenIsForWalkers) {
    Town town;
    town.node(1, 0, 0).node(2, 100, 0);
    for (int way = 0; way < 9; ++way) town.way(100 + way, {1, 2}, {{"highway", "residential"}});
    EXPECT_FALSE(town.has_footpaths());
    town.way(200, {1, 2}, {{"highway", "footway"}});
    EXPECT_FALSE(town.has_footpaths());
    town.way(201, {1, 2}, {{"highway", "steps"}});
    EXPECT_TRUE(town.has_footpaths());
}

TEST(Households, AreResidentialBuildingsWeighedByDwellings) {
    const auto territory = west_and_east("", "").read();
    EXPECT_EQ(ids(territory), (Ids{"w101", "w102", "w103"}));
    EXPECT_EQ(territory.unit, WeightUnit::kDwellings);
    EXPECT_EQ(territory.households[0].weight, 1);
    EXPECT_EQ(territory.households[2].weight, 12);  // 20 x 19 m on three levels, 95 m2 each
}

TEST(Households, OfAZoneSumToItsPopulation) {
    const auto territory = west_and_east("28", "").read();
    EXPECT_EQ(territory.unit, WeightUnit::kPeople);
    EXPECT_DOUBLE_EQ(territory.households[0].weight, 2);  // 28 people in 14 dwellings
    EXPECT_DOUBLE_EQ(territory.households[2].weight, 24);
    EXPECT_NEAR(people(territory)[0], 28, 28e-9);
}

TEST(Households, WithoutAPopulationCountAsManyPeopleADwellingAsTheOthers) {
    const auto territory =
        west_and_east("28", "").square(104, 1500, 500, 10, 10, {{"building", "house"}}).read();
    EXPECT_DOUBLE_EQ(people(territory)[1], 2);
}

TEST(Households, WithoutAPopulationAreMarkedAsEstimated) {
    const auto territory = west_and_east("28", "")
                               .square(104, 1500, 500, 10, 10, {{"building", "house"}})
                               .square(105, 1600, 500, 10, 10, {{"building", "yes"}})
                               .read();
    EXPECT_FALSE(territory.estimates.of_zone(0));
    EXPECT_TRUE(territory.estimates.of_zone(1));
    EXPECT_DOUBLE_EQ(territory.estimates.zone_people, people(territory)[1]);
    EXPECT_DOUBLE_EQ(territory.estimates.presumed_homes, 1.0 / 5);
    EXPECT_EQ(territory.estimates.at_one_point, 0);
    EXPECT_TRUE(west_and_east("28", "12").read().estimates.zones.empty());
}

TEST(Households, WithoutAPopulationShareWhatIsLeftOfTheWhole) {
    // 31 people in all, 28 in the west: three in the only house of the east.
    const auto territory = west_and_east("28", "")
                               .square(104, 1500, 500, 10, 10, {{"building", "house"}})
                               .zone(60, "6", "Both", 0, 0, 2000, 1000, {{"population", "31"}})
                               .read();
    EXPECT_DOUBLE_EQ(people(territory)[1], 3);
}

TEST(Households, DoNotShareARemainderThatCannotBe) {
    // 100 people left for one house: the population of the whole is of another day.
    const auto territory = west_and_east("28", "")
                               .square(104, 1500, 500, 10, 10, {{"building", "house"}})
                               .zone(60, "6", "Both", 0, 0, 2000, 1000, {{"population", "128"}})
                               .read();
    EXPECT_DOUBLE_EQ(people(territory)[1], 2);
}

/// The west with 28 people in 14 dwellings, the east with its population, and a commune in the
/// north with one house, whose people are estimated.
Town with_a_house_in_the_north(std::string_view east_population) {
    return west_and_east("28", east_population)
        .zone(83, "8", "North", 0, 1000, 2000, 1000)
        .square(104, 500, 1500, 10, 10, {{"building", "house"}});
}

TEST(PeoplePerDwelling, AreThoseOfTheZonesThatHaveBothPeopleAndDwellings) {
    // 1000 people in the east, where no building is mapped: at one point, or at its places.
    EXPECT_DOUBLE_EQ(people(with_a_house_in_the_north("1000").read())[2], 2);
    const Town places =
        with_a_house_in_the_north("1000").node(1, 1500, 500, {{"place", "village"}});
    EXPECT_DOUBLE_EQ(people(places.read())[2], 2);
    // With four houses there the east counts too.
    Town houses = with_a_house_in_the_north("8");
    for (int i = 0; i < 4; ++i)
        houses.square(110 + i, 1100 + 100 * i, 500, 10, 10, {{"building", "house"}});
    EXPECT_DOUBLE_EQ(people(houses.read())[2], 2) << "(28 + 8) / (14 + 4)";
    Town crowded = with_a_house_in_the_north("26");
    for (int i = 0; i < 4; ++i)
        crowded.square(110 + i, 1100 + 100 * i, 500, 10, 10, {{"building", "house"}});
    EXPECT_DOUBLE_EQ(people(crowded.read())[2], 3) << "(28 + 26) / (14 + 4)";
}

TEST(PeoplePerDwelling, AreTheEuropeanMeanWhereNoZoneHasBoth) {
    const auto territory =
        west_and_east("", "1000").node(1, 1500, 500, {{"place", "village"}}).read();
    EXPECT_DOUBLE_EQ(people(territory)[0], 14 * 2.2);
    EXPECT_DOUBLE_EQ(people(territory)[1], 1000);
}

TEST(PeoplePerDwelling, ThatAreLeftOfTheWholeCountBetweenHalfAndTwiceWhatIsUsual) {
    const auto in_the_house = [](std::string_view whole) {
        return people(west_and_east("28", "")
                          .square(104, 1500, 500, 10, 10, {{"building", "house"}})
                          .zone(60, "6", "Both", 0, 0, 2000, 1000, {{"population", whole}})
                          .read())[1];
    };
    // Two are usual, so more than one and less than four.
    EXPECT_DOUBLE_EQ(in_the_house("28"), 2);
    EXPECT_DOUBLE_EQ(in_the_house("29"), 2);
    EXPECT_DOUBLE_EQ(in_the_house("31"), 3);
    EXPECT_DOUBLE_EQ(in_the_house("32"), 2);
    EXPECT_DOUBLE_EQ(in_the_house("20"), 2) << "fewer than the west has";
}

TEST(PeoplePerDwelling, AreWhatIsLeftBesideThoseOfPlaces) {
    // 36 in all: 28 in the west, five in a hamlet of the east, three in the house of the north.
    const auto territory = with_a_house_in_the_north("")
                               .node(1, 1500, 500, {{"place", "hamlet"}, {"population", "5"}})
                               .zone(60, "6", "All", 0, 0, 2000, 2000, {{"population", "36"}})
                               .read();
    EXPECT_EQ(people(territory), (std::vector<double>{28, 5, 3}));
}

TEST(ZonesWithMorePeopleThanTheirDwellingsHold, AreNoted) {
    const auto is_noted = [](std::string_view population) {
        const auto territory = west_and_east(population, "").read();
        return std::any_of(
            territory.notes.begin(), territory.notes.end(), [](const std::string& note) {
                return note.find("Zones with more than 8 people per mapped dwelling") == 0 &&
                       note.ends_with(": 1 of 2.");
            });
    };
    EXPECT_FALSE(is_noted("112")) << "8 in each of 14 dwellings";
    EXPECT_TRUE(is_noted("113"));
}

TEST(PlacesAmongDwellings, CountAsTheDwellingsOfTheirPeople) {
    const auto territory = west_and_east("", "")
                               .node(1, 1500, 500, {{"place", "village"}, {"population", "22"}})
                               .node(2, 1600, 500, {{"place", "hamlet"}, {"population", "0"}})
                               .read();
    EXPECT_EQ(territory.unit, WeightUnit::kDwellings);
    EXPECT_EQ(ids(territory), (Ids{"n1", "w101", "w102", "w103"})) << "the hamlet is empty";
    EXPECT_DOUBLE_EQ(territory.households[0].weight, 10) << "22 people, 2.2 a dwelling";
}

TEST(Households, OfAZoneWithoutBuildingsAreItsPlaces) {
    const auto territory =
        west_and_east("28", "1000")
            .node(1, 1500, 500, {{"place", "village"}, {"name", "V"}, {"population", "30"}})
            .node(2, 1600, 500, {{"place", "hamlet"}, {"name", "H"}, {"population", "10"}})
            .node(3, 500, 500, {{"place", "village"}, {"name", "has buildings around it"}})
            .node(4, 1700, 500, {{"place", "locality"}, {"name", "nobody lives here"}})
            .read();
    EXPECT_EQ(ids(territory), (Ids{"n1", "n2", "w101", "w102", "w103"}));
    EXPECT_DOUBLE_EQ(territory.households[0].weight, 750) << "three of four quarters of 1000";
    EXPECT_DOUBLE_EQ(territory.households[1].weight, 250);
}

/// The first note that begins with these words; "none".
std::string note(const territory::Territory& territory, std::string_view words) {
    for (const std::string& note : territory.notes)
        if (note.starts_with(words)) return note;
    return "none";
}

TEST(TheNotesOnHouseholds, CountWhatTheyAreAndWhatWasLeftOut) {
    // Places: one with people, one without a word, one in the west, where there are buildings, and
    // one outside. Buildings: three homes of the west, one that is presumed, one outside.
    const auto territory = west_and_east("28", "1000")
                               .node(1, 1500, 500, {{"place", "village"}, {"population", "30"}})
                               .node(2, 1600, 500, {{"place", "hamlet"}})
                               .node(3, 500, 500, {{"place", "village"}, {"population", "30"}})
                               .node(4, 5000, 500, {{"place", "village"}, {"population", "30"}})
                               .square(104, 400, 100, 10, 10, {{"building", "yes"}})
                               .square(105, 5000, 100, 10, 10, {{"building", "house"}})
                               .read();
    EXPECT_TRUE(
        note(territory, "Homes of the extract are 4 residential buildings with 15 dwellings")
            .ends_with("; 1 of them are tagged building=yes only and counted as homes."))
        << note(territory, "Homes");
    EXPECT_TRUE(note(territory, "Households that are place nodes")
                    .ends_with(": 2, of which 1 have no population and get the default population "
                               "of their kind of place."))
        << note(territory, "Households that are place nodes");
    EXPECT_EQ(note(territory, "Residential buildings and place nodes left out"),
              "Residential buildings and place nodes left out, as they are outside all zones: 1.");
    EXPECT_EQ(note(territory, "Zones without any household"), "none");
    EXPECT_EQ(
        note(territory, "Weights are people: 1028 in zones"),
        "Weights are people: 1028 in zones whose population is known, distributed by dwellings.");
    EXPECT_EQ(note(territory, "The zones without a population"), "none");
}

TEST(TheNotesOnHouseholds, CountTheZonesThatAreEmptyOrEstimated) {
    const auto empty = west_and_east("28", "9").zone(83, "8", "North", 0, 1000, 2000, 1000).read();
    EXPECT_EQ(note(empty, "Zones with neither buildings nor place nodes"),
              "Zones with neither buildings nor place nodes, whose people are placed at one point "
              "inside: 1.");
    EXPECT_EQ(note(empty, "Zones without any household"),
              "Zones without any household, as nothing is mapped there: 1 of 3.");
    const auto estimated = with_a_house_in_the_north("9").read();
    EXPECT_EQ(note(estimated, "The zones without a population"),
              "The zones without a population have an estimated 2 people, 2.00 per dwelling, as in "
              "the other zones.");
    const auto of_the_whole = west_and_east("28", "")
                                  .square(104, 1500, 500, 10, 10, {{"building", "house"}})
                                  .zone(60, "6", "Both", 0, 0, 2000, 1000, {{"population", "31"}})
                                  .read();
    EXPECT_EQ(note(of_the_whole, "The zones without a population"),
              "The zones without a population have an estimated 3 people, 3.00 per dwelling, the "
              "remainder of the 31 people of the whole territory.");
    const auto places = Town()
                            .zone(81, "8", "West", 0, 0, 1000, 1000)
                            .node(1, 500, 500, {{"place", "village"}, {"population", "30"}})
                            .node(2, 5000, 500, {{"place", "village"}, {"population", "30"}})
                            .read();
    EXPECT_EQ(note(places, "Residential buildings and place nodes left out"),
              "Residential buildings and place nodes left out, as they are outside all zones: 1.")
        << "places count where there are no buildings at all";
}

TEST(Households, OfAZoneWithNothingMappedAreOnePointInIt) {
    const auto territory = west_and_east("28", "9").read();
    EXPECT_EQ(ids(territory), (Ids{"w101", "w102", "w103", "r82"}));
    EXPECT_DOUBLE_EQ(territory.households[3].weight, 9);
    EXPECT_EQ(territory.households[3].zone, ZoneId{1});
}

TEST(Households, OutsideEveryZoneAreLeftOutAndCounted) {
    const auto territory =
        west_and_east("", "").square(104, 5000, 500, 10, 10, {{"building", "house"}}).read();
    EXPECT_EQ(ids(territory), (Ids{"w101", "w102", "w103"}));
    const std::string notes =
        std::accumulate(territory.notes.begin(), territory.notes.end(), std::string());
    EXPECT_NE(notes.find("left out, as they are outside all zones: 1."), std::string::npos);
}

TEST(Households, WithoutAnyBuildingOrZoneArePlacesAndCountPeople) {
    const auto territory = Town()
                               .node(1, 0, 0, {{"place", "town"}, {"population", "7000"}})
                               .node(2, 9000, 0, {{"place", "hamlet"}})
                               .read();
    EXPECT_EQ(territory.unit, WeightUnit::kPeople);
    EXPECT_EQ(ids(territory), (Ids{"n1", "n2"}));
    EXPECT_EQ(territory.households[0].weight, 7000);
    EXPECT_EQ(territory.households[1].weight, 30);
}

TEST(Households, AreNotPresumedOnIndustrialGround) {
    const auto territory = Town()
                               .square(1, 0, 0, 500, 500, {{"landuse", "industrial"}})
                               .square(2, 100, 100, 10, 10, {{"building", "yes"}})
                               .square(3, 200, 100, 10, 10, {{"building", "house"}})
                               .square(4, 800, 100, 10, 10, {{"building", "yes"}})
                               .read();
    EXPECT_EQ(ids(territory), (Ids{"w3", "w4"})) << "a house is a house wherever it stands";
}

TEST(Households, OfABuildingWithACourtyardAreCountedOnce) {
    const auto territory = Town()
                               .square(1, 0, 0, 40, 40, {{"building", "apartments"}})
                               .square(2, 10, 10, 20, 20)
                               .relation(3, {{'w', 1, "outer"}, {'w', 2, "inner"}},
                                         {{"type", "multipolygon"}, {"building", "apartments"}})
                               .read();
    EXPECT_EQ(ids(territory), (Ids{"r3"}));
    EXPECT_EQ(territory.households[0].weight, 38);  // 1200 m2 x 3 / 95
}

TEST(Features, AreOnlyThoseAskedFor) {
    const Town town = west_and_east("28", "9").node(1, 0, 0, {{"amenity", "pharmacy"}});
    const auto services = town.read({.households = false, .services = true, .zones = false});
    EXPECT_TRUE(services.households.empty());
    EXPECT_TRUE(services.zones.empty());
    EXPECT_EQ(services.services.size(), 1u);
    const auto zones = town.read({.households = false, .services = false, .zones = true});
    EXPECT_TRUE(zones.services.empty());
    EXPECT_EQ(zones.zones.size(), 2u);
}

TEST(Features, OfAnExtractWithNothingButRoadsAreAnEmptyTerritory) {
    const auto territory =
        Town().node(1, 0, 0).node(2, 100, 0).way(3, {1, 2}, {{"highway", "primary"}}).read();
    EXPECT_TRUE(territory.households.empty());
    EXPECT_TRUE(territory.services.empty());
    EXPECT_TRUE(territory.zones.empty());
    EXPECT_EQ(territory.categories.size(),
              taxonomy::Taxonomy::standard().shown_by_default().entries().size());
    EXPECT_EQ(territory.sources,
              (std::vector<std::string>{
                  "OpenStreetMap contributors, ODbL, opendatacommons.org/licenses/odbl/1-0"}));
}

TEST(Features, AreasWhoseNodesAreMissingAreCountedNotGuessed) {
    const auto territory = Town()
                               .node(1, 0, 0)
                               .node(2, 10, 0)
                               .node(3, 10, 10)
                               .way(4, {1, 2, 3, 99, 1}, {{"building", "house"}})
                               .read();
    EXPECT_TRUE(territory.households.empty());
    EXPECT_NE(territory.notes.back().find("an invalid outline: 1."), std::string::npos);
}

TEST(Features, AreTheSameEachTime) {
    const Town town = west_and_east("28", "9").node(1, 0, 0, {{"amenity", "pharmacy"}});
    const auto once = town.read();
    const auto again = town.read();
    EXPECT_EQ(once.notes, again.notes);
    EXPECT_EQ(ids(once), ids(again));
    for (std::size_t i = 0; i < once.households.size(); ++i)
        EXPECT_EQ(once.households[i].weight, again.households[i].weight);
}

TEST(Features, OfAFileThatIsNoneAreAnError) {
    EXPECT_THROW((void)read_features("/nowhere/at/all.osm.pbf", taxonomy::Taxonomy::standard()),
                 Error);
}

}  // namespace
}  // namespace relais::osm
