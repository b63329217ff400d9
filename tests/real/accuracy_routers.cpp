// How our car compares with other engines: for each truth file, travel times and distances between
// the same pairs of points.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"
#include "engine/snap/snapper.h"
#include "geodata/osm/roads.h"
#include "tests/real/accuracy.h"

namespace relais::accuracy {
namespace {

namespace fs = std::filesystem;

struct Truth {
    const char* file;
    const char* extract;
};
constexpr Truth kTruths[] = {
    {"osrm_andorra-2025", "andorra-2025.osm.pbf"},
    {"osrm_fr-05", "fr-05-hautes-alpes-roads-2021-07.osm.pbf"},
    {"osrm_heidelberg", "heidelberg.test.pbf"},
    {"osrm_liechtenstein-2024", "liechtenstein-2024.osm.pbf"},
    {"osrm_porto", "porto_portugal.osm.pbf"},
};

struct Pair {
    Coordinate from, to;
    double seconds = 0, metres = 0;
};

std::vector<Pair> read_pairs(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    std::vector<Pair> pairs;
    while (std::getline(stream, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream fields(line);
        double from_lon = 0, from_lat = 0, to_lon = 0, to_lat = 0;
        Pair pair;
        if (!(fields >> from_lon >> from_lat >> to_lon >> to_lat >> pair.seconds >> pair.metres))
            throw Error(fmt::format("{}: row {} is not a pair", file.string(), pairs.size() + 2));
        pair.from = Coordinate::from_degrees(from_lon, from_lat);
        pair.to = Coordinate::from_degrees(to_lon, to_lat);
        pairs.push_back(pair);
    }
    return pairs;
}

/// Time and length of the fastest paths from one point to every vertex, by a plain Dijkstra.
class Search {
  public:
    struct Label {
        std::uint32_t ticks = kUnreachable.count();
        double metres = 0;
    };

    explicit Search(const graph::RoadNetwork& network) : network_(network) {}

    void run(const snap::Snap& from) {
        labels_.assign(network_.vertex_count(), {});
        heap_.clear();
        for (const bool backward : {false, true}) {
            const ArcId arc = arc_of(from, backward);
            if (!arc.exists()) continue;
            const std::uint32_t done = backward ? from.backward_offset : from.forward_offset;
            reach(network_.arc_head[arc.index()],
                  {network_.arc_ticks[arc.index()] - done, rest(from, arc, backward)});
        }
        while (!heap_.empty()) step();
    }

    /// To a point, the walk left out as in the truth; unreachable ticks if there is no way.
    [[nodiscard]] Label to(const snap::Snap& from, const snap::Snap& point) const {
        Label best;
        if (from.chain == point.chain)
            best = {(snap::along_chain(network_, from, point) - from.walk - point.walk).count(),
                    std::abs(double(from.metres_from_first) - point.metres_from_first)};
        for (const bool backward : {false, true}) {
            const ArcId arc = arc_of(point, backward);
            if (!arc.exists()) continue;
            const Label& tail = labels_[network_.arc_tail[arc.index()].index()];
            const std::uint32_t ticks =
                tail.ticks + (backward ? point.backward_offset : point.forward_offset);
            const double length = network_.arc_decimetres[arc.index()] / 10.0;
            if (ticks < best.ticks)
                best = {ticks, tail.metres + length - rest(point, arc, backward)};
        }
        return best;
    }

  private:
    [[nodiscard]] ArcId arc_of(const snap::Snap& at, bool backward) const {
        return (backward ? network_.chain_backward_arc
                         : network_.chain_forward_arc)[at.chain.index()];
    }
    /// Metres from the point to the end of its chain in that direction.
    [[nodiscard]] double rest(const snap::Snap& at, ArcId arc, bool backward) const {
        return backward ? at.metres_from_first
                        : network_.arc_decimetres[arc.index()] / 10.0 - at.metres_from_first;
    }
    void reach(VertexId vertex, Label label) {
        if (label.ticks >= labels_[vertex.index()].ticks) return;
        labels_[vertex.index()] = label;
        heap_.emplace_back(label.ticks, vertex);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
    }
    void step() {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
        const auto [ticks, vertex] = heap_.back();
        heap_.pop_back();
        const Label label = labels_[vertex.index()];
        if (ticks > label.ticks) return;
        for (std::uint32_t arc = network_.first_arc[vertex.index()];
             arc < network_.first_arc[vertex.index() + 1]; ++arc)
            reach(network_.arc_head[arc], {label.ticks + network_.arc_ticks[arc],
                                           label.metres + network_.arc_decimetres[arc] / 10.0});
    }

    const graph::RoadNetwork& network_;
    std::vector<Label> labels_;
    std::vector<std::pair<std::uint32_t, VertexId>> heap_;
};

struct Comparison {
    std::vector<double> ours, theirs, distance_ratios;
    std::size_t skipped = 0;
};

Comparison compare(const graph::RoadNetwork& network, const std::vector<Pair>& pairs) {
    constexpr double kNear = 100;  // metres: a point farther from our roads is on another network
    const snap::Snapper snapper(network, {.max_metres = kNear});
    std::map<Coordinate, std::vector<const Pair*>> by_origin;
    for (const Pair& pair : pairs) by_origin[pair.from].push_back(&pair);
    Comparison result;
    Search search(network);
    for (const auto& [origin, list] : by_origin) {
        const snap::Snap from = snapper.snap(origin);
        if (from.exists()) search.run(from);
        for (const Pair* pair : list) {
            const snap::Snap to = snapper.snap(pair->to);
            const Search::Label label =
                from.exists() && to.exists() ? search.to(from, to) : Search::Label{};
            if (label.ticks >= kUnreachable.count() || pair->seconds <= 0 || pair->metres <= 0) {
                ++result.skipped;
                continue;
            }
            result.ours.push_back(label.ticks / 10.0);
            result.theirs.push_back(pair->seconds);
            result.distance_ratios.push_back(label.metres / pair->metres);
        }
    }
    return result;
}

void print_row(const Truth& truth, const Comparison& comparison) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < comparison.ours.size(); ++i)
        ratios.push_back(comparison.ours[i] / comparison.theirs[i]);
    if (ratios.empty()) {
        fmt::print("{:<26}{:>7}{:>9}\n", truth.file, 0, comparison.skipped);
        return;
    }
    fmt::print("{:<26}{:>7}{:>9}{:>9.3f}{:>9.3f}{:>9.3f}{:>13.4f}{:>17.4f}\n", truth.file,
               ratios.size(), comparison.skipped, quantile(ratios, 0.5), quantile(ratios, 0.05),
               quantile(ratios, 0.95), correlation(comparison.ours, comparison.theirs),
               quantile(comparison.distance_ratios, 0.5));
}

}  // namespace

void print_routers(const fs::path& data, const profile::Profile& profile) {
    fmt::print(
        "\nAnother router (truth/osrm_*.csv): our times over theirs, by {}\n"
        "{:<26}{:>7}{:>9}{:>9}{:>9}{:>9}{:>13}{:>17}\n",
        profile.name, "truth", "pairs", "skipped", "median", "p5", "p95", "correlation",
        "distance median");
    for (const Truth& truth : kTruths) {
        const auto pairs = read_pairs(data / "truth" / (std::string(truth.file) + ".csv"));
        const auto network = osm::import_roads(data / "osm" / truth.extract, profile).network;
        print_row(truth, compare(network, pairs));
    }
}

}  // namespace relais::accuracy
