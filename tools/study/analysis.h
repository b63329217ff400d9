#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "engine/access/findings.h"
#include "engine/access/nearest.h"
#include "engine/scenario/run.h"
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

/// A study whose points have their places, and its roads.
struct StudyOnRoads {
    std::shared_ptr<const study::Study> study;
    NetworkInput roads;
};

/// A study on its roads with its travel times, computed once for all that a command does with it:
/// tables, atlas, measures, scenarios, sites. Metric and index of the roads are those of `roads`.
struct Analysis {
    /// Services that do not count by `hours` stay in the territory but join no road. Snaps the
    /// points, computes the travel times and summarises them.
    explicit Analysis(StudyOnRoads input, const HoursOptions& hours = {});
    Analysis(const Analysis&) = delete;
    Analysis& operator=(const Analysis&) = delete;

    /// What scenarios and choices of sites start from. Refers to this.
    [[nodiscard]] scenario::Base base() const;
    /// Whether a service counts, where that depends on its hours; none: all count.
    [[nodiscard]] std::function<bool(const territory::Service&)> takes_part() const;

    const std::shared_ptr<const study::Study> shared_study;
    const study::Study& study;
    const NetworkInput roads;
    const SnappedTerritory snapped;            ///< all services
    const std::shared_ptr<OpenServices> open;  ///< none: all count
    const std::vector<snap::Snap> services;    ///< those that do not count join no road
    const access::NearestSolver solver;
    const access::Findings findings;
};

/// What happens to services that do not count by their opening hours.
enum class Uncounted {
    kDropped,  ///< they are not in the territory
    kKept,     ///< they are, and join no road: scenarios can refer to them
};

/// The options of the roads: those of the command line, else those of the study.
[[nodiscard]] NetworkOptions road_options(NetworkOptions options, const study::Study& study);

/// Opens INPUT, imports the roads and gives all points their places. Prints which services count.
[[nodiscard]] StudyOnRoads open_study_on_roads(const std::filesystem::path& input,
                                               const NetworkOptions& options, Terminal& terminal,
                                               const HoursOptions& hours = {},
                                               Uncounted uncounted = Uncounted::kDropped);

/// From input to travel times.
[[nodiscard]] Analysis analyse(const std::filesystem::path& input, const NetworkOptions& options,
                               Terminal& terminal, const HoursOptions& hours = {},
                               Uncounted uncounted = Uncounted::kDropped);

/// The category of that key; throws Error that begins with `option` and lists those there are.
[[nodiscard]] CategoryId category_of(const territory::Territory& territory, const std::string& key,
                                     const std::string& option);

/// The result of snapping: writes snap.csv into a folder, and the formats that were asked for, and
/// prints two lines.
void report_snaps(const Analysis& analysis, const std::filesystem::path& folder,
                  const results::Formats& formats, Terminal& terminal);

/// For manifest.json of the results.
[[nodiscard]] results::Provenance provenance(const Analysis& analysis, const char* command,
                                             const std::string& language,
                                             const HoursOptions& hours = {});

}  // namespace relais::tools
