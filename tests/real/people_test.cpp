// Published files of people, as they are. The expected totals are SQL's own sums over the files:
// SELECT count(*), sum(Ind), sum(Ind_80p) FROM ...

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>

#include <gtest/gtest.h>
#include <unistd.h>

#include "geodata/assembly/open_study.h"
#include "geodata/assembly/place_on_roads.h"
#include "geodata/osm/roads/import.h"
#include "tests/support/program.h"

namespace relais::assembly {
namespace {

namespace fs = std::filesystem;
const fs::path kData = testing_support::source_tree().parent_path() / "shared" / "data";

class RealPeople : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kData)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    }

    /// Opens a territory.toml on one of the extracts, before the roads are known.
    static study::Study open(const std::string& extract, const std::string& text) {
        const fs::path file =
            fs::temp_directory_path() / ("relais-people-" + std::to_string(::getpid()) + ".toml");
        std::ofstream(file) << "name = \"Real\"\nextract = \"" << (kData / extract).string()
                            << "\"\n"
                            << text;
        study::Study study = open_study(file);
        fs::remove(file);
        return study;
    }
    static std::string file(const std::string& name) {
        return "file = \"" + (kData / name).string() + "\"\n";
    }
    static double sum(const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    }
    static double counted(const study::Study& study, const std::string& key) {
        for (const study::CountedGroup& group : study.unplaced->counts.groups)
            if (group.key == key) return sum(group.of_area);
        return -1;
    }
    static void expect_near(double value, double expected) {
        EXPECT_NEAR(value, expected, 1e-9 * expected);
    }
    /// Every zone with a population has its people, to 1e-9.
    static void expect_populations(const territory::Territory& territory) {
        std::vector<double> people(territory.zones.size(), 0);
        for (const territory::Household& household : territory.households)
            if (household.zone.exists()) people[household.zone.index()] += household.weight;
        for (std::size_t z = 0; z < people.size(); ++z)
            if (territory.zones[z].population) {
                EXPECT_NEAR(people[z], *territory.zones[z].population, 1e-9 * people[z])
                    << territory.zones[z].name;
            }
    }
};

TEST_F(RealPeople, TheGridOfLaReunionIsReadToItsTotalsAndNobodyIsLostAtTheCoast) {
    study::Study study =
        open("osm/poa_osm.pbf", "[zones]\n" + file("admin/communes-974-la-reunion.geojson") +
                                    "code = \"code\"\nname = \"nom\"\n[households]\n" +
                                    file("population/Filosofi2017_carreaux_1km_reun.gpkg"));
    ASSERT_TRUE(study.unplaced);
    EXPECT_EQ(study.unplaced->counts.weight.size(), 1310U);
    expect_near(sum(study.unplaced->counts.weight), 873373.5);
    expect_near(counted(study, "children_0_3"), 48896.0);
    expect_near(counted(study, "children_4_10"), 26241.1 + 69060.7);
    expect_near(counted(study, "people_65_plus"), 73895.4 + 21019.2);
    expect_near(counted(study, "poor_households"), 120749.6);
    expect_near(counted(study, "living_alone"), 80923.6);
    expect_near(counted(study, "households"), 317216.9);

    place_on_roads(study, osm::import_roads(kData / "osm/poa_osm.pbf").network);
    double people = 0;
    for (const territory::Household& household : study.territory.households) {
        EXPECT_TRUE(household.zone.exists()) << household.id;
        people += household.weight;
    }
    expect_near(people, 873373.5);
}

TEST_F(RealPeople, TheGridOfCorsicaIsReadToItsTotals) {
    const study::Study study = open(
        "osm/poa_osm.pbf", "[households]\n" + file("population/carr_corse_1km_2015_crs3035.gpkg"));
    ASSERT_TRUE(study.unplaced);
    EXPECT_EQ(study.unplaced->counts.weight.size(), 2994U);
    expect_near(sum(study.unplaced->counts.weight), 270859.0);
    expect_near(counted(study, "people_80_plus"), 18671.1);
}

