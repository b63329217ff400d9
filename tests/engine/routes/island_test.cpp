#include "engine/routes/island.h"

#include <gtest/gtest.h>

namespace relais::routes {
namespace {

// Places in units of 0.001 degree, 111.2 m. The mainland is the street 0-1-2; 2-3-4 is a one-way
// lane into a yard without a way back; 5-6 lies apart.
graph::RoadNetwork coast() {
    const std::vector<Coordinate> places{{0, 0},      {10'000, 0}, {20'000, 0},     {30'000, 0},
                                         {40'000, 0}, {0, 50'000}, {10'000, 50'000}};
    graph::Builder builder(places);
    const auto add = [&](std::size_t a, std::size_t b, bool back) {
        builder.add({VertexId{a},
                     VertexId{b},
                     {places[a], places[b]},
                     {10},
                     back ? std::vector<double>{10} : std::vector<double>{},
                     {0}});
    };
    add(0, 1, true);
    add(1, 2, true);
    add(2, 3, false);
    add(3, 4, false);
    add(5, 6, true);
    return std::move(builder).finish({graph::Way{}}, {'\0'});
}

TEST(AnIsland, IsWhatHangsTogetherOutsideTheMainland) {
    const Island apart = island_of(coast(), ChainId{4U});
    EXPECT_EQ(apart.chains, std::vector<ChainId>{ChainId{4U}});
    EXPECT_NEAR(apart.kilometres, 0.111, 0.001);
    EXPECT_FALSE(apart.entered);
    EXPECT_FALSE(apart.left);
}

TEST(AnIsland, MayBeOneThatIsEnteredButNeverLeft) {
    const Island yard = island_of(coast(), ChainId{3U});
    EXPECT_EQ(yard.chains, (std::vector<ChainId>{ChainId{2U}, ChainId{3U}}));
    EXPECT_NEAR(yard.kilometres, 0.222, 0.001);
    EXPECT_TRUE(yard.entered);
    EXPECT_FALSE(yard.left);
}

TEST(TheMainland, IsNoIsland) {
    EXPECT_TRUE(island_of(coast(), ChainId{0U}).chains.empty());
}

}  // namespace
}  // namespace relais::routes
