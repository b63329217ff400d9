#include "geodata/report/reading.h"

#include <gtest/gtest.h>

namespace relais {
namespace {

Reading of_rows() {
    Reading reading;
    reading.file = "folder/list.csv";
    reading.row_word = "row";
    reading.rows = 20;
    return reading;
}

TEST(AReading, CountsRowsByReasonAndNamesTheFirstThree) {
    Reading reading = of_rows();
    for (const std::size_t row : {7U, 9U, 12U, 15U}) reading.leave_out(row, "without a place");
    reading.leave_out(8, "of an unknown kind");
    ASSERT_EQ(reading.left_out.size(), 2U);
    EXPECT_EQ(reading.left_out[0].reason, "without a place");
    EXPECT_EQ(reading.left_out[0].rows, 4U);
    EXPECT_EQ(reading.row_names(reading.left_out[0]), "rows 7, 9, 12, …");
    EXPECT_EQ(reading.left_out[1].rows, 1U);
    EXPECT_EQ(reading.row_names(reading.left_out[1]), "row 8");
}

TEST(AReading, AddsUpRowsThatHaveNoNumbersAndHasNoReasonForNone) {
    Reading reading = of_rows();
    reading.leave_out_some(0, "without data");
    EXPECT_TRUE(reading.left_out.empty());
    reading.leave_out_some(5, "away from the zones");
    reading.leave_out_some(6, "away from the zones");
    ASSERT_EQ(reading.left_out.size(), 1U);
    EXPECT_EQ(reading.left_out[0].rows, 11U);
    EXPECT_EQ(reading.row_names(reading.left_out[0]), "");
}

TEST(AReading, SaysDoubtsOfManyRowsOnceWithTheirNumber) {
    Reading reading = of_rows();
    reading.doubt(3, "Its name is empty.");
    reading.remark(Severity::kNote, "It is old.");
    for (const std::size_t row : {1U, 2U}) reading.doubt_too(row, "It is far away.");
    for (const std::size_t row : {4U, 5U, 6U, 7U}) reading.doubt_too(row, "It is twice there.");
    const std::vector<Remark> all = reading.all_remarks();
    ASSERT_EQ(all.size(), 4U);
    for (const Remark& remark : all) EXPECT_EQ(remark.file, "list.csv");
    EXPECT_EQ(all[0].row, "row 3");
    EXPECT_EQ(all[0].severity, Severity::kWarning);
    EXPECT_EQ(all[1].row, "");
    EXPECT_EQ(all[1].severity, Severity::kNote);
    EXPECT_EQ(all[2].row, "rows 1, 2");
    EXPECT_EQ(all[2].text, "It is far away.");
    EXPECT_EQ(all[3].row, "rows 4, 5, 6, …");
    EXPECT_EQ(all[3].text, "It is twice there. (4 of 20 rows)");
}

}  // namespace
}  // namespace relais
