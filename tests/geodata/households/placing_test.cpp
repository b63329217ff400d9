// Where people of an area live, when the area lies at the edge of the zones.

#include "geodata/households/placing.h"

#include <map>

#include <gtest/gtest.h>

namespace relais::households {
namespace {

/// Places lie on the equator, so many thousandths of a degree (111 m) to the east.
Coordinate east(double thousandths) {
    return Coordinate::from_degrees(thousandths / 1000, 0);
}

/// Areas of which each says where its middle and its other places are, and all that lies within 1
/// thousandth of them.
class PaperAreas final : public study::Areas {
  public:
    struct Area {
        std::optional<double> middle;
        std::vector<double> others = {};
    };
    explicit PaperAreas(std::vector<Area> areas) : areas_(std::move(areas)) {}

    [[nodiscard]] std::vector<std::uint32_t> locate(
        std::span<const Coordinate> places) const override {
        std::vector<std::uint32_t> found;
        for (const Coordinate place : places) {
            found.push_back(kNone);
            for (std::uint32_t area = 0; area < areas_.size(); ++area)
                if (areas_[area].middle &&
                    std::abs(place.lon() * 1000 - *areas_[area].middle) < 1 && place.lat_e7 == 0)
                    found.back() = area;
        }
        return found;
    }
    [[nodiscard]] std::string name(std::size_t area) const override {
        return "area" + std::to_string(area);
    }
    [[nodiscard]] std::optional<Coordinate> middle(std::size_t area) const override {
        if (!areas_[area].middle) return {};
        return east(*areas_[area].middle);
    }
    [[nodiscard]] std::vector<Coordinate> others(std::size_t area) const override {
        std::vector<Coordinate> places;
        for (const double place : areas_[area].others) places.push_back(east(place));
        return places;
    }

  private:
    std::vector<Area> areas_;
};

using Paper = std::vector<PaperAreas::Area>;

territory::Zone zone(const std::string& code, double west, double to_the_east) {
    territory::Zone zone;
    zone.code = zone.name = code;
    const auto corner = [](double x, double y) { return Coordinate::from_degrees(x / 1000, y); };
    zone.shape = {{{corner(west, -1), corner(to_the_east, -1), corner(to_the_east, 1),
                    corner(west, 1), corner(west, -1)},
                   {}}};
    return zone;
}

/// Zones from 0 to 100 and from 100 to 200, and 40 people of whom 8 are old in every area.
struct PaperStudy {
    explicit PaperStudy(Paper areas) {
        territory.unit = territory::WeightUnit::kPeople;
        territory.zones = {zone("west", 0, 100), zone("east", 100, 200)};
        people.counts.weight.assign(areas.size(), 40);
        people.counts.groups = {{"people_75_plus", std::vector<double>(areas.size(), 8)}};
        people.waits.assign(areas.size(), true);
        people.what = "areas";
        people.areas = std::make_shared<PaperAreas>(std::move(areas));
    }
    /// Every area at one point.
    void point(bool within = true) {
        Placer placer(people, territory);
        placer.place_on_surface([within](std::size_t) { return within; });
        placer.finish();
    }
    [[nodiscard]] const territory::Household& only() const {
        EXPECT_EQ(territory.households.size(), 1U);
        static const territory::Household kNone;
        return territory.households.empty() ? kNone : territory.households.front();
    }

