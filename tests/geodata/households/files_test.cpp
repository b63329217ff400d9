// Files that count people by area: grids, images, polygons. Where in the area they live comes from
// the extract, whose only house, w3, stands at (6.0051, 45.0021) in zone 002 East.

#include <cmath>
#include <map>
#include <numeric>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "geodata/assembly/place_on_roads.h"
#include "geodata/tables/plane.h"
#include "tests/support/paper_roads.h"
#include "tests/support/study_files.h"

namespace relais::households {
namespace {

using testing_support::expect_words;
using testing_support::paper_roads;
using testing_support::StudyFiles;

class HouseholdFilesTest : public StudyFiles {
  protected:
    /// The cell of 200 m in Lambert 93 that a place lies in.
    static std::string cell_at(double lon, double lat) {
        const tables::Plane plane("EPSG:2154");
        const std::vector<Coordinate> places = {Coordinate::from_degrees(lon, lat)};
        const tables::Plane::Point p = *plane.to_plane(places).front();
        const auto corner = [](double metres) {
            return std::to_string(static_cast<long>(std::floor(metres / 200)) * 200);
        };
        return "CRS2154RES200mN" + corner(p.y) + "E" + corner(p.x);
    }
    const std::string house_ = cell_at(6.0051, 45.0021);
    const std::string street_ = cell_at(6.0020, 45.0000);
    const std::string field_ = cell_at(6.1050, 44.9900);   // in zone 004 Far
    const std::string abroad_ = cell_at(6.3000, 45.2000);  // in no zone

    /// Opens a study of the four zones with these households and gives everybody a place.
    [[nodiscard]] study::Study placed(const std::string& file, const std::string& more = "") const {
        study::Study study =
            open(std::string{kZonesTable} + "[households]\nfile = \"" + file + "\"\n" + more);
        assembly::place_on_roads(study, paper_roads());
        return study;
    }
    static double sum(const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    }
    static std::vector<double> by_zone(const study::Study& study) {
        std::vector<double> people(study.territory.zones.size());
        for (const territory::Household& household : study.territory.households)
            people[household.zone.index()] += household.weight;
        return people;
    }
    static bool has_note(const study::Study& study, const std::string& words) {
        return std::any_of(study.territory.notes.begin(), study.territory.notes.end(),
                           [&words](const auto& n) { return n.find(words) != std::string::npos; });
    }
    static const std::vector<double>& group(const study::Study& study, const std::string& key) {
        for (const territory::DemandGroup& g : study.territory.groups)
            if (g.key == key) return g.by_household;
        ADD_FAILURE() << "no group " << key;
        static const std::vector<double> kNobody;
        return kNobody;
    }

