#include "geodata/elevation/terrain.h"

#include <array>
#include <filesystem>
#include <fstream>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include "engine/core/error.h"

namespace relais::elevation {
namespace {

namespace fs = std::filesystem;

Coordinate at(double lon, double lat) {
    return Coordinate::from_degrees(lon, lat);
}

/// Rasters of pixels of one degree whose first one lies at 0..1 E, 9..10 N.
class ATerrain : public testing::Test {
  protected:
    void SetUp() override {
        GDALAllRegister();
        folder_ = fs::temp_directory_path() / ("relais-terrain-" + std::to_string(getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    struct Extra {
        const char* unit = "";
        bool has_absent = false;
        int epsg = 4326;  ///< 0: not said
        double origin_x = 0, origin_y = 10, pixel = 1;
    };
    fs::path write(int width, const std::vector<float>& values, Extra extra) {
        const fs::path file = folder_ / "heights.tif";
        const int height = static_cast<int>(values.size()) / width;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        GDALDataset* dataset = driver->Create(file.c_str(), width, height, 1, GDT_Float32, nullptr);
        double transform[] = {extra.origin_x, extra.pixel, 0, extra.origin_y, 0, -extra.pixel};
        dataset->SetGeoTransform(transform);
        if (extra.epsg != 0) {
            OGRSpatialReference crs;
            crs.importFromEPSG(extra.epsg);
            dataset->SetSpatialRef(&crs);
        }
        GDALRasterBand* band = dataset->GetRasterBand(1);
        if (extra.has_absent) band->SetNoDataValue(-9999);
        band->SetUnitType(extra.unit);
        std::vector<float> copy = values;
        EXPECT_EQ(band->RasterIO(GF_Write, 0, 0, width, height, copy.data(), width, height,
                                 GDT_Float32, 0, 0, nullptr),
                  CE_None);
        GDALClose(dataset);
        return file;
    }
    static std::string refusal(const fs::path& file) {
        try {
            const Terrain terrain(file);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }

    fs::path folder_;
};

TEST_F(ATerrain, IsInterpolatedBetweenTheCentresOfPixels) {
    const Terrain terrain(write(2, {100, 200, 300, 400}, {}));
    const std::vector<Coordinate> places = {at(0.5, 9.5), at(1.5, 9.5), at(1.0, 9.5), at(1.0, 9.0),
                                            at(0.75, 9.5)};
    EXPECT_EQ(terrain.heights(places), (std::vector<float>{100, 200, 150, 250, 125}));
}

TEST_F(ATerrain, EndsWithItsPixels) {
    const Terrain terrain(write(2, {100, 200, 300, 400}, {}));
    const std::vector<Coordinate> places = {at(0.1, 9.9), at(-0.1, 9.5), at(1.9, 8.1), at(0, 7.9)};
    EXPECT_EQ(terrain.heights(places), (std::vector<float>{100, kNoElevation, 400, kNoElevation}));
}

TEST_F(ATerrain, PassesOverPixelsWithoutAHeight) {
    const Terrain terrain(write(2, {100, -9999, -9999, -9999}, {.has_absent = true}));
    const std::vector<Coordinate> places = {at(1.0, 9.5), at(1.5, 8.5)};
    EXPECT_EQ(terrain.heights(places), (std::vector<float>{100, kNoElevation}));
}

TEST_F(ATerrain, PassesOverPixelsThatItsMaskLeavesOut) {
    const fs::path file = write(2, {100, 900, 100, 900}, {});
    {
        const GDALDatasetUniquePtr image(GDALDataset::Open(file.c_str(), GDAL_OF_UPDATE));
        ASSERT_EQ(image->CreateMaskBand(GMF_PER_DATASET), CE_None);
        std::array<std::uint8_t, 4> seen = {255, 0, 255, 0};
        ASSERT_EQ(image->GetRasterBand(1)->GetMaskBand()->RasterIO(
                      GF_Write, 0, 0, 2, 2, seen.data(), 2, 2, GDT_Byte, 0, 0, nullptr),
                  CE_None);
    }
    EXPECT_EQ(Terrain(file).heights(std::vector{at(1, 9)}), std::vector{100.0F});
}

TEST_F(ATerrain, RefusesHeightsThatEarthDoesNotHave) {
    const fs::path file = write(2, {100, 50'000, 100, 50'000}, {});
    try {
        static_cast<void>(Terrain(file).heights(std::vector{at(1.5, 9)}));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("50000 m, which does not occur on Earth"),
                  std::string::npos)
            << error.what();
    }
}

TEST_F(ATerrain, IsInMetresWhateverItsUnit) {
    const Terrain terrain(write(2, {1000, 1000, 1000, 1000}, {.unit = "ft"}));
    const std::vector<Coordinate> places = {at(1, 9)};
    EXPECT_NEAR(terrain.heights(places).front(), 304.8, 1e-3);
}

TEST_F(ATerrain, MayBeInAnyCoordinateSystem) {
    // Web Mercator: 1 E 0 N is (111 319.49, 0).
    const Terrain terrain(write(
        2, {1, 2, 3, 4}, {.epsg = 3857, .origin_x = 0, .origin_y = 200'000, .pixel = 100'000}));
    const std::vector<Coordinate> places = {at(1.3474729, 0.4491576)};  // (150 km, 50 km)
    EXPECT_NEAR(terrain.heights(places).front(), 4, 1e-3);
}

TEST_F(ATerrain, GivesTheSameHeightWhateverElseIsAsked) {
    std::vector<float> values;  // larger than a block, so that places jump between blocks
    for (int i = 0; i < 1200 * 4; ++i) values.push_back(static_cast<float>(i % 977));
    const Terrain terrain(write(1200, values, {.origin_x = -60, .origin_y = 0.2, .pixel = 0.1}));
    std::vector<Coordinate> places;
    for (int i = 0; i < 500; ++i) places.push_back(at(-60 + (i * 7919 % 1199) * 0.1 + 0.06, 0));
    const auto together = terrain.heights(places);
    for (std::size_t i = 0; i < places.size(); ++i)
        EXPECT_EQ(terrain.heights(std::span(&places[i], 1)).front(), together[i]) << i;
}

TEST_F(ATerrain, IsRefusedWithASentence) {
    EXPECT_NE(refusal(folder_ / "none.tif").find("there is no such file"), std::string::npos);
    std::ofstream(folder_ / "text.tif") << "no raster";
    EXPECT_NE(refusal(folder_ / "text.tif").find("not a raster"), std::string::npos);
    const fs::path file =
        write(2, {1, 2, 3, 4}, {.epsg = 0, .origin_x = 600'000, .origin_y = 200'000});
    EXPECT_NE(refusal(file).find("has no coordinate system"), std::string::npos);
}

TEST_F(ATerrain, WithoutACoordinateSystemIsInDegreesWhereItFitsTheEarth) {
    const auto refused = [&](Extra extra) {
        extra.epsg = 0;
        return refusal(write(2, {1, 2, 3, 4}, extra)).find("not in degrees") != std::string::npos;
    };
    EXPECT_FALSE(refused({.origin_x = -180, .origin_y = 90, .pixel = 180}));  // all of it
    EXPECT_FALSE(refused({.origin_x = 100, .origin_y = 10, .pixel = 40}));
    EXPECT_TRUE(refused({.origin_x = 100, .origin_y = 10, .pixel = 41}));   // to 182 E
    EXPECT_TRUE(refused({.origin_x = -182, .origin_y = 10, .pixel = 10}));  // from 182 W
    EXPECT_TRUE(refused({.origin_x = 0, .origin_y = 92, .pixel = 10}));     // beyond the pole
}

TEST_F(ATerrain, NamesTheFilesOfAVirtualRaster) {
    const fs::path file = write(2, {1, 2, 3, 4}, {});
    const fs::path mosaic = folder_ / "mosaic.vrt";
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("VRT");
    GDALDataset* tile = GDALDataset::Open(file.c_str());
    GDALClose(driver->CreateCopy(mosaic.c_str(), tile, FALSE, nullptr, nullptr, nullptr));
    GDALClose(tile);
    EXPECT_EQ(Terrain(mosaic).files(), (std::vector<fs::path>{mosaic, file}));
}

}  // namespace
}  // namespace relais::elevation
