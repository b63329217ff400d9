// A real PostgreSQL with PostGIS, started on loopback for this test; skipped where it is not
// installed.

#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "geodata/results/results.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

const fs::path kPrograms = "/usr/lib/postgresql/15/bin";
const fs::path kPostgis = "/usr/share/postgresql/15/extension/postgis.control";

bool run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// PostgreSQL refuses to run as root: then it runs as the user that its package made.
std::string as_user(const std::string& command) {
    return getuid() == 0 ? "su postgres -s /bin/sh -c '" + command + "'" : command;
}

class PostgisTest : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kPrograms / "initdb") || !fs::exists(kPostgis))
            GTEST_SKIP() << "PostgreSQL 15 with PostGIS is not installed: not run";
        folder_ = fs::temp_directory_path() / fmt::format("relais-postgis-{}", getpid());
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::all);
        port_ = 20000 + getpid() % 20000;
        const std::string data = (folder_ / "data").string();
        ASSERT_TRUE(run(
            as_user(fmt::format("{}/initdb -A trust -U relais -D {}", kPrograms.string(), data))));
        started_ = run(as_user(fmt::format(
            "{}/pg_ctl -w -D {} -l {}/log -o \"-c listen_addresses=127.0.0.1 -p {} -k {}\" start",
            kPrograms.string(), data, folder_.string(), port_, folder_.string())));
        ASSERT_TRUE(started_);
        ASSERT_TRUE(
            run(fmt::format("{}/psql -h 127.0.0.1 -p {} -U relais postgres -c \"CREATE "
                            "EXTENSION postgis\"",
                            kPrograms.string(), port_)));
    }
    void TearDown() override {
        if (started_)
            run(as_user(fmt::format("{}/pg_ctl -m immediate -D {}/data stop", kPrograms.string(),
                                    folder_.string())));
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    [[nodiscard]] std::string connection() const {
        return fmt::format("PG:host=127.0.0.1 port={} user=relais dbname=postgres", port_);
    }

    fs::path folder_;
    int port_ = 0;
    bool started_ = false;
};

TEST_F(PostgisTest, HoldsTheThreeTablesAndReplacesThem) {
    territory::Territory territory;
    territory.categories = {{"pharmacy", {}, {}, {}}};
    const Coordinate place = Coordinate::from_degrees(6.0, 45.0);
    territory.households = {{"a", place, 3, ZoneId{0}}};
    territory.services = {{"p1", "Pharmacie", place, CategoryId{0}, 2.0, ""}};
    territory::Zone zone;
    zone.code = "01004";
    zone.shape = {{{Coordinate::from_degrees(5.9, 44.9), Coordinate::from_degrees(6.1, 44.9),
                    Coordinate::from_degrees(6.1, 45.1), Coordinate::from_degrees(5.9, 44.9)},
                   {}}};
    territory.zones = {zone};
    const access::Findings findings =
        access::summarize_territory(territory, access::NearestTable(1, 1));
    for (int time = 0; time < 2; ++time)
        write_results(folder_, territory, findings, {}, formats_of({connection()}));

    const GDALDatasetUniquePtr database(GDALDataset::Open(connection().c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(database);
    for (const char* table : {"relais_households", "relais_services", "relais_zones"}) {
        OGRLayer* layer = database->GetLayerByName(table);
        ASSERT_TRUE(layer) << table;
        EXPECT_EQ(layer->GetFeatureCount(), 1) << table;
        const OGRFeatureUniquePtr row(layer->GetNextFeature());
        EXPECT_TRUE(row->GetGeometryRef()) << table;
    }
}

}  // namespace
}  // namespace relais::results
