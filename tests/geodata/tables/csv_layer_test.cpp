// Every row of a CSV comes, or reading it fails with a sentence.

#include "geodata/tables/csv_layer.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/messages.h"
#include "geodata/tables/table.h"
#include "tests/support/program.h"

namespace relais::tables {
namespace {

using namespace testing_support;

class CsvLayerTest : public testing::Test {
  protected:
    void SetUp() override { start_gdal(); }

    /// "row:cell|cell row:cell|cell", below the names where `with_names`; or the sentence.
    std::string read(const std::string& bytes, TableFile source = {}) const {
        source.file = folder_ / "table.csv";
        write_file(source.file, bytes);
        std::string text;
        try {
            Table table(source);
            for (const std::string& name : table.column_names())
                text += (text.empty() ? "" : "|") + name;
            for_each_row(table, [&] {
                text += " " + std::to_string(table.row()) + ":";
                const auto names = table.column_names();
                for (std::size_t i = 0; i < names.size(); ++i)
                    text += (i == 0 ? "" : "|") + table.text(table.column(names[i]));
            });
        } catch (const Error& error) {
            return std::string(error.what()).substr(source.file.string().size());
        }
        return text;
    }
    static TableFile with_header(const std::string& header) {
        TableFile source;
        source.header = header;
        return source;
    }
    static TableFile skipping(std::size_t lines) {
        TableFile source;
        source.skip = lines;
        return source;
    }
    static constexpr const char* kRight = "id|name|lon 2:001|A|6.1 3:002|B|6.2";

    const Folder folder_;
};

TEST_F(CsvLayerTest, ReadsWhateverSeparatesTheCells) {
    for (const std::string separator : {",", ";", "\t", "|", "^", "~"}) {
        std::string text = "id,name,lon\n001,A,6.1\n002,B,6.2\n";
        for (char& c : text)
            if (c == ',') c = separator[0];
        EXPECT_EQ(read(text), kRight) << separator;
    }
}

TEST_F(CsvLayerTest, TheSeparatorIsTheOneByWhichTheRowsAreAsLongAsTheNames) {
    EXPECT_EQ(read("id;name, first;lon\n1;A;6,1\n2;B, C;6,2\n"),
              "id|name, first|lon 2:1|A|6,1 3:2|B, C|6,2");
    EXPECT_EQ(read("sep=:\nid:name\n1:a,b;c\n"), "id|name 2:1|a,b;c")
        << "as a spreadsheet is given it, which does not show the line";
    EXPECT_EQ(read("id\n1,5\n"),
              ", row 2: it has 2 cells, but the file has 1 columns; put quotation marks around the "
              "cell that contains the separator");
}

TEST_F(CsvLayerTest, QuotedCellsHoldSeparatorsBreaksAndMarks) {
    EXPECT_EQ(read("id,name,lon\n001,\"A, \"\"a\"\"\nand b\" ,6.1\r\n002,\"\",6.2"),
              "id|name|lon 2:001|A, \"a\"\nand b|6.1 3:002||6.2");
    EXPECT_EQ(read("id,name,lon\n001,5\" pipe,6.1\n002,\"say \"B\" now\",6.2\n"),
              "id|name|lon 2:001|5\" pipe|6.1 3:002|say \"B\" now|6.2")
        << "marks within a cell";
    EXPECT_EQ(read("id,name,lon\r001,A,6.1\r002,B,6.2\r"), kRight) << "lines of old Macintoshs";
}

TEST_F(CsvLayerTest, BlankRowsAreCountedAsASpreadsheetDoesAndPassedOver) {
    EXPECT_EQ(read("id,name,lon\n\n001,A,6.1\n,,\n002,B,6.2\n\n"),
              "id|name|lon 3:001|A|6.1 5:002|B|6.2");
}

TEST_F(CsvLayerTest, AQuotationMarkThatIsNotClosedIsNamed) {
    const std::string sentence =
        ", row 3: unclosed quotation mark in column \"note\": the cell runs on to the end of the "
        "file; close it, or download the file again";
    const std::string head = "id,lon,note\n1,6.1,\"fine\"\n";
    EXPECT_EQ(read(head + "2,6.2,\"open\n3,6.3,plain\n4,6.4,plain\n"), sentence);
    EXPECT_EQ(read(head + "2,6.2,\"open\n3,6.3,\"fine\"\n4,6.4,\"fine\"\n"), sentence)
        << "closed by the mark that opens another row's cell";
    EXPECT_EQ(read(head + "2,6.2,\"open\n3,6.3,\"open, too\n4,6.4,x\n"), sentence);
    EXPECT_EQ(read(head + "2,6.2,\"cut o"), sentence) << "the file was cut off in a cell";
    EXPECT_EQ(read("id,note,lon\n1,\"a\",6\n2,\"open,6\n3,\"\",6\n"),
              ", row 3: unclosed quotation mark in column \"note\": the cell runs on to the end of "
              "the file; close it, or download the file again");
}

TEST_F(CsvLayerTest, ALoneMarkThatWouldSwallowARowIsRefused) {
    EXPECT_EQ(read("id,lon,note\n1,6.1,x\n2,6.2,\"\n3,6.3,\"\n4,6.4,x\n"),
              ", row 3: unclosed quotation mark: the cell runs on into the following rows; close "
              "it, or download the file again")
        << "ditto marks";
    EXPECT_EQ(read("id,lon,note\n1,6.1,\"first\nsecond, with, commas\"\n"),
              "id|lon|note 2:1|6.1|first\nsecond, with, commas")
        << "prose is no row";
}

TEST_F(CsvLayerTest, ACellWithoutEndIsNotReadToTheEndOfALargeFile) {
    std::string text = "id,note\n1,\"open\n";
    text.append(std::size_t{40} << 20, 'x');
    const std::string message = read(text + "\n2,y\n");
    EXPECT_EQ(message.substr(0, 28), ", row 2: unclosed quotation ");
    EXPECT_LT(message.size(), 300U);
}

TEST_F(CsvLayerTest, AFileThatStopsWithinARowIsRefused) {
    EXPECT_EQ(read("id,name,lon\n001,A,6.1\n002,B"),
              ", row 3: the file ends in the middle of the row; download it again");
    EXPECT_EQ(read("id,name,lon\n001,A,6.1\n002,B,6.2"), kRight) << "a whole last row";
    EXPECT_EQ(read("id,name,lon\n001,A,6.1\n002,B\n"), "id|name|lon 2:001|A|6.1 3:002|B|")
        << "a short row that was meant so";
}

TEST_F(CsvLayerTest, ARowWithMoreCellsThanColumnsIsRefused) {
    EXPECT_EQ(read("id,people,lon,lat\n1,300,5,6,001,45\n2,1,6,45,,\n"),
              ", row 2: it has 6 cells, but the file has 4 columns; put quotation marks around the "
              "cell that contains the separator");
}

TEST_F(CsvLayerTest, ZeroBytesAreRefused) {
    EXPECT_EQ(read(std::string("id,n\n1,a\0b\n", 11)).substr(0, 39),
              ", row 2: it contains a zero byte; the f");
}

TEST_F(CsvLayerTest, LinesAboveTheNamesAreSkipped) {
    const std::string titled = "List of \"everything\nof 2024,,\n\nid,name,lon\n001,A,6.1\n";
    EXPECT_EQ(read(titled, skipping(3)), "id|name|lon 5:001|A|6.1");
    write_file(folder_ / "table.csv", titled);
    try {
        static_cast<void>(Table({folder_ / "table.csv", "", ""}).column("Lon"));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what())
                      .find("; this name is in line 4: add skip = 3 to skip the lines above it"),
                  std::string::npos)
            << error.what();
    }
}

