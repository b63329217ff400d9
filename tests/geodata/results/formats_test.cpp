// Every format holds any table: written, and read again by GDAL.

#include "geodata/results/formats.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMaps[] = {"fgb", "geojson"};
constexpr const char* kAllFormats[] = {"csv", "gpkg", "xlsx", "ods", "fgb", "geojson"};

/// Two rows with a cell of each type, the second without what may be absent.
Table places(ShapeType shape = ShapeType::kPoint) {
    const auto write = [](Rows& rows) {
        rows.text("01").count(7).number(1.5).number(0.25);
        rows.at(Coordinate::from_degrees(6, 45)).end();
        rows.text("a, \"b\"").nothing().nothing().number(1);
        rows.at(Coordinate::from_degrees(7, 46)).end();
    };
    return {"places",
            {{"id"}, {"count", Type::kCount}, {"minutes", Type::kMinutes}, {"share", Type::kShare}},
            write,
            shape};
}

class EveryFormat : public testing::Test {
  protected:
    void SetUp() override {
        GDALAllRegister();
        folder_ = fs::temp_directory_path() / ("relais-formats-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const TableSet& set, const std::vector<std::string>& names) const {
        TableFiles files(folder_, formats_of(names), {"Title", "2026-01-01"});
        files.add(set, {});
        files.publish();
    }
    [[nodiscard]] std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_))
            names.insert(entry.path().filename().string());
        return names;
    }

    fs::path folder_;
};

TEST_F(EveryFormat, HoldTheSameCells) {
    for (const std::string name : kAllFormats) {
        write({"set", {places()}}, {name});
        const bool together = name == "gpkg" || name == "xlsx" || name == "ods";
        const fs::path file = folder_ / ((together ? "set." : "places.") + name);
        const GDALDatasetUniquePtr data(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
        ASSERT_TRUE(data) << file;
        OGRLayer* layer = data->GetLayerByName("places");
        ASSERT_TRUE(layer) << file;
        ASSERT_EQ(layer->GetFeatureCount(), 2) << file;
        std::map<std::string, OGRFeatureUniquePtr> rows;  // FlatGeobuf orders them by place
        for (OGRFeatureUniquePtr row(layer->GetNextFeature()); row;
             row.reset(layer->GetNextFeature())) {
            const std::string id = row->GetFieldAsString("id");
            rows[id] = std::move(row);
        }
        ASSERT_TRUE(rows.contains("01") && rows.contains("a, \"b\"")) << file;
        EXPECT_EQ(rows["01"]->GetFieldAsInteger("count"), 7) << file;
        EXPECT_DOUBLE_EQ(rows["01"]->GetFieldAsDouble("minutes"), 1.5) << file;
        EXPECT_DOUBLE_EQ(rows["01"]->GetFieldAsDouble("share"), 0.25) << file;
        EXPECT_EQ(rows["a, \"b\""]->GetFieldAsString("minutes"), std::string()) << file;
        if (name != "gpkg" && name != "fgb" && name != "geojson") continue;
        ASSERT_TRUE(rows["01"]->GetGeometryRef()) << file;
        EXPECT_NEAR(rows["01"]->GetGeometryRef()->toPoint()->getX(), 6, 1e-9) << file;
    }
}

TEST_F(EveryFormat, OfMapsLeaveOutTablesWithoutShapes) {
    write({"set", {places(ShapeType::kNone)}}, {std::begin(kAllFormats), std::end(kAllFormats)});
    EXPECT_EQ(files(), (std::set<std::string>{"places.csv", "set.gpkg", "set.ods", "set.xlsx"}));
}

TEST_F(EveryFormat, HaveTheTablesThatAreForThem) {
    Table text = places();
    text.in = kInCsv;
    Table sheet = places();
    sheet.in = kInSheets;
    write({"set", {text, sheet}}, {std::begin(kAllFormats), std::end(kAllFormats)});
    EXPECT_EQ(files(), (std::set<std::string>{"places.csv", "set.ods", "set.xlsx"}));
}

TEST_F(EveryFormat, ThatACommandAlwaysWritesAreWrittenOnce) {
    TableFiles files(folder_, formats_of({"csv", "csv"}), {});
    files.add({"set", {places()}}, {"csv"});
    EXPECT_THROW(files.add({"set", {places()}}, {"csv"}), Error) << "two files of one name";
    files.publish();
}

TEST_F(EveryFormat, AreWrittenBesideTheFileThatTheUserNamed) {
    TableFiles files(folder_, formats_of({"csv", "geojson"}), {});
    files.add_beside("out/reached.geojson", places());
    files.publish();
    EXPECT_EQ(this->files(), std::set<std::string>{"reached.csv"});
}

TEST(TheWordsOfFormat, AreRefusedWhereTheyAreNoFormatOfTheTables) {
    EXPECT_THROW(static_cast<void>(formats_of({"doc"})), Error);
    for (const std::string map : kMaps) {
        EXPECT_EQ(formats_of({map}).files.size(), 1U);
        EXPECT_THROW(static_cast<void>(formats_of({map}, kInTables)), Error) << map;
        EXPECT_NE(formats_in_words().find(map), std::string::npos);
        EXPECT_EQ(formats_in_words(kInTables).find(map), std::string::npos);
    }
    EXPECT_EQ(formats_of({"PG:dbname=x"}).database, "PG:dbname=x");
}

}  // namespace
}  // namespace relais::results
