#include "engine/siting/effects.h"

#include <random>

#include <gtest/gtest.h>

#include "engine/core/parallel.h"
#include "tests/engine/scenario/study.h"

namespace relais::siting {
namespace {

using testing_support::SmallStudy;

/// A street of nine crossings, 10 s apart, with a household at each. A shop at one end; a bank that
/// cannot be reached has no place on the roads; of schools there is none.
territory::Territory street() {
    territory::Territory territory;
    territory.categories = {{"shop", {}, {5}, ""}, {"bank", {}, {5}, ""}, {"school", {}, {5}, ""}};
    for (std::int32_t i = 0; i < 9; ++i)
        territory.households.push_back({"h", {i * 10'000, 0}, 1.0 + i % 3, {}});
    territory.services = {{"a", "", {0, 0}, CategoryId{0u}, {}, ""},
                          {"b", "", {0, 900'000'000}, CategoryId{1u}, {}, ""}};
    return territory;
}

/// The effect by its definition: the times before and after a service is there.
Effect by_definition(const SmallStudy& before, Coordinate place, CategoryId category,
                     const Need& need) {
    territory::Territory territory = before.territory();
    territory.services.push_back({"new", "", place, category, {}, ""});
    const SmallStudy after(before.network(), territory);
    Effect effect;
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        const Duration was = before.at(h, category.index()).time;
        const Duration is = after.at(h, category.index()).time;
        if (!(is < was)) continue;
        const double weight = need.weight[h];
        if (reachable(was)) {
            effect.nearer += weight;
            effect.minutes_saved += weight * to_minutes(was - is);
        } else {
            effect.connected += weight;
        }
        if (was > need.limit && is <= need.limit) effect.within += weight;
    }
    return effect;
}

void expect_equal(const Effect& effect, const Effect& twin) {
    EXPECT_EQ(effect.nearer, twin.nearer);
    EXPECT_NEAR(effect.minutes_saved, twin.minutes_saved, 1e-9);
    EXPECT_EQ(effect.connected, twin.connected);
    EXPECT_EQ(effect.within, twin.within);
}

TEST(Effects, AreThoseOfTheTimesBeforeAndAfterAPlaceIsThere) {
    const SmallStudy study(testing_support::grid_city(9, 1), street());
    std::vector<Coordinate> places;
    std::vector<snap::Snap> candidates;
    for (const std::int32_t x : {0, 30'000, 60'000, 80'000}) {
        places.push_back({x, 0});
        candidates.push_back(study.base().snapper.snap(places.back()));
    }
    // Each category is for other people, some of whom are not there, and has another limit.
    std::mt19937 random(1);
    std::vector<std::vector<double>> weight(3);
    for (std::vector<double>& people : weight)
        for (std::size_t h = 0; h < 9; ++h) people.push_back(random() % 4);
    const std::vector<Need> needs{{weight[0], from_minutes(0.5)},
                                  {weight[1], from_minutes(0.34)},
                                  {weight[2], from_minutes(10)}};
    const auto effects = effects_of(study.base(), candidates, needs);
    ASSERT_EQ(effects.size(), 3U);
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            SCOPED_TRACE(testing::Message() << "category " << c << ", candidate " << i);
            expect_equal(effects[c][i], by_definition(study, places[i], CategoryId{c}, needs[c]));
        }
    const ThreadLimit alone(1);
    EXPECT_EQ(effects_of(study.base(), candidates, needs), effects);
}

TEST(Effects, ATimeEqualToTheLimitIsWithinItBeforeAndAfter) {
    const SmallStudy study(testing_support::grid_city(9, 1), street());
    const std::vector<double> everyone(9, 1.0);
    const std::vector<snap::Snap> end{study.base().snapper.snap({80'000, 0})};
    const auto within = [&](Duration limit) {
        const std::vector<Need> needs(3, Need{everyone, limit});
        return effects_of(study.base(), end, needs)[0][0].within;
    };
    const Duration fourth = study.at(4).time;  // half-way, as far from either end
    EXPECT_EQ(within(fourth), 4);              // those beyond the middle
    EXPECT_EQ(within(fourth - Duration{1}), 4);
    EXPECT_EQ(within(study.at(3).time), 4);
    EXPECT_EQ(within(Duration{0}), 1);
}

TEST(Effects, AreNoneWhereTheCandidateIsNotOnTheRoads) {
    const SmallStudy study(testing_support::grid_city(9, 1), street());
    const std::vector<double> everyone(9, 1.0);
    const std::vector<Need> needs(3, Need{everyone, from_minutes(1)});
    const std::vector<snap::Snap> nowhere(1);
    for (const auto& of_category : effects_of(study.base(), nowhere, needs))
        EXPECT_EQ(of_category.front(), Effect{});
    EXPECT_EQ(Effect{}.mean_saved(), 0);
    EXPECT_EQ((Effect{4, 10, 0, 0}).mean_saved(), 2.5);
}

}  // namespace
}  // namespace relais::siting
