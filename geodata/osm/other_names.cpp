#include "geodata/osm/other_names.h"

#include <algorithm>

#include <fmt/format.h>
#include <osmium/osm/tag.hpp>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "engine/territory/territory.h"

namespace relais::osm {
namespace {

void take(const osmium::TagList& tags, const std::string& key, const std::string& language,
          territory::OtherNames& names) {
    const char* name = tags[key.c_str()];
    if (name != nullptr && *name != '\0' && !has_other_script(name)) names[language] = name;
}

}  // namespace

bool has_other_script(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, length, letter);
        if (letter < 0x80 || u_isalpha(letter) == 0) continue;
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(letter, &status);
        if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            return true;
    }
    return false;
}

territory::OtherNames other_names(const osmium::TagList& tags) {
    territory::OtherNames names;
    for (const char* language : territory::kLanguageCodes)
        take(tags, fmt::format("name:{}", language), language, names);
    take(tags, "int_name", "", names);
    return names;
}

void add_other_names(const osmium::TagList& tags, territory::Translations& translations) {
    const char* name = tags["name"];
    if (name == nullptr || !has_other_script(name)) return;
    territory::OtherNames& known = translations[name];
    for (auto& [language, other] : other_names(tags)) {
        std::string& text = known[language];
        text = text.empty() ? other : std::min(text, other);
    }
}

}  // namespace relais::osm