    static constexpr const char* kHeader =
        "idcar_200m,ind,men,men_pauv,men_1ind,ind_snv,ind_0_3,ind_4_5,ind_6_10,ind_11_17,ind_65_79,"
        "ind_80p,i_est_200\n";
};

TEST_F(HouseholdFilesTest, AFilosofiGridIsKnownByItsColumnsAndPlacedWherePeopleLive) {
    write("carreaux.csv", std::string{kHeader} +                                   //
                              house_ + ",10.5,4,1,2,200000,1,0.5,0.5,1,2,1,0\n" +  //
                              street_ + ",7,3,0,0,150000,0,0,0,0,1,0,1\n" +        //
                              field_ + ",2,1,1,1,20000,0,0,0,0,0,2,0\n" +          //
                              abroad_ + ",99,50,0,0,2000000,9,9,9,9,9,9,0\n");
    const study::Study study = placed("carreaux.csv");
    const auto& households = study.territory.households;
    EXPECT_EQ(study.territory.unit, territory::WeightUnit::kPeople);
    EXPECT_EQ(households[0].id, "w3") << "a cell with a home: its people are there";
    EXPECT_EQ(households[0].weight, 10.5);
    EXPECT_EQ(households[1].id, street_ + "-1") << "else along its streets";
    EXPECT_EQ(households[1].place.lat_e7, 450000000);
    EXPECT_EQ(households.back().id, field_) << "else in its middle";
    EXPECT_EQ(by_zone(study), (std::vector<double>{7, 10.5, 0, 2}));
    EXPECT_DOUBLE_EQ(sum(group(study, "people_65_plus")), 6);
    EXPECT_DOUBLE_EQ(sum(group(study, "people_80_plus")), 3);
    EXPECT_DOUBLE_EQ(sum(group(study, "children_0_3")), 1);
    EXPECT_DOUBLE_EQ(sum(group(study, "children_4_10")), 1);
    EXPECT_DOUBLE_EQ(sum(group(study, "living_alone")), 3);
    EXPECT_TRUE(has_note(study, "away from the zones, left out: 1 of 4"));
    EXPECT_TRUE(has_note(study, "estimated for statistical confidentiality: 1, with 35.9 %"));
}

TEST_F(HouseholdFilesTest, TheSpellingOfOtherYearsIsTheSame) {
    write("carreaux.csv", "Idcar_200m;Ind;Men\n" + house_ + ";10,5;4\n");
    EXPECT_EQ(placed("carreaux.csv").territory.households[0].weight, 10.5);
    write("carreaux.csv", "IdINSPIRE,Ind,Men\n" + house_ + ",10.5,4\n");
    EXPECT_EQ(placed("carreaux.csv").territory.households[0].weight, 10.5);
}

TEST_F(HouseholdFilesTest, EurostatMarksWhatItDoesNotPublishBelowZero) {
    write("grid.csv", "GRD_ID,T,Y_LT15,Y_GE65\n" + house_ + ",10,-9999,3\n");
    const study::Study study = placed("grid.csv");
    EXPECT_EQ(study.territory.households[0].weight, 10);
    EXPECT_EQ(sum(group(study, "children_0_14")), 0);
    EXPECT_EQ(sum(group(study, "people_65_plus")), 3);
    EXPECT_TRUE(has_note(study, "not published, counted as 0: 1"));
}

TEST_F(HouseholdFilesTest, ACellWithoutPeopleMakesNoHousehold) {
    write("carreaux.csv", "idcar_200m,ind,men\n" + house_ + ",3,1\n" + street_ + ",0,0\n");
    const study::Study study = placed("carreaux.csv");
    EXPECT_EQ(study.territory.households.size(), 1U);
    EXPECT_TRUE(has_note(study, "without people: 1"));
}

TEST_F(HouseholdFilesTest, PeopleOfABorderCellWhoLiveBeyondTheZonesAreLeftOutAndCounted) {
    // 220 m west of zone West; no home, no road.
    const std::string beyond = cell_at(5.9872, 45.000);
    write("carreaux.csv", "idcar_200m,ind,men\n" + house_ + ",3,1\n" + beyond + ",5,2\n");
    const study::Study study = placed("carreaux.csv");
    EXPECT_EQ(sum(by_zone(study)), 3);
    EXPECT_TRUE(has_note(study, "Left out, as they are outside the zones: 5.0 people"));
}

TEST_F(HouseholdFilesTest, ButACellWhoseCommunesAreAllZonesLosesNobody) {
    // As at a coast that the zones draw too simply: the cell says that it lies in the commune.
    std::string zones{kZones};
    for (const char* code : {"001", "002", "003", "004"})
        zones.replace(zones.find('"' + std::string(code)), 4, "\"05" + std::string(code));
    write("zones.geojson", zones);
    const std::string beyond = cell_at(5.9872, 45.000);
    write("carreaux.csv",
          "idcar_200m,ind,men,lcog_geo\n" + beyond + ",5,2,05001\n" + house_ + ",3,1,0500105002\n");
    const study::Study study = placed("carreaux.csv");
    EXPECT_EQ(by_zone(study), (std::vector<double>{5, 3, 0, 0}));
}

TEST_F(HouseholdFilesTest, ACellOfWhichOneCommuneIsNoZoneMayLieBeyondThem) {
    std::string zones{kZones};
    for (const char* code : {"001", "002", "003", "004"})
        zones.replace(zones.find('"' + std::string(code)), 4, "\"05" + std::string(code));
    write("zones.geojson", zones);
    const std::string beyond = cell_at(5.9872, 45.000);
    for (const auto& [communes, stays] : {std::pair{"05001", true},
                                          {"0500105002", true},
                                          {"0500105999", false},
                                          {"0599905001", false},
                                          {"", false},
                                          {"0500", false},
                                          {"050010500", false}}) {
        write("carreaux.csv", "idcar_200m,ind,men,lcog_geo\n" + beyond + ",5,2," + communes + "\n" +
                                  house_ + ",3,1,05002\n");
        EXPECT_EQ(sum(by_zone(placed("carreaux.csv"))), stays ? 8 : 3) << communes;
    }
}

TEST_F(HouseholdFilesTest, AnImageCountsPeopleByPixel) {
    // Four columns of 0.01° from 6.00, one row from 44.995 to 45.005; the house is in the first.
    write("density.asc",
          "ncols 4\nnrows 1\nxllcorner 6.00\nyllcorner 44.995\ncellsize 0.01\n"
          "NODATA_value -1\n30.5 0 -1 4\n");
    const study::Study study = placed("density.asc", "crs = \"EPSG:4326\"\n");
    ASSERT_EQ(study.territory.households.size(), 1U);
    EXPECT_EQ(study.territory.households[0].id, "w3");
    EXPECT_EQ(study.territory.households[0].weight, 30.5);
    EXPECT_TRUE(has_note(study, "outside the zones: 4.0 people"));
}

TEST_F(HouseholdFilesTest, AnImageWithoutAPlaceOrWithNegativePeopleIsRefused) {
    const std::string head = "ncols 1\nnrows 1\nxllcorner 6.00\nyllcorner 44.995\ncellsize 0.01\n";
    write("density.asc", head + "-5\n");
    expect_words(error_of("[households]\nfile = \"density.asc\"\n"),
                 {"density.asc", "no reference system", "crs"});
    expect_words(error_of("[households]\nfile = \"density.asc\"\ncrs = \"EPSG:4326\"\n"),
                 {"density.asc", "row 0, column 0", "-5", "below zero"});
    write("density.asc", head + "0\n");
    expect_words(error_of("[households]\nfile = \"density.asc\"\ncrs = \"EPSG:4326\"\n"),
                 {"density.asc", "contains no people"});
}

/// Writes an image of four pixels of 30, 200, 0 and 4 people with two bands at most.
void write_image(const std::string& file, int bands) {
    GDALAllRegister();
    const GDALDatasetUniquePtr image(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file.c_str(), 4, 1, bands, GDT_Byte, nullptr));
    double frame[] = {6.00, 0.01, 0, 45.005, 0, -0.01};
    image->SetGeoTransform(frame);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    image->SetSpatialRef(&wgs84);
    std::uint8_t people[] = {30, 200, 0, 4};
    std::uint8_t seen[] = {255, 0, 255, 1};
    const auto fill = [](GDALRasterBand& band, std::uint8_t* values) {
        ASSERT_EQ(band.RasterIO(GF_Write, 0, 0, 4, 1, values, 4, 1, GDT_Byte, 0, 0), CE_None);
    };
    fill(*image->GetRasterBand(1), people);
    if (bands == 2) {
        fill(*image->GetRasterBand(2), seen);
        image->GetRasterBand(2)->SetColorInterpretation(GCI_AlphaBand);
        image->GetRasterBand(1)->SetNoDataValue(0);
    } else {
        ASSERT_EQ(image->CreateMaskBand(GMF_PER_DATASET), CE_None);
        fill(*image->GetRasterBand(1)->GetMaskBand(), seen);
    }
}

TEST_F(HouseholdFilesTest, AnImageTellsItsGapsByAMaskWithinOrBesideItOrByAnAlphaBand) {
    const auto expect_thirty_and_four = [&](const std::string& name) {
        const study::Study study =
            open("[households]\nfile = \"" + name + "\"\nspread = \"none\"\n");
        const auto& households = study.territory.households;
        ASSERT_EQ(households.size(), 2U) << name;
        EXPECT_EQ(households[0].weight, 30) << name;
        EXPECT_EQ(households[1].weight, 4) << name;
    };
    CPLSetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
    write_image((folder_ / "within.tif").string(), 1);
    CPLSetConfigOption("GDAL_TIFF_INTERNAL_MASK", "NO");
    write_image((folder_ / "beside.tif").string(), 1);
    CPLSetConfigOption("GDAL_TIFF_INTERNAL_MASK", nullptr);
    write_image((folder_ / "alpha.tif").string(), 2);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "beside.tif.msk"));
    for (const char* name : {"within.tif", "beside.tif", "alpha.tif"}) expect_thirty_and_four(name);
}

