#include "engine/territory/categories.h"

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

}  // namespace relais::territory
