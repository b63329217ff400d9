// Tables and layers as people have them, of which every row is read, refused or counted.

#include <algorithm>
#include <cmath>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geodata/assembly/place_on_roads.h"
#include "tests/support/paper_roads.h"
#include "tests/support/study_files.h"

namespace relais::zones {
namespace {

using testing_support::expect_words;
using testing_support::paper_roads;
using testing_support::StudyFiles;

using Rows = std::vector<std::vector<std::string>>;

class WholeTables : public StudyFiles {
  protected:
    void SetUp() override {
        StudyFiles::SetUp();
        GDALAllRegister();
    }

    static constexpr const char* kPharmacies =
        "category = \"pharmacy\"\nid = \"id\"\nx = \"lon\"\ny = \"lat\"\n";
    static std::string services(const std::string& file, const std::string& more = kPharmacies) {
        return "[[services]]\nfile = \"" + file + "\"\n" + more;
    }
    static std::string ids(const study::Study& study) {
        std::string result;
        for (const territory::Service& service : study.territory.services)
            result += service.id + " ";
        return result;
    }
    static std::string notes(const study::Study& study) {
        std::string result;
        for (const std::string& note : study.territory.notes) result += note + "\n";
        return result;
    }

    /// A workbook of one sheet whose cells are all text.
    void write_workbook(const std::string& name, const char* driver, const Rows& rows) const {
        const std::string file = (folder_ / name).string();
        GDALDatasetUniquePtr book(GetGDALDriverManager()->GetDriverByName(driver)->Create(
            file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer* sheet = book->CreateLayer("sheet", nullptr, wkbNone, nullptr);
        for (const std::string& column : rows.front()) {
            OGRFieldDefn field(column.c_str(), OFTString);
            static_cast<void>(sheet->CreateField(&field));
        }
        for (std::size_t r = 1; r < rows.size(); ++r) {
            OGRFeature row(sheet->GetLayerDefn());
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                if (!rows[r][c].empty()) row.SetField(static_cast<int>(c), rows[r][c].c_str());
            EXPECT_EQ(sheet->CreateFeature(&row), OGRERR_NONE);
        }
    }

    static std::string bytes_of(const std::string& name) {
        std::string bytes(1 << 20, '\0');
        VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
        bytes.resize(file ? VSIFReadL(bytes.data(), 1, bytes.size(), file) : 0);
        if (file) VSIFCloseL(file);
        return bytes;
    }

    /// Packs a workbook again with one of its members cut in two.
    void cut_member(const std::string& name, const std::string& member) const {
        const std::string whole = "/vsizip/{" + (folder_ / name).string() + "}";
        char** members = VSIReadDirRecursive(whole.c_str());
        std::vector<std::pair<std::string, std::string>> content;
        for (char** each = members; each && *each; ++each)
            if (!std::string_view(*each).ends_with('/'))
                content.emplace_back(*each, bytes_of(whole + "/" + *each));
        CSLDestroy(members);
        std::filesystem::remove(folder_ / name);
        VSILFILE* zip = VSIFOpenL(("/vsizip/" + (folder_ / name).string()).c_str(), "wb");
        ASSERT_TRUE(zip);
        for (auto& [each, bytes] : content) {
            if (each == member) bytes.resize(bytes.size() * 2 / 3);
            VSILFILE* file =
                VSIFOpenL(("/vsizip/" + (folder_ / name).string() + "/" + each).c_str(), "wb");
            VSIFWriteL(bytes.data(), 1, bytes.size(), file);
            VSIFCloseL(file);
        }
        VSIFCloseL(zip);
    }

    static inline const Rows kRows = {{"id", "lon", "lat"},
                                      {"001", "6.001", "45"},
                                      {"002", "6.002", "45"},
                                      {"003", "6.003", "45"}};
};

TEST_F(WholeTables, AWorkbookWhoseCellsAreAllTextHasItsNamesInTheFirstRow) {
    write_workbook("p.xlsx", "XLSX", kRows);
    EXPECT_EQ(ids(open(services("p.xlsx"))), "001 002 003 ");
    write_workbook("p.ods", "ODS", kRows);
    EXPECT_EQ(ids(open(services("p.ods"))), "001 002 003 ");
}

TEST_F(WholeTables, AWorkbookThatBreaksOffIsRefused) {
    write_workbook("p.xlsx", "XLSX", kRows);
    cut_member("p.xlsx", "xl/worksheets/sheet1.xml");
    expect_words(error_of(services("p.xlsx")), {"p.xlsx: reading stopped: ", "again"});
    write_workbook("p.ods", "ODS", kRows);
    cut_member("p.ods", "content.xml");
    expect_words(error_of(services("p.ods")), {"p.ods", "again"});
    write_workbook("q.xlsx", "XLSX", kRows);
    cut_member("q.xlsx", "xl/sharedStrings.xml");
    expect_words(error_of(services("q.xlsx")), {"q.xlsx: reading stopped: "});
}

TEST_F(WholeTables, LinesAboveTheNamesAreSkippedInWorkbooksToo) {
    Rows titled = {{"Pharmacies", "2024", ""}, {"of the department", "", ""}};
    titled.insert(titled.end(), kRows.begin(), kRows.end());
    for (const auto& [name, driver] : {std::pair("p.xlsx", "XLSX"), std::pair("p.ods", "ODS")}) {
        write_workbook(name, driver, titled);
        expect_words(error_of(services(name)), {name, "no column \"lon\"", "line 3", "skip = 2"});
        EXPECT_EQ(ids(open(services(name, std::string(kPharmacies) + "skip = 2\n"))),
                  "001 002 003 ");
    }
    write("p.csv", "Pharmacies\nof the department\nid,lon,lat\n001,6.001,45\n");
    expect_words(error_of(services("p.csv")), {"p.csv", "line 3", "skip = 2"});
    EXPECT_EQ(ids(open(services("p.csv", std::string(kPharmacies) + "skip = 2\n"))), "001 ");
    expect_words(error_of(services("p.csv", std::string(kPharmacies) + "skip = 2.5\n")),
                 {"territory.toml", "skip = 2.5", "number of lines"});
    expect_words(error_of(services("zones.geojson", "category = \"pharmacy\"\nskip = 2\n")),
                 {"zones.geojson", "skip = 2", "remove it"});
}

TEST_F(WholeTables, BarsInATextFileSeparateCells) {
    write("p.txt", "id|lon|lat\n001|6.001|45\n002|6.002|45\n");
    EXPECT_EQ(ids(open(services("p.txt"))), "001 002 ");
}

TEST_F(WholeTables, BothCoordinatesInOneColumn) {
    write("p.csv",
          "Geo Point;Geo Shape;id\n45, 6.001;\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": "
          "[6.001, 45]}\";001\n45, 6.002;;002\n");
    const std::string pharmacy = "category = \"pharmacy\"\nid = \"id\"\n";
    const study::Study study = open(services("p.csv", pharmacy));
    EXPECT_EQ(ids(study), "001 002 ");
    EXPECT_EQ(study.territory.services[1].place, Coordinate::from_degrees(6.002, 45));
    write("h.csv", "where,people\n\"6.001 45\",2\n\"6.002 45\",3\n");
    const study::Study homes = open(
        "[households]\nfile = \"h.csv\"\nweight = \"people\"\n"
        "place = \"where\"\nplace_order = \"lon,lat\"\n");
    EXPECT_EQ(homes.territory.households[1].place, Coordinate::from_degrees(6.002, 45));
    expect_words(error_of(services("p.csv", std::string(kPharmacies) + "place = \"Geo Point\"\n")),
                 {"territory.toml", "place as well as x and y"});
    write("z.csv",
          "code;Geo Shape\n1;\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[5.9,44.9]"
          ",[6.1,44.9],[6.1,45.1],[5.9,44.9]]]}\"\n");
    EXPECT_EQ(open("[zones]\nfile = \"z.csv\"\ncode = \"code\"\n").territory.zones.size(), 1U);
}

TEST_F(WholeTables, AFewRowsWithoutAPlaceAreLeftOutAndCounted) {
    write("h.csv", "id,people,lon,lat\na,2,6.001,45\nb,5,,\nc,3,6.002,45\nd,1,0,0\ne,1,6.003,45\n");
    const std::string households =
        "[households]\nfile = \"h.csv\"\nid = \"id\"\nweight = \"people\"\nx = \"lon\"\ny = "
        "\"lat\"\n";
    const study::Study study = open(households);
    ASSERT_EQ(study.territory.households.size(), 3U);
    EXPECT_EQ(study.territory.households[2].id, "e");
    expect_words(notes(study), {"Households of h.csv: 2 of its 5 rows have no coordinates and are "
                                "left out, with a weight of 6.0."});
    ASSERT_EQ(study.readings.front().left_out.size(), 1U);
    EXPECT_EQ(study.readings.front().left_out[0].reason, "without coordinates");
    EXPECT_EQ(study.readings.front().left_out[0].first, (std::vector<std::size_t>{3, 5}));

    write("p.csv", "id,lon,lat\n001,6.001,45\n002,,\n003,6.002,45\n");
    const study::Study pharmacies = open(services("p.csv"));
    EXPECT_EQ(ids(pharmacies), "001 003 ");
    expect_words(notes(pharmacies), {"3 rows, of which left out: 1 without coordinates"});

    write("h.csv", "id,people,lon,lat\na,2,6.001,45\nb,5,,\nc,3,,45\n");
    expect_words(error_of(households), {"h.csv, row 3", "empty", "remove the row", "1 more"});
    std::string many = "id,people,lon,lat\n";
    for (int i = 0; i < 100; ++i) many += std::to_string(i) + (i < 11 ? ",1,,\n" : ",1,6.001,45\n");
    write("h.csv", many);
    expect_words(error_of(households), {"h.csv, row 2", "empty", "10 more"});
}

TEST_F(WholeTables, PlacesThatAllLieElsewhereAreRefused) {
    const auto sentence = [&](const std::string& study_file) -> std::string {
        try {
            study::Study study = open(study_file);
            assembly::place_on_roads(study, paper_roads());
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    };
    // Lambert 93 read as the zone of Lambert's conic conformal projection at 42 degrees.
    write("p.csv", "id,e,n\n001,936000,6440000\n002,936100,6440000\n");
    const std::string east = "category = \"pharmacy\"\nx = \"e\"\ny = \"n\"\ncrs = \"EPSG:";
    expect_words(sentence(services("p.csv", east + "32631\"\n")),
                 {"p.csv: all of its places are far from the roads", "longitude", "latitude 57.8",
                  "EPSG:32631", "correct crs"});
    write("h.csv", "id,people,lon,lat\na,2,7.001,46\n");
    expect_words(sentence("[households]\nfile = \"h.csv\"\nweight = \"people\"\nx = \"lon\"\ny = "
                          "\"lat\"\n"),
                 {"h.csv", "longitude 7.0010 to 7.0010", "latitude 46.0000", "correct crs"});
}

TEST_F(WholeTables, ADbfOfAnotherLengthIsRefused) {
    {
        GDALDatasetUniquePtr shapes(
            GetGDALDriverManager()
                ->GetDriverByName("ESRI Shapefile")
                ->Create((folder_ / "p.shp").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference wgs84;
        wgs84.SetWellKnownGeogCS("WGS84");
        OGRLayer* layer = shapes->CreateLayer("p", &wgs84, wkbPoint, nullptr);
        OGRFieldDefn id("id", OFTString);
        id.SetWidth(10);
        static_cast<void>(layer->CreateField(&id));
        for (int i = 0; i < 5; ++i) {
            OGRFeature row(layer->GetLayerDefn());
            row.SetField(0, std::to_string(i).c_str());
            const OGRPoint place(6.001 + i * 0.001, 45);
            row.SetGeometry(&place);
            EXPECT_EQ(layer->CreateFeature(&row), OGRERR_NONE);
        }
    }
    const std::string study_file = services("p.shp", "category = \"pharmacy\"\nid = \"id\"\n");
    EXPECT_EQ(ids(open(study_file)), "0 1 2 3 4 ");
    const std::string whole = bytes_of((folder_ / "p.dbf").string());
    write("p.dbf", whole + std::string(100, '\0'));
    EXPECT_EQ(ids(open(study_file)), "0 1 2 3 4 ") << "filled up by the program that wrote it";
    write("p.dbf", whole.substr(0, 80) + whole.substr(70));
    expect_words(error_of(study_file), {"p.shp", "announces 5 rows", "download it again"});
    write("p.dbf", whole.substr(0, whole.size() - 1) + std::string(70, ' ') + "\x1A");
    expect_words(error_of(study_file), {"p.shp", "announces 5 rows", "download it again"});
    write("p.dbf", whole.substr(0, whole.size() - 8));
    expect_words(error_of(study_file), {"p.shp", "announces 5 rows", "download it again"});
}

TEST_F(WholeTables, AValueOfMegabytesIsNotQuotedWhole) {
    write("h.csv", "id,people,lon,lat\na," + std::string(1 << 20, 'x') + ",6.001,45\n");
    const std::string message = error_of(
        "[households]\nfile = \"h.csv\"\nid = \"id\"\nweight = \"people\"\nx = \"lon\"\ny = "
        "\"lat\"\n");
    expect_words(message, {"row 2", "xxx…\" in column \"people\" is not a number"});
    EXPECT_LT(message.size(), 400U);
}

/// Zones of Paris as one commune, or as two of its arrondissements; and tables of the other kind.
class Arrondissements : public WholeTables {
  protected:
    void SetUp() override {
        WholeTables::SetUp();
        std::string parts(kZones), city(kZones);
        parts.replace(parts.find("\"001\""), 5, "\"75101\"");
        parts.replace(parts.find("\"002\""), 5, "\"75102\"");
        city.replace(city.find("\"001\""), 5, "\"75056\"");
        write("parts.geojson", parts);
        write("city.geojson", city);
    }
    static std::string joined(const std::string& zones, const std::string& table) {
        return "[zones]\nfile = \"" + zones +
               "\"\ncode = \"code\"\nname = \"name\"\n[zones.join]\nfile = \"" + table +
               "\"\ncode = \"code\"\npopulation = \"people\"\n";
    }
    static std::string people(const study::Study& study) {
        std::string result;
        for (const territory::Zone& zone : study.territory.zones)
            result += zone.code + "=" +
                      (zone.population ? std::to_string(std::lround(*zone.population)) : "?") + " ";
        return result;
    }
};

TEST_F(Arrondissements, ATableOfThemIsSummedIntoTheCommune) {
    write("t.csv", "code,people\n75101,10\n75102,20\n75120,5\n002,7\n003,1\n004,1\n");
    const study::Study study = open(joined("city.geojson", "t.csv"));
    EXPECT_EQ(people(study), "75056=35 002=7 003=1 004=1 ");
    expect_words(notes(study), {"rows in t.csv for only 3 of its 20 arrondissements"});
}

TEST_F(Arrondissements, ATableOfTheCommuneJoinsThem) {
    write("t.csv", "code,people\n75056,30\n003,1\n004,1\n");
    const study::Study study = open(joined("parts.geojson", "t.csv"));
    EXPECT_EQ(people(study), "75056=30 003=1 004=1 ");
    EXPECT_EQ(study.territory.zones[0].name, "Paris");
    expect_words(notes(study), {"2 into 1 (75056 Paris)", "Only 2 of the 20 arrondissements"});
}

TEST_F(Arrondissements, ATableOfBothCountsNobodyTwice) {
    write("t.csv", "code,people\n75056,30\n75101,10\n75102,20\n002,7\n003,1\n004,1\n");
    EXPECT_EQ(people(open(joined("city.geojson", "t.csv"))), "75056=30 002=7 003=1 004=1 ");
    EXPECT_EQ(people(open(joined("parts.geojson", "t.csv"))), "75101=10 75102=20 003=1 004=1 ");
}

TEST_F(Arrondissements, ServicesCountedByEitherAreFound) {
    const std::string zones = "\"\ncode = \"code\"\n[[services]]\nfile = \"counts.csv\"\n";
    write("counts.csv", "CODGEO;NB_D307;NB_D501\n75101;2;\n75102;1;\n");
    EXPECT_EQ(open("[zones]\nfile = \"city.geojson" + zones).territory.services.size(), 3U);
    write("counts.csv", "CODGEO;NB_D307;NB_D501\n75056;5;\n");
    const study::Study study = open("[zones]\nfile = \"parts.geojson" + zones);
    EXPECT_EQ(study.territory.services.size(), 5U);
    EXPECT_EQ(std::count_if(study.unsettled.begin(), study.unsettled.end(),
                            [](const study::UnsettledService& s) { return s.zone == ZoneId{0}; }),
              3);
    expect_words(notes(study), {"assigned in turn to the arrondissements that are zones: 1"});
}

}  // namespace
}  // namespace relais::zones