/// Places everybody of a study on the roads of its own extract.
study::Study placed(const fs::path& input) {
    study::Study study = open_study(input);
    place_on_roads(study, osm::import_roads(study.extract).network);
    return study;
}

TEST_F(RealPeople, EveryZoneOfAnExtractKeepsThePopulationItIsTaggedWith) {
    for (const char* extract : {"osm/andorra-2025.osm.pbf", "osm/liechtenstein-2024.osm.pbf"}) {
        const study::Study study = placed(kData / extract);
        expect_populations(study.territory);
        const auto& zones = study.territory.zones;
        EXPECT_TRUE(std::any_of(zones.begin(), zones.end(), [](const territory::Zone& zone) {
            return zone.population.has_value();
        })) << extract;
    }
}

TEST_F(RealPeople, EveryCommuneOfHautesAlpesKeepsItsPopulationAlongItsStreets) {
    const study::Study study =
        placed(testing_support::source_tree() / "tests/real/hautes-alpes.toml");
    expect_populations(study.territory);
    ASSERT_EQ(study.territory.levels.size(), 1U);
    EXPECT_EQ(study.territory.levels[0].areas.size(), 9U);
}

TEST_F(RealPeople, EveryCommuneOfAlpesDeHauteProvenceKeepsItsPopulationOnTheRoadsOfTheRegion) {
    expect_populations(
        placed(testing_support::source_tree() / "tests/real/communes-04.toml").territory);
}

TEST_F(RealPeople, EveryCellOfLaReunionKeepsItsPeople) {
    study::Study study =
        open("osm/poa_osm.pbf", "[zones]\n" + file("admin/communes-974-la-reunion.geojson") +
                                    "code = \"code\"\n[households]\n" +
                                    file("population/Filosofi2017_carreaux_1km_reun.gpkg"));
    const study::Unplaced source = *study.unplaced;
    place_on_roads(study, osm::import_roads(kData / "osm/poa_osm.pbf").network);
    std::map<std::string, double> people;  // by cell: ids are its name, a hyphen and a number
    for (const territory::Household& household : study.territory.households)
        people[household.id.substr(0, household.id.find('-'))] += household.weight;
    for (std::size_t cell = 0; cell < source.counts.weight.size(); ++cell)
        EXPECT_NEAR(people[source.areas->name(cell)], source.counts.weight[cell],
                    1e-9 * source.counts.weight[cell])
            << source.areas->name(cell);
}

TEST_F(RealPeople, BoundariesOf2018MeetThePopulationOf2026AndNothingIsLost) {
    // Abriès (05001) and Ristolas (05120) became Abriès-Ristolas (05001) on 1 January 2019.
    const fs::path movements = fs::temp_directory_path() / "relais-people-movements.csv";
    std::ofstream(movements) << "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
                                "32,2019-01-01,COM,05001,COM,05001,Abriès-Ristolas\n"
                                "32,2019-01-01,COM,05120,COM,05001,Abriès-Ristolas\n";
    const study::Study study =
        open("osm/poa_osm.pbf", "[zones]\n" + file("admin/communes-05-hautes-alpes.geojson") +
                                    "code = \"code\"\nname = \"nom\"\nmovements = \"" +
                                    movements.string() + "\"\n[zones.join]\n" +
                                    file("admin/communes-2026-population.csv") +
                                    "code = \"code_insee\"\npopulation = \"population\"\n"
                                    "[[levels]]\nkey = \"epci\"\n" +
                                    file("admin/epci.json") + "[households]\nfrom = \"zones\"\n");
    fs::remove(movements);
    EXPECT_EQ(study.territory.zones.size(), 162U);
    double people = 0;
    for (const territory::Zone& zone : study.territory.zones) people += zone.population.value();
    EXPECT_EQ(people, 143467) << "sum of the département's 162 rows";
    const auto& of_zone = study.territory.levels[0].of_zone;
    EXPECT_EQ(std::count(of_zone.begin(), of_zone.end(), territory::ZoneLevel::kNone), 0);
}

}  // namespace
}  // namespace relais::assembly
