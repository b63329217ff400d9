#include <algorithm>
#include <array>
#include <cstdint>

#include "geodata/services/same_place.h"

namespace relais::services {
namespace {

/// Words that tell the kind of a place or nothing at all, folded.
constexpr std::array<std::string_view, 88> kSilent = {"a",
                                                      "accueil",
                                                      "agence",
                                                      "altersheim",
                                                      "apotheke",
                                                      "apotek",
                                                      "and",
                                                      "at",
                                                      "au",
                                                      "aux",
                                                      "bureau",
                                                      "cabinet",
                                                      "center",
                                                      "centre",
                                                      "centrum",
                                                      "ch",
                                                      "clinic",
                                                      "clinique",
                                                      "college",
                                                      "communal",
                                                      "communale",
                                                      "creche",
                                                      "d",
                                                      "da",
                                                      "das",
                                                      "de",
                                                      "del",
                                                      "der",
                                                      "des",
                                                      "die",
                                                      "docteur",
                                                      "domov",
                                                      "dom",
                                                      "dr",
                                                      "du",
                                                      "ecole",
                                                      "ehpad",
                                                      "elementaire",
                                                      "en",
                                                      "espace",
                                                      "et",
                                                      "farmacia",
                                                      "france",
                                                      "garderie",
                                                      "gendarmerie",
                                                      "gendarmeria",
                                                      "halte",
                                                      "hopital",
                                                      "hospital",
                                                      "hospitalier",
                                                      "i",
                                                      "in",
                                                      "kindergarten",
                                                      "kita",
                                                      "l",
                                                      "la",
                                                      "lekarna",
                                                      "le",
                                                      "les",
                                                      "ljekarna",
                                                      "lycee",
                                                      "mairie",
                                                      "maison",
                                                      "maternelle",
                                                      "maternite",
                                                      "medecin",
                                                      "micro",
                                                      "msp",
                                                      "multi",
                                                      "multiaccueil",
                                                      "municipal",
                                                      "municipale",
                                                      "of",
                                                      "pharmacie",
                                                      "pharmacy",
                                                      "post",
                                                      "poste",
                                                      "primaire",
                                                      "publique",
                                                      "residence",
                                                      "retraite",
                                                      "sante",
                                                      "school",
                                                      "service",
                                                      "services",
                                                      "the",
                                                      "urgences",
                                                      "z"};

/// A code point of the Latin letters as one ASCII letter; 0: none of them.
char fold(std::uint32_t c) {
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return plain ? static_cast<char>(c) : '\0';
    }
    constexpr std::string_view kLatin1 =  // U+00C0 to U+00FF
        "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty";
    constexpr std::string_view kExtendedA =  // U+0100 to U+017F
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
        "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    static_assert(kLatin1.size() == 64 && kExtendedA.size() == 128);
    if (c >= 0xC0 && c <= 0xFF) return kLatin1[c - 0xC0];
    if (c >= 0x100 && c <= 0x17F) return kExtendedA[c - 0x100];
    return '\0';
}

/// The code point at `at`, which moves behind it; anything that is no UTF-8 of two bytes counts as
/// a border of words.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(at++);
    if (first < 0x80) return first;
    const bool two_bytes =
        (first & 0xE0U) == 0xC0U && at < text.size() && (byte(at) & 0xC0U) == 0x80U;
    return two_bytes ? (first & 0x1FU) << 6 | (byte(at++) & 0x3FU) : ' ';
}

std::vector<std::string> telling_words(std::string_view name) {
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < name.size();) {
        const char letter = fold(next_code_point(name, at));
        if (letter != '\0')
            words.back() += letter;
        else if (!words.back().empty())
            words.emplace_back();
    }
    std::erase_if(words, [](const std::string& word) {
        return word.empty() || std::find(kSilent.begin(), kSilent.end(), word) != kSilent.end();
    });
    return words;
}

/// Equal but for one letter that is wrong, missing or too many.
bool nearly_equal(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (a.size() > b.size()) std::swap(a, b);
    constexpr std::size_t kLong = 5;
    if (a.size() < kLong || b.size() > a.size() + 1) return false;
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin());
    const auto rest_a = a.substr(static_cast<std::size_t>(in_a - a.begin()));
    const auto rest_b = b.substr(static_cast<std::size_t>(in_b - b.begin()));
    if (a.size() == b.size()) return rest_a.substr(1) == rest_b.substr(1);
    return rest_a == rest_b.substr(1);
}

}  // namespace

double name_likeness(std::string_view a, std::string_view b) {
    std::vector<std::string> words = telling_words(a);
    std::vector<std::string> others = telling_words(b);
    if (words.empty() || others.empty()) return kNameless;
    if (words.size() > others.size()) std::swap(words, others);
    double found = 0;
    for (const std::string& word : words) {
        const auto same = std::find_if(others.begin(), others.end(), [&](const std::string& other) {
            return nearly_equal(word, other);
        });
        if (same == others.end()) continue;
        others.erase(same);
        ++found;
    }
    return found / static_cast<double>(words.size());
}

}  // namespace relais::services
