#include "render/atlas/document/insights.h"

#include <gtest/gtest.h>

namespace relais::atlas {
namespace {

OpenHours hours(std::size_t category, std::size_t with_hours, std::size_t services) {
    OpenHours open;
    open.parts.category = CategoryId{category};
    open.parts.with_hours = with_hours;
    open.parts.services = services;
    return open;
}

std::vector<std::size_t> kept(std::vector<OpenHours> all) {
    std::vector<std::size_t> categories;
    for (const OpenHours& open : known_well_enough(std::move(all)))
        categories.push_back(open.parts.category.index());
    return categories;
}

TEST(HoursOfServices, AreAllPrintedWhereHalfOfThePlacesHaveSome) {
    EXPECT_EQ(kept({hours(0, 8, 10), hours(1, 0, 6)}), (std::vector<std::size_t>{0, 1}));
}

TEST(HoursOfServices, AreElseThoseOfTheServicesWithHalfOfTheirs) {
    EXPECT_EQ(kept({hours(0, 5, 10), hours(1, 4, 10), hours(2, 0, 3)}),
              (std::vector<std::size_t>{0}));
    EXPECT_TRUE(kept({hours(0, 4, 10), hours(1, 0, 0)}).empty());
    EXPECT_TRUE(kept({}).empty());
}

}  // namespace
}  // namespace relais::atlas
