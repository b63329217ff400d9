#include "engine/measures/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>

#include "engine/measures/time_statistics.h"
#include "tests/engine_measures/people.h"

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

// The slow twin, from the formulas of `relais describe`: people one by one, in long double.

using Real = long double;
using Found = std::optional<Real>;

struct Person {
    Real access;  // of those who have a value
    double income;
    std::uint32_t zone;
};

struct Twin {
    std::vector<Person> people;  // with a value
    Real far = 0;

    explicit Twin(const People& from) {
        for (std::size_t i = 0; i < from.access.size(); ++i)
            for (int n = 0; n < static_cast<int>(from.weight[i]); ++n) {
                if (std::isfinite(from.access[i]))
                    people.push_back({from.access[i], from.income[i], from.group[i]});
                else if (from.access[i] == kFar)
                    ++far;
            }
    }
    explicit Twin(std::vector<Person> those) : people(std::move(those)) {}

    [[nodiscard]] Real n() const { return static_cast<Real>(people.size()); }
    [[nodiscard]] Real known() const { return n() + far; }
    [[nodiscard]] Real sum(const std::function<Real(const Person&)>& f) const {
        Real total = 0;
        for (const Person& person : people) total += f(person);
        return total;
    }
    [[nodiscard]] Real access() const {
        return sum([](const Person& p) { return p.access; });
    }
    [[nodiscard]] Real mu() const { return access() / n(); }
    [[nodiscard]] bool has_zero() const {
        return sum([](const Person& p) -> Real { return p.access == 0 ? 1 : 0; }) > 0;
    }

    [[nodiscard]] Found quantile(int percent) const {
        Found least;
        for (const Person& one : people) {
            const Real at_most =
                sum([&](const Person& p) -> Real { return p.access <= one.access ? 1 : 0; });
            if (100 * at_most >= percent * known() && (!least || one.access < *least))
                least = one.access;
        }
        return least;
    }
    [[nodiscard]] Found over_the_limit(int alpha, const StatisticOptions& o) const {
        if (known() == 0) return {};
        return (far + sum([&](const Person& p) -> Real {
                    if (p.access <= o.limit_minutes) return 0;
                    const Real u = std::min<Real>(
                        1, (p.access - o.limit_minutes) / (o.longest_minutes - o.limit_minutes));
                    return std::pow(u, alpha);
                })) /
               known();
    }
    [[nodiscard]] Found below_the_line(int alpha, const StatisticOptions& o) const {
        if (n() == 0 || !(o.line > 0)) return {};
        return sum([&](const Person& p) -> Real {
                   return p.access < o.line ? std::pow((o.line - p.access) / o.line, alpha) : 0;
               }) /
               n();
    }
    [[nodiscard]] Real gini() const {
        return sum([&](const Person& a) {
                   return sum([&](const Person& b) { return std::abs(a.access - b.access); });
               }) /
               (2 * n() * n() * mu());
    }
    [[nodiscard]] Real theil_t() const {
        return sum([&](const Person& p) -> Real {
                   const Real x = p.access / mu();
                   return x > 0 ? x * std::log(x) : 0;
               }) /
               n();
    }
    [[nodiscard]] Real theil_l() const {
        return sum([&](const Person& p) { return std::log(mu() / p.access); }) / n();
    }
    [[nodiscard]] std::vector<Twin> zones() const {
        std::map<std::uint32_t, std::vector<Person>> by_zone;
        for (const Person& person : people) by_zone[person.zone].push_back(person);
        std::vector<Twin> result;
        for (auto& [zone, those] : by_zone) result.emplace_back(std::move(those));
        return result;
    }
    [[nodiscard]] Real over_zones(const std::function<Real(const Twin&)>& f) const {
        Real total = 0;
        for (const Twin& zone : zones()) total += f(zone);
        return total;
    }
    [[nodiscard]] Real atkinson(Real epsilon) const {
        if (epsilon >= 1 && has_zero()) return 1;
        const Real equal =
            epsilon == 1
                ? std::exp(sum([](const Person& p) { return std::log(p.access); }) / n())
                : std::pow(
                      sum([&](const Person& p) { return std::pow(p.access, 1 - epsilon); }) / n(),
                      1 / (1 - epsilon));
        return 1 - equal / mu();
    }
    /// Those who have an income, the poorest first.
    [[nodiscard]] Twin ranked() const {
        std::vector<Person> those;
        for (const Person& person : people)
            if (std::isfinite(person.income)) those.push_back(person);
        std::sort(those.begin(), those.end(),
                  [](const Person& a, const Person& b) { return a.income < b.income; });
        return Twin(std::move(those));
    }
    /// Mean access of the people from one share of them to another; those of one income are alike.
    [[nodiscard]] Real mean_between(Real from, Real to) const {
        Real total = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            Real alike = 0, access = 0;
            for (const Person& p : people)
                if (p.income == people[i].income) ++alike, access += p.access;
            const Real begin = std::max(static_cast<Real>(i), from * n());
            const Real end = std::min(static_cast<Real>(i + 1), to * n());
            total += access / alike * std::max<Real>(0, end - begin);
        }
        return total / ((to - from) * n());
    }
    [[nodiscard]] Real concentration() const {
        return 2 / mu() * sum([&](const Person& a) {
                   const Real rank = sum([&](const Person& b) -> Real {
                       return b.income < a.income ? 1 : b.income == a.income ? 0.5L : 0;
                   });
                   return (rank / n() - 0.5L) * (a.access - mu());
               }) /
               n();
    }

    [[nodiscard]] Found share_of_access(const std::string& name, Real epsilon) const {
        if (name == "gini") return gini();
        if (name == "theil_t") return theil_t();
        if (name == "theil_t_between")
            return over_zones([&](const Twin& zone) -> Real {
                const Real part = zone.access() / access();
                return part > 0 ? part * std::log(part / (zone.n() / n())) : 0;
            });
        if (name == "theil_t_within")
            return over_zones([&](const Twin& zone) -> Real {
                return zone.access() > 0 ? zone.access() / access() * zone.theil_t() : 0;
            });
        if (name == "atkinson") return atkinson(epsilon);
        if (has_zero()) return {};
        if (name == "theil_l") return theil_l();
        if (name == "theil_l_between")
            return over_zones(
                [&](const Twin& zone) { return zone.n() / n() * std::log(mu() / zone.mu()); });
        return over_zones([&](const Twin& zone) { return zone.n() / n() * zone.theil_l(); });
    }
    [[nodiscard]] Found by_income(const std::string& name) const {
        if (n() == 0) return {};
        if (name == "palma") {
            const Real poor = mean_between(0, 0.4L);
            return poor > 0 ? Found(mean_between(0.9L, 1) / poor) : Found();
        }
        if (!(access() > 0)) return {};
        if (name == "concentration") return concentration();
        Real least = people[0].access, most = least;
        for (const Person& p : people) {
            least = std::min(least, p.access);
            most = std::max(most, p.access);
        }
        return most > least ? Found(4 * mu() / (most - least) * concentration()) : Found();
    }

    [[nodiscard]] Found value(const std::string& name, Kind kind, const StatisticOptions& o) const {
        if (name == "mean") return n() > 0 ? Found(mu()) : Found();
        if (name == "harmonic_mean")
            return n() > 0 ? Found(known() / sum([](const Person& p) { return 1 / p.access; }))
                           : Found();
        if (name == "p10") return quantile(10);
        if (name == "median") return quantile(50);
        if (name == "p90") return quantile(90);
        if (name == "p90_over_p10") {
            const Found high = quantile(90), low = quantile(10);
            return high && *low > 0 ? Found(*high / *low) : Found();
        }
        if (name == "p90_minus_p50") {
            const Found high = quantile(90);
            return high ? Found(*high - *quantile(50)) : Found();
        }
        if (name == "share_without") {
            const Real zero = sum([](const Person& p) -> Real { return p.access == 0 ? 1 : 0; });
            return known() > 0 ? Found((zero + far) / known()) : Found();
        }
        if (name.starts_with("fgt_"))
            return kind == kTime ? over_the_limit(name.back() - '0', o)
                                 : below_the_line(name.back() - '0', o);
        if (name == "palma" || name == "concentration" || name == "erreygers")
            return ranked().by_income(name);
        return access() > 0 ? share_of_access(name, o.epsilon) : Found();
    }
};

