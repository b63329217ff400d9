// What countries.toml says of each country, a test a table: which countries are in it, and some of
// its values.

#include "geodata/countries/countries.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relais::countries {
namespace {

const std::vector<Country>& all() {
    return Countries::standard().all();
}

/// "FR MC": the countries that have something, by code.
template <class Has>
std::string codes_that(const Has& has) {
    std::vector<std::string> codes;
    for (const Country& country : all())
        if (has(country)) codes.push_back(country.code);
    return fmt::format("{}", fmt::join(codes, " "));
}

// --- the file

TEST(CountriesToml, CanBeReadAndIsInOrder) {
    ASSERT_NO_THROW((void)Countries::standard());
    EXPECT_TRUE(std::is_sorted(all().begin(), all().end(),
                               [](const Country& a, const Country& b) { return a.code < b.code; }));
    for (const Country& country : all()) EXPECT_EQ(&country_of(country.code), &country);
}

TEST(ACountryWithoutABlock, IsTheDefault) {
    for (const char* code : {"PE", "ZZ", "", "fr", "BE-VLG"}) {
        EXPECT_EQ(country_of(code).code, "") << code;
        EXPECT_EQ(country_of(code).language, "en") << code;
        EXPECT_EQ(country_of(code).municipal_level(), 8) << code;
        EXPECT_EQ(country_of(code).level_word(8), "municipality") << code;
        EXPECT_FALSE(country_of(code).projection) << code;
    }
}

// --- limits

TEST(TheLimits, AreKnownOfTheseCountries) {
    EXPECT_EQ(codes_that([](const Country& country) { return country.limits.known(); }),
              "AD AE AL AM AO AR AT AU AX AZ BA BE BF BG BI BJ BR BY CA CD CF CG CH CI CL CM CN CO "
              "CU CV CY CZ DE DK DZ EC EE EG ES FI FJ FO FR GA GB GE GG GH GI GQ GR GY HR HU IE IL "
              "IM IN IS IT JE JP KE KG KH KR LI LS LT LU LV LY MA MC MD ME MK MM MN MR MT MU MX MZ "
              "NA NE NG NL NO NP NZ PA PG PL PR PS PT PY RO RS RU RW SC SE SG SI SK SM SV TD TH TL "
              "TN TR UA US VA XK ZA");
}

struct Law {
    const char* code;
    double urban, rural, trunk, motorway, living_street;
};

TEST(TheLimits, AreThoseOfTheActs) {
    constexpr double kMile = 1.609344;
    for (const Law& law : {Law{"FR", 50, 80, 110, 130, 20}, Law{"AD", 50, 90, 90, 90, 20},
                           Law{"LI", 50, 80, 80, 80, 20}, Law{"SC", 40, 65, 80, 80, 20},
                           Law{"CZ", 50, 90, 110, 130, 20}, Law{"HR", 50, 90, 110, 130, 10},
                           Law{"PL", 50, 90, 100, 140, 20}, Law{"DE", 50, 100, 130, 130, 7},
                           Law{"IT", 50, 90, 110, 130, 30}, Law{"", 50, 90, 100, 130, 20},
                           // 30, 60 and 70 miles an hour; a living street in km/h
                           Law{"GB", 30 * kMile, 60 * kMile, 70 * kMile, 70 * kMile, 20}}) {
        const SpeedLimits& limits = limits_of(law.code);
        EXPECT_EQ(limits.country, law.code);
        EXPECT_DOUBLE_EQ(limits.urban, law.urban) << law.code;
        EXPECT_DOUBLE_EQ(limits.rural, law.rural) << law.code;
        EXPECT_DOUBLE_EQ(limits.trunk, law.trunk) << law.code;
        EXPECT_DOUBLE_EQ(limits.motorway, law.motorway) << law.code;
        EXPECT_DOUBLE_EQ(limits.living_street, law.living_street) << law.code;
    }
}

TEST(TheLimits, AllHaveASourceAndAnOrder) {
    for (const Country& country : all()) {
        const SpeedLimits& limits = country.limits;
        EXPECT_FALSE(limits.source.empty()) << country.code;
        EXPECT_GE(limits.living_street, 5) << country.code;
        EXPECT_LE(limits.living_street, limits.urban) << country.code;
        EXPECT_LE(limits.urban, limits.rural) << country.code;
        EXPECT_LE(limits.rural, limits.trunk) << country.code;
        EXPECT_LE(limits.trunk, limits.motorway) << country.code;
        EXPECT_LE(limits.motorway, 150) << country.code;
    }
    EXPECT_EQ(limits_of("SC").source,
              "guides for drivers: 40 in towns, 65 elsewhere, 80 on the dual carriageway of Mahé");
}

TEST(TheLimits, AreThoseOfTheCountryInItsOtherCodesToo) {
    for (const auto& [code, country] : {std::pair{"BL", "FR"},
                                        {"EA", "ES"},
                                        {"EL", "GR"},
                                        {"GF", "FR"},
                                        {"GP", "FR"},
                                        {"IC", "ES"},
                                        {"MF", "FR"},
                                        {"MQ", "FR"},
                                        {"PM", "FR"},
                                        {"RE", "FR"},
                                        {"SJ", "NO"},
                                        {"UK", "GB"},
                                        {"YT", "FR"},
                                        {"BE-VLG", "BE"}})
        EXPECT_EQ(limits_of(code).country, country) << code;
}

TEST(TheLimits, AreTheDefaultWhereNoLawIsKnown) {
    for (const char* country : {"PE", "SD", "ZZ", "", "F"}) {
        EXPECT_FALSE(limits_of(country).known()) << country;
        EXPECT_EQ(limits_of(country).rural, 90) << country;
    }
}

// --- levels and codes of areas

struct Municipality {
    const char* code;
    int level;
    const char* word;
};

TEST(TheMunicipalLevel, IsKnownOfTheseCountries) {
    std::set<std::string> listed;
    for (const auto& [code, level, word] : {Municipality{"AD", 7, "parish"},
                                            {"AT", 8, "municipality"},
                                            {"BE", 8, "municipality"},
                                            {"CH", 8, "municipality"},
                                            {"CZ", 8, "municipality"},
                                            {"DE", 8, "municipality"},
                                            {"ES", 8, "municipality"},
                                            {"FR", 8, "commune"},
                                            {"HR", 7, "municipality"},
                                            {"HU", 8, "municipality"},
                                            {"IT", 8, "municipality"},
                                            {"LI", 8, "municipality"},
                                            {"LU", 8, "commune"},
                                            {"NL", 8, "municipality"},
                                            {"PL", 7, "municipality"},
                                            {"PT", 7, "municipality"},
                                            {"SI", 8, "municipality"},
                                            {"SK", 9, "municipality"}}) {
        listed.insert(code);
        EXPECT_EQ(country_of(code).municipal_level(), level) << code;
        EXPECT_EQ(country_of(code).level_word(level), word) << code;
    }
    for (const Country& country : all())
        EXPECT_TRUE(listed.contains(country.code) || country.levels == country_of("").levels)
            << country.code;
}

TEST(TheLevels, HaveTheseWords) {
    std::vector<std::string> words;
    for (const Country& country : all())
        for (const auto& [level, word] : country.levels)
            if (level < country.municipal_level())
                words.push_back(fmt::format("{} {} {}", country.code, level, word));
    EXPECT_EQ(words,
              (std::vector<std::string>{
                  "AT 4 state",          "AT 6 district", "BE 4 region",      "BE 6 province",
                  "BE 7 arrondissement", "CH 4 canton",   "CH 6 district",    "CZ 6 region",
                  "CZ 7 district",       "DE 4 state",    "DE 6 district",    "ES 4 region",
                  "ES 6 province",       "FR 4 region",   "FR 6 departement", "FR 7 arrondissement",
                  "HR 6 county",         "HU 6 county",   "IT 4 region",      "IT 6 province",
                  "LI 6 constituency",   "LU 6 canton",   "NL 4 province",    "PL 4 region",
                  "PL 6 district",       "PT 6 district", "SK 4 region",      "SK 8 district"}));
    EXPECT_EQ(country_of("FR").level_word(5), "level_5");
}

TEST(TheLevels, AreKeysOfFiles) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (const Country& country : all())
        for (const auto& [level, word] : country.levels)
            EXPECT_TRUE(std::all_of(word.begin(), word.end(), plain)) << word;
}

