#include "geodata/tables/bad_rows.h"

#include <gtest/gtest.h>

#include "geodata/tables/table.h"
#include "tests/support/program.h"

namespace relais::tables {
namespace {

using namespace testing_support;

/// Reads the cells of a column n as numbers, and says what is wrong with it.
std::string complaint(const std::string& cells) {
    const Folder folder;
    std::string text = "id,n\n";
    for (const char cell : cells) text += cell == '\n' ? "\n" : std::string("id,") + cell;
    write_file(folder / "n.csv", text);
    Table table({folder / "n.csv", "", ""});
    const Column n = table.column("n");
    try {
        for_each_row(table, [&] { static_cast<void>(table.number(n)); });
    } catch (const BadRows& bad) {
        return std::string{bad.what()}.substr(bad.file.size());
    }
    return "none";
}

TEST(BadRows, OneIsToldAsItIs) {
    EXPECT_EQ(complaint("1\nx\n2\n"),
              ", row 3: \"x\" in column \"n\" is not a number; write one such as 2.5");
    EXPECT_EQ(complaint("1\n2\n"), "none");
}

TEST(BadRows, OfSeveralTheFirstIsToldAndWhereTheOthersAre) {
    EXPECT_EQ(complaint("x\n1\ny\nz\n"),
              ", row 2: \"x\" in column \"n\" is not a number; write one such as 2.5 (2 more could "
              "not be used: row 4, row 5)");
    EXPECT_EQ(complaint("a\nb\nc\nd\ne\n"),
              ", row 2: \"a\" in column \"n\" is not a number; write one such as 2.5 (4 more could "
              "not be used: row 3, row 4, row 5, …)");
}

TEST(BadRows, AFileOfThemIsNotReadToItsEnd) {
    std::string rows;
    for (int i = 0; i < 1000; ++i) rows += "x\n";
    const std::string message = complaint(rows);
    EXPECT_NE(message.find("(at least 99 more could not be used: row 3, row 4, row 5, …)"),
              std::string::npos)
        << message;
}

}  // namespace
}  // namespace relais::tables
