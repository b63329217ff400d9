#pragma once

#include <string>
#include <string_view>

namespace relais::countries {

/// The code of ISO 3166-1 (two letters) meant by a text: a code in any case, one of three letters
/// ("FRA"), or the name of a country in French, English, Czech, Croatian, Polish, German, Spanish,
/// Italian, Portuguese or Dutch ("Tchéquie", "Hrvatska"); accents and case do not count. Empty: not
/// known. O(countries × languages).
[[nodiscard]] std::string country_code(std::string_view words);

}  // namespace relais::countries
