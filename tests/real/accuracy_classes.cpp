#include <array>
#include <cmath>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/surroundings.h"
#include "tests/real/accuracy.h"

namespace relais::accuracy {
namespace {

using Json = nlohmann::json;

/// The classes of the file, in its order.
constexpr std::array kClasses = {"motorway", "trunk",        "primary",     "secondary",
                                 "tertiary", "unclassified", "residential", "service"};
constexpr std::size_t kCount = kClasses.size();
using Speeds = std::array<double, kCount>;  ///< km/h; 0: not known

struct Region {
    const char* country;
    const char* part;  ///< ISO 3166-2; "": the whole country
    const char* extract;
};
constexpr Region kRegions[] = {
    {"AD", "", "andorra-2025.osm.pbf"},
    {"LI", "", "liechtenstein-2024.osm.pbf"},
    {"FR", "PAC", "fr-05-hautes-alpes-roads-2021-07.osm.pbf"},
    {"DE", "", "heidelberg.test.pbf"},
    {"PT", "", "porto_portugal.osm.pbf"},
    {"BR", "", "poa_osm.pbf"},
};

Speeds speeds_of(const Json& ways) {
    Speeds speeds{};
    for (std::size_t i = 0; i < kCount; ++i)
        if (ways.at(i).is_number()) speeds[i] = ways.at(i).get<double>();
    return speeds;
}

const Json& entry_of(const Json& truth, const Region& region) {
    for (const Json& entry : truth)
        if (entry.value("iso3166-1", "") == region.country &&
            entry.value("iso3166-2", "") == region.part)
            return entry;
    throw Error(fmt::format("osm-measured-speeds.json: no entry for {}", region.country));
}

/// Length over time of all pieces of each class, delays and bends included.
class Mean {
  public:
    void add(std::size_t road_class, double metres, double seconds) {
        metres_[road_class] += metres;
        seconds_[road_class] += seconds;
    }
    [[nodiscard]] Speeds speeds() const {
        constexpr double kEnough = 2000;  // metres
        Speeds speeds{};
        for (std::size_t i = 0; i < kCount; ++i)
            if (metres_[i] >= kEnough && seconds_[i] > 0)
                speeds[i] = 3.6 * metres_[i] / seconds_[i];
        return speeds;
    }

  private:
    Speeds metres_{}, seconds_{};
};

std::size_t class_of(const graph::Way& way) {
    const std::string_view name = graph::road_class_names()[way.road_class];
    for (std::size_t i = 0; i < kCount; ++i)
        if (name == kClasses[i]) return i;
    return kCount;
}

/// Calls visit(piece, end of it, its class, seconds) for every piece in every direction.
template <class Visit>
void for_each_piece(const graph::RoadNetwork& network, Visit visit) {
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        if (network.is_copy(ChainId{c})) continue;
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            const std::size_t road_class = class_of(network.ways[shape[i].way]);
            if (road_class == kCount) continue;
            if (network.chain_forward_arc[c].exists())
                visit(shape[i], shape[i + 1], road_class,
                      (shape[i + 1].forward_ticks - shape[i].forward_ticks) / 10.0);
            if (network.chain_backward_arc[c].exists())
                visit(shape[i], shape[i + 1], road_class,
                      (shape[i].backward_ticks - shape[i + 1].backward_ticks) / 10.0);
        }
    }
}

osm::Surroundings surroundings_of(const graph::RoadNetwork& network) {
    osm::Surroundings surroundings;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        if (network.is_copy(ChainId{c})) continue;
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            const std::size_t road_class = class_of(network.ways[shape[i].way]);
            if (road_class < kCount && kClasses[road_class] == std::string_view("residential"))
                surroundings.add_street(shape[i].place, shape[i + 1].place);
        }
    }
    surroundings.finish();
    return surroundings;
}

struct Ours {
    Speeds open, built_up;
};

Ours speeds_of(const graph::RoadNetwork& network) {
    const osm::Surroundings surroundings = surroundings_of(network);
    Mean open;
    Mean built_up;
    for_each_piece(network,
                   [&](const auto& a, const auto& b, std::size_t road_class, double seconds) {
                       (surroundings.built_up(a.place) ? built_up : open)
                           .add(road_class, distance_metres(a.place, b.place), seconds);
                   });
    return {open.speeds(), built_up.speeds()};
}

std::string in_order(const Speeds& theirs, const Speeds& ours) {
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < kCount; ++i) {
        if (theirs[i] <= 0 || ours[i] <= 0) continue;
        x.push_back(theirs[i]);
        y.push_back(ours[i]);
    }
    return x.size() < 4 ? "-" : fmt::format("{:.2f} ({})", rank_correlation(x, y), x.size());
}

/// The mean of built-up over open, over primary, secondary and tertiary roads: the classes that are
/// long in both. REQUIRES: kClasses has them in its middle.
void print_ratios(const Speeds& open, const Speeds& built_up, const Ours& ours) {
    constexpr std::size_t kPrimary = 2;
    constexpr std::size_t kTertiary = 4;
    double theirs_sum = 0;
    double ours_sum = 0;
    int classes = 0;
    for (std::size_t i = kPrimary; i <= kTertiary; ++i) {
        if (open[i] <= 0 || built_up[i] <= 0 || ours.open[i] <= 0 || ours.built_up[i] <= 0)
            continue;
        theirs_sum += built_up[i] / open[i];
        ours_sum += ours.built_up[i] / ours.open[i];
        ++classes;
    }
    if (classes == 0)
        fmt::print("{:>18}{:>8}{:>8}\n", "-", "-", "-");
    else
        fmt::print("{:>18.2f}{:>8.2f}{:>8}\n", theirs_sum / classes, ours_sum / classes, classes);
}

}  // namespace

void print_classes(const std::filesystem::path& data, const profile::Profile& profile) {
    std::ifstream stream(data / "truth/osm-measured-speeds.json");
    const Json truth = Json::parse(stream);
    fmt::print(
        "\nRoad classes (truth/osm-measured-speeds.json): rank correlation of the speeds by class "
        "(of how many),\n"
        "and built-up over open country on primary to tertiary roads; ours with delays, built-up "
        "by residential "
        "streets\n"
        "{:<44}{:>14}{:>14}{:>18}{:>8}{:>8}\n",
        "extract", "open", "built-up", "theirs, ratio", "ours", "classes");
    for (const Region& region : kRegions) {
        const Json& entry = entry_of(truth, region);
        const Speeds open = speeds_of(entry.at("rural").at("way"));
        const Speeds built_up = speeds_of(entry.at("urban").at("way"));
        const Ours ours =
            speeds_of(osm::import_roads(data / "osm" / region.extract, profile).network);
        fmt::print("{:<44}{:>14}{:>14}", region.extract, in_order(open, ours.open),
                   in_order(built_up, ours.built_up));
        print_ratios(open, built_up, ours);
    }
}

}  // namespace relais::accuracy
