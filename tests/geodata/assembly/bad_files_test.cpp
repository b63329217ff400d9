// A library of the files that people have: what spreadsheets, downloads and conversions do to them.
// Each is read right by every reader, or refused in one sentence with file, row, column and remedy.

#include <sstream>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal.h>

#include "geodata/assembly/check.h"
#include "geodata/assembly/place_on_roads.h"
#include "tests/support/paper_roads.h"
#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::expect_words;
using testing_support::paper_roads;
using testing_support::StudyFiles;

std::string shown(const std::string& id, const std::optional<double>& amount) {
    return fmt::format("{}={} ", id, amount.value_or(-1));
}

/// One table, `id,people,name,lon,lat`, read as each of the three things that a table can be.
enum class As { kHouseholds, kServices, kZones };

class BadTable : public StudyFiles, public testing::WithParamInterface<As> {
  protected:
    void SetUp() override {
        StudyFiles::SetUp();
        GDALAllRegister();
    }

    [[nodiscard]] std::string study_file(const std::string& file) const {
        switch (GetParam()) {
            case As::kHouseholds:
                return "[households]\nfile = \"" + file +
                       "\"\nid = \"id\"\nweight = \"people\"\nx = \"lon\"\ny = \"lat\"\n";
            case As::kServices:
                return "[[services]]\nfile = \"" + file +
                       "\"\ncategory = \"pharmacy\"\nid = \"id\"\ncapacity = \"people\"\nname = "
                       "\"name\"\nx = \"lon\"\ny = \"lat\"\n";
            case As::kZones:
                return "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n[zones.join]\nfile = "
                       "\"" +
                       file + "\"\ncode = \"id\"\npopulation = \"people\"\n";
        }
        return {};
    }

    /// "001=300.5 002=100 ", or the sentence with which it is refused.
    [[nodiscard]] std::string outcome(const std::string& file) const {
        try {
            const study::Study study = open(study_file(file));
            std::string text;
            if (GetParam() == As::kHouseholds)
                for (const territory::Household& h : study.territory.households)
                    text += shown(h.id, h.weight);
            else if (GetParam() == As::kServices)
                for (const territory::Service& s : study.territory.services)
                    text += shown(s.id, s.capacity);
            else
                for (const territory::Zone& zone : study.territory.zones)
                    if (zone.population) text += shown(zone.code, zone.population);
            return text;
        } catch (const Error& error) {
            return error.what();
        }
    }
    [[nodiscard]] std::string outcome_of(std::string_view text,
                                         const std::string& name = "table.csv") const {
        write(name, text);
        return outcome(name);
    }

    void pack(const std::string& archive, const std::string& member, std::string_view bytes) const {
        const std::string name = "/vsizip/" + (folder_ / archive).string() + "/" + member;
        VSILFILE* file = VSIFOpenL(name.c_str(), "wb");
        ASSERT_TRUE(file) << name;
        VSIFWriteL(bytes.data(), 1, bytes.size(), file);
        VSIFCloseL(file);
    }
    [[nodiscard]] std::string bytes_of(const std::string& name) const {
        std::ostringstream bytes;
        bytes << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
        return bytes.str();
    }

    static constexpr const char* kRight = "001=300.5 002=100 ";
    static constexpr std::string_view kPlain =
        "id,people,name,lon,lat\n001,300.5,A,6.001,45\n002,100,B,6.006,45\n";
};

std::string name_of(const testing::TestParamInfo<As>& reader) {
    constexpr const char* kNames[] = {"Households", "Services", "Zones"};
    return kNames[static_cast<int>(reader.param)];
}
INSTANTIATE_TEST_SUITE_P(Each, BadTable,
                         testing::Values(As::kHouseholds, As::kServices, As::kZones), name_of);

TEST_P(BadTable, CommasSemicolonsTabsAndDecimalCommas) {
    EXPECT_EQ(outcome_of(kPlain), kRight);
    EXPECT_EQ(outcome_of("id;people;name;lon;lat\n001;300,5;A;6,001;45\n002;100;B;6,006;45\n"),
              kRight);
    EXPECT_EQ(outcome_of(
                  "id\tpeople\tname\tlon\tlat\n001\t300,5\tA\t6,001\t45\n002\t100\tB\t6,006\t45\n"),
              kRight);
}

