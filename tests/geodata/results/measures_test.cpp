#include "geodata/results/measures.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "geodata/results/csv.h"
#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

territory::Zone square(const char* code, double lon, double lat) {
    const auto corner = [&](double x, double y) {
        return Coordinate::from_degrees(lon + x, lat + y);
    };
    territory::Zone zone;
    zone.code = code;
    zone.shape = {{{corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)}, {}}};
    return zone;
}

/// Four communes in a square: two groups of communes, one above the other, and two cantons, side by
/// side, that cut across them.
territory::Territory four_communes() {
    territory::Territory territory;
    territory.name = "Square";
    territory.zones = {square("sw", 0, 0), square("se", 1, 0), square("nw", 0, 1),
                       square("ne", 1, 1)};
    territory.zone_level = "commune";
    territory.levels = {{"epci", {{"south", ""}, {"north", ""}}, {0, 0, 1, 1}},
                        {"canton", {{"west", ""}, {"east", ""}}, {0, 1, 0, 1}}};
    return territory;
}

TEST(TheLayerOfALevel, HasTheZonesOfEachAreaThoughTheyCutAcrossTheLevelBelow) {
    const fs::path folder =
        fs::temp_directory_path() / ("relais-measures-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const territory::Territory territory = four_communes();
    const measures::MeasurePlan plan;
    const Measured measured{territory, plan, measures::levels_of(territory), {}, {}, {}, {},
                            {},        {}};
    write_measures(folder, measured, "2026-01-01", formats_of({"fgb"}));

    for (const char* name : {"measures.gpkg", "measures_canton.fgb"}) {
        const GDALDatasetUniquePtr file(GDALDataset::Open((folder / name).c_str(), GDAL_OF_VECTOR));
        ASSERT_TRUE(file) << name;
        OGRLayer* cantons = file->GetLayerByName("canton");
        ASSERT_TRUE(cantons) << name;
        EXPECT_EQ(cantons->GetFeatureCount(), 2) << name;
        for (const auto& canton : cantons) {
            OGREnvelope extent;
            canton->GetGeometryRef()->getEnvelope(&extent);
            const double west = canton->GetFieldAsString("area") == std::string("west") ? 0 : 1;
            EXPECT_EQ(extent.MinX, west) << name;
            EXPECT_EQ(extent.MaxX, west + 1) << name;
            EXPECT_EQ(extent.MinY, 0) << name;
            EXPECT_EQ(extent.MaxY, 2) << name;
        }
    }
    fs::remove_all(folder);
}

TEST(TheSheetOfInequality, HasTheStatisticsOfTheWholeTerritoryAndOfNoAreaWithin) {
    const territory::Territory territory = four_communes();
    measures::MeasurePlan plan;
    plan.requests = {measures::default_request(*measures::find_access_measure("nearest"))};
    Measured measured{territory, plan, measures::levels_of(territory), {}, {}, {}, {}, {}, {}};
    measured.columns = {{&plan.requests[0], "bakery", {}, measures::Values(0), ""}};
    const measures::Statistic& mean = measures::statistics().front();
    for (std::uint32_t level = 0; level < measured.levels.size(); ++level) {
        measures::AreaRow& row = measured.rows.emplace_back();
        row.level = level;
        row.statistic = &mean;
        row.value = 10.0 + level;
        row.interval = measures::Interval{5.0 + level, 20.0 + level};
        row.weight = 4;
        row.known = 3;
    }
    // Communes, groups, cantons, the whole: the fourth level.
    EXPECT_EQ(csv_rows(inequality_sheet(measured)),
              "bakery,nearest," + std::string(mean.about.name) +
                  ",13.000000,minutes,8.000000,23.000000,0.250000\n");
}

}  // namespace
}  // namespace relais::results
