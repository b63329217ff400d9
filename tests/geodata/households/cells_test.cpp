#include "geodata/households/cells.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"

namespace relais::households {
namespace {

TEST(Cells, AreNamedByTheirSouthWestCornerInTheirOwnReferenceSystem) {
    const auto cell = parse_cell_name("CRS3035RES200mN2029800E4252400");
    ASSERT_TRUE(cell);
    EXPECT_EQ(cell->grid.crs, "EPSG:3035");
    EXPECT_EQ(cell->grid.dx, 200);
    EXPECT_EQ(cell->row, 2029800 / 200);
    EXPECT_EQ(cell->column, 4252400 / 200);
    EXPECT_EQ(parse_cell_name("CRS2975RES1000mN7634000E355000")->grid.crs, "EPSG:2975");
}

TEST(Cells, TheShortNamesOfOlderEuropeanGridsMeanTheSame) {
    const auto cell = parse_cell_name("1kmN2689E4341");
    ASSERT_TRUE(cell);
    EXPECT_EQ(cell->grid.prefix, "CRS3035RES1000m");
    EXPECT_EQ(cell->row, 2689);
    EXPECT_EQ(cell->column, 4341);
}

TEST(Cells, AnythingElseIsNoName) {
    for (const char* text :
         {"", "42", "CRS3035RES200mN2029800", "CRS3035RES0mN0E0", "CRS3035RES200mN2029801E4252400",
          "CRS3035RES200mN2029800E4252400x", "CRSxRES200mN0E0", "kmN1E1"})
        EXPECT_FALSE(parse_cell_name(text)) << text;
}

/// Two cells of 1 km side by side around the origin of ETRS89-LAEA, 10° E 52° N by definition, and
/// one of 200 m elsewhere.
struct ThreeCells {
    ThreeCells() {
        for (const char* name :
             {"CRS3035RES1000mN3210000E4321000", "CRS3035RES1000mN3210000E4320000",
              "CRS3035RES200mN2029800E4252400"}) {
            const CellName cell = *parse_cell_name(name);
            cells.add(cells.grid(cell.grid), cell.column, cell.row);
        }
        EXPECT_FALSE(cells.close());
    }
    Cells cells;
};

TEST(Cells, APlaceLiesInTheCellAroundIt) {
    const ThreeCells three;
    const auto at = [](double lon, double lat) { return Coordinate::from_degrees(lon, lat); };
    // A thousandth of a degree is about 69 m east and 111 m north here.
    const std::vector<Coordinate> places = {at(10.001, 52.001), at(9.999, 52.001),
                                            at(10.001, 51.999), at(-120, 0)};
    EXPECT_EQ(three.cells.locate(places),
              (std::vector<std::uint32_t>{0, 1, study::Areas::kNone, study::Areas::kNone}));
}

TEST(Cells, TheirMiddleAndItsStandInsLieInThem) {
    const ThreeCells three;
    for (std::uint32_t area = 0; area < 3; ++area) {
        std::vector<Coordinate> places = three.cells.others(area);
        EXPECT_EQ(places.size(), 81U);
        EXPECT_EQ(places.front(), three.cells.middle(area)) << "the nearest to it is itself";
        for (const std::uint32_t found : three.cells.locate(places)) EXPECT_EQ(found, area);
    }
    EXPECT_EQ(three.cells.name(2), "CRS3035RES200mN2029800E4252400");
}

TEST(Cells, ACellThatComesTwiceIsFound) {
    Cells cells;
    const CellName cell = *parse_cell_name("CRS3035RES1000mN3210000E4321000");
    for (int i = 0; i < 2; ++i) cells.add(cells.grid(cell.grid), cell.column, cell.row);
    EXPECT_EQ(cells.close(), (std::pair<std::uint32_t, std::uint32_t>{0, 1}));
}

TEST(Cells, AWindowHoldsTheCellsThatTouchABox) {
    const ThreeCells three;
    const auto window = three.cells.window(0, {9.99, 51.99, 10.01, 52.01});
    ASSERT_TRUE(window);
    EXPECT_TRUE(window->holds(4321, 3210));
    EXPECT_TRUE(window->holds(4320, 3210));
    EXPECT_FALSE(window->holds(4330, 3210));
    EXPECT_FALSE(window->holds(4321, 3200));
}

TEST(Cells, OfAnUnknownReferenceSystemAreRefused) {
    Cells cells;
    EXPECT_THROW(static_cast<void>(cells.grid({.crs = "EPSG:99999999", .prefix = "x"})), Error);
}

}  // namespace
}  // namespace relais::households