TEST_P(BadTable, ThousandsPartedByBlanks) {
    EXPECT_EQ(outcome_of("id;people;name;lon;lat\n001;12 300,5;A;6,001;45\n002;1\u202f100\u00a0000;"
                         "B;6,006;45\n"),
              "001=12300.5 002=1100000 ");
}

TEST_P(BadTable, ByteOrderMarkCarriageReturnsAndBreaksWithinQuotes) {
    EXPECT_EQ(outcome_of("\xEF\xBB\xBF"
                         "id,people,name,lon,lat\r\n001,300.5,\"A\r\nand, B\",6.001,45\r\n"
                         "002,100,\"say \"\"C\"\"\",6.006,45\r\n"),
              kRight);
}

TEST_P(BadTable, Latin1AndUtf16) {
    EXPECT_EQ(outcome_of("id;people;name;lon;lat\n001;300,5;Cr\xE8"
                         "che;6,001;45\n002;100;B;6,006;45\n"),
              kRight);
    std::string wide = "\xFF\xFE";
    for (const char c : kPlain) wide += {c, '\0'};
    EXPECT_EQ(outcome_of(wide), kRight);
}

TEST_P(BadTable, ArchivesAndArchivesInArchives) {
    pack("one.zip", "data/table.csv", kPlain);
    pack("one.zip", "lisez-moi.txt", "What the columns mean");
    EXPECT_EQ(outcome("one.zip"), kRight);
    pack("two.zip", "one.zip", bytes_of("one.zip"));
    EXPECT_EQ(outcome("two.zip"), kRight);
    pack("several.zip", "a.csv", kPlain);
    pack("several.zip", "b.csv", kPlain);
    expect_words(outcome("several.zip"), {"several.zip", "a.csv, b.csv", "unpack"});
}

TEST_P(BadTable, ArchivesThatWereCutOffOrAreOfAnotherKind) {
    pack("one.zip", "table.csv", kPlain);
    const std::string whole = bytes_of("one.zip");
    expect_words(outcome_of(whole.substr(0, whole.size() / 2), "half.zip"),
                 {"half.zip", "could not be opened", "download it again"});
    expect_words(outcome_of("7z\xBC\xAF\x27\x1C more", "table.7z"), {"table.7z", "unpack"});
}

TEST_P(BadTable, FilesThatStopInTheMiddle) {
    expect_words(outcome_of("id,people,name,lon,lat\n001,300.5,A,6.001,45\n002,10"),
                 {"table.csv, row 3", "ends in the middle", "download it again"});
    expect_words(outcome_of("id,people,name,lon,lat\n001,300.5,\"A,6.001,45\n002,100,B,6.006,45\n"),
                 {"table.csv, row 2", "quotation mark"});
}

TEST_P(BadTable, CodesThatASpreadsheetHasSpoilt) {
    expect_words(
        outcome_of("id;people;name;lon;lat\n2,601E+13;1;A;6,001;45\n2,601E+13;2;B;6,006;45\n"),
        {"table.csv, row 2", "\"id\"", "2,601E+13", "as text"});
}

TEST_P(BadTable, IdsThatStandTwice) {
    expect_words(outcome_of("id,people,name,lon,lat\n001,1,A,6.001,45\n001,2,B,6.006,45\n"),
                 {"table.csv, row 3", "\"001\"", "row 2"});
}

TEST_P(BadTable, AWordForANumber) {
    expect_words(outcome_of("id,people,name,lon,lat\n001,many,A,6.001,45\n"),
                 {"table.csv, row 2", "\"many\"", "\"people\"", "not a number"});
}

