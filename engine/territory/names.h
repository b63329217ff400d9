#pragma once

#include <map>
#include <string>
#include <unordered_map>

namespace relais::territory {

/// Names of one object in Latin letters, by the code of a language; "" is the international one.
using OtherNames = std::map<std::string, std::string>;
/// By the name on the spot.
using Translations = std::unordered_map<std::string, OtherNames>;

/// How `name` is printed for readers of `language`: its name in that language, else the
/// international one, the English one, one of another language; the name itself where there is none.
/// O(1).
[[nodiscard]] const std::string& name_in(const Translations& translations, const std::string& name,
                                         const std::string& language);

}  // namespace relais::territory
