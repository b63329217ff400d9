#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/snap/report.h"
#include "engine/territory/territory.h"
#include "geodata/results/formats.h"

namespace relais::results {

/// How the points of one kind join the roads, for people to read.
struct Snapping {
    const char* kind = "";  ///< "households", "services"
    snap::Report report;
    std::vector<std::pair<std::string, double>> farthest;  ///< ids and metres walked
    std::vector<std::string> lost;                         ///< ids
};
/// Of households and of services.
[[nodiscard]] std::vector<Snapping> snapping_of(const territory::Territory& territory,
                                                std::span<const snap::Snap> households,
                                                std::span<const snap::Snap> services);

/// "2 840 of 2 841 households join the roads: ..." as one sentence.
[[nodiscard]] std::string snapping_text(const Snapping& snapping);

/// snap.csv in an existing folder, and the same table in the formats that are `asked` for:
/// `kind,id,lon,lat,fate,metres,seconds,way,road,also`, a row for every household, then every
/// service, in their order: where it joins the roads, how far that is on foot, the OpenStreetMap way
/// it joins, and the ways it may join instead, separated by spaces. The last five are empty where
/// `fate` is not "snapped". Throws Error.
void write_snaps(const std::filesystem::path& folder, const graph::RoadNetwork& network,
                 const territory::Territory& territory, std::span<const snap::Snap> households,
                 std::span<const snap::Snap> services, const Formats& asked = {});

}  // namespace relais::results
