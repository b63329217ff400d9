#include "geodata/countries/france.h"

#include <gtest/gtest.h>

namespace relais::countries {
namespace {

struct Town {
    const char* name;
    double lon, lat;
};

TEST(France, IsTheMainlandCorsicaAndWhatLiesOverseas) {
    for (const auto& [name, lon, lat] : {Town{"Ouessant", -5.1, 48.46},
                                         {"Bray-Dunes", 2.5, 51.08},
                                         {"Bonifacio", 9.16, 41.39},
                                         {"Bastia", 9.45, 42.70},
                                         {"Lauterbourg", 8.18, 48.97},
                                         {"Hendaye", -1.77, 43.36},
                                         {"Marigot", -63.09, 18.07},
                                         {"Gustavia", -62.85, 17.90},
                                         {"Basse-Terre", -61.73, 16.0},
                                         {"Le Marin", -60.87, 14.47},
                                         {"Sainte-Anne (Martinique)", -60.88, 14.43},
                                         {"Saint-Laurent-du-Maroni", -54.03, 5.50},
                                         {"Camopi", -52.34, 3.17},
                                         {"Saint-Georges", -51.80, 3.89},
                                         {"Saint-Denis", 55.45, -20.88},
                                         {"Saint-Joseph", 55.62, -21.38},
                                         {"Mamoudzou", 45.23, -12.78},
                                         {"Saint-Pierre", -56.18, 46.78},
                                         {"Miquelon", -56.38, 47.10}})
        EXPECT_TRUE(lies_in_france(lon, lat)) << name;
    for (const auto& [name, lon, lat] : {Town{"no place", 0, 0},
                                         {"London", -0.13, 51.51},
                                         {"Madrid", -3.70, 40.42},
                                         {"Rome", 12.50, 41.90},
                                         {"Paris, latitude first", 48.85, 2.35},
                                         {"Bridgetown", -59.61, 13.10},
                                         {"San Juan", -66.1, 18.47},
                                         {"Paramaribo", -55.17, 5.83},
                                         {"Port Louis", 57.50, -20.16},
                                         {"Moroni", 43.26, -11.70},
                                         {"St. John's", -52.71, 47.56}})
        EXPECT_FALSE(lies_in_france(lon, lat)) << name;
}

TEST(TheCodeOfACommune, IsReadWhateverASpreadsheetDidToIt) {
    for (const auto& [text, code] : {std::pair{"05061", "05061"},
                                     {"5061", "05061"},
                                     {"97411", "97411"},
                                     {"2A004", "2A004"},
                                     {"2b033", "2B033"},
                                     {"2a004", "2A004"},
                                     {"75056", "75056"}})
        EXPECT_EQ(commune_code(text), code) << text;
    for (const char* const text : {"", "506", "050610", "A5061", "3A004", "05C61", "0506A", "2A04",
                                   "Total", "2C004", "0A004"})
        EXPECT_EQ(commune_code(text), "") << text;
}

TEST(ADepartment, HasTheProjectionOfItsLaw) {
    for (const auto& [commune, department, crs] : {std::tuple{"05061", "05", "EPSG:2154"},
                                                   {"2A004", "2A", "EPSG:2154"},
                                                   {"97105", "971", "EPSG:5490"},
                                                   {"97209", "972", "EPSG:5490"},
                                                   {"97302", "973", "EPSG:2972"},
                                                   {"97411", "974", "EPSG:2975"},
                                                   {"97611", "976", "EPSG:4471"},
                                                   {"97701", "977", "EPSG:5490"},
                                                   {"97801", "978", "EPSG:5490"}}) {
        EXPECT_EQ(department_of(commune), department);
        EXPECT_EQ(projected_crs(department), crs) << commune;
    }
}

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
}  // namespace relais::countries
