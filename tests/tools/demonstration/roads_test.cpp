#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "tests/tools/demonstration/extract_reader.h"
#include "tests/tools/demonstration/territory_fixture.h"

namespace relais::demonstration::testing {
namespace {

class DemoRoads : public ::testing::Test {
  protected:
    void SetUp() override {
        const Folder folder("roads");
        Options options = kSmall;
        options.vertices = 4000;
        write_demo(folder.path(), options);
        extract_ = read_extract(folder.path() / "roads.osm.pbf");
    }
    Extract extract_;
};

struct Piece {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool bridge = false;
    bool river = false;
};

std::vector<Piece> pieces_of(const Extract& extract) {
    std::vector<Piece> pieces;
    for (const auto& way : extract.ways) {
        if (way.highway.empty() && way.waterway != "river") continue;
        for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
            pieces.push_back({way.nodes[i], way.nodes[i + 1], way.bridge, !way.waterway.empty()});
        }
    }
    return pieces;
}

/// Twice the signed area of a triangle, exact in 64 bits for points of one small territory.
std::int64_t turn(Coordinate a, Coordinate b, Coordinate c) {
    const std::int64_t abx = std::int64_t{b.lon_e7} - a.lon_e7;
    const std::int64_t aby = std::int64_t{b.lat_e7} - a.lat_e7;
    return abx * (std::int64_t{c.lat_e7} - a.lat_e7) - aby * (std::int64_t{c.lon_e7} - a.lon_e7);
}

/// Calls visit(one, other) for pairs of pieces that cross in the inside of both.
template <class Visit>
void for_each_crossing(const Extract& extract, Visit visit) {
    constexpr std::int32_t kCell = 20'000;  // of 1e-7 degree
    const auto pieces = pieces_of(extract);
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells;
    const auto place = [&](std::int64_t node) {
        return extract.places[static_cast<std::size_t>(node)];
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto [west, east] =
            std::minmax({place(pieces[i].from).lon_e7, place(pieces[i].to).lon_e7});
        const auto [south, north] =
            std::minmax({place(pieces[i].from).lat_e7, place(pieces[i].to).lat_e7});
        for (int x = west / kCell; x <= east / kCell; ++x) {
            for (int y = south / kCell; y <= north / kCell; ++y) cells[{x, y}].push_back(i);
        }
    }
    for (const auto& [cell, inside] : cells) {
        for (const auto i : inside) {
            for (const auto j : inside) {
                const Piece& p = pieces[i];
                const Piece& q = pieces[j];
                if (i >= j || p.from == q.from || p.from == q.to || p.to == q.from ||
                    p.to == q.to) {
                    continue;
                }
                const auto a = place(p.from), b = place(p.to), c = place(q.from), d = place(q.to);
                if ((turn(a, b, c) > 0) == (turn(a, b, d) > 0)) continue;
                if ((turn(c, d, a) > 0) == (turn(c, d, b) > 0)) continue;
                visit(p, q);
            }
        }
    }
}

TEST_F(DemoRoads, AreWrittenInTheOrderOfTheirIds) {
    EXPECT_TRUE(extract_.sorted);
}

TEST_F(DemoRoads, CrossOnlyAtSharedNodes) {
    int crossings = 0;
    for_each_crossing(extract_, [&](const Piece& p, const Piece& q) {
        if (!p.river && !q.river) ++crossings;
    });
    EXPECT_EQ(crossings, 0);
}

TEST_F(DemoRoads, CrossTheRiverOnBridgesOnly) {
    int fords = 0;
    int bridges = 0;
    for_each_crossing(extract_, [&](const Piece& p, const Piece& q) {
        if (p.river == q.river) return;
        (p.bridge || q.bridge ? bridges : fords) += 1;
    });
    EXPECT_EQ(fords, 0);
    EXPECT_GE(bridges, 2);
}

TEST_F(DemoRoads, AreInOnePiece) {
    std::vector<std::size_t> parent(extract_.places.size());
    std::iota(parent.begin(), parent.end(), 0);
    const auto find = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    std::vector<bool> on_road(parent.size());
    for (const auto& way : extract_.ways) {
        if (way.highway.empty()) continue;
        for (const auto node : way.nodes) {
            on_road[static_cast<std::size_t>(node)] = true;
            parent[find(static_cast<std::size_t>(node))] =
                find(static_cast<std::size_t>(way.nodes[0]));
        }
    }
    std::map<std::size_t, int> sizes;
    int all = 0;
    for (std::size_t i = 0; i < parent.size(); ++i) {
        if (!on_road[i]) continue;
        ++all;
        ++sizes[find(i)];
    }
    int largest = 0;
    for (const auto& [root, size] : sizes) largest = std::max(largest, size);
    EXPECT_GT(largest, 0.97 * all);
}

/// Junctions and dead ends of roads for cars.
double vertices_of(const Extract& extract) {
    std::vector<int> degree(extract.places.size());
    for (const auto& way : extract.ways) {
        if (way.highway.empty() || way.highway == "track") continue;
        for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
            ++degree[static_cast<std::size_t>(way.nodes[i])];
            ++degree[static_cast<std::size_t>(way.nodes[i + 1])];
        }
    }
    return static_cast<double>(
        std::count_if(degree.begin(), degree.end(), [](int d) { return d != 0 && d != 2; }));
}

TEST(DemoScale, MeetsTheNumberOfVerticesAskedFor) {
    for (const std::uint64_t vertices : {3'000U, 10'000U, 60'000U}) {
        const Folder folder("scale");
        Options options = kSmall;
        options.vertices = vertices;
        write_demo(folder.path(), options);
        const double found = vertices_of(read_extract(folder.path() / "roads.osm.pbf"));
        EXPECT_NEAR(found, static_cast<double>(vertices), 0.2 * static_cast<double>(vertices));
    }
}

}  // namespace
}  // namespace relais::demonstration::testing