class BadGeometry : public StudyFiles {
  protected:
    static std::string feature(const std::string& code, const std::string& geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code +
               "\"},\"geometry\":" + geometry + "}";
    }
    static std::string collection(const std::string& features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }
    static std::string square(double x, double y, double side) {
        return fmt::format(
            R"({{"type":"Polygon","coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}})",
            x, y, x + side, y + side);
    }
    static std::string point(double x, double y) {
        return fmt::format(R"({{"type":"Point","coordinates":[{},{}]}})", x, y);
    }
    static std::string study_file(const std::string& section, const std::string& more = "") {
        if (section == "zones") return "[zones]\nfile = \"z.geojson\"\ncode = \"code\"\n" + more;
        if (section == "households") return "[households]\nfile = \"z.geojson\"\n" + more;
        return "[[services]]\nfile = \"z.geojson\"\ncategory = \"pharmacy\"\n" + more;
    }
    /// The sentence for a file with that geometry, in its first or only feature.
    [[nodiscard]] std::string sentence(const std::string& section, const std::string& geometry,
                                       const std::string& more = "") const {
        write("z.geojson", collection(feature("1", geometry)));
        return error_of(study_file(section, more));
    }
    /// The sentence once the roads are known.
    [[nodiscard]] std::string sentence_on_roads(const std::string& section,
                                                const std::string& geometry) const {
        write("z.geojson", collection(feature("1", geometry)));
        try {
            study::Study study = open(study_file(section));
            place_on_roads(study, paper_roads());
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
    static constexpr const char* kSections[] = {"zones", "households", "services"};
};

TEST_F(BadGeometry, Lambert93LabelledWgs84) {
    for (const char* section : kSections) {
        const bool area = std::string_view(section) == "zones";
        expect_words(
            sentence(section, area ? square(936000, 6440000, 100) : point(936000, 6440000)),
            {"z.geojson, feature 0", "Lambert 93", "crs = \"EPSG:2154\""});
    }
}

TEST_F(BadGeometry, DegreesLabelledLambert93) {
    for (const char* section : kSections) {
        const bool area = std::string_view(section) == "zones";
        expect_words(
            sentence(section, area ? square(6, 45, 0.01) : point(6, 45), "crs = \"EPSG:2154\"\n"),
            {"z.geojson, feature 0", "(6, 45)", "degrees", "EPSG:4326"});
    }
}

TEST_F(BadGeometry, LatitudeBeforeLongitude) {
    for (const char* section : kSections) {
        const bool area = std::string_view(section) == "zones";
        expect_words(sentence_on_roads(section, area ? square(44.995, 5.99, 0.02) : point(45, 6)),
                     {"z.geojson", "swapped", "exchange x and y"});
    }
}

TEST_F(BadGeometry, CoordinatesThatStandForNone) {
    expect_words(sentence("households", point(0, 0)), {"feature 0", "(0, 0)", "remove the row"});
    expect_words(sentence("services", point(0, 0)), {"feature 0", "(0, 0)", "remove the row"});
}

TEST_F(BadGeometry, EmptyOnes) {
    for (const char* section : kSections) {
        expect_words(sentence(section, "null"), {"z.geojson, feature 0", "geometry is empty"});
        expect_words(sentence(section, R"({"type":"Polygon","coordinates":[]})"),
                     {"z.geojson, feature 0", "geometry is empty"});
    }
}

TEST_F(BadGeometry, AnOutlineThatCrossesItselfIsRepairedAndTold) {
    write("z.geojson",
          collection(feature("1", R"({"type":"Polygon","coordinates":[[[6,45],[6.01,45.01],)"
                                  R"([6.01,45],[6,45.01],[6,45]]]})")));
    const study::Study study = open(study_file("zones"));
    ASSERT_EQ(study.territory.zones.size(), 1U);
    EXPECT_EQ(study.territory.zones[0].shape.size(), 2U) << "a bow tie is two triangles";
    const auto remarks = study.readings.front().all_remarks();
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].row, "feature 0");
    expect_words(remarks[0].text, {"crosses itself", "repaired"});
}

TEST_F(BadGeometry, AFileThatStopsInTheMiddle) {
    const std::string whole = collection(feature("1", square(6, 45, 0.01)));
    write("z.geojson", whole.substr(0, whole.size() - 30));
    for (const char* section : kSections)
        expect_words(error_of(study_file(section)), {"z.geojson"});
}

TEST_F(BadGeometry, ATableOfCodesThatLostTheirZeros) {
    write("population.csv", "insee,people\n1,10\n2,20\n");
    expect_words(error_of(std::string{"[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n"
                                      "[zones.join]\nfile = \"population.csv\"\n"
                                      "code = \"insee\"\npopulation = \"people\"\n"}),
                 {"population.csv", "\"insee\"", "lost their leading zeros", "001", "as text"});
}

}  // namespace
}  // namespace relais::assembly
