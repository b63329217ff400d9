#include "geodata/results/csv.h"

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

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

/// What is in a file after `write` has written rows into it.
template <class Write>
std::string written(const Write& write) {
    const fs::path folder =
        fs::temp_directory_path() / ("relais-csv-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        NewFile file(folder / "rows.csv");
        CsvRows rows(file);
        write(rows);
        rows.flush();
        file.close();
        file.publish();
    }
    std::ostringstream text;
    text << std::ifstream(folder / "rows.csv", std::ios::binary).rdbuf();
    fs::remove_all(folder);
    return text.str();
}

TEST(CsvRows, WriteNumbersInFull) {
    EXPECT_EQ(written([](CsvRows& rows) {
                  for (const std::int64_t value :
                       {std::int64_t{0}, std::int64_t{-7}, std::numeric_limits<std::int64_t>::min(),
                        std::numeric_limits<std::int64_t>::max()}) {
                      rows.integer(value);
                      rows.end_row();
                  }
              }),
              "0\n-7\n-9223372036854775808\n9223372036854775807\n");
    EXPECT_EQ(written([](CsvRows& rows) {
                  for (const std::uint32_t value : {0U, 9U, 10U, 615U, 4'294'967'295U}) {
                      rows.tenths(value);
                      rows.end_row();
                  }
              }),
              "0.0\n0.9\n1.0\n61.5\n429496729.5\n");
    EXPECT_EQ(written([](CsvRows& rows) {
                  rows.fixed(1.0 / 3, 3);
                  rows.text(",");
                  rows.fixed(2, 0);
                  rows.text(",");
                  rows.fixed(-0.125, 2);
                  rows.end_row();
              }),
              "0.333,2,-0.12\n");
}

TEST(CsvRows, AreWrittenOnceEachHoweverManyThereAre) {
    // A block is 1 MiB: three blocks and a half, in rows of 16 bytes.
    const std::string row = "0123456789,abcd";
    const std::size_t count = (std::size_t{7} << 19) / 16;
    const std::string text = written([&](CsvRows& rows) {
        for (std::size_t i = 0; i < count; ++i) {
            rows.text(row);
            rows.end_row();
        }
    });
    ASSERT_EQ(text.size(), count * 16);
    for (std::size_t i = 0; i < count; i += 1 + count / 100)
        EXPECT_EQ(text.substr(i * 16, 16), row + "\n");
}

}  // namespace
}  // namespace relais::results
