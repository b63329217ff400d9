#include "geodata/gazetteer/question.h"

#include <algorithm>
#include <array>
#include <utility>

#include "geodata/text/words.h"

namespace relais::gazetteer {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 27> kSmall = {
    "a",  "au", "aux", "d", "da", "de", "del", "dels", "der", "des", "di",  "do", "du", "el",
    "en", "et", "i",   "l", "la", "le", "les", "na",   "of",  "pod", "the", "u",  "w"};

/// Abbreviations, and words for the same that streets of one country are called by.
constexpr std::pair<std::string_view, std::string_view> kShort[] = {
    {"all", "allee"},      {"av", "avenue"},       {"avda", "avenue"},  {"ave", "avenue"},
    {"avenida", "avenue"}, {"avinguda", "avenue"}, {"bd", "boulevard"}, {"bld", "boulevard"},
    {"blvd", "boulevard"}, {"bvd", "boulevard"},   {"c", "carrer"},     {"ch", "chemin"},
    {"che", "chemin"},     {"ctra", "carretera"},  {"fg", "faubourg"},  {"imp", "impasse"},
    {"nam", "namesti"},    {"pl", "place"},        {"rte", "route"},    {"sq", "square"},
    {"st", "saint"},       {"ste", "sainte"},      {"str", "strasse"},  {"ul", "ulica"}};

/// How streets named after dates are written where the number is not in figures.
constexpr std::pair<std::string_view, std::string_view> kNumerals[] = {
    {"premier", "1"}, {"deux", "2"},      {"trois", "3"},   {"quatre", "4"},
    {"cinq", "5"},    {"six", "6"},       {"sept", "7"},    {"huit", "8"},
    {"neuf", "9"},    {"dix", "10"},      {"onze", "11"},   {"douze", "12"},
    {"treize", "13"}, {"quatorze", "14"}, {"quinze", "15"}, {"seize", "16"}};

/// Suffixes of ordinal numbers: "1er", "2e".
constexpr std::array<std::string_view, 8> kOrdinals = {"er",  "ere", "e",  "eme",
                                                       "nde", "st",  "nd", "th"};

constexpr std::array<std::string_view, 24> kStreetKinds = {
    "allee",    "avenue", "boulevard", "carrer",  "carretera", "cesta", "chemin", "cours",
    "faubourg", "gasse",  "impasse",   "namesti", "passage",   "place", "placa",  "quai",
    "route",    "rue",    "square",    "strasse", "trg",       "ulica", "ulice",  "weg"};

template <class Table>
bool contains(const Table& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool begins_with_digit(const std::string& word) {
    return !word.empty() && is_digit(word.front());
}

std::string written_out(std::string word) {
    const auto* known = std::find_if(std::begin(kShort), std::end(kShort),
                                     [&word](const auto& entry) { return entry.first == word; });
    if (known != std::end(kShort)) return std::string{known->second};
    constexpr std::size_t kStem = 4;
    if (word.size() > kStem && word.ends_with("str")) word += "asse";
    return word;
}

/// In figures only, as an ordinal or a count.
std::string_view in_figures(std::string_view word) {
    for (const auto& [numeral, figures] : kNumerals)
        if (numeral == word) return figures;
    const std::size_t end = word.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos) return word;
    return contains(kOrdinals, word.substr(end)) ? word.substr(0, end) : word;
}

/// "12" and "bis", or "b", are one number.
bool continues_number(const std::string& word) {
    return word == "bis" || word == "ter" || word == "quater" ||
           (word.size() == 1 && !is_digit(word[0]));
}

}  // namespace

bool holds(const Words& words, std::string_view word) {
    return contains(words, word);
}

bool same_word(std::string_view a, std::string_view b) {
    return a == b || in_figures(a) == in_figures(b);
}

