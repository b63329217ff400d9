// A CSV too large for memory is copied to the disk on its way to UTF-8; the copy in memory, which
// short ones get, is its twin.

#include "geodata/ogr/csv_source.h"

#include <cpl_vsi.h>
#include <gtest/gtest.h>

#include "geodata/ogr/archive.h"
#include "geodata/ogr/messages.h"
#include "geodata/ogr/text_file.h"
#include "tests/support/program.h"

namespace relais::ogr {
namespace {

using namespace testing_support;

class CsvSourceTest : public testing::Test {
  protected:
    void SetUp() override { start_gdal(); }

    static std::string content(const std::string& name) {
        VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
        std::string text(1 << 22, '\0');
        text.resize(VSIFReadL(text.data(), 1, text.size(), file));
        VSIFCloseL(file);
        return text;
    }
    /// What GDAL is given of a file, which is the same whether the copy is in memory or on disk.
    std::string read(const std::string& bytes, const std::string& header = "") const {
        write_file(folder_ / "table.csv", bytes);
        const auto file = folder_ / "table.csv";
        const CsvSource in_memory(file, file.string(), header);
        const CsvSource on_disk(file, file.string(), header, 1);
        EXPECT_EQ(content(in_memory.name()), content(on_disk.name()));
        EXPECT_EQ(in_memory.ends_with_line(), on_disk.ends_with_line());
        return content(on_disk.name());
    }

    const Folder folder_;
};

TEST_F(CsvSourceTest, PlainUtf8IsReadAsItLies) {
    const auto file = folder_ / "table.csv";
    write_file(file, "id;name\n1;Crèche\n");
    EXPECT_EQ(CsvSource(file, file.string(), "").name(), file.string());
}

TEST_F(CsvSourceTest, ASidecarThatTellsTypesIsNotLookedAt) {
    write_file(folder_ / "table.csvt", "Integer\n");
    EXPECT_EQ(read("id\n001\n"), "id\n001\n");
}

TEST_F(CsvSourceTest, OtherEncodingsBecomeUtf8) {
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "id\n1\n"),
              "id\n1\n");
    EXPECT_EQ(read("Cr\xE8"
                   "che \x80\n"),
              "Crèche €\n");
    EXPECT_EQ(read(std::string("\xFF\xFE"
                               "\xE8\0\x3D\xD8\x00\xDE\n\0",
                               10)),
              "è😀\n");
    EXPECT_EQ(read(std::string("a\0b\xE8\n", 5)), std::string("a\0bè\n", 6));
}

TEST_F(CsvSourceTest, BlocksThatEndWithinACharacterLoseNothing) {
    // Files are read by blocks of 2^20 bytes; here each of their ends falls into a letter of two
    // units.
    std::string wide = "\xFF\xFE";
    std::string expected;
    while (wide.size() < (std::size_t{1} << 21)) {
        wide += std::string("x\0", 2) + "\x3D\xD8" + std::string("\0\xDE", 2);
        expected += "x😀";
    }
    EXPECT_EQ(read(wide), expected);
}

TEST_F(CsvSourceTest, AHeaderMakesRowsOfLinesWithoutPairedQuotes) {
    EXPECT_EQ(read("1;\"a\n2;\"b\"\n3;c\"", "n;name"), "n;name\n1;'a\n2;\"b\"\n3;c'");
}

TEST_F(CsvSourceTest, TheCopyGoesWithIt) {
    write_file(folder_ / "table.csv", "\xE8\n");
    const auto file = folder_ / "table.csv";
    std::string name;
    {
        const CsvSource source(file, file.string(), "", 0);
        name = source.name();
        EXPECT_TRUE(std::filesystem::exists(name)) << name;
    }
    EXPECT_FALSE(std::filesystem::exists(name));
}

TEST_F(CsvSourceTest, ARecoderKnowsEveryEncoding) {
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF"
                      "è"),
              "è");
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF\xE8"), "è") << "a mark that lies";
    EXPECT_EQ(to_utf8(std::string("\xFE\xFF\0\xE8", 4)), "è");
    EXPECT_EQ(to_utf8(""), "");
}

}  // namespace
}  // namespace relais::ogr
