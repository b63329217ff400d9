#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::gazetteer {

/// The words of a name as they are compared: folded, abbreviations written out, small words removed
/// unless nothing else remains.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);

/// The numbers of houses in a tag or a question: "12 bis" is {"12bis"}, "12;14" is {"12", "14"}.
[[nodiscard]] std::vector<std::string> house_numbers(const std::vector<std::string>& words);

/// Four digits (Liechtenstein) or five (France, Croatia, Czechia written together).
[[nodiscard]] bool is_postcode(std::string_view number);

/// Words that say what kind of street it is: "rue", "strasse".
[[nodiscard]] bool is_street_kind(std::string_view word);

/// A question, split at its commas.
struct Question {
    struct Part {
        std::vector<std::string> words;    ///< of names
        std::vector<std::string> numbers;  ///< of houses, postcodes, and in names ("8 mai 1945")
        std::vector<std::string> all;      ///< both in their order, small words gone
    };
    std::vector<Part> parts;

    [[nodiscard]] static Question parse(std::string_view text);
    /// Whether a name with these words may match one of the parts; cheap, for a first selection.
    [[nodiscard]] bool may_mean(const std::vector<std::string>& name) const;
};

/// Words of the same meaning: "1er" and "1", "huit" and "8", or the same word.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// The numbers of a question without those that belong to a name: for "12 rue du 8 mai 1945" and
/// the name "Rue du 8 Mai 1945" the number is 12. A number belongs to the name where the same word
/// is before or after it in both, so that this is not a question for number 8 of a "Rue du 12 Mai
/// 1945".
struct NamedNumbers {
    std::vector<std::string> said;  ///< words of the name, and numbers in them, that are in the
                                    ///< question
    std::vector<std::string> left;  ///< the part's other numbers
};
[[nodiscard]] NamedNumbers numbers_in_name(const Question::Part& part,
                                           const std::vector<std::string>& name);

[[nodiscard]] bool holds(const std::vector<std::string>& words, std::string_view word);

}  // namespace relais::gazetteer
