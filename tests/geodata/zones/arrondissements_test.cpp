#include "geodata/zones/arrondissements.h"

#include <gtest/gtest.h>

namespace relais::zones {
namespace {

struct City {
    const char *commune, *name, *first, *last, *before, *after;
    std::size_t parts;
};
/// As the law divides them: Paris into 20, Lyon into 9, Marseille into 16.
constexpr City kCities[] = {{"75056", "Paris", "75101", "75120", "75100", "75121", 20},
                            {"69123", "Lyon", "69381", "69389", "69380", "69390", 9},
                            {"13055", "Marseille", "13201", "13216", "13200", "13217", 16}};

TEST(CodesOfArrondissements, AreThoseOfParisLyonAndMarseille) {
    for (const City& city : kCities) {
        const auto parts = arrondissements_of(city.commune);
        ASSERT_EQ(parts.size(), city.parts) << city.name;
        EXPECT_EQ(parts.front(), city.first);
        EXPECT_EQ(parts.back(), city.last);
        for (const std::string& part : parts)
            EXPECT_EQ(commune_of_arrondissement(part), city.commune) << part;
        EXPECT_FALSE(commune_of_arrondissement(city.before));
        EXPECT_FALSE(commune_of_arrondissement(city.after));
        EXPECT_FALSE(commune_of_arrondissement(city.commune)) << "the whole is no part";
        EXPECT_EQ(name_with_arrondissements(city.commune), city.name);
    }
}

TEST(CodesOfArrondissements, AreNothingElse) {
    for (const char* const code :
         {"", "05061", "2A004", "7510", "751010", "075101", "7510A", " 7510"})
        EXPECT_FALSE(commune_of_arrondissement(code)) << code;
    EXPECT_TRUE(arrondissements_of("05061").empty());
    EXPECT_TRUE(arrondissements_of("75101").empty());
    EXPECT_EQ(name_with_arrondissements("05061"), "");
}

}  // namespace
}  // namespace relais::zones
