// What a written workbook says of how it is shown, in its own XML.

#include "geodata/results/workbook.h"

#include <filesystem>

#include <cpl_vsi.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

/// A workbook in the making, and the XML of its sheets once it is written.
class WorkbookTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("relais-workbook-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    template <class Write>
    void write(const Write& write, const std::string& date = "2026-01-01") {
        NewFile file(folder_ / "book.xlsx");
        Workbook book(file, "Book", date);
        write(book);
        book.close();
        file.close();
        file.publish();
    }
    /// A part of the file: "xl/workbook.xml".
    [[nodiscard]] std::string part(const std::string& path) const {
        const std::string name = "/vsizip/{" + (folder_ / "book.xlsx").string() + "}/" + path;
        std::string xml(1 << 20, '\0');
        VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
        EXPECT_NE(file, nullptr) << name;
        if (file == nullptr) return {};
        xml.resize(VSIFReadL(xml.data(), 1, xml.size(), file));
        VSIFCloseL(file);
        return xml;
    }
    /// The first is 1.
    [[nodiscard]] std::string sheet(int number) const {
        return part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
    }
    /// The attributes of the first element of that name; "none".
    static std::string element(const std::string& xml, const std::string& name) {
        const std::size_t start = xml.find("<" + name + " ");
        if (start == std::string::npos) return "none";
        const std::size_t end = xml.find_first_of("/>", start);
        return xml.substr(start + name.size() + 2, end - start - name.size() - 2);
    }

    fs::path folder_;
};

Column grouped(const char* name, Type type, const char* group, const char* unit) {
    Column column{name, type, unit};
    column.group = group;
    return column;
}

void add_rows(Workbook& book, int count) {
    for (int i = 0; i < count; ++i) {
        book.text("zone " + std::to_string(i)).number(i).end();
    }
}

