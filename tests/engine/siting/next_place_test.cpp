#include "engine/siting/next_place.h"

#include <random>

#include <gtest/gtest.h>

#include "engine/siting/next_places.h"
#include "tests/engine/scenario/study.h"
#include "tests/engine/siting/random_problem.h"

namespace relais::siting {
namespace {

using testing_support::brute_force;
using testing_support::kMinute;
using testing_support::random_problem;

/// Two, three and four people who are 12, 25 and, having no place, "61" minutes away. The first
/// candidate is 8 minutes from the second household, the other 20 from the second and third.
Problem three_households() {
    Problem problem;
    problem.far = 61 * kMinute;
    problem.demand = {{HouseholdId{0}, 2, 0, 12 * kMinute},
                      {HouseholdId{1}, 3, 0, 25 * kMinute},
                      {HouseholdId{2}, 4, 0, problem.far}};
    problem.gains = {{{1, 8 * kMinute}}, {{1, 20 * kMinute}, {2, 20 * kMinute}}};
    return problem;
}

TEST(NextPlace, TellsWhoIsNearerByHowMuchAndWhoIsBroughtWithinABound) {
    const Problem problem = three_households();
    const auto place = next_place(problem);
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->candidate, 1U);  // 3 x 5 + 4 x 41 minutes, not 3 x 17
    EXPECT_EQ(place->people, 7);
    EXPECT_EQ(place->connected, 4);
    EXPECT_EQ(place->minutes, 5);                                 // of the three who had a place
    EXPECT_EQ(place->brought, (std::array<double, 3>{0, 7, 4}));  // 10, 20, 30 minutes
}

TEST(NextPlace, IsNoneWhereNoCandidateIsNearer) {
    Problem problem = three_households();
    problem.gains = {{}, {}};
    EXPECT_FALSE(next_place(problem).has_value());
    problem.gains.clear();
    EXPECT_FALSE(next_place(problem).has_value());
}

TEST(NextPlace, IsTheBestChoiceOfOneByTheDefinitionOfTheObjective) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        const Problem problem = random_problem(random, 5 + seed % 20, 3 + seed % 9);
        const Options options{Objective::kPMedian, 1, Duration{12 * kMinute}, 400};
        const auto place = next_place(problem);
        ASSERT_TRUE(place.has_value()) << "seed " << seed;
        const std::size_t chosen[] = {place->candidate};
        EXPECT_NEAR(evaluate(problem, options, chosen), brute_force(problem, options), 1e-6)
            << "seed " << seed;
    }
}

TEST(NextPlaces, AreForEachCategoryThoseOfItsOwnProblem) {
    // A street of nine crossings, 10 s apart. Shops at one end; a bank that cannot be reached has no
    // place on the roads; of schools there is none.
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}, {"bank", {}, {5}, ""}, {"school", {}, {5}, ""}};
    for (std::int32_t i = 0; i < 9; ++i)
        territory.households.push_back({"h", {i * 10'000, 0}, 1.0 + i % 3, {}});
    territory.services = {{"a", "", {0, 0}, CategoryId{0u}, {}, ""},
                          {"b", "", {0, 900'000'000}, CategoryId{1u}, {}, ""}};
    const testing_support::SmallStudy study(testing_support::grid_city(9, 1), territory);
    std::vector<snap::Snap> candidates;
    for (const std::int32_t x : {0, 30'000, 60'000, 80'000})
        candidates.push_back(study.base().snapper.snap({x, 0}));
    const auto places = next_places(study.base(), candidates);
    ASSERT_EQ(places.size(), 3U);
    EXPECT_FALSE(places[2].has_value());
    for (std::size_t c = 0; c < 2; ++c) {
        const auto slow = next_place(make_problem(study.base(), CategoryId{c}, candidates));
        ASSERT_EQ(places[c].has_value(), slow.has_value()) << c;
        if (!slow) continue;
        EXPECT_EQ(places[c]->candidate, slow->candidate) << c;
        EXPECT_EQ(places[c]->people, slow->people) << c;
        EXPECT_EQ(places[c]->minutes, slow->minutes) << c;
        EXPECT_EQ(places[c]->connected, slow->connected) << c;
        EXPECT_EQ(places[c]->brought, slow->brought) << c;
    }
}

}  // namespace
}  // namespace relais::siting
