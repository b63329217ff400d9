#include "geodata/results/snaps.h"

#include <fmt/format.h>

namespace relais::results {
namespace {

template <class Points>
Snapping snapping(const char* kind, const Points& points, std::span<const snap::Snap> snaps) {
    Snapping result{kind, snap::report(snaps), {}, {}};
    for (const std::size_t i : result.report.farthest)
        result.farthest.emplace_back(points[i].id, double{snaps[i].nearest().walk_metres});
    for (const std::size_t i : result.report.lost) result.lost.push_back(points[i].id);
    return result;
}

const graph::Way& way_of(const graph::RoadNetwork& network, const snap::Join& join) {
    return network.ways[network.shape(join.chain)[join.position >> 32].way];
}

/// The ways that it may join instead of the nearest, separated by spaces.
std::string also(const graph::RoadNetwork& network, const snap::Snap& snap) {
    std::string ways;
    for (std::size_t j = 1; j < snap.joins.size(); ++j)
        ways += (j == 1 ? "" : " ") + std::to_string(way_of(network, snap.joins[j]).osm_id);
    return ways;
}

void add_road(Rows& rows, const graph::RoadNetwork& network, const snap::Snap& snap) {
    if (!snap.exists()) {
        for (int cell = 0; cell < 5; ++cell) rows.nothing();
        return;
    }
    const snap::Join& nearest = snap.nearest();
    const graph::Way& way = way_of(network, nearest);
    rows.number(double{nearest.walk_metres})
        .number(to_seconds(nearest.walk))
        .integer(way.osm_id)
        .text_if_any(network.name(way))
        .text_if_any(also(network, snap));
}

template <class Points>
void add_points(Rows& rows, const char* kind, const graph::RoadNetwork& network,
                const Points& points, std::span<const snap::Snap> snaps) {
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        rows.text(kind).text(points[i].id);
        rows.number(points[i].place.lon()).number(points[i].place.lat());
        rows.text(snap::fate_name(snaps[i].fate));
        add_road(rows, network, snaps[i]);
        rows.at(points[i].place).end();
    }
}

}  // namespace

std::vector<Snapping> snapping_of(const territory::Territory& territory,
                                  std::span<const snap::Snap> households,
                                  std::span<const snap::Snap> services) {
    return {snapping("households", territory.households, households),
            snapping("services", territory.services, services)};
}

std::string snapping_text(const Snapping& snapping) {
    const snap::Report& report = snapping.report;
    std::size_t all = 0;
    for (const std::size_t count : report.count) all += count;
    std::string text = fmt::format("{} of {} {} snapped to the roads",
                                   report.of(snap::Fate::kSnapped), all, snapping.kind);
    if (report.of(snap::Fate::kSnapped) > 0)
        text += fmt::format(", half within {:.0f} m, 95 % within {:.0f} m, all within {:.0f} m",
                            report.median_metres, report.p95_metres, report.longest_metres);
    for (const snap::Fate fate :
         {snap::Fate::kOffNetwork, snap::Fate::kIsland, snap::Fate::kOutsideData})
        if (report.of(fate) > 0)
            text += fmt::format("; {} {}", report.of(fate), snap::fate_name(fate));
    if (!snapping.lost.empty()) text += fmt::format(" (such as {})", snapping.lost.front());
    return text;
}

Table snap_table(const graph::RoadNetwork& network, const territory::Territory& territory,
                 std::span<const snap::Snap> households, std::span<const snap::Snap> services) {
    const auto write = [&network, &territory, households, services](Rows& rows) {
        add_points(rows, "household", network, territory.households, households);
        add_points(rows, "service", network, territory.services, services);
    };
    return {"snap",
            {{"kind"},
             {"id"},
             {"lon", Type::kDegrees},
             {"lat", Type::kDegrees},
             {"fate"},
             {"metres", Type::kTenths},
             {"seconds", Type::kTenths},
             {"way", Type::kCount},
             {"road"},
             {"also"}},
            write,
            ShapeType::kPoint,
            kInCsv | kInLayers};
}

void write_snaps(const std::filesystem::path& folder, const graph::RoadNetwork& network,
                 const territory::Territory& territory, std::span<const snap::Snap> households,
                 std::span<const snap::Snap> services, const Formats& asked) {
    TableFiles files(folder, asked, {territory.name, territory.data_date});
    files.add({"snap", {snap_table(network, territory, households, services)}}, {"csv"});
    files.publish();
}

}  // namespace relais::results
