#pragma once

#include <filesystem>
#include <vector>

#include "engine/access/findings.h"
#include "engine/access/nearest.h"
#include "engine/snap/snapper.h"
#include "geodata/assembly/open_study.h"
#include "geodata/results/results.h"
#include "tools/study/network_input.h"
#include "tools/study/open_services.h"

namespace relais::tools {

/// The points of a territory on its network, for searches.
struct SnappedTerritory {
    std::vector<snap::Snap> households;
    std::vector<snap::Snap> services;
    std::vector<CategoryId> categories;  ///< one per service
    std::size_t category_count = 0;

    [[nodiscard]] access::Points points() const {
        return {households, services, categories, category_count};
    }
};
[[nodiscard]] SnappedTerritory snap_territory(const NetworkInput& roads,
                                              const territory::Territory& territory);

/// A study with its roads, its points on them, and the results.
struct Answer {
    study::Study study;
    NetworkInput roads;
    SnappedTerritory snapped;
    access::Findings findings;
};

/// The options of the roads: those of the command line, else those of the study.
[[nodiscard]] NetworkOptions road_options(NetworkOptions options, const study::Study& study);

/// From input to findings: opens INPUT, imports the roads, snaps the points to them, computes the
/// travel times and summarises them. Services that do not count by their opening hours are left
/// out.
[[nodiscard]] Answer answer(const std::filesystem::path& input, const NetworkOptions& options,
                            Terminal& terminal, const HoursOptions& hours = {});

/// The last part of it: a study whose points have their places, on roads.
[[nodiscard]] Answer answer_on_roads(study::Study study, NetworkInput roads);

/// The category of that key; throws Error that begins with `option` and lists those there are.
[[nodiscard]] CategoryId category_of(const territory::Territory& territory, const std::string& key,
                                     const std::string& option);

/// The result of snapping: writes snap.csv into a folder, and the formats that were asked for, and
/// prints two lines.
void report_snaps(const Answer& answer, const std::filesystem::path& folder,
                  const results::Formats& formats, Terminal& terminal);

/// For manifest.json of the results.
[[nodiscard]] results::Provenance provenance(const Answer& answer, const char* command,
                                             const std::string& language,
                                             const HoursOptions& hours = {});

}  // namespace relais::tools
