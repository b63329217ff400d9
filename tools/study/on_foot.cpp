#include "tools/study/on_foot.h"

#include <utility>
#include <vector>

#include "render/atlas/document/group.h"

namespace relais::tools {

std::optional<atlas::OnFoot> on_foot_of(const Analysis& found, const NetworkOptions& options,
                                        Terminal& terminal) {
    if (found.roads.profile.name != "car" || !found.study.has_footpaths) return std::nullopt;
    NetworkOptions walk = road_options(options, found.study);
    walk.profile = "walk";
    const territory::Territory& territory = found.study.territory;
    const NetworkInput roads = open_network_input(found.study.extract, walk, terminal);
    const SnappedTerritory snapped = snap_territory(roads, territory);
    const access::NearestTable nearest =
        access::nearest_services(roads.network, roads.metric(), snapped.points());
    atlas::OnFoot on_foot;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const territory::DemandGroup* group = atlas::group_of(territory, CategoryId{c});
        std::vector<access::WeightedTime> people;
        for (std::size_t h = 0; h < territory.households.size(); ++h) {
            const double weight =
                group != nullptr ? group->by_household[h] : territory.households[h].weight;
            if (group == nullptr || weight > 0)
                people.push_back({nearest.at(HouseholdId{h}, CategoryId{c}), weight});
        }
        on_foot.by_category.push_back(
            access::summarize(std::move(people), atlas::OnFoot::kMinutes));
    }
    return on_foot;
}

}  // namespace relais::tools