TEST(TheCodeOfAnArea, IsInTheseTags) {
    EXPECT_EQ(Countries::standard().code_tags(),
              (std::vector<std::string>{"ref:INSEE", "ISO3166-2", "ref:ine", "ref:at:gkz",
                                        "de:amtlicher_gemeindeschluessel", "swisstopo:BFS_NUMMER",
                                        "ref:ISTAT", "teryt:terc", "ref:cz:kodobce", "ref:RUIAN",
                                        "ref"}));
    EXPECT_EQ(codes_that([](const Country& country) { return !country.area_tag.empty(); }), "FR");
    EXPECT_EQ(country_of("FR").area_tag, "ref:INSEE");
}

// --- the atlas

TEST(TheLanguage, IsEnglishButForTheseCountries) {
    std::vector<std::string> others;
    for (const Country& country : all())
        if (country.language != "en") others.push_back(country.code + " " + country.language);
    EXPECT_EQ(others, (std::vector<std::string>{"CZ cs", "FR fr", "HR hr", "MC fr", "PL pl"}));
}

/// The number of a projection in the EPSG register, and a place in the country's capital.
struct Official {
    const char* code;
    int epsg;
    double lon, lat;
};

TEST(TheProjection, IsKnownOfTheseCountriesAndHoldsTheirCapitals) {
    std::vector<std::string> listed;
    for (const auto& [code, epsg, lon, lat] : {Official{"AD", 25831, 1.52, 42.51},
                                               {"AT", 31287, 16.37, 48.21},
                                               {"BE", 3812, 4.35, 50.85},
                                               {"CH", 2056, 7.45, 46.95},
                                               {"CZ", 5514, 14.42, 50.09},
                                               {"DE", 25832, 13.40, 52.52},
                                               {"FR", 2154, 2.35, 48.86},
                                               {"HR", 3765, 15.98, 45.81},
                                               {"LI", 2056, 9.52, 47.14},
                                               {"LU", 2169, 6.13, 49.61},
                                               {"PL", 2180, 21.01, 52.23},
                                               {"PT", 3763, -9.14, 38.72},
                                               {"SI", 3794, 14.51, 46.05},
                                               {"SK", 5514, 17.11, 48.14}}) {
        listed.emplace_back(code);
        const auto& projection = country_of(code).projection;
        ASSERT_TRUE(projection) << code;
        EXPECT_EQ(projection->epsg, epsg) << code;
        EXPECT_TRUE(projection->west < lon && lon < projection->east) << code;
        EXPECT_TRUE(projection->south < lat && lat < projection->north) << code;
    }
    EXPECT_EQ(codes_that([](const Country& country) { return country.projection.has_value(); }),
              fmt::format("{}", fmt::join(listed, " ")));
}

TEST(TheProjection, IsForTheMainlandAlone) {
    const auto& france = country_of("FR").projection;
    EXPECT_EQ(france->west, -5.6);
    EXPECT_EQ(france->south, 41.2);
    EXPECT_EQ(france->east, 9.7);
    EXPECT_EQ(france->north, 51.2);
}

}  // namespace
}  // namespace relais::countries
