#include "geodata/results/results.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Two households and two categories: home `a` reaches the pharmacy after 61.5 s; `b`, whose id
/// needs quotes, lies on an island. There is no crèche.
class ResultsTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("relais-results-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "one");
        fs::create_directories(folder_ / "two");
        std::ofstream(folder_ / "input.txt") << "Relais";

        territory_.name = "Paper";
        territory_.unit = territory::WeightUnit::kPeople;
        territory_.categories = {{"pharmacy", {}, {}}, {"childcare", {}, {}}};
        const Coordinate place = Coordinate::from_degrees(6.0, 45.0);
        territory_.households = {{"a", place, 3, ZoneId{0}}, {"b, \"hut\"", place, 1, {}}};
        territory_.services = {{"p1", "Pharmacie", place, CategoryId{0}, 2.0, "Mo-Fr 09:00-12:00"}};
        territory::Zone zone;
        zone.code = "01004";
        zone.name = "Ambérieu";
        zone.shape = {{{Coordinate::from_degrees(5.9, 44.9), Coordinate::from_degrees(6.1, 44.9),
                        Coordinate::from_degrees(6.1, 45.1), Coordinate::from_degrees(5.9, 44.9)},
                       {}}};
        territory_.zones = {zone};
        territory_.notes = {"A note."};

        access::NearestTable nearest(2, 2);
        nearest.set(HouseholdId{0}, CategoryId{0},
                    {from_seconds(61.5), ServiceId{0}, access::Reason::kReached});
        nearest.set(HouseholdId{1}, CategoryId{0}, {kUnreachable, {}, access::Reason::kIsland});
        findings_ = access::summarize_territory(territory_, std::move(nearest));
        provenance_ = {"relais atlas", "0.1.0", {folder_ / "input.txt"}, {{"cutoff", "60"}}, ""};
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const char* folder) {
        write_results(folder_ / folder, territory_, findings_, provenance_);
    }

    fs::path folder_;
    territory::Territory territory_;
    access::Findings findings_;
    Provenance provenance_;
};

TEST_F(ResultsTest, TimesHaveOneRowForEachHouseholdAndCategory) {
    write("one");
    EXPECT_EQ(text_of(folder_ / "one/times.csv"),
              "household,category,seconds,service,reason\n"
              "a,pharmacy,61.5,p1,\n"
              "a,childcare,,,no_service\n"
              "\"b, \"\"hut\"\"\",pharmacy,,,island\n"
              "\"b, \"\"hut\"\"\",childcare,,,no_service\n");
}

TEST_F(ResultsTest, ZonesEndWithTheWholeTerritory) {
    write("one");
    std::istringstream rows(text_of(folder_ / "one/zones.csv"));
    std::string row;
    std::getline(rows, row);
    EXPECT_EQ(row,
              "zone,name,category,households,weight,reached,mean_minutes,median_minutes,"
              "p90_minutes,beyond_10,beyond_20,beyond_30,unknown");
    std::getline(rows, row);
    EXPECT_EQ(row,
              "01004,Ambérieu,pharmacy,1,3.000,3.000,1.025,1.025,1.025,0.000000,0.000000,0.000000,"
              "0.000000");
    std::getline(rows, row);
    // Where there is no service, no time is known.
    EXPECT_EQ(row, "01004,Ambérieu,childcare,1,3.000,0.000,,,,,,,1.000000");
    std::getline(rows, row);
    // A quarter of the weight sits on the island, which is beyond any time.
    EXPECT_EQ(row,
              "*,Paper,pharmacy,2,4.000,3.000,1.025,1.025,1.025,0.250000,0.250000,0.250000,"
              "0.000000");
}

TEST_F(ResultsTest, TheManifestTellsInputsParametersAndCounts) {
    write("one");
    const auto manifest = nlohmann::json::parse(text_of(folder_ / "one/manifest.json"));
    EXPECT_EQ(manifest["inputs"][0]["file"], "input.txt");
    EXPECT_EQ(manifest["inputs"][0]["bytes"], 6);
    EXPECT_EQ(manifest["inputs"][0]["xxh3_128"].get<std::string>().size(), 32U);
    EXPECT_EQ(manifest["parameters"]["cutoff"], "60");
    EXPECT_EQ(manifest["counts"]["households"], 2);
    EXPECT_EQ(manifest["counts"]["weight"], 4.0);
    EXPECT_EQ(manifest["categories"]["pharmacy"]["reached"], 1);
    EXPECT_EQ(manifest["categories"]["pharmacy"]["island"], 1);
    EXPECT_EQ(manifest["categories"]["childcare"]["no_service"], 2);
    EXPECT_EQ(manifest["notes"][0], "A note.");
}

