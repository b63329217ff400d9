#include "geodata/countries/names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "geodata/text/words.h"

namespace relais::countries {
namespace {

constexpr const char* kLanguages[] = {"fr", "en", "cs", "hr", "pl", "de", "es", "it", "pt", "nl"};

std::vector<std::string> name_of(const icu::Locale& country, const char* language) {
    icu::UnicodeString name;
    country.getDisplayCountry(icu::Locale(language), name);
    std::string utf8;
    return text::folded_words(name.toUTF8String(utf8));
}

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

}  // namespace

std::string country_code(std::string_view words) {
    // Common spellings that are not in ISO 3166 or its names.
    constexpr std::pair<const char*, const char*> kOthers[] = {{"UK", "GB"},
                                                               {"EL", "GR"},
                                                               {"CZECH REPUBLIC", "CZ"},
                                                               {"RÉPUBLIQUE TCHÈQUE", "CZ"},
                                                               {"ČESKÁ REPUBLIKA", "CZ"},
                                                               {"GREAT BRITAIN", "GB"},
                                                               {"ENGLAND", "GB"}};
    const std::string code = upper(words);
    const std::vector<std::string> folded = text::folded_words(words);
    for (const auto& [other, known] : kOthers)
        if (folded == text::folded_words(other)) return known;
    for (const char* const* iso = icu::Locale::getISOCountries(); *iso != nullptr; ++iso) {
        const icu::Locale country("", *iso);
        if (code == *iso || code == country.getISO3Country()) return *iso;
        for (const char* const language : kLanguages)
            if (!folded.empty() && name_of(country, language) == folded) return *iso;
    }
    return code == "XK" ? code : std::string{};
}

}  // namespace relais::countries