/// One polygon around the whole street and the house.
constexpr std::string_view kBlock = R"({"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"id":"block","people":40,"old":8},"geometry":{"type":"Polygon","coordinates":
[[[5.999,44.9995],[6.011,44.9995],[6.011,45.004],[5.999,45.004],[5.999,44.9995]]]}}]})";

TEST_F(HouseholdFilesTest, PolygonsHoldPeopleWhoLiveInTheirHomesOrAlongTheirStreets) {
    write("blocks.geojson", kBlock);
    const std::string columns =
        "id = \"id\"\nweight = \"people\"\ngroups = { people_75_plus = \"old\" }\n";
    const study::Study homes = placed("blocks.geojson", columns);
    ASSERT_EQ(homes.territory.households.size(), 1U);
    EXPECT_EQ(homes.territory.households[0].id, "w3");
    EXPECT_EQ(homes.territory.households[0].weight, 40);
    EXPECT_EQ(group(homes, "people_75_plus"), std::vector<double>{8});

    const study::Study roads = placed("blocks.geojson", columns + "spread = \"roads\"\n");
    ASSERT_EQ(roads.territory.households.size(), 5U) << "five places of 158 m each";
    EXPECT_EQ(roads.territory.households[4].id, "block-5");
    EXPECT_NEAR(sum(by_zone(roads)), 40, 40e-9);
    EXPECT_NEAR(sum(group(roads, "people_75_plus")), 8, 8e-9);
    EXPECT_NEAR(group(roads, "people_75_plus")[0], 1.6, 1e-9);

    const study::Study point = placed("blocks.geojson", columns + "spread = \"none\"\n");
    EXPECT_EQ(point.territory.households[0].id, "block");
}

