#include "engine/territory/categories.h"

#include <algorithm>

namespace relais::territory {

std::optional<CategoryId> find_category(const Territory& territory, std::string_view key) {
    for (std::size_t c = 0; c < territory.categories.size(); ++c)
        if (territory.categories[c].key == key) return CategoryId{c};
    return std::nullopt;
}

std::string category_keys(const Territory& territory) {
    std::string keys;
    for (const Category& category : territory.categories)
        keys += (keys.empty() ? "" : ", ") + category.key;
    return keys;
}

void set_limit(Category& category, int minutes) {
    category.limit_minutes = minutes;
    std::vector<double>& bounds = category.thresholds_minutes;
    const auto at = std::lower_bound(bounds.begin(), bounds.end(), minutes);
    if (!bounds.empty() && (at == bounds.end() || *at != minutes)) bounds.insert(at, minutes);
}

}  // namespace relais::territory
