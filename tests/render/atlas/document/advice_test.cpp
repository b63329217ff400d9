#include "render/atlas/document/advice.h"

#include <gtest/gtest.h>

#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using Kind = Advice::Kind;

/// A thousand people, 200 of them beyond the limit: 150 in East, 50 in West.
struct Case {
    territory::Territory territory = small_territory();
    Group group;
    Insights insights;

    Case() {
        group.zones.resize(2);
        for (const auto& [summary, known, beyond] :
             {std::tuple(&group.zones[0], 500.0, 50.0), std::tuple(&group.zones[1], 500.0, 150.0),
              std::tuple(&group.whole, 1000.0, 200.0)}) {
            summary->weight = summary->known = summary->reached = known;
            summary->beyond_limit = beyond / known;
        }
        insights.candidate_zone = {ZoneId{0}, ZoneId{1}};
        insights.effects = {{{300, 900, 0, 60}, {100, 400, 0, 140}}};
    }
    [[nodiscard]] Advice advice() const {
        return advice_on(territory, group, CategoryId{0}, {0, 1}, group.whole, &insights);
    }
};

TEST(Advice, IsThePlaceThatBringsTheMostPeopleWithinTheLimit) {
    const Advice advice = Case().advice();
    EXPECT_EQ(advice.kind, Kind::kPlace);
    EXPECT_EQ(advice.zone, ZoneId{1});
    EXPECT_EQ(advice.effect.within, 140);
    EXPECT_EQ(advice.beyond, 200);
    EXPECT_EQ(advice.zone_beyond, 150);
    // Another place would save more minutes: it is named too, second.
    EXPECT_EQ(advice.saves_most, ZoneId{0});
    EXPECT_EQ(advice.saving.minutes_saved, 900);
}

TEST(Advice, OfAnAreaIsAPlaceInIt) {
    const Case one;
    const Advice advice =
        advice_on(one.territory, one.group, CategoryId{0}, {0}, one.group.zones[0], &one.insights);
    EXPECT_EQ(advice.kind, Kind::kPlace);
    EXPECT_EQ(advice.zone, ZoneId{0});
    EXPECT_EQ(advice.beyond, 50);
}

TEST(Advice, ProposesNoPlaceOfAServiceThatNoCommuneDecides) {
    Case one;
    one.territory.categories[0].decided_locally = false;
    const Advice advice = one.advice();
    EXPECT_EQ(advice.kind, Kind::kMostPeople);
    EXPECT_EQ(advice.zone, ZoneId{1});
    EXPECT_EQ(advice.zone_beyond, 150);
}

TEST(Advice, NamesWhereTheMostPeopleAreWhereNoPlaceWouldHelp) {
    Case one;
    one.insights.effects = {{{300, 900, 0, 20}, {100, 400, 0, 24}}};  // half of what calls for one
    EXPECT_EQ(one.advice().kind, Kind::kMostPeople);
    one.insights.effects = {{{300, 900, 0, 20}, {100, 400, 0, 25}}};
    EXPECT_EQ(one.advice().kind, Kind::kPlace);
    one.insights.effects.clear();
    EXPECT_EQ(one.advice().kind, Kind::kMostPeople);
}

TEST(Advice, IsThatNothingIsUrgentWhereFewAreFar) {
    Case one;
    one.group.whole.beyond_limit = 0.049;  // 49 people of a thousand
    EXPECT_EQ(one.advice().kind, Kind::kNotUrgent);
    one.group.whole.beyond_limit = 0.05;
    EXPECT_NE(one.advice().kind, Kind::kNotUrgent);
    one.group.whole.beyond_limit = 0;
    EXPECT_EQ(one.advice().kind, Kind::kNobody);
    // Of a part of the people fewer count, but a fiftieth of them at least.
    one.group.key = "children_0_2";
    one.group.whole.beyond_limit = 0.02;
    EXPECT_NE(one.advice().kind, Kind::kNotUrgent);
    one.group.whole.beyond_limit = 0.019;
    EXPECT_EQ(one.advice().kind, Kind::kNotUrgent);
    one.group.whole.known = 500;
    one.group.whole.beyond_limit = 0.028;  // 14 children
    EXPECT_EQ(one.advice().kind, Kind::kNotUrgent);
}

TEST(Advice, IsNoneWhereTooFewServicesAreKnownOrNobodyHasATime) {
    Case one;
    one.group.conclusive = false;
    EXPECT_EQ(one.advice().kind, Kind::kUnknown);
    one.group.conclusive = true;
    one.group.whole.reached = 0;
    EXPECT_EQ(one.advice().kind, Kind::kUnknown);
}

}  // namespace
}  // namespace relais::atlas
