#include "engine/territory/names.h"

#include <gtest/gtest.h>

namespace relais::territory {
namespace {

TEST(Names, AreThoseOfTheLanguageElseInternationalElseEnglishElseAny) {
    Translations names;
    names["a"] = {{"fr", "fr"}, {"", "int"}, {"en", "en"}};
    names["b"] = {{"pl", "pl"}, {"en", "en"}};
    names["c"] = {{"pl", "pl"}};
    names["d"] = {};
    EXPECT_EQ(name_in(names, "a", "fr"), "fr");
    EXPECT_EQ(name_in(names, "a", "cs"), "int");
    EXPECT_EQ(name_in(names, "b", "cs"), "en");
    EXPECT_EQ(name_in(names, "b", "pl"), "pl");
    EXPECT_EQ(name_in(names, "c", "cs"), "pl");
    EXPECT_EQ(name_in(names, "d", "cs"), "d");
    EXPECT_EQ(name_in(names, "e", "cs"), "e");
}

}  // namespace
}  // namespace relais::territory