TEST_F(ResultsTest, TheGeoPackageHoldsThreeLayersInWgs84) {
    write("one");
    const GDALDatasetUniquePtr data(
        GDALDataset::Open((folder_ / "one/results.gpkg").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(data);
    ASSERT_EQ(data->GetLayerCount(), 3);
    OGRLayer* households = data->GetLayerByName("households");
    ASSERT_EQ(households->GetFeatureCount(), 2);
    OGRFeatureUniquePtr row(households->GetNextFeature());
    EXPECT_STREQ(row->GetFieldAsString("id"), "a");
    EXPECT_STREQ(row->GetFieldAsString("zone"), "01004");
    EXPECT_DOUBLE_EQ(row->GetFieldAsDouble("pharmacy_minutes"), 1.025);
    EXPECT_STREQ(row->GetFieldAsString("pharmacy_service"), "p1");
    EXPECT_TRUE(row->IsFieldNull(row->GetFieldIndex("childcare_minutes")));
    EXPECT_STREQ(row->GetFieldAsString("childcare_reason"), "no_service");
    EXPECT_NEAR(row->GetGeometryRef()->toPoint()->getX(), 6.0, 1e-9);
    row.reset(data->GetLayerByName("zones")->GetNextFeature());
    EXPECT_STREQ(row->GetFieldAsString("code"), "01004");
    EXPECT_EQ(row->GetFieldAsInteger64("households"), 1);
    EXPECT_DOUBLE_EQ(row->GetFieldAsDouble("pharmacy_median"), 1.025);
    row.reset(data->GetLayerByName("services")->GetNextFeature());
    EXPECT_EQ(row->GetFieldAsDouble("capacity"), 2.0);
}

TEST_F(ResultsTest, TheSameRunGivesTheSameBytes) {
    write("one");
    ::usleep(1'100'000);  // a clock in any file would show
    write("two");
    for (const char* name : {"times.csv", "zones.csv", "results.gpkg", "manifest.json"})
        EXPECT_TRUE(text_of(folder_ / "one" / name) == text_of(folder_ / "two" / name)) << name;
}

TEST_F(ResultsTest, AFailureNamesTheFileAndLeavesNothingBehind) {
    fs::create_directory(folder_ / "one/zones.csv");  // cannot be replaced by a file
    std::ofstream(folder_ / "one/zones.csv/keep") << "x";
    try {
        write("one");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("zones.csv could not be written"),
                  std::string::npos);
    }
    EXPECT_FALSE(fs::exists(folder_ / "one/times.csv"));
    EXPECT_FALSE(fs::exists(folder_ / "one/results.gpkg"));
    for (const auto& entry : fs::directory_iterator(folder_ / "one"))
        EXPECT_EQ(entry.path().filename(), "zones.csv");
}

TEST_F(ResultsTest, AMissingFolderOrInputIsAnError) {
    EXPECT_THROW(write("nowhere"), Error);
    fs::remove(folder_ / "input.txt");
    EXPECT_THROW(write("one"), Error);
    EXPECT_TRUE(fs::is_empty(folder_ / "one"));
}

TEST_F(ResultsTest, WorkbooksHaveASheetOfZonesAndOneOfServices) {
    for (const char* folder : {"one", "two"})
        write_results(folder_ / folder, territory_, findings_, provenance_,
                      formats_of({"xlsx", "ods"}));
    for (const char* name : {"results.xlsx", "results.ods"}) {
        const GDALDatasetUniquePtr book(
            GDALDataset::Open((folder_ / "one" / name).c_str(), GDAL_OF_VECTOR));
        ASSERT_TRUE(book) << name;
        OGRLayer* zones = book->GetLayerByName("zones");
        ASSERT_TRUE(zones) << name;
        const OGRFeatureUniquePtr zone(zones->GetNextFeature());
        ASSERT_TRUE(zone) << name;
        EXPECT_STREQ(zone->GetFieldAsString("code"), "01004") << "codes keep their zeros";
        EXPECT_STREQ(zone->GetFieldAsString("name"), "Ambérieu");
        EXPECT_NEAR(zone->GetFieldAsDouble("pharmacy_mean"), 61.5 / 60, 1e-3);
        OGRLayer* services = book->GetLayerByName("services");
        ASSERT_TRUE(services) << name;
        EXPECT_EQ(services->GetFeatureCount(), 1);
        EXPECT_EQ(text_of(folder_ / "one" / name), text_of(folder_ / "two" / name)) << name;
    }
}

TEST_F(ResultsTest, FlatGeobufHasAFilePerLayer) {
    for (const char* folder : {"one", "two"})
        write_results(folder_ / folder, territory_, findings_, provenance_, formats_of({"fgb"}));
    for (const auto& [name, rows] :
         {std::pair{"households.fgb", 2}, {"services.fgb", 1}, {"zones.fgb", 1}}) {
        const GDALDatasetUniquePtr file(
            GDALDataset::Open((folder_ / "one" / name).c_str(), GDAL_OF_VECTOR));
        ASSERT_TRUE(file) << name;
        EXPECT_EQ(file->GetLayer(0)->GetFeatureCount(), rows) << name;
        EXPECT_EQ(text_of(folder_ / "one" / name), text_of(folder_ / "two" / name)) << name;
    }
}

TEST_F(ResultsTest, AnUnknownFormatAndADatabaseThatIsNotThereAreOneSentence) {
    EXPECT_THROW(static_cast<void>(formats_of({"doc"})), Error);
    try {
        write_results(folder_ / "one", territory_, findings_, provenance_,
                      formats_of({"PG:host=127.0.0.1 port=1 dbname=none password=secret"}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("could not be written"), std::string::npos);
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace relais::results
