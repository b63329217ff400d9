#include "geodata/results/trip.h"

#include <gtest/gtest.h>

namespace relais::results {
namespace {

TEST(ATimeInWords, HasTheHoursAndMinutesThatItIsMadeOf) {
    EXPECT_EQ(time_text(from_seconds(7.25)), "7.3 s");
    EXPECT_EQ(time_text(from_minutes(59)), "59 min 0.0 s");
    EXPECT_EQ(time_text(from_minutes(60)), "1 h 0 min 0.0 s");
    EXPECT_EQ(time_text(from_minutes(119)), "1 h 59 min 0.0 s");
    EXPECT_EQ(time_text(from_minutes(1500)), "25 h 0 min 0.0 s");
}

}  // namespace
}  // namespace relais::results
