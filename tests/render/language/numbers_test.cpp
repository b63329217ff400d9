#include "render/language/numbers.h"

#include <cmath>

#include <gtest/gtest.h>

#include "render/language/catalogue.h"

namespace relais::language {
namespace {

const Numbers kEnglish = Catalogue::of("en").numbers();
const Numbers kFrench = Catalogue::of("fr").numbers();

TEST(Numbers, ThousandsAndDecimalsAreThoseOfTheLanguage) {
    EXPECT_EQ(kEnglish.decimal(12345.64, 1), "12,345.6");
    EXPECT_EQ(kFrench.decimal(12345.64, 1), "12\u202f345,6");
    EXPECT_EQ(kEnglish.whole(999), "999");
    EXPECT_EQ(kEnglish.whole(999.5), "1,000");
    EXPECT_EQ(kFrench.whole(1234567), "1\u202f234\u202f567");
    EXPECT_EQ(kFrench.decimal(-3.25, 1), "\u22123,3");
    EXPECT_EQ(kFrench.decimal(-0.01, 1), "0,0");
}

TEST(Numbers, CzechCroatianAndPolishAreWrittenAsTheyAreThere) {
    const Numbers czech = Catalogue::of("cs").numbers();
    const Numbers croatian = Catalogue::of("hr").numbers();
    const Numbers polish = Catalogue::of("pl").numbers();
    EXPECT_EQ(czech.decimal(12345.6, 1), "12\u00a0345,6");
    EXPECT_EQ(croatian.decimal(12345.6, 1), "12.345,6");
    EXPECT_EQ(croatian.decimal(-2, 0), "\u22122");
    EXPECT_EQ(polish.decimal(12345.6, 1), "12\u00a0345,6");
    EXPECT_EQ(polish.decimal(1234.5, 1), "1234,5");
    EXPECT_EQ(czech.percent(0.13), "13\u00a0%");
    EXPECT_EQ(croatian.percent(0.13), "13\u00a0%");
    EXPECT_EQ(polish.percent(0.13), "13%");
}

TEST(Numbers, FrenchPutsANoBreakSpaceBeforePerCent) {
    EXPECT_EQ(kEnglish.percent(0.254), "25%");
    EXPECT_EQ(kFrench.percent(0.254), "25\u00a0%");
}

TEST(Numbers, SomethingIsNeverZeroAndNotAllIsNeverAll) {
    EXPECT_EQ(kEnglish.percent(0), "0%");
    EXPECT_EQ(kEnglish.percent(0.001), "<\u20091%");
    EXPECT_EQ(kEnglish.percent(0.004), "<\u20091%");
    EXPECT_EQ(kEnglish.percent(0.006), "1%");
    EXPECT_EQ(kEnglish.percent(0.999), ">\u200999%");
    EXPECT_EQ(kEnglish.percent(0.996), ">\u200999%");
    EXPECT_EQ(kEnglish.percent(0.994), "99%");
    EXPECT_EQ(kEnglish.percent(0.99), "99%");
    EXPECT_EQ(kEnglish.percent(1), "100%");
}

TEST(Numbers, WhatIsNotANumberIsSaidSo) {
    EXPECT_EQ(kEnglish.decimal(std::nan(""), 1), "n/a");
    EXPECT_EQ(kFrench.percent(std::nan("")), "n.\u00a0d.");
    EXPECT_EQ(kEnglish.plural(std::nan("")), "other");
}

TEST(Numbers, BoundsShowNoNeedlessDecimals) {
    EXPECT_EQ(kEnglish.bound(5), "5");
    EXPECT_EQ(kFrench.bound(7.5), "7,5");
}

}  // namespace
}  // namespace relais::language
