// Files of layers, written by GDAL and read again.

#include "geodata/results/layers.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

/// A file of three points in the making.
class LayerFileTest : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("relais-layers-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// Why writing fails when what lies on the disk in the end is `on_disk`, as where the disk was
    /// full and GDAL did not notice; empty: it does not. Nothing: what was written.
    std::string failure(const char* name, const char* driver,
                        const std::optional<std::string>& on_disk) const {
        try {
            NewFile file(folder_ / name);
            const auto write = [&](Rows& rows) {
                for (int i = 0; i < 3; ++i)
                    rows.text(std::to_string(i)).at(Coordinate::from_degrees(6, 45 + i)).end();
                if (!on_disk) return;
                fs::rename(file.temporary_name(), folder_ / "as written");
                std::ofstream(file.temporary_name(), std::ios::binary) << *on_disk;
            };
            const Table points{"points", {{"id"}}, write, ShapeType::kPoint};
            write_layers(file, driver, {&points}, {"", "2026-01-01"});
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
    static std::string points(int count) {
        std::string text = R"({"type": "FeatureCollection", "features": [)";
        for (int i = 0; i < count; ++i)
            text += std::string(i == 0 ? "" : ",") +
                    R"({"type": "Feature", "properties": {"id": "0"},
                        "geometry": {"type": "Point", "coordinates": [6, 45]}})";
        return text + "]}";
    }

    fs::path folder_;
};

TEST_F(LayerFileTest, IsCompleteWhenAllOfItsRowsCanBeReadAgain) {
    EXPECT_EQ(failure("points.geojson", "GeoJSON", {}), "");
    EXPECT_EQ(failure("points.geojson", "GeoJSON", points(3)), "");
    EXPECT_EQ(failure("points.fgb", "FlatGeobuf", {}), "");
    EXPECT_EQ(failure("points.csv", "CSV", {}), "");
    EXPECT_EQ(failure("points.gpkg", "GPKG", {}), "");
}

TEST_F(LayerFileTest, ThatLacksARowOrCannotBeReadIsRefused) {
    for (const std::string& on_disk :
         {points(2), points(0), points(3).substr(0, 300), std::string()}) {
        const std::string reason = failure("points.geojson", "GeoJSON", on_disk);
        EXPECT_NE(reason.find("points.geojson could not be written: it is incomplete"),
                  std::string::npos)
            << reason << "\n"
            << on_disk;
    }
}

TEST_F(LayerFileTest, HasNoShapeForARowWithoutOneThoughTheRowBeforeHasOne) {
    const auto write = [](Rows& rows) {
        rows.text("here").at(Coordinate::from_degrees(6, 45)).end();
        rows.text("nowhere").end();
    };
    const Table points{"points", {{"id"}}, write, ShapeType::kPoint};
    NewFile file(folder_ / "points.gpkg");
    write_layers(file, "GPKG", {&points}, {});
    file.publish();
    const GDALDatasetUniquePtr data(
        GDALDataset::Open((folder_ / "points.gpkg").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(data);
    for (const auto& row : data->GetLayerByName("points"))
        EXPECT_EQ(row->GetGeometryRef() != nullptr,
                  row->GetFieldAsString("id") == std::string("here"));
}

TEST_F(LayerFileTest, AGeoPackageOpensDressedInTheStylesOfTheLayersThatItHas) {
    const auto write = [](Rows& rows) { rows.text("a").at(Coordinate::from_degrees(6, 45)).end(); };
    const Table points{"points", {{"id"}}, write, ShapeType::kPoint};
    const About about{"",
                      "2026-01-01",
                      {{"points", "Red", true, "<qgis>red</qgis>"},
                       {"points", "Blue", false, "<qgis>blue</qgis>"},
                       {"lines", "Green", true, "<qgis>green</qgis>"}}};
    NewFile file(folder_ / "points.gpkg");
    write_layers(file, "GPKG", {&points}, about);
    file.publish();
    const GDALDatasetUniquePtr data(
        GDALDataset::Open((folder_ / "points.gpkg").c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(data);
    std::vector<std::string> styles;
    for (const auto& row : data->GetLayerByName("layer_styles"))
        styles.push_back(
            std::string(row->GetFieldAsString("f_table_name")) + ' ' +
            row->GetFieldAsString("f_geometry_column") + ' ' + row->GetFieldAsString("styleName") +
            ' ' + row->GetFieldAsString("styleQML") + ' ' + std::to_string(row->GetFieldAsInteger("useAsDefault")) +
            ' ' + row->GetFieldAsString("update_time"));
    EXPECT_EQ(styles, (std::vector<std::string>{
                          "points geom Red <qgis>red</qgis> 1 2026-01-01T00:00:00.000Z",
                          "points geom Blue <qgis>blue</qgis> 0 2026-01-01T00:00:00.000Z"}));
}

}  // namespace
}  // namespace relais::results
