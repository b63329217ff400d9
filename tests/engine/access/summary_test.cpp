#include "engine/access/summary.h"

#include <algorithm>
#include <random>

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

TEST(Summary, CountsThoseBeyondTheLimitThatIsAskedFor) {
    const std::vector<WeightedTime> group{at(12, 1), at(15, 2), at(18, 5)};
    EXPECT_DOUBLE_EQ(summarize(group, 15).beyond_limit, 5.0 / 8);
    EXPECT_DOUBLE_EQ(summarize(group, 14.9).beyond_limit, 7.0 / 8);
    EXPECT_DOUBLE_EQ(summarize(group).beyond_limit, summarize(group).beyond_20);
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

/// One person at each minute from 1 to `last`.
std::vector<WeightedTime> a_person_a_minute(int last) {
    std::vector<WeightedTime> group;
    for (int minute = last; minute > 0; --minute) group.push_back(at(minute, 1));
    return group;
}

TEST(Summary, OfTwentyPeopleAtOneToTwentyMinutes) {
    const Summary summary = summarize(a_person_a_minute(20));
    EXPECT_DOUBLE_EQ(summary.mean, 10.5);  // 210 / 20
    EXPECT_DOUBLE_EQ(summary.median, 10);  // ten of twenty are at 10 or less
    EXPECT_DOUBLE_EQ(summary.p90, 18);     // eighteen of twenty are at 18 or less
    EXPECT_DOUBLE_EQ(summary.beyond_10, 0.5);
    EXPECT_DOUBLE_EQ(summary.beyond_20, 0);
    EXPECT_EQ(summary.weight, 20);
    EXPECT_EQ(summary.known, 20);
    EXPECT_EQ(summary.reached, 20);
    EXPECT_EQ(summary.households, 20U);
    EXPECT_EQ(summary.unknown(), 0);
}

TEST(Summary, OfTwentyOnePeopleTakesTheFirstWithWhomItIsEnough) {
    // Half of 21 is 10.5: the eleventh; nine tenths are 18.9: the nineteenth.
    const Summary summary = summarize(a_person_a_minute(21));
    EXPECT_DOUBLE_EQ(summary.median, 11);
    EXPECT_DOUBLE_EQ(summary.p90, 19);
}

TEST(Summary, TakesNineOfTenForNineTenthsHoweverTheirSumIsRounded) {
    // Nine times 0.3 people add up to less than 0.9 of ten times 0.3, in the last digit.
    std::vector<WeightedTime> group = a_person_a_minute(10);
    for (WeightedTime& member : group) member.weight = 0.3;
    EXPECT_DOUBLE_EQ(summarize(group).p90, 9);
}

TEST(Summary, HasABoundOfItsOwnForEachShare) {
    // Of forty, thirty are beyond 10, twenty beyond 20, ten beyond 30.
    const Summary summary = summarize(a_person_a_minute(40));
    EXPECT_DOUBLE_EQ(summary.beyond_10, 0.75);
    EXPECT_DOUBLE_EQ(summary.beyond_20, 0.5);
    EXPECT_DOUBLE_EQ(summary.beyond_30, 0.25);
}

TEST(Summary, CountsATimeEqualToTheBoundAsNotBeyondIt) {
    EXPECT_DOUBLE_EQ(summarize({at(10, 1)}).beyond_10, 0);
    EXPECT_DOUBLE_EQ(
        summarize({{{from_minutes(10) + Duration{1}, {}, Reason::kReached}, 1}}).beyond_10, 1);
}

TEST(Summary, TakesEveryShareOfThoseOfWhomItIsKnown) {
    // Powers of two, so that each figure says who was counted. With a time: 1 + 2 + 4 + 8 = 15;
    // surely far: 16 + 32 + 64 = 112; of 128 + 256 nothing is known.
    const Summary summary = summarize(
        {at(5, 1), at(15, 2), at(25, 4), at(35, 8), without_time(Reason::kIsland, 16),
         without_time(Reason::kNoPath, 32), without_time(Reason::kBeyondCutoff, 64),
         without_time(Reason::kOffNetwork, 128), without_time(Reason::kOutsideData, 256)});
    EXPECT_EQ(summary.weight, 511);
    EXPECT_EQ(summary.known, 127);
    EXPECT_EQ(summary.reached, 15);
    EXPECT_EQ(summary.households, 9U);
    EXPECT_DOUBLE_EQ(summary.mean, (5 + 2 * 15 + 4 * 25 + 8 * 35) / 15.0);
    EXPECT_DOUBLE_EQ(summary.median, 35);  // 7.5 of 15: those at 25 or less are 7
    EXPECT_DOUBLE_EQ(summary.beyond_10, (2 + 4 + 8 + 112) / 127.0);
    EXPECT_DOUBLE_EQ(summary.beyond_20, (4 + 8 + 112) / 127.0);
    EXPECT_DOUBLE_EQ(summary.beyond_30, (8 + 112) / 127.0);
    EXPECT_DOUBLE_EQ(summary.unknown(), 384 / 511.0);
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
    for (const Reason reason : {Reason::kIsland, Reason::kNoPath, Reason::kBeyondCutoff}) {
        EXPECT_TRUE(surely_far(reason));
        EXPECT_TRUE(is_known(reason));
    }
    for (const Reason reason : {Reason::kOffNetwork, Reason::kOutsideData, Reason::kNoService}) {
        EXPECT_FALSE(surely_far(reason));
        EXPECT_FALSE(is_known(reason));
    }
    EXPECT_FALSE(surely_far(Reason::kReached));
    EXPECT_TRUE(is_known(Reason::kReached));
}

TEST(Summary, KnowsNothingWhereThereIsNoService) {
    const Summary summary = summarize({without_time(Reason::kNoService, 3)});
    EXPECT_EQ(summary.known, 0);
    EXPECT_EQ(summary.weight, 3);
    EXPECT_EQ(summarize({at(5, 1), without_time(Reason::kIsland, 2)}).known, 3);
    const auto cut_off = without_time(Reason::kIsland, 2);
    const Summary nothing_offered = summarize({without_time(Reason::kNoService, 3), cut_off});
    EXPECT_EQ(nothing_offered.known, 0);
    EXPECT_EQ(nothing_offered.beyond_10 + nothing_offered.beyond_20 + nothing_offered.beyond_30, 0);
    EXPECT_EQ(nothing_offered.unknown(), 1);
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

TEST(Summary, DoesNotCountHouseholdsWithoutPeople) {
    const Summary summary = summarize({at(1, 0), at(5, 1), at(25, 1), at(90, 0)});
    EXPECT_EQ(summary.households, 4U);
    EXPECT_EQ(summary.weight, 2);
    EXPECT_DOUBLE_EQ(summary.mean, 15);
    EXPECT_DOUBLE_EQ(summary.median, 5);
    EXPECT_DOUBLE_EQ(summary.p90, 25);
    EXPECT_DOUBLE_EQ(summary.beyond_30, 0);
}

// The slow twin, from the words of summary.h: everybody is written down, one by one.

struct Person {
    Duration time;  // where the reason is kReached
    Reason reason;
};
std::vector<Person> one_by_one(const std::vector<WeightedTime>& group) {
    std::vector<Person> people;
    for (const WeightedTime& member : group)
        for (int i = 0; i < static_cast<int>(member.weight); ++i)
            people.push_back({member.nearest.time, member.nearest.reason});
    return people;
}

struct SummaryTwin {
    std::vector<Person> people;
    std::vector<Duration> times;  // of those who have one, rising
    double judged = 0, mean = 0;

    explicit SummaryTwin(const std::vector<WeightedTime>& group) : people(one_by_one(group)) {
        for (const Person& person : people) {
            if (person.reason == Reason::kReached) times.push_back(person.time);
            if (person.reason != Reason::kOffNetwork && person.reason != Reason::kOutsideData)
                ++judged;
        }
        std::sort(times.begin(), times.end());
        for (const Duration time : times) mean += time.count() / 600.0 / double(times.size());
        for (const WeightedTime& member : group)
            if (member.nearest.reason == Reason::kNoService) judged = 0;
    }
    /// The first time with so many tenths of the people at it or before.
    [[nodiscard]] double quantile(std::size_t tenths) const {
        for (const Duration time : times) {
            const auto not_later = std::upper_bound(times.begin(), times.end(), time);
            if (10 * static_cast<std::size_t>(not_later - times.begin()) >= tenths * times.size())
                return time.count() / 600.0;
        }
        return 0;
    }
    [[nodiscard]] double beyond(unsigned minutes) const {
        double far = 0;
        for (const Person& person : people) {
            if (person.reason == Reason::kReached)
                far += person.time.count() > 600 * minutes ? 1 : 0;
            else if (person.reason == Reason::kIsland || person.reason == Reason::kNoPath ||
                     person.reason == Reason::kBeyondCutoff)
                ++far;
        }
        return judged > 0 ? far / judged : 0;
    }
};

/// Up to 40 households of up to 6 people; times of whole minutes are often a bound, others a tick
/// beside one.
std::vector<WeightedTime> random_group(std::mt19937& random) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    constexpr Reason kWithout[] = {Reason::kOffNetwork, Reason::kIsland, Reason::kNoPath,
                                   Reason::kBeyondCutoff, Reason::kOutsideData};
    std::vector<WeightedTime> group;
    for (std::uint32_t n = below(41); n > 0; --n) {
        const double people = below(7);
        if (below(3) == 0)
            group.push_back(without_time(kWithout[below(5)], people));
        else
            group.push_back({{Duration{600 * below(45) + below(3)}, {}, Reason::kReached}, people});
    }
    if (below(20) == 0) group.push_back(without_time(Reason::kNoService, below(3)));
    return group;
}

TEST(Summary, EqualsItsSlowTwinOnRandomPeople) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        std::mt19937 random(seed);
        const std::vector<WeightedTime> group = random_group(random);
        const Summary summary = summarize(group);
        const SummaryTwin twin(group);
        const auto people = static_cast<double>(twin.people.size());
        ASSERT_EQ(summary.weight, people) << "seed " << seed;
        ASSERT_EQ(summary.reached, twin.times.size()) << "seed " << seed;
        ASSERT_EQ(summary.known, twin.judged) << "seed " << seed;
        ASSERT_EQ(summary.households, group.size()) << "seed " << seed;
        ASSERT_NEAR(summary.mean, twin.mean, 1e-9) << "seed " << seed;
        ASSERT_EQ(summary.median, twin.quantile(5)) << "seed " << seed;
        ASSERT_EQ(summary.p90, twin.quantile(9)) << "seed " << seed;
        ASSERT_DOUBLE_EQ(summary.beyond_10, twin.beyond(10)) << "seed " << seed;
        ASSERT_DOUBLE_EQ(summary.beyond_20, twin.beyond(20)) << "seed " << seed;
        ASSERT_DOUBLE_EQ(summary.beyond_30, twin.beyond(30)) << "seed " << seed;
        ASSERT_NEAR(summary.unknown(), people > 0 ? 1 - twin.judged / people : 0, 1e-12)
            << "seed " << seed;
    }
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
