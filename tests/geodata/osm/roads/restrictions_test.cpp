#include "geodata/osm/roads/restrictions.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

TEST(AConstantRestriction, IsOneWhoseConditionAlwaysHolds) {
    for (const char* const always :
         {"no_left_turn @ (24/7)", "no_left_turn@24/7", "no_left_turn @ 24/7",
          "no_left_turn @ (00:00-24:00)", "no_left_turn @ (Mo-Su)",
          "no_left_turn @ (Mo-Su 00:00-24:00)", "no_left_turn  @ ( 24/7 )"})
        EXPECT_EQ(constant_restriction(always), "no_left_turn") << always;
}

TEST(AConstantRestriction, IsNoneWhoseConditionMayFail) {
    for (const char* const at_times :
         {"no_left_turn @ (07:00-09:00)", "no_left_turn @ (Mo-Sa)", "no_left_turn @ (weight>3.5)",
          "no_left_turn @ ()", "no_left_turn @", "no_left_turn", "", "@ (24/7)", " @ (24/7)"})
        EXPECT_EQ(constant_restriction(at_times), "") << at_times;
}

TEST(AConstantRestriction, IsNoneOfSeveralSinceWhichOfThemHoldsWhenIsNotClear) {
    for (const char* const several :
         {"no_left_turn;no_u_turn @ (24/7)", "no_left_turn @ (24/7);no_u_turn @ (07:00-09:00)",
          "no_left_turn @ (07:00-09:00); no_u_turn @ (24/7)", "no_left_turn @ (24/7);",
          "no_left_turn @ (24/7); no_u_turn @ (24/7)"})
        EXPECT_EQ(constant_restriction(several), "") << several;
}

}  // namespace
}  // namespace relais::osm
