#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/id.h"
#include "engine/territory/territory.h"

namespace relais::territory {

/// The category of that key. O(categories).
[[nodiscard]] std::optional<CategoryId> find_category(const Territory& territory,
                                                      std::string_view key);
/// "childcare, post": for messages.
[[nodiscard]] std::string category_keys(const Territory& territory);

/// Makes `minutes` the limit of a category, and one of the class bounds of its maps, if it has any.
void set_limit(Category& category, int minutes);

}  // namespace relais::territory
