#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::services {

/// The distinctive words of a name (not those of the kind of place), folded. Costs some
/// microseconds.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view name);

/// name_likeness of two names by their distinctive words.
[[nodiscard]] double words_likeness(std::vector<std::string> words,
                                    std::vector<std::string> others);

}  // namespace relais::services
