// How our car compares with other engines: for each truth file, travel times and distances between
// the same pairs of points.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"
#include "engine/routes/path.h"
#include "engine/snap/snapper.h"
#include "geodata/osm/roads/import.h"
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

struct Comparison {
    std::vector<double> ours, theirs, distance_ratios;
    std::size_t skipped = 0;
};

Comparison compare(const graph::RoadNetwork& network, const std::vector<Pair>& pairs) {
    constexpr double kNear = 100;  // metres: a point farther from our roads is on another network
    const snap::Snapper snapper(network, {.max_metres = kNear});
    Comparison result;
    for (const Pair& pair : pairs) {
        const auto path =
            routes::fastest_path(network, snapper.snap(pair.from), snapper.snap(pair.to));
        if (!path || pair.seconds <= 0 || pair.metres <= 0) {
            ++result.skipped;
            continue;
        }
        // The truth leaves the walks out.
        result.ours.push_back(to_seconds(path->time - path->first.time - path->last.time));
        result.theirs.push_back(pair.seconds);
        result.distance_ratios.push_back(
            (path->decimetres / 10.0 - path->first.metres - path->last.metres) / pair.metres);
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
