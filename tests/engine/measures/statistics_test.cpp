#include "engine/measures/statistics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "engine/measures/time_statistics.h"
#include "tests/engine/measures/people.h"

namespace relais::measures {
namespace {

using testing_support::kFar;
using testing_support::kUnknown;
using testing_support::People;

constexpr auto kTime = Kind::kTime;
constexpr auto kSupply = Kind::kSupply;
constexpr auto kPerUnit = Kind::kPeoplePerUnit;
constexpr std::nullopt_t kAbsent = std::nullopt;
const double kLn2 = std::log(2);

/// A row of the table and what it must say of some people.
struct Paper {
    const char* name;
    Kind kind;
    std::optional<double> value;
};
using Papers = std::vector<Paper>;

void expect(const Papers& papers, const People& people, const StatisticOptions& options) {
    const Distribution distribution = people.distribution();
    for (const Paper& paper : papers) {
        const Statistic* row = find_statistic(paper.name);
        ASSERT_NE(row, nullptr) << paper.name;
        EXPECT_TRUE(row->applies(paper.kind)) << paper.name;
        const std::optional<double> value = row->value(distribution, paper.kind, options);
        ASSERT_EQ(value.has_value(), paper.value.has_value()) << paper.name;
        if (value) {
            EXPECT_NEAR(*value, *paper.value, 1e-12) << paper.name;
        }
    }
}

/// Limit 10, longest 20, line 4.
StatisticOptions options_of_twenty() {
    StatisticOptions options;
    options.limit_minutes = 10;
    options.longest_minutes = 20;
    options.line = 4;
    return options;
}

/// One person at each number from 1 to 20, the first half in one zone.
People twenty() {
    People people;
    for (std::uint32_t i = 20; i > 0; --i) {
        people.access.push_back(i);
        people.group.push_back(i <= 10 ? 0 : 1);
    }
    return people;
}
const Papers kTwenty = {
    {"mean", kTime, 10.5},
    {"mean", kSupply, 10.5},
    {"p10", kTime, 2},      // two of twenty have at most 2
    {"median", kTime, 10},  // ten have at most 10
    {"p90", kTime, 18},     // eighteen have at most 18
    {"median", kPerUnit, 10},
    {"p90", kPerUnit, 18},
    {"p90_over_p10", kTime, 9},   // 18 / 2
    {"p90_minus_p50", kTime, 8},  // 18 - 10
    {"share_without", kSupply, 0},
    // Beyond 10 are 11 to 20, by 1 to 10 of the 10 minutes from the limit to the longest.
    {"fgt_0", kTime, 10 / 20.0},
    {"fgt_1", kTime, 5.5 / 20},   // (1 + … + 10) / 10
    {"fgt_2", kTime, 3.85 / 20},  // (1 + 4 + … + 100) / 100
    // Below the line of 4 are 1, 2 and 3, which lack 3/4, 2/4 and 1/4 of it.
    {"fgt_0", kSupply, 3 / 20.0},
    {"fgt_1", kSupply, 1.5 / 20},
    {"fgt_2", kSupply, 0.875 / 20},  // (9 + 4 + 1) / 16
    {"gini", kTime, 19 / 60.0},      // (n - 1) / (3 n) of the numbers 1 to n
    {"palma", kTime, kAbsent},       // no incomes are known
};

/// Six people with 1, 1, 2, 4 in one zone and 8, 8 in another, of whom those with more have the
/// higher incomes. The mean is 4, those of the zones are 2 and 8: every logarithm is a multiple of
/// ln 2.
People six() {
    return {{1, 1, 2, 4, 8, 8}, {}, {10, 20, 30, 40, 50, 60}, {0, 0, 0, 0, 1, 1}};
}
const Papers kSix = {
    // (2 * 1/4 * -2 + 1/2 * -1 + 1 * 0 + 2 * 2 * 1) / 6 = 2.5 / 6
    {"theil_t", kSupply, 2.5 / 6 * kLn2},
    // A third of the access and two thirds of the people; two thirds of it and a third of them.
    {"theil_t_between", kSupply, (-1 / 3.0 + 2 / 3.0) * kLn2},
    // A third times that of the first zone: (2 * 1/2 * -1 + 0 + 2 * 1) / 4.
    {"theil_t_within", kSupply, 1 / 12.0 * kLn2},
    // (2 * 2 + 1 + 0 - 2 * 1) / 6
    {"theil_l", kSupply, 0.5 * kLn2},
    {"theil_l_between", kSupply, (2 / 3.0 - 1 / 3.0) * kLn2},
    // Two thirds times that of the first zone: (2 * 1 + 0 - 1) / 4.
    {"theil_l_within", kSupply, 1 / 6.0 * kLn2},
    // The differences of all pairs are 58: 58 / (6 * 6 * 4).
    {"gini", kSupply, 29 / 72.0},
    // The roots of 1/4, 1/4, 1/2, 1, 2, 2 add up to 2 + 5/2 root 2: squared over 36, from 1.
    {"atkinson", kSupply, (19.5 - 10 * std::sqrt(2)) / 36},
    // The top tenth has 8; the four tenths are 2.4 people with 1 + 1 + 0.4 * 2.
    {"palma", kSupply, 8 / (2.8 / 2.4)},
    {"concentration", kSupply, 29 / 72.0},  // as Gini's, the two orders being one
    {"erreygers", kSupply, 4 * 4.0 / (8 - 1) * 29 / 72},
};

/// Twenty as above, of weight 1; five too far, and seven of whom nothing is known.
People some_too_far() {
    People people = twenty();
    people.weight.assign(20, 1);
    people.access.insert(people.access.end(), {kFar, kUnknown});
    people.weight.insert(people.weight.end(), {5, 7});
    people.group.insert(people.group.end(), {0, 1});
    return people;
}
const Papers kSomeTooFar = {
    {"mean", kTime, 10.5},              // of those with a value
    {"p10", kTime, 3},                  // 2.5 of 25
    {"median", kTime, 13},              // 12.5 of 25
    {"p90", kTime, kAbsent},            // 22.5 of 25 are among those too far
    {"p90_over_p10", kTime, kAbsent},   //
    {"p90_minus_p50", kTime, kAbsent},  //
    {"share_without", kSupply, 5 / 25.0},
    {"share_without", kPerUnit, 5 / 25.0},
    {"fgt_0", kTime, (10 + 5) / 25.0},
    {"fgt_1", kTime, (5.5 + 5) / 25},
    {"fgt_2", kTime, (3.85 + 5) / 25},
    {"gini", kTime, 19 / 60.0},
};

/// Ten people share a place by twos, twenty by fives: five places and four. Three have none; of
/// nine nothing is known.
People sharers() {
    return {{2, 5, kFar, kUnknown}, {10, 20, 3, 9}};
}
const Papers kSharers = {
    {"harmonic_mean", kPerUnit, 33 / 9.0},
    {"median", kPerUnit, 5},  // 16.5 of 33
    {"p90", kPerUnit, 5},     // 29.7 of 33
    {"share_without", kPerUnit, 3 / 33.0},
};

TEST(Statistics, OfTwentyPeopleWithOneToTwenty) {
    expect(kTwenty, twenty(), options_of_twenty());
}

TEST(Statistics, OfSixPeopleInTwoZones) {
    expect(kSix, six(), {});
}

TEST(Statistics, CountThoseTooFarAndLeaveOutThoseOfWhomNothingIsKnown) {
    expect(kSomeTooFar, some_too_far(), options_of_twenty());
    expect(kSharers, sharers(), {});
}

TEST(Statistics, AreAllWorkedOutOnPaperAbove) {
    std::set<std::string_view> worked_out;
    for (const Papers* papers : {&kTwenty, &kSix, &kSharers})
        for (const Paper& paper : *papers)
            if (paper.value) worked_out.insert(paper.name);
    for (const Statistic& row : statistics()) EXPECT_TRUE(worked_out.contains(row.about.name));
}

TEST(Statistics, TakeThoseWithZeroForThoseWithNone) {
    // Of eight people two have zero, one is too far.
    const People people{{0, 0, 1, 2, 3, 4, 5, kFar}};
    expect({{"share_without", kSupply, 3 / 8.0},
            {"p10", kSupply, 0},
            {"p90_over_p10", kSupply, kAbsent},  // one cannot divide by zero
            {"theil_l", kSupply, kAbsent},
            {"mean", kSupply, 15 / 7.0}},
           people, {});
}

TEST(Statistics, AreAbsentWithoutPeople) {
    StatisticOptions options;
    options.line = 3;
    for (const People& people : {People{}, People{{kUnknown, 7}, {1, 0}, {1, 2}, {0, 0}}})
        for (const Statistic& row : statistics())
            for (const Kind kind : row.of)
                EXPECT_FALSE(row.value(people.distribution(), kind, options)) << row.about.name;
}

TEST(Statistics, OfPeopleWhoAreAllTooFar) {
    const People people{{kFar, kFar}, {1, 3}, {1, 2}, {0, 1}};
    expect({{"mean", kTime, kAbsent},
            {"p10", kTime, kAbsent},
            {"median", kTime, kAbsent},
            {"harmonic_mean", kPerUnit, kAbsent},
            {"share_without", kPerUnit, 1},
            {"fgt_0", kTime, 1},
            {"fgt_1", kTime, 1},
            {"fgt_2", kTime, 1},
            {"gini", kTime, kAbsent}},
           people, {});
}

TEST(Statistics, HaveNoShortfallWithoutALine) {
    for (const char* name : {"fgt_0", "fgt_1", "fgt_2"})
        EXPECT_FALSE(find_statistic(name)->value(twenty().distribution(), kSupply, {})) << name;
}

TEST(Statistics, TakeNineOfTenForNineTenthsHoweverTheirSumIsRounded) {
    // Nine times 0.3 people add up to less than 0.9 of ten times 0.3, in the last digit.
    const People people{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, std::vector<double>(10, 0.3)};
    expect({{"p10", kTime, 1}, {"p90", kTime, 9}}, people, {});
}

TEST(Statistics, OfAtkinsonTakeTheirEpsilon) {
    // Of six() the geometric mean is 4 / root 2; that of 1/a is 4/8: the harmonic mean is 2.
    StatisticOptions options;
    for (const auto& [epsilon, value] :
         {std::pair(0.0, 0.0), {1.0, 1 - 1 / std::sqrt(2)}, {2.0, 0.5}}) {
        options.epsilon = epsilon;
        expect({{"atkinson", kSupply, value}}, six(), options);
    }
}

// What the table says of its rows.

std::string names_of(const std::function<bool(const Statistic&)>& wanted) {
    std::string names;
    for (const Statistic& row : statistics())
        if (wanted(row)) names += (names.empty() ? "" : " ") + std::string(row.about.name);
    return names;
}

TEST(StatisticsTable, SaysOfWhichNumbersARowIsMade) {
    const auto made_of = [](Kind kind) {
        return names_of([&](const Statistic& row) { return row.applies(kind); });
    };
    const std::string both =
        "fgt_0 fgt_1 fgt_2 p90_over_p10 p90_minus_p50 gini theil_t theil_t_between theil_t_within "
        "theil_l theil_l_between theil_l_within atkinson palma concentration erreygers";
    EXPECT_EQ(made_of(kTime), "mean p10 median p90 " + both);
    EXPECT_EQ(made_of(kSupply), "mean p10 median p90 share_without " + both);
    EXPECT_EQ(made_of(kPerUnit), "harmonic_mean median p90 share_without");
}

TEST(StatisticsTable, SaysWhichWayIsBetter) {
    EXPECT_EQ(names_of([](const Statistic& row) { return row.as_measure; }),
              "mean harmonic_mean p10 median p90");
    EXPECT_EQ(names_of([](const Statistic& row) { return row.better == Better::kLess; }),
              "share_without fgt_0 fgt_1 fgt_2 p90_over_p10 p90_minus_p50 gini theil_t theil_l "
              "atkinson");
    EXPECT_EQ(names_of([](const Statistic& row) { return row.better == Better::kMore; }), "");
}

TEST(StatisticsTable, SaysWhatARowNeeds) {
    const auto in_need_of = [](Needs needs) {
        return names_of([&](const Statistic& row) { return row.needs == needs; });
    };
    EXPECT_EQ(in_need_of(Needs::kLine), "fgt_0 fgt_1 fgt_2");
    EXPECT_EQ(in_need_of(Needs::kZones),
              "theil_t_between theil_t_within theil_l_between theil_l_within");
    EXPECT_EQ(in_need_of(Needs::kRanking), "palma concentration erreygers");
}

TEST(StatisticsTable, FindsARowByItsWholeName) {
    for (const Statistic& row : statistics()) EXPECT_EQ(find_statistic(row.about.name), &row);
    EXPECT_EQ(find_statistic("p1"), nullptr);
    EXPECT_EQ(find_statistic(""), nullptr);
}

TEST(TimeStatistics, AreOfThePeopleThatTheCategoryIsForInTheirZones) {
    // Children at 1, 1, 2, 4 minutes in one zone, at 8 in another and in none, and one too far;
    // everybody else lives at 99 minutes.
    territory::Territory territory;
    territory.zones.resize(2);
    territory.categories = {{"school", {}, {}, "children_3_10"}};
    const double minutes[] = {1, 1, 2, 4, 8, 8, 99};
    access::NearestTable nearest(8, 1);
    for (std::size_t h = 0; h < 7; ++h) {
        territory.households.push_back({"", {}, 5, h == 5 ? ZoneId{} : ZoneId{h < 4 ? 0U : 1U}});
        nearest.set(HouseholdId{h}, CategoryId{0u},
                    {from_minutes(minutes[h]), ServiceId{0u}, access::Reason::kReached});
    }
    territory.households.push_back({"", {}, 5, {}});
    nearest.set(HouseholdId{7u}, CategoryId{0u}, {kUnreachable, {}, access::Reason::kNoPath});
    territory.groups = {{"children_3_10", {1, 1, 1, 1, 1, 1, 0, 1}}};
    const auto values = time_statistics(territory, nearest, CategoryId{0u});
    ASSERT_EQ(values.size(), statistics().size());
    const auto value = [&](const char* name) {
        return values[static_cast<std::size_t>(find_statistic(name) - statistics().data())];
    };
    EXPECT_DOUBLE_EQ(value("mean").value(), 4);
    EXPECT_DOUBLE_EQ(value("median").value(), 4);       // 3.5 of seven
    EXPECT_DOUBLE_EQ(value("fgt_0").value(), 1 / 7.0);  // beyond 20 minutes is the one too far
    EXPECT_NEAR(value("theil_l_within").value(), kLn2 / 6, 1e-12);  // as of six()
    EXPECT_FALSE(value("harmonic_mean") || value("share_without") || value("palma"));
}

}  // namespace
}  // namespace relais::measures
