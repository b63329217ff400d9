// Both coordinates in one cell, as portals write them.

#include "geodata/tables/place_cell.h"

#include <gtest/gtest.h>
#include <ogr_geometry.h>

#include "engine/core/error.h"
#include "geodata/tables/layer.h"
#include "tests/support/program.h"

namespace relais::tables {
namespace {

using namespace testing_support;

TEST(PlaceCell, TwoNumbersInAnyOfTheirSpellings) {
    using Pair = std::pair<double, double>;
    for (const char* cell : {"44.5, 6.1", "44.5,6.1", "(44.5 6.1)", "[44.5, 6.1]", "44,5; 6,1",
                             "44,5,6,1", "44,5 6,1", " 44.5|6.1 ", "44,5, 6,1"})
        EXPECT_EQ(parse_pair(cell), Pair(44.5, 6.1)) << cell;
    for (const char* cell : {"", "44.5", "Rue du Port, 5", "44.5, 6.1, 7", "POINT (6.1 44.5)"})
        EXPECT_FALSE(parse_pair(cell)) << cell;
}

/// "lon lat" of the only row of a table with that column.
std::string place_of(const std::string& column, const std::string& cell,
                     const PlaceColumns& places = {}) {
    const Folder folder;
    write_file(folder / "t.csv", "id;" + column + "\n1;\"" + cell + "\"\n");
    try {
        Layer layer({folder / "t.csv", "", ""}, places);
        layer.table().next();
        if (!layer.has_place()) return "none";
        const Coordinate place = layer.point();
        return std::to_string(place.lon_e7) + " " + std::to_string(place.lat_e7);
    } catch (const Error& error) {
        return std::string(error.what()).substr((folder / "t.csv").string().size());
    }
}

TEST(PlaceCell, ColumnsOfPortalsAreKnownByTheirNames) {
    constexpr const char* kRight = "61000000 445000000";
    for (const char* column : {"Geo Point", "geo_point_2d", "Geo_Point", "lat_lon", "coordonnees"})
        EXPECT_EQ(place_of(column, "44.5, 6.1"), kRight) << column;
    EXPECT_EQ(place_of("lon_lat", "6.1, 44.5"), kRight);
    EXPECT_EQ(place_of("coordonneesXY", "[6.1, 44.5]"), kRight);
    EXPECT_EQ(place_of("Geo Shape", R"({""coordinates"": [6.1, 44.5], ""type"": ""Point""})"),
              kRight);
    EXPECT_EQ(place_of("geo_point_2d", R"({""lon"": 6.1, ""lat"": 44.5})"), kRight);
    EXPECT_EQ(place_of("WKT", "POINT (6.1 44.5)"), kRight);
    EXPECT_EQ(place_of("Geo Point", ""), "none");
    EXPECT_EQ(place_of("Geo Point", "0, 0"), "none");
}

TEST(PlaceCell, AnyOtherColumnIsNamed) {
    EXPECT_EQ(place_of("where", "44.5, 6.1", {"", "", "", "where"}), "61000000 445000000");
    EXPECT_EQ(place_of("where", "6.1, 44.5", {"", "", "", "where", true}), "61000000 445000000");
    EXPECT_EQ(place_of("where", "936000 6440000", {"", "", "EPSG:2154", "where"}),
              place_of("where", "6440000 936000", {"", "", "EPSG:2154", "where", false}))
        << "the easting first, unless the order is given";
    EXPECT_EQ(place_of("where", "5 Rue du Port", {"", "", "", "where"}),
              ", row 2: \"5 Rue du Port\" in column \"where\" is not a place; write latitude and "
              "longitude such as \"44.5, 6.1\", or GeoJSON or WKT");
    EXPECT_NE(place_of("where", "44.5, 6.1").find("place = \"…\""), std::string::npos);
}

}  // namespace
}  // namespace relais::tables