TEST_F(WorkbookTest, FiltersTheRowsThatASheetHasAndKeepsItsHeadingsInSight) {
    write([](Workbook& book) {
        book.sheet("two", {{"zone"}, {"people", Type::kPeople}}, 1);
        add_rows(book, 2);
        book.sheet("one", {{"zone"}, {"people", Type::kPeople}});
        add_rows(book, 1);
        book.sheet("none", {{"zone"}, {"people", Type::kPeople}}, 2);
    });
    EXPECT_EQ(element(sheet(1), "autoFilter"), "ref=\"A1:B3\"") << "headings and two rows";
    EXPECT_NE(element(sheet(1), "pane").find("xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""),
              std::string::npos)
        << element(sheet(1), "pane");
    EXPECT_NE(element(sheet(1), "pane").find("state=\"frozen\""), std::string::npos);
    EXPECT_EQ(element(sheet(2), "autoFilter"), "ref=\"A1:B2\"");
    EXPECT_NE(element(sheet(2), "pane").find("ySplit=\"1\" topLeftCell=\"A2\""), std::string::npos);
    EXPECT_EQ(element(sheet(2), "pane").find("xSplit"), std::string::npos) << "no column is fixed";
    EXPECT_EQ(element(sheet(3), "autoFilter"), "none") << "there is nothing to filter";
    EXPECT_NE(element(sheet(3), "pane").find("xSplit=\"2\" ySplit=\"1\""), std::string::npos);
}

TEST_F(WorkbookTest, HasItsHeadingsBelowTheNamesOfGroupsAndUnits) {
    write([](Workbook& book) {
        book.sheet("grouped",
                   {{"zone"},
                    grouped("mean", Type::kMinutes, "pharmacy", "minutes"),
                    grouped("p90", Type::kMinutes, "pharmacy", "minutes")},
                   1);
        for (int i = 0; i < 4; ++i) {
            book.text("zone").number(1.5).nothing().end();
        }
    });
    EXPECT_EQ(element(sheet(1), "autoFilter"), "ref=\"A3:C7\"");
    EXPECT_NE(element(sheet(1), "pane").find("xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\""),
              std::string::npos)
        << element(sheet(1), "pane");
    const std::string xml = sheet(1);
    EXPECT_NE(xml.find("r=\"B7\""), std::string::npos);
    EXPECT_EQ(xml.find("r=\"C7\""), std::string::npos) << "nothing leaves a cell empty";
    EXPECT_EQ(xml.find("r=\"A8\""), std::string::npos);
}

TEST_F(WorkbookTest, MakesColumnsAsWideAsTheirTextUpToSixtyCharacters) {
    write([](Workbook& book) {
        book.sheet("widths", {{"a"}, {"b"}, {"c"}, {"A heading of twenty-six le"}});
        book.text("é").text(std::string(20, 'x')).text(std::string(170, 'x')).text("").end();
    });
    // The format adds 0.7109375 to each width that it is given: 9, 22, 60 and 18.
    const std::string xml = sheet(1);
    for (const char* const column :
         {"min=\"1\" max=\"1\" width=\"9.7", "min=\"2\" max=\"2\" width=\"22.7",
          "min=\"3\" max=\"3\" width=\"60.7", "min=\"4\" max=\"4\" width=\"18.7"})
        EXPECT_NE(xml.find(column), std::string::npos) << column;
    // 170 characters in lines of 52 that are sure to fit: four lines of 15 points.
    EXPECT_NE(xml.find("ht=\"60\""), std::string::npos);
}

TEST_F(WorkbookTest, NamesItsSheetsAsFarAsAWorkbookAllows) {
    write([](Workbook& book) {
        book.sheet("a[b]c:d*e?f/g\\h", {{"x"}});
        book.sheet(std::string(40, 'n'), {{"x"}});
    });
    const std::string xml = part("xl/workbook.xml");
    EXPECT_NE(xml.find("name=\"abcdefgh\""), std::string::npos);
    EXPECT_NE(xml.find("name=\"" + std::string(31, 'n') + "\""), std::string::npos);
    EXPECT_THROW(write([](Workbook& book) {
                     book.sheet("twice", {{"x"}});
                     book.sheet("tw:ice", {{"x"}});
                 }),
                 Error);
}

TEST_F(WorkbookTest, RefusesMoreRowsThanASheetHas) {
    const auto write_rows = [&](int count) {
        write([&](Workbook& book) {
            book.sheet("long", {{"x"}});
            for (int i = 0; i < count; ++i) book.nothing().end();
        });
    };
    EXPECT_NO_THROW(write_rows(1'048'575)) << "and one of headings";
    EXPECT_THROW(write_rows(1'048'576), Error);
}

TEST_F(WorkbookTest, PrintsItsHeadingsOnEveryPageAndUpToTwelveColumnsOnOne) {
    write([](Workbook& book) {
        book.sheet("twelve", std::vector<Column>(12, {"x"}));
        book.sheet("thirteen", std::vector<Column>(13, grouped("x", Type::kText, "group", "")));
    });
    EXPECT_NE(sheet(1).find("<pageSetUpPr fitToPage=\"1\"/>"), std::string::npos);
    EXPECT_EQ(sheet(2).find("fitToPage"), std::string::npos) << "more would be too small to read";
    for (int number : {1, 2}) {
        EXPECT_NE(element(sheet(number), "pageSetup").find("paperSize=\"9\""), std::string::npos);
        EXPECT_NE(element(sheet(number), "pageSetup").find("orientation=\"landscape\""),
                  std::string::npos);
    }
    const std::string xml = part("xl/workbook.xml");
    EXPECT_NE(xml.find("twelve!$1:$1<"), std::string::npos);
    EXPECT_NE(xml.find("thirteen!$1:$3<"), std::string::npos) << "with groups and units";
}

TEST_F(WorkbookTest, SaysThatItWasMadeWhenItsDataWere) {
    for (const auto& [date, made] : {std::pair{"2026-01-31", "2026-01-31T00:00:00Z"},
                                     {"1999-12-01", "1999-12-01T00:00:00Z"},
                                     {"", "1980-01-01T00:00:00Z"},
                                     {"soon", "1980-01-01T00:00:00Z"}}) {
        write([](Workbook& book) { book.sheet("x", {{"x"}}); }, date);
        EXPECT_NE(part("docProps/core.xml").find(std::string(">") + made + "<"), std::string::npos)
            << date;
    }
    EXPECT_NE(part("docProps/core.xml").find("<dc:title>Book</dc:title>"), std::string::npos);
}

TEST_F(WorkbookTest, WritesTheNameOfAGroupOnceAboveItsColumns) {
    write([](Workbook& book) {
        book.sheet("groups", {{"zone"},
                              grouped("mean", Type::kMinutes, "pharmacy", "minutes"),
                              grouped("share", Type::kShare, "pharmacy", "percent"),
                              grouped("mean", Type::kMinutes, "childcare", "minutes")});
    });
    const std::string xml = sheet(1);
    for (const char* const cell : {"B1", "D1", "B2", "C2", "D2", "A3", "B3", "C3", "D3"})
        EXPECT_NE(xml.find("r=\"" + std::string(cell) + "\""), std::string::npos) << cell;
    EXPECT_EQ(xml.find("r=\"C1\""), std::string::npos) << "its neighbour has it";
    const std::string words = part("xl/sharedStrings.xml");
    for (const char* const word : {"pharmacy", "childcare", "minutes", "percent", "zone", "mean"})
        EXPECT_NE(words.find(">" + std::string(word) + "<"), std::string::npos) << word;
}

}  // namespace
}  // namespace relais::results
