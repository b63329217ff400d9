// Each sentence that a planner may meet names the file, the row and the remedy.
#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

class BadInputTest : public StudyFiles {
  protected:
    /// The sentence for households of that CSV.
    std::string error_of_households(std::string_view csv) {
        write("households.csv", csv);
        return error_of(kHouseholdsTable);
    }
    std::string error_of_services(std::string_view csv) {
        write("services.csv", csv);
        return error_of(
            "[[services]]\nfile = \"services.csv\"\ncategory_column = \"kind\"\n"
            "id = \"id\"\nx = \"lon\"\ny = \"lat\"\ncapacity = \"places\"\n");
    }
    std::string error_of_zones(const std::string& features) {
        write("zones.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        return error_of("[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n");
    }
    static std::string feature(const std::string& code, const std::string& geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code +
               "\"},\"geometry\":" + geometry + "}";
    }
    static constexpr const char* kSquare =
        R"({"type":"Polygon","coordinates":[[[6,45],[6.01,45],[6.01,45.01],[6,45.01],[6,45]]]})";
};

TEST_F(BadInputTest, MissingFiles) {
    expect_words(error_of(kHouseholdsTable), {"households.csv", "no such file", "correct"});
    try {
        static_cast<void>(open_study(folder_ / "nothing.osm.pbf"));
        FAIL();
    } catch (const Error& error) {
        expect_words(error.what(), {"nothing.osm.pbf", "no such file", "territory.toml"});
    }
    try {
        static_cast<void>(open_study(folder_));
        FAIL();
    } catch (const Error& error) {
        expect_words(error.what(), {"is a folder"});
    }
}

TEST_F(BadInputTest, AFileThatIsNoLayer) {
    write("zones.geojson", "<html>404</html>");
    expect_words(error_of(kZonesTable), {"zones.geojson", "could not be read", "GeoPackage"});
}

TEST_F(BadInputTest, MissingLayer) {
    expect_words(error_of(std::string{kZonesTable} + "layer = \"cantons\"\n"),
                 {"zones.geojson", "no layer \"cantons\"", "its layers are \"zones\""});
}

TEST_F(BadInputTest, MissingColumnsAreListed) {
    expect_words(error_of_households("id,persons,lon,lat\na,1,6,45\n"),
                 {"households.csv", "no column \"people\"", "id, persons, lon, lat"});
}

TEST_F(BadInputTest, AWrongFilter) {
    expect_words(error_of(std::string{kZonesTable} + "where = \"nonsense ===\"\n"),
                 {"zones.geojson", "nonsense", "SQL"});
}

TEST_F(BadInputTest, WeightsThatAreNoAmounts) {
    expect_words(error_of_households("id,people,lon,lat\na,1,6,45\nb,many,6,45\n"),
                 {"households.csv, row 3", "\"many\"", "people", "not a number"});
    expect_words(error_of_households("id,people,lon,lat\na,nan,6,45\n"),
                 {"row 2", "\"nan\"", "not a number"});
    expect_words(error_of_households("id,people,lon,lat\na,-1,6,45\n"),
                 {"row 2", "-1", "negative", "zero or more"});
    expect_words(error_of_households("id,people,lon,lat\na,,6,45\n"),
                 {"row 2", "weight", "empty", "zero or more"});
}

TEST_F(BadInputTest, WeightsThatNoPlaceOnEarthHas) {
    // A sentinel, an error of units; 1e308 twice is more than a number can be.
    for (const char* many : {"1e308", "1e20", "2000000000"})
        expect_words(
            error_of_households("id,people,lon,lat\na,1,6,45\nb," + std::string(many) + ",6,45\n"),
            {"households.csv, row 3", "people", "larger than any real count"});
    expect_words(error_of_services("id,kind,lon,lat,places\ns,pharmacy,6,45,1e12\n"),
                 {"services.csv, row 2", "1000000000000", "places", "any real count"});
}

TEST_F(BadInputTest, CoordinatesThatAreNowhere) {
    expect_words(error_of_households("id,people,lon,lat\na,1,6,45\nb,1,645,45\n"),
                 {"households.csv, row 3", "(645, 45)", "outside the bounds", "crs"});
    expect_words(error_of_households("id,people,lon,lat\na,1,nan,45\n"), {"row 2", "not a number"});
    expect_words(error_of_households("id,people,lon,lat\na,1,,45\n"),
                 {"row 2", "coordinate", "empty", "remove the row"});
    write("h.geojson",
          "{\"type\":\"FeatureCollection\",\"features\":[" + feature("1", "null") + "]}");
    expect_words(error_of("[households]\nfile = \"h.geojson\"\n"),
                 {"h.geojson, feature 0", "geometry is empty"});
}

TEST_F(BadInputTest, DuplicateAndEmptyIds) {
    expect_words(error_of_households("id,people,lon,lat\na,1,6,45\nb,1,6,45\na,1,6,45\n"),
                 {"households.csv, row 4", "\"a\"", "row 2", "unique"});
    expect_words(error_of_households("id,people,lon,lat\n,1,6,45\n"), {"row 2", "id", "empty"});
    expect_words(error_of_zones(feature("1", kSquare) + "," + feature("1", kSquare)),
                 {"zones.geojson, feature 1", "\"1\"", "feature 0"});
    expect_words(error_of_services("id,kind,lon,lat,places\n1,pharmacy,6,45,\n1,pharmacy,6,45,\n"),
                 {"services.csv, row 3", "\"1\"", "row 2"});
}

TEST_F(BadInputTest, EmptyTables) {
    expect_words(error_of_households("id,people,lon,lat\n"), {"households.csv", "no household"});
    expect_words(error_of_households(""), {"households.csv"});
    expect_words(error_of_zones(""), {"zones.geojson"});
}

TEST_F(BadInputTest, WrongGeometry) {
    const std::string line = R"({"type":"LineString","coordinates":[[6,45],[6.01,45]]})";
    expect_words(error_of_zones(feature("1", line)),
                 {"zones.geojson, feature 0", "LINESTRING", "polygons"});
    write("h.geojson",
          "{\"type\":\"FeatureCollection\",\"features\":[" + feature("1", line) + "]}");
    expect_words(error_of("[households]\nfile = \"h.geojson\"\n"),
                 {"h.geojson, feature 0", "LINESTRING", "points or polygons"});
    write("plain.csv", "id,people\n1,2\n");
    expect_words(error_of("[households]\nfile = \"plain.csv\"\n"), {"plain.csv", "x = \"…\""});
}

TEST_F(BadInputTest, AnUnknownReferenceSystem) {
    write("households.csv", "id,e,n\na,700000,6600000\n");
    const std::string table = "[households]\nfile = \"households.csv\"\nx = \"e\"\ny = \"n\"\n";
    expect_words(error_of(table), {"households.csv", "\"e\" and \"n\"", "add crs"});
    expect_words(error_of(table + "crs = \"Lambert\"\n"), {"Lambert", "EPSG"});
}

TEST_F(BadInputTest, UnknownCategories) {
    expect_words(error_of_services("id,kind,lon,lat,places\n1,pharmacy,6,45,\n2,circus,6,45,\n"),
                 {"services.csv, row 3", "\"circus\"", "pharmacy", "[services.map]"});
    write("services.csv", "lon,lat\n6,45\n");
    expect_words(error_of("[[services]]\nfile = \"services.csv\"\ncategory = \"circus\"\n"
                          "x = \"lon\"\ny = \"lat\"\n"),
                 {"services.csv", "\"circus\"", "write one of", "pharmacy"});
}

TEST_F(BadInputTest, CapacitiesThatAreNoAmounts) {
    expect_words(error_of_services("id,kind,lon,lat,places\n1,pharmacy,6,45,-3\n"),
                 {"services.csv, row 2", "-3", "places", "negative"});
}

TEST_F(BadInputTest, AJoinThatMatchesNothingShowsACodeOfEach) {
    write("population.csv", "insee,people\n1,10\n2,20\n");
    expect_words(error_of(std::string{"[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n"
                                      "[zones.join]\nfile = \"population.csv\"\n"
                                      "code = \"insee\"\npopulation = \"people\"\n"}),
                 {"population.csv", "insee", "\"1\"", "\"001\""});
}

TEST_F(BadInputTest, PeopleAlongTheRoadsNeedAPopulation) {
    expect_words(error_of("[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\n[households]\n"
                          "from = \"roads\"\n"),
                 {"territory.toml", "from = \"roads\"", "population"});
}

}  // namespace
}  // namespace relais::assembly
