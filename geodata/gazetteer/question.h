#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::gazetteer {

/// The words of a name as they are compared: folded, abbreviations written out, small words gone
/// unless there is nothing else.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);

/// The numbers of houses in a tag or a question: "12 bis" is {"12bis"}, "12;14" is {"12", "14"}.
[[nodiscard]] std::vector<std::string> house_numbers(const std::vector<std::string>& words);

/// Four digits (Liechtenstein) or five (France, Croatia, Czechia written together).
[[nodiscard]] bool is_postcode(std::string_view number);

/// Words that say what kind of street it is: "rue", "strasse".
[[nodiscard]] bool is_street_kind(std::string_view word);

/// What somebody asks for, cut at its commas.
struct Question {
    struct Part {
        std::vector<std::string> words;    ///< of names
        std::vector<std::string> numbers;  ///< of houses, and postcodes
    };
    std::vector<Part> parts;

    [[nodiscard]] static Question parse(std::string_view text);
    /// All of them.
    [[nodiscard]] std::vector<std::string> numbers() const;
    /// Whether a name with these words may be what one of the parts means; cheap, for a first
    /// choice.
    [[nodiscard]] bool may_mean(const std::vector<std::string>& name) const;
};

[[nodiscard]] bool holds(const std::vector<std::string>& words, std::string_view word);

}  // namespace relais::gazetteer
