#include "engine/access/summary.h"

#include <gtest/gtest.h>

#include "engine/access/findings.h"

namespace relais::access {
namespace {

WeightedTime at(double minutes, double weight) {
    return {{from_minutes(minutes), ServiceId{0u}, Reason::kReached}, weight};
}
WeightedTime without_time(Reason reason, double weight) {
    return {{kUnreachable, ServiceId{}, reason}, weight};
}

TEST(Summary, WeighsEveryHousehold) {
    // Three people at 5 minutes, one at 25: mean (15 + 25) / 4 = 10.
    const Summary summary = summarize({at(25, 1), at(5, 3)});
    EXPECT_DOUBLE_EQ(summary.mean, 10);
    EXPECT_DOUBLE_EQ(summary.median, 5);
    EXPECT_DOUBLE_EQ(summary.p90, 25);
    EXPECT_DOUBLE_EQ(summary.beyond_20, 0.25);
    EXPECT_DOUBLE_EQ(summary.beyond_30, 0);
    EXPECT_EQ(summary.households, 2U);
}

TEST(Summary, CountsATimeEqualToTheBoundAsNotBeyondIt) {
    EXPECT_DOUBLE_EQ(summarize({at(10, 1)}).beyond_10, 0);
    EXPECT_DOUBLE_EQ(
        summarize({{{from_minutes(10) + Duration{1}, {}, Reason::kReached}, 1}}).beyond_10, 1);
}

TEST(Summary, CountsPeopleWithoutARoadToAnyServiceAsBeyond) {
    const Summary summary = summarize({at(5, 1), without_time(Reason::kIsland, 1)});
    EXPECT_DOUBLE_EQ(summary.beyond_30, 0.5);
    EXPECT_DOUBLE_EQ(summary.reached, 1);
    EXPECT_DOUBLE_EQ(summary.mean, 5);
}

TEST(Summary, DoesNotJudgePeopleItKnowsNothingOf) {
    // One of the two who are known is beyond; of six in eight nothing is known.
    const Summary summary = summarize({at(40, 1), at(5, 1), without_time(Reason::kOffNetwork, 3),
                                       without_time(Reason::kOutsideData, 3)});
    EXPECT_DOUBLE_EQ(summary.beyond_30, 0.5);
    EXPECT_DOUBLE_EQ(summary.known, 2);
    EXPECT_DOUBLE_EQ(summary.unknown(), 0.75);
    EXPECT_EQ(summarize({}).unknown(), 0);
    EXPECT_EQ(summarize({without_time(Reason::kNoService, 2)}).unknown(), 1);
}

TEST(Summary, KnowsThatRoadsWithoutAServiceLeadToNone) {
    EXPECT_TRUE(surely_far(Reason::kIsland));
    EXPECT_TRUE(surely_far(Reason::kBeyondCutoff));
    for (const Reason reason :
         {Reason::kReached, Reason::kOffNetwork, Reason::kOutsideData, Reason::kNoService})
        EXPECT_FALSE(surely_far(reason));
    EXPECT_TRUE(is_known(Reason::kReached));
}

TEST(Summary, KnowsNothingWhereThereIsNoService) {
    const Summary summary = summarize({without_time(Reason::kNoService, 3)});
    EXPECT_EQ(summary.known, 0);
    EXPECT_EQ(summary.weight, 3);
    EXPECT_EQ(summarize({at(5, 1), without_time(Reason::kIsland, 2)}).known, 3);
    const auto cut_off = without_time(Reason::kIsland, 2);
    EXPECT_EQ(summarize({without_time(Reason::kNoService, 3), cut_off}).known, 0);
}

TEST(Summary, OfNobodyIsZeroNotNaN) {
    const Summary summary = summarize({});
    EXPECT_EQ(summary.reached, 0);
    EXPECT_EQ(summary.mean, 0);
    EXPECT_EQ(summary.beyond_10, 0);
    const Summary weightless = summarize({at(5, 0)});
    EXPECT_EQ(weightless.reached, 0);
    EXPECT_EQ(weightless.mean, 0);
}

TEST(Summary, DoesNotChangeWhenTheTerritoryIsRepeated) {
    std::vector<WeightedTime> once = {at(3, 2), at(12, 1), at(31, 0.5), at(7, 4)};
    std::vector<WeightedTime> twice = once;
    twice.insert(twice.end(), once.begin(), once.end());
    EXPECT_DOUBLE_EQ(summarize(once).mean, summarize(twice).mean);
    EXPECT_DOUBLE_EQ(summarize(once).p90, summarize(twice).p90);
    EXPECT_DOUBLE_EQ(summarize(once).beyond_10, summarize(twice).beyond_10);
}

TEST(WeightByClass, PutsABoundIntoTheClassThatStartsThere) {
    const std::vector<WeightedTime> group = {at(4.9, 1), at(5, 2), at(10, 4), at(99, 1)};
    EXPECT_EQ(weight_by_class(group, std::vector<double>{5, 10}),
              (std::vector<double>{0.125, 0.25, 0.625}));
}

TEST(Findings, TellOfEachZoneAndOfTheWhole) {
    territory::Territory territory;
    territory.zones.resize(2);
    territory.households = {{"a", {}, 1, ZoneId{0u}}, {"b", {}, 3, ZoneId{1u}}, {"c", {}, 1, {}}};
    NearestTable nearest(3, 1);
    const double minutes[] = {4, 8, 40};
    for (std::size_t h = 0; h < 3; ++h)
        nearest.set(HouseholdId{h}, CategoryId{0u}, at(minutes[h], 1).nearest);
    const Findings findings = summarize_territory(territory, std::move(nearest));
    EXPECT_DOUBLE_EQ(findings.zones[0][0].mean, 4);
    EXPECT_DOUBLE_EQ(findings.zones[1][0].mean, 8);
    EXPECT_DOUBLE_EQ(findings.territory[0].mean, (4 + 24 + 40) / 5.0);
}

}  // namespace
}  // namespace relais::access