TEST_F(HouseholdFilesTest, PointsStayWhereTheyAreWithTheirGroups) {
    write("households.csv", "id,people,lon,lat,p75\na,2,6.001,45,1\nb,3,6.007,45,\n");
    const study::Study study =
        open(std::string{kHouseholdsTable} + "groups = { people_75_plus = \"p75\" }\n");
    EXPECT_EQ(group(study, "people_75_plus"), (std::vector<double>{1, 0}));
    EXPECT_TRUE(has_note(study, "Empty cells of demand groups"));
}

TEST_F(HouseholdFilesTest, PopulationsOfZonesLiveInHomesWhereThereAreAnyElseAlongStreets) {
    // Nothing is said of households: East's 100 live in its house, West's 300 along its street.
    study::Study study =
        open(std::string{kZonesTable} + "groups = { children_3_10 = \"people\" }\n");
    assembly::place_on_roads(study, paper_roads());
    EXPECT_EQ(study.territory.households[0].id, "w3");
    const auto people = by_zone(study);
    const std::vector<double> expected = {300, 100, 50, 7};
    for (std::size_t z = 0; z < expected.size(); ++z)
        EXPECT_NEAR(people[z], expected[z], 1e-9 * expected[z]);
    EXPECT_NEAR(sum(group(study, "children_3_10")), 457, 457e-9);
    EXPECT_TRUE(has_note(study, "21.9 % in residential buildings"));
    EXPECT_TRUE(has_note(study, "at one point: 1 (Far)"));
}

TEST_F(HouseholdFilesTest, BadGridsGetASentence) {
    const std::string table = "[households]\nfile = \"g.csv\"\n";
    write("g.csv", "idcar_200m,ind,men\nCRS2154RES200m,1,1\n");
    expect_words(error_of(table), {"g.csv, row 2", "CRS2154RES200m", "not a cell name such as"});
    write("g.csv",
          "idcar_200m,ind,men\n" + house_ + ",1,1\n" + street_ + ",1,1\n" + house_ + ",1,1\n");
    expect_words(error_of(table), {"g.csv", house_.c_str(), "row 2", "row 4", "keep one"});
    write("g.csv", "idcar_200m,ind,men\n" + house_ + ",-1,1\n");
    expect_words(error_of(table), {"g.csv, row 2", "-1", "\"ind\"", "negative"});
    write("g.csv", "idcar_200m,ind,men\n" + house_ + ",NaN,1\n");
    expect_words(error_of(table), {"g.csv, row 2", "NaN", "not a number"});
    write("g.csv", "idcar_200m,ind,men\n");
    expect_words(error_of(table), {"g.csv", "no cell"});
    write("g.csv", "idcar_200m,ind,men\nCRS99RES200mN200E200,1,1\n");
    expect_words(error_of(table), {"EPSG:99", "PROJ"});
    write("g.csv", "idcar_200m,ind,men\n" + abroad_ + ",1,1\n");
    expect_words(error_of(std::string{kZonesTable} + table),
                 {"g.csv", "none of its 1 cells touches the zones"});
}

}  // namespace
}  // namespace relais::households
