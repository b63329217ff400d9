#include "render/map/families.h"

#include <random>

#include <gtest/gtest.h>

namespace relais::map {
namespace {

using territory::Family;

std::size_t of(const FamilyRow& row, Family family) {
    return row.counts.at(static_cast<std::size_t>(family));
}

TEST(Families, PlacesFarFromEachOtherHaveASignEach) {
    const auto rows = gather_families(
        std::vector<FamilyPlace>{{{10, 10}, Family::kSchools}, {{30, 10}, Family::kSchools}});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at, (geometry::Point{10, 10}));
    EXPECT_EQ(of(rows[0], Family::kSchools), 1U);
}

TEST(Families, PlacesAtOnePlaceAreARowWithTheNumberOfEachFamily) {
    const auto rows = gather_families(std::vector<FamilyPlace>{
        {{10, 10}, Family::kSchools}, {{11, 10}, Family::kHealth}, {{10, 11}, Family::kSchools}});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(of(rows[0], Family::kSchools), 2U);
    EXPECT_EQ(of(rows[0], Family::kHealth), 1U);
    EXPECT_EQ(of(rows[0], Family::kSocial), 0U);
    EXPECT_NEAR(rows[0].at.x, 31.0 / 3, 1e-12);
    EXPECT_NEAR(rows[0].at.y, 31.0 / 3, 1e-12);
}

TEST(Families, NoTwoRowsOverlapAndNoPlaceIsLost) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> along(0, 120);
    for (int round = 0; round < 20; ++round) {
        std::vector<FamilyPlace> places;
        std::array<std::size_t, territory::kFamilies> counts{};
        for (int i = 0; i < 20 * round; ++i) {
            const auto family = static_cast<std::size_t>(i) % territory::kFamilies;
            places.push_back({{along(random), along(random)}, static_cast<Family>(family)});
            ++counts.at(family);
        }
        const auto rows = gather_families(places);
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(rows[i].box().overlaps(rows[j].box()));
        for (const FamilyRow& row : rows)
            for (std::size_t f = 0; f < counts.size(); ++f) counts.at(f) -= row.counts.at(f);
        for (const std::size_t left : counts) EXPECT_EQ(left, 0U);
    }
}

}  // namespace
}  // namespace relais::map