NamedNumbers numbers_in_name(const Question::Part& part, const Words& name) {
    NamedNumbers result;
    const auto at = [](const Words& words, std::size_t i) {
        return i < words.size() ? std::string_view(words[i]) : std::string_view{};
    };
    std::vector<bool> used(part.all.size(), false);
    for (std::size_t n = 0; n < name.size(); ++n)
        for (std::size_t q = 0; q < part.all.size(); ++q) {
            if (used[q] || !begins_with_digit(part.all[q]) || !same_word(name[n], part.all[q]))
                continue;
            const bool follows = n > 0 && q > 0 && same_word(name[n - 1], part.all[q - 1]);
            const bool precedes = n + 1 < name.size() && q + 1 < part.all.size() &&
                                  same_word(at(name, n + 1), at(part.all, q + 1));
            if (!follows && !precedes && name.size() > 1) continue;
            used[q] = true;
            result.said.push_back(name[n]);
            break;
        }
    for (std::size_t q = 0; q < part.all.size(); ++q)
        if (!used[q] && begins_with_digit(part.all[q])) result.left.push_back(part.all[q]);
    return result;
}

bool is_postcode(std::string_view number) {
    return (number.size() == 4 || number.size() == 5) &&
           std::all_of(number.begin(), number.end(), is_digit);
}

bool is_street_kind(std::string_view word) {
    return contains(kStreetKinds, word);
}

Words name_words(std::string_view name) {
    Words all = text::folded_words(name);
    for (std::string& word : all) word = written_out(std::move(word));
    Words words;
    for (const std::string& word : all)
        if (!contains(kSmall, word)) words.push_back(word);
    return words.empty() ? all : words;
}

Words house_numbers(const Words& words) {
    Words numbers;
    bool open = false;
    for (const std::string& word : words) {
        if (begins_with_digit(word))
            numbers.push_back(word);
        else if (open && continues_number(word))
            numbers.back() += word;
        open = begins_with_digit(word);
    }
    return numbers;
}

namespace {

/// The words of a part in their order, numbers joined with suffixes ("12 bis" is "12bis"), names as
/// name_words gives them.
Words in_order(const Words& all, const Words& names) {
    Words result;
    auto name = names.begin();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool follows = i > 0 && begins_with_digit(all[i - 1]);
        if (begins_with_digit(all[i]))
            result.push_back(all[i]);
        else if (follows && continues_number(all[i]))
            result.back() += all[i];
        else if (name != names.end() && *name == written_out(all[i]))
            result.push_back(*name++);
    }
    return result;
}

}  // namespace

Question Question::parse(std::string_view text) {
    Question question;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const Words all = text::folded_words(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        Part part;
        Words of_numbers, of_names;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool follows = i > 0 && begins_with_digit(all[i - 1]);
            const bool is_number =
                begins_with_digit(all[i]) || (follows && continues_number(all[i]));
            (is_number ? of_numbers : of_names).push_back(all[i]);
        }
        part.numbers = house_numbers(of_numbers);
        std::string names;
        for (const std::string& word : of_names) names += word + " ";
        part.words = name_words(names);
        part.all = in_order(all, part.words);
        if (!part.words.empty() || !part.numbers.empty()) question.parts.push_back(std::move(part));
    }
    return question;
}

bool Question::may_mean(const Words& name) const {
    const auto says = [&name](const std::string& word) {
        return std::any_of(name.begin(), name.end(),
                           [&word](const std::string& its) { return same_word(its, word); });
    };
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        // "Rue 12": only its number distinguishes it from other streets.
        if (std::all_of(part.words.begin(), part.words.end(), is_street_kind) &&
            !numbers_in_name(part, name).said.empty())
            return true;
        if (part.words.empty()) return false;
        if (parts.size() > 1) return std::all_of(part.words.begin(), part.words.end(), says);
        const bool only_kinds = std::all_of(part.words.begin(), part.words.end(), is_street_kind);
        return std::any_of(part.words.begin(), part.words.end(), [&](const std::string& word) {
            return says(word) && (only_kinds || !is_street_kind(word));
        });
    });
}

}  // namespace relais::gazetteer
