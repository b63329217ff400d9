#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <ogrsf_frmts.h>

#include "tests/tools/demonstration/territory_fixture.h"

namespace relais::demonstration::testing {
namespace {

using Geometry = std::unique_ptr<OGRGeometry>;

struct ZoneRow {
    std::string code, name, canton, epci;
    int population = 0;
    Geometry shape;
};
struct HouseholdRow {
    int people = 0;
    int children = 0;
    int old = 0;
    OGRPoint place;
};

struct Layers {
    std::vector<ZoneRow> zones;
    std::vector<HouseholdRow> households;
};

Layers read_layers(const std::filesystem::path& folder) {
    GDALAllRegister();
    Layers layers;
    const auto open = [&](const char* file) {
        return std::unique_ptr<GDALDataset>(
            GDALDataset::Open((folder / file).c_str(), GDAL_OF_VECTOR));
    };
    const auto zones = open("zones.gpkg");
    for (const auto& feature : *zones->GetLayerByName("communes")) {
        layers.zones.push_back(
            {feature->GetFieldAsString("code"), feature->GetFieldAsString("name"),
             feature->GetFieldAsString("canton_code"), feature->GetFieldAsString("epci_code"),
             feature->GetFieldAsInteger("population"),
             Geometry(feature->GetGeometryRef()->clone())});
    }
    const auto households = open("households.gpkg");
    for (const auto& feature : *households->GetLayerByName("households")) {
        layers.households.push_back(
            {feature->GetFieldAsInteger("people"), feature->GetFieldAsInteger("children_0_2"),
             feature->GetFieldAsInteger("people_75p"), *feature->GetGeometryRef()->toPoint()});
    }
    return layers;
}

Layers write_and_read(const Options& options) {
    const Folder folder("territory");
    write_demo(folder.path(), options);
    return read_layers(folder.path());
}

/// The borders of the parts of a set of zones joined: one polygon if they are in one piece.
bool in_one_piece(const std::vector<const ZoneRow*>& zones) {
    OGRMultiPolygon all;
    for (const auto* zone : zones) all.addGeometry(zone->shape.get());
    const Geometry whole(all.UnionCascaded());
    return wkbFlatten(whole->getGeometryType()) == wkbPolygon;
}

TEST(DemoTerritory, HasByDefaultTheNumbersPromised) {
    const Layers layers = write_and_read({});
    EXPECT_EQ(layers.zones.size(), 99U);
    EXPECT_EQ(layers.households.size(), 34'000U);
    int inhabitants = 0;
    for (const auto& h : layers.households) {
        inhabitants += h.people;
        ASSERT_GE(h.people, 1);
        ASSERT_LE(h.children + h.old, h.people);
    }
    EXPECT_EQ(inhabitants, 76'000);

    std::map<std::string, std::vector<const ZoneRow*>> cantons, epcis;
    std::set<std::string> names;
    for (const auto& zone : layers.zones) {
        cantons[zone.canton].push_back(&zone);
        epcis[zone.epci].push_back(&zone);
        names.insert(zone.name);
    }
    EXPECT_EQ(names.size(), 99U);
    EXPECT_EQ(cantons.size(), 10U);
    EXPECT_EQ(epcis.size(), 11U);
    for (const auto& [code, zones] : cantons) EXPECT_TRUE(in_one_piece(zones)) << code;
    for (const auto& [code, zones] : epcis) EXPECT_TRUE(in_one_piece(zones)) << code;
}

TEST(DemoTerritory, IsTiledByItsZones) {
    const Layers layers = write_and_read(kSmall);
    OGRMultiPolygon all;
    double sum = 0;
    for (const auto& zone : layers.zones) {
        ASSERT_TRUE(zone.shape->IsValid()) << zone.name;
        sum += zone.shape->toPolygon()->get_Area();
        all.addGeometry(zone.shape.get());
    }
    const Geometry whole(all.UnionCascaded());
    // Neither gaps (a hole, a second part) nor overlaps (a smaller area).
    ASSERT_EQ(wkbFlatten(whole->getGeometryType()), wkbPolygon);
    EXPECT_EQ(whole->toPolygon()->getNumInteriorRings(), 0);
    EXPECT_NEAR(whole->toPolygon()->get_Area(), sum, 1e-9 * sum);
}

TEST(DemoTerritory, CountsInEachZoneThePeopleOfItsHouseholds) {
    const Layers layers = write_and_read(kSmall);
    std::map<std::string, int> people;
    int lost = 0;
    for (const auto& h : layers.households) {
        bool found = false;
        for (const auto& zone : layers.zones) {
            if (found || !zone.shape->Contains(&h.place)) continue;
            found = true;
            people[zone.code] += h.people;
        }
        if (!found) ++lost;
    }
    EXPECT_EQ(lost, 0);
    for (const auto& zone : layers.zones)
        EXPECT_EQ(people[zone.code], zone.population) << zone.name;
}

TEST(DemoTerritory, HasATownHallInEveryCommune) {
    const Folder folder("services");
    write_demo(folder.path(), kSmall);
    std::ifstream csv(folder.path() / "services.csv");
    std::string line;
    std::getline(csv, line);
    EXPECT_EQ(line, "id,name,category,lon,lat,capacity,opening_hours");
    int town_halls = 0;
    int schools = 0;
    while (std::getline(csv, line)) {
        town_halls += static_cast<int>(line.find(",town_hall,") != std::string::npos);
        schools += static_cast<int>(line.find(",primary_school,") != std::string::npos);
    }
    EXPECT_EQ(town_halls, 12);
    EXPECT_GE(schools, 1);
}

/// The lines of a text file below its header.
std::vector<std::string> rows_of(const std::filesystem::path& file) {
    std::ifstream text(file);
    std::vector<std::string> rows;
    for (std::string line; std::getline(text, line);) rows.push_back(line);
    rows.erase(rows.begin());
    return rows;
}

TEST(DemoTerritory, HasAsManyServicesAsAreAskedFor) {
    const Folder few("few"), many("many");
    Options options = kSmall;
    write_demo(few.path(), options);
    options.services = 500;
    write_demo(many.path(), options);
    const auto by_itself = rows_of(few.path() / "services.csv");
    const auto asked = rows_of(many.path() / "services.csv");
    EXPECT_EQ(asked.size(), 500U);
    ASSERT_LT(by_itself.size(), 500U);
    EXPECT_TRUE(std::equal(by_itself.begin(), by_itself.end(), asked.begin()))
        << "the others come after those that the territory needs";
}

TEST(DemoTerritory, AGridHasAsManyCellsAsAreAskedForEachOnce) {
    const Folder points("points"), grid("grid");
    Options options = kSmall;
    write_demo(points.path(), options);
    options.cells = 40'000;
    write_demo(grid.path(), options);
    const auto rows = rows_of(grid.path() / "grid.csv");
    EXPECT_EQ(rows.size(), 40'000U);
    std::set<std::string> names;
    for (const std::string& row : rows) names.insert(row.substr(0, row.find(',')));
    EXPECT_EQ(names.size(), rows.size()) << "each cell stands once";
    EXPECT_FALSE(std::filesystem::exists(grid.path() / "households.gpkg"));
    EXPECT_EQ(bytes_of(grid.path() / "services.csv"), bytes_of(points.path() / "services.csv"))
        << "how people are counted changes nothing else";
}

}  // namespace
}  // namespace relais::demonstration::testing
