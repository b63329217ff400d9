#include "geodata/text/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace relais::text {
namespace {

/// Letters that Unicode does not take apart.
const char* latin_of(UChar32 letter) {
    switch (letter) {
        case 0x00E6:
            return "ae";
        case 0x0153:
            return "oe";
        case 0x00F8:
            return "o";
        case 0x0111:
        case 0x00F0:
            return "d";
        case 0x0142:
            return "l";
        case 0x0131:
            return "i";
        case 0x00FE:
            return "th";
        default:
            return nullptr;
    }
}

bool is_mark(UChar32 c) {
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* apart = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
    text.foldCase();
    if (U_SUCCESS(status)) text = apart->normalize(text, status);
    std::vector<std::string> words(1);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (is_mark(c)) continue;
        if (const char* latin = latin_of(c))
            words.back() += latin;
        else if (u_isalnum(c))
            icu::UnicodeString(c).toUTF8String(words.back());
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

}  // namespace relais::text
