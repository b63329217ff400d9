#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::text {

/// The words of a text, folded so that spellings compare: lower case, without accents, ligatures
/// taken apart ("Œuvre" is "oeuvre", "Straße" is "strasse", "Łódź" is "lodz"). Any character other
/// than letters and digits separates words.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view utf8);

}  // namespace relais::text
