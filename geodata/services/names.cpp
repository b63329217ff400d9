#include "geodata/services/names.h"

#include <algorithm>
#include <array>

#include "geodata/services/same_place.h"
#include "geodata/text/words.h"

namespace relais::services {
namespace {

/// Words for the kind of a place, or without meaning, folded.
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

/// Equal except for one wrong, missing or additional letter.
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

std::vector<std::string> telling_words(std::string_view name) {
    std::vector<std::string> words = text::folded_words(name);
    std::erase_if(words, [](const std::string& word) {
        return std::find(kSilent.begin(), kSilent.end(), word) != kSilent.end();
    });
    return words;
}

double name_likeness(std::string_view a, std::string_view b) {
    return words_likeness(telling_words(a), telling_words(b));
}

double words_likeness(std::vector<std::string> words, std::vector<std::string> others) {
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
