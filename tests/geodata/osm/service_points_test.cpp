#include "geodata/osm/service_points.h"

#include <gtest/gtest.h>

#include "tests/geodata/osm/town.h"

namespace relais::osm {
namespace {

using Found = std::vector<std::string>;

TEST(Services, AreFoundOnNodesWaysAndRelations) {
    const auto territory =
        Town()
            .node(1, 0, 0, {{"amenity", "pharmacy"}, {"name", "Pharmacie du Pont"}})
            .square(2, 1000, 0, 20, 20,
                    {{"amenity", "post_office"}, {"opening_hours", "Mo 09:00-12:00"}})
            .square(3, 2000, 0, 90, 90)
            .square(4, 2010, 10, 70, 70)
            .relation(5, {{'w', 3, "outer"}, {'w', 4, "inner"}},
                      {{"type", "multipolygon"}, {"amenity", "townhall"}})
            .read();
    EXPECT_EQ(found(territory), (Found{"pharmacy n1", "post w2", "town_hall r5"}));
    EXPECT_EQ(territory.services[0].name, "Pharmacie du Pont");
    EXPECT_EQ(territory.services[1].opening_hours, "Mo 09:00-12:00");
    EXPECT_NEAR(distance_metres(territory.services[1].place,
                                Coordinate::from_degrees(1010 / 111194.9, 10 / 111194.9)),
                0, 0.5)
        << "the middle of its square";
}

TEST(Services, OfSeveralCategoriesAreOneEach) {
    const auto territory = Town()
                               .node(1, 0, 0, {{"amenity", "school"}, {"school:FR", "primaire"}})
                               .node(2, 900, 0, {{"amenity", "school"}, {"isced:level", "0;1"}})
                               .node(3, 1800, 0, {{"amenity", "school"}, {"school:FR", "collège"}})
                               .read();
    EXPECT_EQ(found(territory),
              (Found{"nursery_school n1", "primary_school n1", "nursery_school n2",
                     "primary_school n2", "secondary_school n3"}));
}

TEST(Services, TellCrechesFromNurserySchools) {
    const auto territory =
        Town()
            .node(1, 0, 0, {{"amenity", "kindergarten"}, {"kindergarten:FR", "microcrèche"}})
            .node(2, 900, 0, {{"amenity", "school"}, {"school:FR", "maternelle"}})
            .node(3, 1800, 0, {{"amenity", "kindergarten"}, {"name", "Kindergarten Sand"}})
            .node(4, 2700, 0, {{"amenity", "kindergarten"}, {"name", "Escola Bressol"}})
            .node(5, 3600, 0, {{"amenity", "kindergarten"}})
            .node(6, 4500, 0, {{"amenity", "childcare"}})
            .read();
    EXPECT_EQ(found(territory),
              (Found{"childcare n1", "nursery_school n2", "nursery_school n3", "childcare n4",
                     "childcare n5", "nursery_school n5", "childcare n6"}));
}

TEST(Services, ThatAreNoMoreAreNotFound) {
    const auto territory = Town()
                               .node(1, 0, 0, {{"disused:amenity", "pharmacy"}})
                               .node(2, 900, 0, {{"abandoned:amenity", "townhall"}})
                               .read();
    EXPECT_TRUE(territory.services.empty());
}

TEST(Services, KeepPlainCapacitiesOnly) {
    const auto territory =
        Town()
            .node(1, 0, 0, {{"amenity", "childcare"}, {"capacity", "24"}})
            .node(2, 900, 0, {{"amenity", "childcare"}, {"capacity", "about 20"}})
            .read();
    EXPECT_EQ(territory.services[0].capacity, 24);
    EXPECT_FALSE(territory.services[1].capacity);
}

TEST(DuplicateServices, ANodeInItsBuildingBecomesOneWithBothRecords) {
    const auto territory =
        Town()
            .node(1, 10, 10,
                  {{"amenity", "library"}, {"name", "Mediatheque"}, {"opening_hours", "Sa"}})
            .square(2, 0, 0, 20, 20, {{"amenity", "library"}, {"capacity", "30"}})
            .read();
    ASSERT_EQ(found(territory), (Found{"library n1"})) << "the richer record stays";
    EXPECT_EQ(territory.services[0].capacity, 30);
    EXPECT_EQ(territory.services[0].opening_hours, "Sa");
    EXPECT_EQ(territory.notes.back(),
              "The extract maps 1 services by their tags, after 1 that map the same service twice "
              "were merged (library w2 is n1 \"Mediatheque\").");
}

TEST(DuplicateServices, ANodeWithin60MetresOfItsGroundIsTheSameAndFartherIsNot) {
    const auto at = [](double x) {
        return found(Town()
                         .node(1, x, 10, {{"amenity", "police"}})
                         .square(2, 0, 0, 20, 20, {{"amenity", "police"}, {"name", "Poste"}})
                         .read());
    };
    EXPECT_EQ(at(20 + 58), (Found{"police w2"}));
    EXPECT_EQ(at(20 + 62), (Found{"police n1", "police w2"}));
}

TEST(DuplicateServices, OtherNamesAreOtherServices) {
    const auto territory = Town()
                               .node(1, 5, 5, {{"amenity", "doctors"}, {"name", "Dr. Novak"}})
                               .node(2, 6, 6, {{"amenity", "doctors"}, {"name", "Dr. Horvat"}})
                               .square(3, 0, 0, 20, 20, {{"amenity", "doctors"}})
                               .read();
    EXPECT_EQ(found(territory), (Found{"doctor n1", "doctor n2"}))
        << "the building has no name and is the first one's";
}

TEST(DuplicateServices, AWayAndTheRelationThatItBoundsAreOne) {
    const auto territory =
        Town()
            .square(1, 0, 0, 90, 90, {{"amenity", "hospital"}, {"name", "H"}})
            .square(2, 40, 40, 10, 10)
            .relation(3, {{'w', 1, "outer"}, {'w', 2, "inner"}},
                      {{"type", "multipolygon"}, {"amenity", "hospital"}, {"name", "H"}})
            .read();
    EXPECT_EQ(territory.services.size(), 1u);
}

}  // namespace
}  // namespace relais::osm
