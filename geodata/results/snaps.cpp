#include "geodata/results/snaps.h"

#include <fmt/format.h>

#include "geodata/results/csv.h"
#include "geodata/results/new_files.h"

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

void write_road(CsvRows& rows, const graph::RoadNetwork& network, const snap::Snap& snap) {
    if (!snap.exists()) return rows.text(",,,,");
    const snap::Join& nearest = snap.nearest();
    const graph::Way& way = way_of(network, nearest);
    rows.fixed(double{nearest.walk_metres}, 1);
    rows.text(",");
    rows.tenths(nearest.walk.count());
    rows.text(",");
    rows.integer(way.osm_id);
    rows.text(",");
    rows.text(quoted(network.name(way)));
    for (std::size_t j = 1; j < snap.joins.size(); ++j) {
        rows.text(j == 1 ? "," : " ");
        rows.integer(way_of(network, snap.joins[j]).osm_id);
    }
    if (snap.joins.size() == 1) rows.text(",");
}

template <class Points>
void write_rows(CsvRows& rows, const char* kind, const graph::RoadNetwork& network,
                const Points& points, std::span<const snap::Snap> snaps) {
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        rows.text(kind);
        rows.text(",");
        rows.text(quoted(points[i].id));
        rows.text(",");
        rows.fixed(points[i].place.lon(), 7);
        rows.text(",");
        rows.fixed(points[i].place.lat(), 7);
        rows.text(",");
        rows.text(snap::fate_name(snaps[i].fate));
        rows.text(",");
        write_road(rows, network, snaps[i]);
        rows.end_row();
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

void write_snaps(const std::filesystem::path& folder, const graph::RoadNetwork& network,
                 const territory::Territory& territory, std::span<const snap::Snap> households,
                 std::span<const snap::Snap> services) {
    NewFiles files(folder);
    CsvRows rows(files.add("snap.csv"));
    rows.text("kind,id,lon,lat,fate,metres,seconds,way,road,also\n");
    write_rows(rows, "household", network, territory.households, households);
    write_rows(rows, "service", network, territory.services, services);
    rows.flush();
    files.publish();
}

}  // namespace relais::results