    study::Unplaced people;
    territory::Territory territory;
};

TEST(AnAreaWithoutAHome, HasItsPeopleInItsMiddle) {
    PaperStudy study(Paper{{50.0, {40, 60}}});
    study.point();
    EXPECT_EQ(study.only().place, east(50));
    EXPECT_EQ(study.only().id, "area0");
    EXPECT_EQ(study.only().weight, 40);
    EXPECT_EQ(study.only().zone, ZoneId{0});
    EXPECT_EQ(study.territory.groups[0].by_household, std::vector<double>{8});
    EXPECT_EQ(study.people.beyond, 0);
    EXPECT_FALSE(study.people.anybody_waits());
}

TEST(AnAreaAtTheEdge, WhoseMiddleLiesInNoZoneHasItsPeopleAtTheBestPlaceThatDoes) {
    PaperStudy study(Paper{{-5.0, {-5, -4, 150, 20, 10}}});
    study.point();
    EXPECT_EQ(study.only().place, east(150)) << "the first of them in any zone";
    EXPECT_EQ(study.only().zone, ZoneId{1});
    EXPECT_EQ(study.only().weight, 40);
    EXPECT_EQ(study.people.beyond, 0);
}

TEST(AnAreaBeyondAllZones, HasItsPeopleCountedAsBeyond) {
    for (const bool within : {true, false}) {
        // Without any place in a zone; away from the roads; and without a place on Earth.
        PaperStudy study(Paper{{within ? -5.0 : 50.0, {-6, -4}}});
        study.point(within);
        EXPECT_TRUE(study.territory.households.empty());
        EXPECT_EQ(study.people.beyond, 40);
        EXPECT_FALSE(study.people.anybody_waits());
    }
    PaperStudy nowhere(Paper{{std::nullopt, {50}}});
    nowhere.point();
    EXPECT_TRUE(nowhere.territory.households.empty());
    EXPECT_EQ(nowhere.people.beyond, 40);
}

TEST(AnAreaThatLiesInTheZonesByItsOwnFile, KeepsItsPeople) {
    // As at a coast that the zones draw too simply.
    for (const bool whole : {true, false}) {
        PaperStudy study(Paper{{210.0, {}}});
        study.people.whole = {whole};
        study.point();
        EXPECT_EQ(study.territory.households.size(), whole ? 1U : 0U);
        EXPECT_EQ(study.people.beyond, whole ? 0 : 40);
        if (whole) {
            EXPECT_EQ(study.only().zone, ZoneId{1}) << "the nearest";
            EXPECT_EQ(study.only().place, east(210));
        }
    }
}

TEST(AnAreaThatIsAZone, HasItsPeopleInItWhereverItsMiddleLies) {
    PaperStudy study(Paper{{-5.0, {50}}, {50.0, {}}});
    study.people.are_zones = true;
    study.point();
    ASSERT_EQ(study.territory.households.size(), 2U);
    EXPECT_EQ(study.territory.households[0].place, east(-5)) << "not moved";
    EXPECT_EQ(study.territory.households[0].zone, ZoneId{0});
    EXPECT_EQ(study.territory.households[1].zone, ZoneId{1});
    EXPECT_EQ(study.people.pointed_at, (std::vector<std::string>{"west", "east"}));
}

TEST(AnArea, OfAStudyWithoutZonesHasItsPeopleInItsMiddle) {
    PaperStudy study(Paper{{-5.0, {50}}});
    study.territory.zones.clear();
    study.point();
    EXPECT_EQ(study.only().place, east(-5));
    EXPECT_FALSE(study.only().zone.exists());
    EXPECT_EQ(study.people.beyond, 0);
}

TEST(TheFirstAreas, WhosePeopleAreAtOnePointAreNamedAndNoMoreThanSix) {
    PaperStudy study(Paper(8, PaperAreas::Area{50.0, {}}));
    study.point();
    EXPECT_EQ(study.territory.households.size(), 8U);
    EXPECT_EQ(study.people.pointed_at,
              (std::vector<std::string>{"area0", "area1", "area2", "area3", "area4", "area5"}));
}

TEST(TheSpotsOfAnArea, ShareItsPeopleAndGroupsByTheirShares) {
    // Area 1 has spots of 3 and 1, one of nothing and one with a name; area 0 has none.
    PaperStudy study(Paper{{10.0, {}}, {50.0, {}}});
    Placer placer(study.people, study.territory);
    const std::vector<Spot> spots = {{east(50.1), 3, {}},
                                     {east(50.2), 0, {}},
                                     {east(50.3), 1, {}},
                                     {east(50.4), 4, "w3"},
                                     {east(99.0), 9, {}}};
    placer.place(spots, study::Placing::kRoads);
    ASSERT_EQ(study.territory.households.size(), 3U);
    const auto& households = study.territory.households;
    EXPECT_EQ(households[0].id, "area1-1");
    EXPECT_EQ(households[1].id, "area1-2");
    EXPECT_EQ(households[2].id, "w3");
    EXPECT_EQ(households[0].weight, 15);
    EXPECT_EQ(households[1].weight, 5);
    EXPECT_EQ(households[2].weight, 20);
    EXPECT_EQ(study.territory.groups[0].by_household, (std::vector<double>{3, 1, 4}));
    EXPECT_TRUE(study.people.waits[0]);
    EXPECT_FALSE(study.people.waits[1]);
    EXPECT_EQ(study.people.placed[static_cast<std::size_t>(study::Placing::kRoads)], 40);
    EXPECT_EQ(study.people.households[static_cast<std::size_t>(study::Placing::kRoads)], 3U);
    // Who has a place keeps it: the next call offers spots to the others only.
    const std::vector<Spot> more = {{east(10), 1, {}}, {east(50), 1, {}}};
    placer.place(more, study::Placing::kHomes);
    ASSERT_EQ(households.size(), 4U);
    EXPECT_EQ(households[3].place, east(10));
    EXPECT_FALSE(study.people.anybody_waits());
}

TEST(ASpotInNoZone, TakesItsShareBeyond) {
    PaperStudy study(Paper{{0.0, {}}});
    Placer placer(study.people, study.territory);
    const std::vector<Spot> spots = {{east(0.5), 1, {}}, {east(-0.5), 3, {}}};
    placer.place(spots, study::Placing::kHomes);
    EXPECT_EQ(study.only().weight, 10);
    EXPECT_EQ(study.people.beyond, 30);
    EXPECT_EQ(study.people.placed[static_cast<std::size_t>(study::Placing::kHomes)], 10);
}

TEST(TheNotes, SayHowManyPeopleGotTheirPlacesHowAndWhoIsLeftOut) {
    // 40 people each: at home, along a street, at one point, beyond; and an area without people.
    PaperStudy study(Paper{{50.0, {}}, {60.0, {}}, {70.0, {}}, {-50.0, {}}, {80.0, {}}});
    study.people.counts.weight[4] = 0;
    study.people.waits[4] = false;
    Placer placer(study.people, study.territory);
    const std::vector<Spot> homes = {{east(50), 1, "w1"}};
    const std::vector<Spot> streets = {{east(59.5), 1, {}}, {east(60.5), 1, {}}};
    placer.place(homes, study::Placing::kHomes);
    placer.place(streets, study::Placing::kRoads);
    placer.place_on_surface([](std::size_t) { return true; });
    placer.finish();
    EXPECT_EQ(
        study.territory.notes,
        (std::vector<std::string>{
            "Counted: 160.0 people in 4 areas.",
            "Their places within their area are estimated: 25.0 % in residential buildings of the "
            "extract, by their dwellings (1 places), 25.0 % along streets (2 places), 25.0 % at "
            "one point of their area (1 places).",
            "Areas without a home or a road, whose people are placed at one point: 1 (area2).",
            "Left out, as they are outside the zones: 40.0 people."}));
}

TEST(TheNotes, CountDwellingsWhereDwellingsWereCounted) {
    PaperStudy study(Paper{{-50.0, {}}});
    study.territory.unit = territory::WeightUnit::kDwellings;
    study.people.spread = study::Spread::kNone;
    study.point();
    EXPECT_EQ(
        study.territory.notes,
        (std::vector<std::string>{"Counted: 40.0 dwellings in 1 areas.",
                                  "Left out, as they are outside the zones: 40.0 dwellings."}));
}

}  // namespace
}  // namespace relais::households