/// Households of up to four people with up to 40 thirds, in three zones or none; some too far, of
/// some nothing is known, some without an income.
People random_people(std::mt19937& random, bool zeros) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    People people;
    for (std::uint32_t n = below(25); n > 0; --n) {
        const std::uint32_t fate = below(10);
        people.access.push_back(fate == 0            ? kFar
                                : fate == 1          ? kUnknown
                                : fate == 2 && zeros ? 0
                                                     : (1 + below(40)) / 3.0);
        people.weight.push_back(below(5));
        people.income.push_back(below(8) == 0 ? kUnknown : below(6));
        people.group.push_back(below(4) == 0 ? Distribution::kNoGroup : below(3));
    }
    return people;
}

TEST(Statistics, EqualTheirSlowTwinsOnRandomPeople) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const bool zeros = seed % 2 == 0;
        const People people = random_people(random, zeros);
        StatisticOptions options;
        options.limit_minutes = static_cast<double>(1 + random() % 12);
        options.longest_minutes = options.limit_minutes + static_cast<double>(1 + random() % 9);
        options.line = static_cast<double>(random() % 10);
        options.epsilon = static_cast<double>(random() % 5) / 2;
        const Twin twin(people);
        for (const Statistic& row : statistics())
            for (const Kind kind : row.of) {
                if (zeros && kind == kPerUnit) continue;  // a place is shared by more than none
                const auto fast = row.value(people.distribution(), kind, options);
                const Found slow = twin.value(std::string(row.about.name), kind, options);
                ASSERT_EQ(fast.has_value(), slow.has_value())
                    << row.about.name << ", seed " << seed;
                if (!fast) continue;
                const auto expected = static_cast<double>(*slow);
                ASSERT_NEAR(*fast, expected, 1e-12 * (1 + std::abs(expected)))
                    << row.about.name << ", seed " << seed;
            }
    }
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
