#include "geodata/results/csv.h"

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "geodata/results/csv_table.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

TEST(AFieldOfACsv, IsQuotedWhereItHoldsWhatSeparatesFieldsOrRows) {
    for (const auto& [field, as_written] : {std::pair{"a,b", "\"a,b\""},
                                            {"a\nb", "\"a\nb\""},
                                            {"a\rb", "\"a\rb\""},
                                            {"a\r\nb", "\"a\r\nb\""},
                                            {"\"", "\"\"\"\""},
                                            {"say \"hut\"", "\"say \"\"hut\"\"\""},
                                            {",", "\",\""},
                                            {"\r", "\"\r\""}})
        EXPECT_EQ(quoted(field), as_written);
    for (const char* const field : {"", "a", "a b", "a;b", "a\tb", "a'b", "Ambérieu", " a "})
        EXPECT_EQ(quoted(field), field);
}

// A program that is started with a closed input has 0 as its next descriptor.
TEST(ANewFile, IsWrittenWhereItsFolderHasTheDescriptorZero) {
    const fs::path folder =
        fs::temp_directory_path() / ("relais-zero-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const int input = ::dup(0);
    ::close(0);
    try {
        NewFile file(folder / "a.csv");
        file.write("one\n");
        file.close();
        file.publish();
    } catch (...) {
        ADD_FAILURE() << "it was refused";
    }
    ::dup2(input, 0);
    ::close(input);
    EXPECT_EQ(fs::file_size(folder / "a.csv"), 4U);
    fs::remove_all(folder);
}

/// What is in a file of these rows, without its header.
std::string written(const std::vector<Column>& columns, const std::function<void(Rows&)>& rows) {
    const fs::path folder =
        fs::temp_directory_path() / ("relais-csv-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        NewFile file(folder / "rows.csv");
        write_csv(file, {"rows", columns, rows});
        file.close();
        file.publish();
    }
    std::ostringstream text;
    text << std::ifstream(folder / "rows.csv", std::ios::binary).rdbuf();
    fs::remove_all(folder);
    const std::string header = csv_header(columns);
    EXPECT_EQ(text.str().substr(0, header.size()), header);
    return text.str().substr(header.size());
}

/// Numbers of one type, one per row.
std::string written(Type type, const std::vector<double>& numbers) {
    return written({{"number", type}}, [&](Rows& rows) {
        for (const double number : numbers) rows.number(number).end();
    });
}

TEST(ACsv, HasIntegersInFull) {
    EXPECT_EQ(
        written({{"number", Type::kCount}},
                [](Rows& rows) {
                    for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-7},
                                                     std::numeric_limits<std::int64_t>::min(),
                                                     std::numeric_limits<std::int64_t>::max()})
                        rows.integer(value).end();
                }),
        "0\n-7\n-9223372036854775808\n9223372036854775807\n");
}

TEST(ACsv, HasTheDecimalsOfTheTypeOfTheColumn) {
    EXPECT_EQ(written(Type::kTenths, {0, 0.9, 1, 61.5, 429'496'729.5, -12.5, 0.25, 0.96}),
              "0.0\n0.9\n1.0\n61.5\n429496729.5\n-12.5\n0.2\n1.0\n");
    EXPECT_EQ(written(Type::kMinutes, {1.0 / 3, 2, -0.125}), "0.333\n2.000\n-0.125\n");
    EXPECT_EQ(written(Type::kPeople, {12.5}), "12.500\n");
    EXPECT_EQ(written(Type::kShare, {0.25}), "0.250000\n");
    EXPECT_EQ(written(Type::kRatio, {-1e-6, 0}), "-0.000001\n0.000000\n");
    EXPECT_EQ(written(Type::kDegrees, {6.1}), "6.1000000\n");
    EXPECT_EQ(written(Type::kFigure, {1.0 / 3, 2, 1e12}), "0.3333333333\n2\n1e+12\n");
}

TEST(ACsv, WritesEveryTenthOfASecondAsItsDigits) {
    std::string digits;
    const auto write = [&](Rows& rows) {
        for (std::int64_t tenths = 0; tenths < 2'000'000'000; tenths += 1 + tenths / 500) {
            rows.number(static_cast<double>(tenths) / 10.0).end();
            digits += std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "\n";
        }
    };
    EXPECT_EQ(csv_rows({"tenths", {{"seconds", Type::kTenths}}, write}), digits);
}

TEST(ACsv, HasAnEmptyCellForNothing) {
    EXPECT_EQ(written({{"a"}, {"b", Type::kShare}, {"c, d"}},
                      [](Rows& rows) {
                          rows.nothing().number(std::nullopt).text("x,y").end();
                          rows.text("").number_if(false, 1).text_if_any("").end();
                      }),
              ",,\"x,y\"\n,,\n");
    EXPECT_EQ(csv_header({{"a"}, {"c, d"}}), "a,\"c, d\"\n");
}

TEST(ACsv, IsReadAgainAsTheTableThatItWasWrittenFrom) {
    const std::vector<Column> columns = {
        {"id"}, {"count", Type::kCount}, {"minutes", Type::kMinutes}, {"road"}};
    const auto write = [](Rows& rows) {
        rows.text("a, \"b\"\n").count(7).number(1.5).text("Rue").end();
        rows.text("01").nothing().nothing().nothing().end();
    };
    const fs::path file =
        fs::temp_directory_path() / ("relais-again-" + std::to_string(::getpid()) + ".csv");
    std::ofstream(file) << csv_header(columns) << csv_rows({"again", columns, write});
    const Table again = table_of_csv(file, columns);
    EXPECT_EQ(csv_rows(again), "\"a, \"\"b\"\"\n\",7,1.500,Rue\n01,,,\n");
    EXPECT_EQ(again.name, file.stem());
    fs::remove(file);
}

TEST(ACsv, HasEveryRowOnceHoweverManyThereAre) {
    // A block is 1 MiB: three blocks and a half, in rows of 16 bytes.
    const std::size_t count = (std::size_t{7} << 19) / 16;
    const std::string text = written({{"a"}, {"b"}}, [&](Rows& rows) {
        for (std::size_t i = 0; i < count; ++i) rows.text("0123456789").text("abcd").end();
    });
    ASSERT_EQ(text.size(), count * 16);
    for (std::size_t i = 0; i < count; i += 1 + count / 100)
        EXPECT_EQ(text.substr(i * 16, 16), "0123456789,abcd\n");
}

}  // namespace
}  // namespace relais::results
