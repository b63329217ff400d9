#include <cmath>
#include <fstream>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include "engine/core/error.h"
#include "tools/demonstration/writers.h"

namespace relais::demonstration {
namespace {

constexpr int kMetres = 200;  // a cell is as wide and high

/// The counts of Insee for a cell; the people of the other ages are the rest.
struct Counts {
    int people = 0, households = 0, alone = 0, under_4 = 0, from_4_to_10 = 0, from_65 = 0,
        from_80 = 0;
};

/// Row and column in the European grid.
using Cell = std::pair<int, int>;

/// Turns places of the territory into cells.
class Grid {
  public:
    Grid() {
        OGRSpatialReference degrees, plane;
        degrees.importFromEPSG(4326);
        plane.importFromEPSG(3035);
        degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        plane.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        to_plane_.reset(OGRCreateCoordinateTransformation(&degrees, &plane));
        if (!to_plane_) throw Error("PROJ has no definition of EPSG:3035: install proj-data");
    }

    [[nodiscard]] Cell cell_of(Spot spot) const {
        const Coordinate place = coordinate_of(spot);
        double x = place.lon(), y = place.lat();
        to_plane_->Transform(1, &x, &y);
        return {static_cast<int>(std::floor(y / kMetres)),
                static_cast<int>(std::floor(x / kMetres))};
    }

  private:
    std::unique_ptr<OGRCoordinateTransformation> to_plane_;
};

std::map<Cell, Counts> count_people(const World& world) {
    const Grid grid;
    std::map<Cell, Counts> cells;
    for (const Household& household : world.households) {
        Counts& counts = cells[grid.cell_of(household.place)];
        counts.people += household.people;
        ++counts.households;
        counts.alone += household.people == 1 ? 1 : 0;
        counts.under_4 += household.children_0_2;
        counts.from_4_to_10 += household.children_3_10;
        counts.from_65 += household.people_75p;
        counts.from_80 += household.people_75p / 2;
    }
    return cells;
}

/// A cell of the surroundings, which are only in the grid.
Counts draw_counts(Random& random) {
    Counts counts;
    counts.households = 1 + static_cast<int>(random.below(30));
    counts.people = counts.households + static_cast<int>(random.below(40));
    counts.alone = counts.households / 3;
    counts.under_4 = counts.people / 25;
    counts.from_4_to_10 = counts.people / 13;
    counts.from_65 = counts.people / 4;
    counts.from_80 = counts.people / 14;
    return counts;
}

class GridFile {
  public:
    explicit GridFile(const std::filesystem::path& file)
        : file_(file), out_(file, std::ios::binary) {
        out_ << "idcar_200m,i_est_200,lcog_geo,ind,men,men_1ind,ind_0_3,ind_4_5,ind_6_10,ind_65_79,"
                "ind_80p\n";
    }
    void add(const Cell& cell, const Counts& c) {
        out_ << fmt::format("CRS3035RES200mN{}E{},0,,{},{},{},{},{},{},{},{}\n",
                            cell.first * kMetres, cell.second * kMetres, c.people, c.households,
                            c.alone, c.under_4, c.from_4_to_10 / 3,
                            c.from_4_to_10 - c.from_4_to_10 / 3, c.from_65 - c.from_80, c.from_80);
    }
    void close() {
        out_.close();
        if (!out_)
            throw Error(fmt::format(
                "{} could not be written: choose another folder or free some disk space",
                file_.string()));
    }

  private:
    std::filesystem::path file_;
    std::ofstream out_;
};

}  // namespace

void write_grid(const std::filesystem::path& file, const World& world, int cells) {
    const std::map<Cell, Counts> counted = count_people(world);
    const Cell middle = Grid().cell_of({0, 0});
    const int side = static_cast<int>(std::ceil(std::sqrt(double(cells)))) + 1;
    int others = cells - static_cast<int>(counted.size());
    Random random(world.country.plan.seed, Stream::kGrid);
    GridFile grid(file);
    for (const auto& [cell, counts] : counted) grid.add(cell, counts);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side && others > 0; ++column) {
            const Cell cell{middle.first - side / 2 + row, middle.second - side / 2 + column};
            if (counted.contains(cell)) continue;
            grid.add(cell, draw_counts(random));
            --others;
        }
    grid.close();
}

}  // namespace relais::demonstration
