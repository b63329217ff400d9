#include "engine/territory/demand_groups.h"

#include <algorithm>

namespace relais::territory {

const GroupKey* find_group_key(std::string_view key) {
    const auto* row = std::find_if(std::begin(kGroupKeys), std::end(kGroupKeys),
                                   [key](const GroupKey& known) { return known.key == key; });
    return row == std::end(kGroupKeys) ? nullptr : row;
}

const DemandGroup* find_exact_group(const Territory& territory, std::string_view key) {
    const auto found = std::find_if(territory.groups.begin(), territory.groups.end(),
                                    [key](const DemandGroup& group) { return group.key == key; });
    return found == territory.groups.end() ? nullptr : &*found;
}

const DemandGroup* find_group(const Territory& territory, std::string_view key) {
    if (const DemandGroup* group = find_exact_group(territory, key)) return group;
    const GroupKey* row = find_group_key(key);
    return row == nullptr || row->stand_in.empty() ? nullptr
                                                   : find_exact_group(territory, row->stand_in);
}

std::string name_of_group(const Territory& territory, std::string_view key) {
    const DemandGroup* group = find_group(territory, key);
    if (group == nullptr) return {};
    return group->key == key ? group->key : group->key + ", for " + std::string(key);
}

}  // namespace relais::territory
