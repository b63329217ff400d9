#include "render/map/services.h"

#include <gtest/gtest.h>

namespace relais::map {
namespace {

constexpr double kHalf = 1;

TEST(Services, SignsThatDoNotMeetStayAsTheyAre) {
    const std::vector<ServicePlace> places{{{0, 0}}, {{3, 0}}, {{0, 3}}};
    const auto signs = gather(places, kHalf);
    ASSERT_EQ(signs.size(), 3U);
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_EQ(signs[i].at, places[i].at);
        EXPECT_EQ(signs[i].count, 1U);
    }
}

TEST(Services, PlacesOnEachOtherAreOneSignInTheirMiddleWithTheirNumber) {
    const auto signs = gather(std::vector<ServicePlace>{{{0, 0}}, {{1, 0}}, {{0.5, 0.9}}}, kHalf);
    ASSERT_EQ(signs.size(), 1U);
    EXPECT_EQ(signs[0].count, 3U);
    EXPECT_NEAR(signs[0].at.x, 0.5, 1e-12);
    EXPECT_NEAR(signs[0].at.y, 0.3, 1e-12);
}

TEST(Services, ASignThatGrowsTakesInThoseItReaches) {
    // 1.9 mm apart, two diamonds do not meet; a disc of two and a diamond do.
    EXPECT_EQ(gather(std::vector<ServicePlace>{{{0, 0}}, {{1.9, 0}}}, kHalf).size(), 2U);
    EXPECT_EQ(gather(std::vector<ServicePlace>{{{0, 0}}, {{0, 0}}, {{1.9, 0}}}, kHalf).size(), 1U);
}

TEST(Services, InsideAndOutsideAreNotMixedAndWhatAScenarioChangesStaysAlone) {
    using enum ServiceSign;
    EXPECT_EQ(
        gather(std::vector<ServicePlace>{{{0, 0}, kInside}, {{0, 0}, kOutside}}, kHalf).size(), 2U);
    EXPECT_EQ(gather(std::vector<ServicePlace>{{{0, 0}, kClosed}, {{0, 0}, kClosed}}, kHalf).size(),
              2U);
    EXPECT_EQ(gather(std::vector<ServicePlace>{{{0, 0}, kOpened}, {{0, 0}, kOpened}}, kHalf).size(),
              2U);
}

TEST(Services, NoPlaceIsLost) {
    std::vector<ServicePlace> places;
    for (int i = 0; i < 200; ++i) {
        places.push_back({{0.37 * (i % 20), 0.61 * (i / 20)},
                          i % 3 == 0 ? ServiceSign::kOutside : ServiceSign::kInside});
    }
    std::size_t count = 0;
    for (const ServicePlace& sign : gather(places, kHalf)) count += sign.count;
    EXPECT_EQ(count, places.size());
}

}  // namespace
}  // namespace relais::map
