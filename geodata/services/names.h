#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::services {

/// The words of a name that tell one place from another of its kind, folded. Costs some
/// microseconds.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view name);

/// name_likeness of two names by their telling words.
[[nodiscard]] double words_likeness(std::vector<std::string> words,
                                    std::vector<std::string> others);

}  // namespace relais::services
