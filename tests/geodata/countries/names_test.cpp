#include "geodata/countries/names.h"

#include <gtest/gtest.h>

namespace relais::countries {
namespace {

TEST(TheCodeOfACountry, IsReadFromCodesAndNamesInManyLanguages) {
    for (const auto& [words, code] : {std::pair{"FR", "FR"},
                                      {"fra", "FR"},
                                      {"Tchéquie", "CZ"},
                                      {"HRVATSKA", "HR"},
                                      {"Kosovo", "XK"},
                                      {"xk", "XK"}})
        EXPECT_EQ(country_code(words), code) << words;
}

TEST(TheCodeOfACountry, IsReadFromTheNamesOfItsBlock) {
    for (const auto& [words, code] : {std::pair{"uk", "GB"},
                                      {"Great Britain", "GB"},
                                      {"england", "GB"},
                                      {"EL", "GR"},
                                      {"Czech Republic", "CZ"},
                                      {"republique tcheque", "CZ"},
                                      {"Ceska  republika", "CZ"}})
        EXPECT_EQ(country_code(words), code) << words;
}

TEST(TheCodeOfACountry, IsEmptyWhereNoneIsMeant) {
    for (const char* words : {"", "  ", "ZZ", "Scotland"})
        EXPECT_EQ(country_code(words), "") << words;
}

}  // namespace
}  // namespace relais::countries
