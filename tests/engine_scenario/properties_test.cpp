#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/reference/nearest.h"
#include "engine/scenario/run.h"
#include "engine/snap/offsets.h"
#include "engine/snap/snapper.h"
#include "tests/engine_scenario/random_study.h"

namespace relais::scenario {
namespace {

using testing_support::below;
using testing_support::random_place;
using testing_support::random_study;
using testing_support::scenario_of;
using testing_support::SmallStudy;

territory::MultiPolygon random_box(std::mt19937& random) {
    const Coordinate low = random_place(random);
    const auto wide = static_cast<std::int32_t>(1'000 + below(random, 30'000));
    const Coordinate high{low.lon_e7 + wide, low.lat_e7 + wide};
    return {{{low, {high.lon_e7, low.lat_e7}, high, {low.lon_e7, high.lat_e7}, low}, {}}};
}

/// An edit that fits the territory as often as not.
Action random_action(std::mt19937& random, std::size_t number) {
    const std::string service = "s" + std::to_string(below(random, 9));
    switch (below(random, 14)) {
        case 0:
            return AddService{{"new" + std::to_string(number),
                               "",
                               random_place(random),
                               CategoryId{below(random, 2)},
                               {},
                               ""}};
        case 1:
            return MoveService{{service, {}}, random_place(random)};
        case 2:
            return CloseService{{service, {}}};
        case 3:
            return CloseRoads{{{}, {}, random_box(random)}};
        case 4:
            return ScaleSpeed{{{}, {}, random_box(random)}, 0.3};
        case 5:
            return OpenRoads{{{}, {}, random_box(random)}};
        case 6:
            return AddRoad{{random_place(random), random_place(random), random_place(random)},
                           90,
                           below(random, 2) == 0,
                           0,
                           ""};
        case 7:
            return ResizeService{{service, {}}, 7};
        case 8:
            return SetHours{{service, {}}, "Mo-Fr 08:00-12:00"};
        case 9:
            return AddRound{{{"round" + std::to_string(number),
                              "",
                              random_place(random),
                              CategoryId{below(random, 2)},
                              {},
                              "We 09:00-12:00"}}};
        case 10:
            return SetSpeed{{{}, {}, random_box(random)}, 70};
        case 11:
            return ScaleSpeed{{{}, {}, random_box(random)}, 3};
        case 12:
            return ScalePopulation{"", {}, "", 0.5};
        default:
            return AddHousehold{"new" + std::to_string(number), random_place(random), 3};
    }
}

/// From scratch, by the slow twin: on the changed roads a path through something closed takes a
/// block, so a time as long as that is none.
access::NearestTable from_scratch(const SmallStudy& study, const Outcome& run) {
    const snap::Snapper snapper(run.roads.network, study.base().snapper.options());
    std::vector<snap::Snap> households, services;
    std::vector<CategoryId> category;
    for (const auto& household : run.variant.territory.households)
        households.push_back(run.roads.retimed(snapper.snap(household.place)));
    for (const auto& service : run.variant.territory.services) {
        services.push_back(run.roads.retimed(snapper.snap(service.place)));
        category.push_back(service.category);
    }
    return reference::nearest_services(run.roads.network, {households, services, category, 2});
}

TEST(ScenarioProperties, EqualAnAnswerFromScratchWhateverTheEdits) {
    std::size_t ran = 0;
    for (unsigned seed = 0; seed < 600; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        std::vector<Action> actions;
        for (std::size_t n = 1 + below(random, 5); n > 0; --n)
            actions.push_back(random_action(random, n));
        Outcome changed;
        try {
            changed = run(study->base(), scenario_of(actions));
        } catch (const Error&) {
            continue;  // an edit of what is not there
        }
        ++ran;
        const access::NearestTable twin = from_scratch(*study, changed);
        for (std::size_t h = 0; h < twin.household_count(); ++h)
            for (std::size_t c = 0; c < 2; ++c) {
                access::Nearest expected = twin.at(HouseholdId{h}, CategoryId{c});
                if (reachable(expected.time) && !snap::is_open(expected.time.count()))
                    expected = {kUnreachable, {}, access::Reason::kNoPath};
                const access::Nearest cell = changed.nearest.at(HouseholdId{h}, CategoryId{c});
                ASSERT_EQ(cell.time, expected.time) << "seed " << seed << " household " << h;
                ASSERT_EQ(cell.service, expected.service) << "seed " << seed << " household " << h;
                ASSERT_EQ(cell.reason, expected.reason) << "seed " << seed << " household " << h;
            }
    }
    EXPECT_GT(ran, 150U);
}

/// Whether every household of both is at least as well served in `better`.
void expect_no_worse(const access::NearestTable& better, const access::NearestTable& worse,
                     unsigned seed) {
    for (std::size_t h = 0; h < worse.household_count(); ++h)
        for (std::size_t c = 0; c < 2; ++c)
            ASSERT_LE(better.at(HouseholdId{h}, CategoryId{c}).time,
                      worse.at(HouseholdId{h}, CategoryId{c}).time)
                << "seed " << seed << " household " << h;
}

/// A random place that joins the roads, as a service has to; nothing: none of a hundred did.
std::optional<Coordinate> place_at_the_roads(const snap::Snapper& snapper, std::mt19937& random) {
    for (int i = 0; i < 100; ++i)
        if (const Coordinate place = random_place(random); snapper.snap(place).exists())
            return place;
    return {};
}

TEST(ScenarioProperties, OpeningNeverHarmsAndClosingNeverHelps) {
    unsigned added_to = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        if (const auto place = place_at_the_roads(study->base().snapper, random)) {
            const Outcome added =
                run(study->base(),
                    scenario_of({AddService{{"new", "", *place, CategoryId{0u}, {}, ""}}}));
            expect_no_worse(added.nearest, study->nearest(), seed);
            ++added_to;
        }
        const Outcome closed = run(study->base(), scenario_of({CloseService{{"s0", {}}}}));
        expect_no_worse(study->nearest(), closed.nearest, seed);
        const RoadSelection roads{{}, {}, random_box(random)};
        try {
            const Outcome flooded = run(study->base(), scenario_of({CloseRoads{roads}}));
            expect_no_worse(study->nearest(), flooded.nearest, seed);
            const Outcome slowed = run(study->base(), scenario_of({ScaleSpeed{roads, 0.5}}));
            expect_no_worse(study->nearest(), slowed.nearest, seed);
            expect_no_worse(slowed.nearest, flooded.nearest, seed);
            const Outcome faster = run(study->base(), scenario_of({ScaleSpeed{roads, 3}}));
            expect_no_worse(faster.nearest, study->nearest(), seed);
            const Outcome reopened =
                run(study->base(), scenario_of({CloseRoads{roads}, OpenRoads{roads}}));
            EXPECT_FALSE(reopened.roads.any()) << "seed " << seed;
            expect_no_worse(reopened.nearest, study->nearest(), seed);
            expect_no_worse(study->nearest(), reopened.nearest, seed);
        } catch (const Error&) {
            continue;  // no road there
        }
    }
    EXPECT_GT(added_to, 290U);
}

}  // namespace
}  // namespace relais::scenario
