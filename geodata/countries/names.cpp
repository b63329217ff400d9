#include "geodata/countries/names.h"

#include <algorithm>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "geodata/countries/countries.h"
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
    if (words.empty()) return {};
    const std::string code = upper(words);
    const std::vector<std::string> folded = text::folded_words(words);
    for (const Country& country : Countries::standard().all())
        for (const std::string& name : country.names)
            if (folded == text::folded_words(name)) return country.code;
    for (const char* const* iso = icu::Locale::getISOCountries(); *iso != nullptr; ++iso) {
        const icu::Locale country("", *iso);
        if (code == *iso || code == country.getISO3Country()) return *iso;
        for (const char* const language : kLanguages)
            if (!folded.empty() && name_of(country, language) == folded) return *iso;
    }
    return {};
}

}  // namespace relais::countries