TEST_F(CsvLayerTest, AHeaderMakesRowsOfLinesWithoutPairedQuotes) {
    EXPECT_EQ(read("1;\"a\n2;\"b\"\n3;c\"", with_header("n;name")), "n|name 1:1|'a 2:2|b 3:3|c'");
}

TEST_F(CsvLayerTest, NamesOfColumnsAreAllThereAndDiffer) {
    EXPECT_EQ(read("id,,id\n1,2,3\n"), "id|field_2|id2 2:1|2|3");
    EXPECT_EQ(read(""), ": the file is empty; give one with a header line and rows");
}

TEST_F(CsvLayerTest, OtherEncodingsBecomeUtf8) {
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "id\n1\n"),
              "id 2:1");
    EXPECT_EQ(read("n\nCr\xE8"
                   "che \x80\n"),
              "n 2:Crèche €");
    EXPECT_EQ(read(std::string("\xFF\xFE"
                               "n\0\n\0\xE8\0\x3D\xD8\x00\xDE\n\0",
                               14)),
              "n 2:è😀");
}

TEST_F(CsvLayerTest, BlocksThatEndWithinACharacterOrARowLoseNothing) {
    // Files are read by blocks of 2^20 bytes; here each of their ends falls into a letter of two
    // units, and into a row of its own length.
    std::string wide = "\xFF\xFE" + std::string("n\0\n\0", 4);
    std::string expected = "n";
    for (std::size_t row = 2; wide.size() < (std::size_t{1} << 22); ++row) {
        expected += " " + std::to_string(row) + ":";
        for (std::size_t i = 0; i <= row % 1000; ++i) {
            wide += std::string("x\0", 2) + "\x3D\xD8" + std::string("\0\xDE", 2);
            expected += "x😀";
        }
        wide += std::string("\n\0", 2);
    }
    EXPECT_TRUE(read(wide) == expected);
}

TEST_F(CsvLayerTest, ASidecarThatTellsTypesIsNotLookedAt) {
    write_file(folder_ / "table.csvt", "Integer\n");
    EXPECT_EQ(read("id\n001\n"), "id 2:001");
}

TEST_F(CsvLayerTest, AFilterMayLookAtAnyColumn) {
    TableFile source;
    source.where = "name = 'B'";
    EXPECT_EQ(read("id,name,lon\n001,A,6.1\n002,B,6.2\n", source), "id|name|lon 3:002|B|6.2");
}

TEST(Shortened, QuotesNoMoreOfAValueThanASentenceHasRoomFor) {
    EXPECT_EQ(shortened("a\nb\t"), "a\\nb\\t");
    EXPECT_EQ(shortened(std::string(60, 'x')), std::string(60, 'x'));
    std::string letters, expected;
    for (int i = 0; i < 100; ++i) letters += "é";
    for (int i = 0; i < 60; ++i) expected += "é";
    EXPECT_EQ(shortened(letters), expected + "…");
    EXPECT_LT(shortened(std::string(1000, '\x80')).size(), 500U) << "no UTF-8 at all";
}

}  // namespace
}  // namespace relais::tables
