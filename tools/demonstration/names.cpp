#include "tools/demonstration/names.h"

#include <array>

namespace relais::demonstration {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 46> kStarts{
    "Mar", "Chau", "Luz", "Var",  "Bren", "Cor",  "Tan", "Vill", "Mont", "Four", "Pru",  "Dor",
    "Ger", "Lam",  "Aub", "Breu", "Cer",  "Dam",  "Est", "Fleu", "Gan",  "Hau",  "Jal",  "Ler",
    "Mou", "Nant", "Orv", "Poi",  "Ros",  "Saul", "Ton", "Urz",  "Vand", "Bill", "Cham", "Cress",
    "Lur", "Magn", "Ouz", "Ribl", "Sorn", "Thi",  "Ven", "Cuss", "Bess", "Fauv"};
constexpr std::array<Words, 8> kMiddles{"", "a", "e", "i", "o", "en", "in", "er"};
constexpr std::array<Words, 24> kEnds{"gny",    "zy",    "lles",   "nay",   "sson",   "ron",
                                      "zelles", "vigny", "tières", "court", "zon",    "reau",
                                      "reuil",  "noux",  "çay",    "moux",  "lay",    "vernes",
                                      "vilon",  "din",   "rolles", "meray", "chères", "nelle"};
constexpr std::array<Words, 28> kSaints{
    "Saint-Aubin",  "Saint-Benin",    "Sainte-Colombe", "Saint-Désiré",   "Saint-Éloi",
    "Saint-Firmin", "Saint-Gengoux",  "Saint-Hilaire",  "Saint-Imbert",   "Saint-Jodard",
    "Saint-Léger",  "Saint-Menoux",   "Sainte-Néomaye", "Saint-Ouen",     "Saint-Pardoux",
    "Saint-Quirin", "Saint-Révérien", "Sainte-Sévère",  "Saint-Thibault", "Saint-Ursin",
    "Saint-Vérain", "Saint-Amand",    "Saint-Bonnet",   "Sainte-Marthe",  "Saint-Didier",
    "Saint-Honoré", "Saint-Loup",     "Saint-Maurice"};
constexpr std::array<Words, 14> kAdditions{"-le-Vieux",   "-les-Bois",   "-en-Vauge",  "-la-Forêt",
                                           "-le-Château", "-les-Étangs", "-en-Puisle", "-le-Haut",
                                           "-les-Mines",  "-aux-Ormes",  "-la-Plaine", "-le-Chétif",
                                           "-sous-Bois",  "-l'Abbaye"};
constexpr std::array<Words, 40> kHamletNames{
    "Les Brosses",      "La Chaume",         "Le Moulin",     "Les Gouttes",     "La Croix Blanche",
    "Le Petit Bois",    "Les Bordes",        "La Vernée",     "Les Fougères",    "Le Bout du Pont",
    "Les Perrières",    "La Tuilerie",       "Le Champ Rond", "Les Guillots",    "La Maison Rouge",
    "Le Grand Domaine", "Les Chaumes",       "La Bruyère",    "Les Loges",       "Le Marais",
    "La Garenne",       "Les Quatre Vents",  "Le Verger",     "La Rivière",      "Les Places",
    "Le Pré Long",      "La Motte",          "Les Combes",    "La Grange Neuve", "Le Crot",
    "Les Taureaux",     "La Loge aux Chats", "Le Buisson",    "Les Simons",      "La Chapelle",
    "Le Creux",         "Les Ratiers",       "La Forge",      "Le Plaix",        "Les Bonnets"};
constexpr std::array<Words, 12> kFamilies{"Bardin", "Cottin", "Duret",  "Fayard",
                                          "Gaulon", "Jarrot", "Lacour", "Mérand",
                                          "Nizon",  "Perrot", "Rignon", "Tallard"};
constexpr std::array<Words, 10> kRivers{"Vauzance", "Dorvenne", "Drelle",  "Cherzon", "Louzanne",
                                        "Garziane", "Besbrune", "Tavière", "Sauline", "Mézance"};

constexpr std::array<Words, 24> kStreetKinds{"Rue de l'Église",    "Grande Rue",
                                             "Rue de la Mairie",   "Rue des Écoles",
                                             "Rue du Lavoir",      "Rue de la Fontaine",
                                             "Rue du Moulin",      "Place du Marché",
                                             "Rue de la Poste",    "Rue du Château",
                                             "Rue des Tanneurs",   "Rue du Four",
                                             "Rue de la Gare",     "Rue du Pont",
                                             "Rue Basse",          "Rue Haute",
                                             "Impasse du Puits",   "Rue des Jardins",
                                             "Rue du Stade",       "Rue du Cimetière",
                                             "Rue des Remparts",   "Rue du Champ de Foire",
                                             "Rue de l'Abreuvoir", "Rue de la République"};
constexpr std::array<Words, 24> kStreetPlants{
    "Rue des Lilas",       "Rue des Tilleuls",   "Rue des Acacias",   "Allée des Chênes",
    "Rue des Noyers",      "Allée des Bouleaux", "Rue des Cerisiers", "Impasse des Rosiers",
    "Rue des Platanes",    "Allée des Érables",  "Rue des Pommiers",  "Rue des Peupliers",
    "Rue des Glycines",    "Allée des Charmes",  "Rue des Vignes",    "Rue des Prés",
    "Rue des Hirondelles", "Allée des Mésanges", "Rue des Alouettes", "Impasse des Merles",
    "Rue de la Croix",     "Chemin des Dames",   "Chemin Vert",       "Rue du Verger"};
constexpr std::array<Words, 24> kStreetPeople{
    "Rue Victor Hugo",   "Rue Jean Jaurès",    "Rue Pasteur",       "Avenue de la Gare",
    "Rue Jules Ferry",   "Rue Gambetta",       "Rue George Sand",   "Rue Marie Curie",
    "Rue Voltaire",      "Rue Émile Zola",     "Rue Lamartine",     "Rue Carnot",
    "Rue Colette",       "Rue Diderot",        "Rue La Fontaine",   "Rue Molière",
    "Rue du 8 Mai 1945", "Rue du 11 Novembre", "Boulevard du Nord", "Rue Berthelot",
    "Rue Arago",         "Rue Monge",          "Rue Vauban",        "Rue Louise Michel"};
constexpr std::array<Words, 24> kStreetFields{
    "Rue de la Grange",  "Chemin du Gué",      "Rue de la Chaume",     "Rue des Perrières",
    "Rue du Bois",       "Rue des Carrières",  "Chemin de la Motte",   "Rue des Ormeaux",
    "Rue du Colombier",  "Rue de la Tuilerie", "Rue des Forges",       "Rue du Vieux Puits",
    "Chemin des Vaches", "Rue de la Garenne",  "Rue du Point du Jour", "Rue de Bellevue",
    "Rue des Bruyères",  "Chemin de Ronde",    "Rue du Clos",          "Rue de la Prairie",
    "Rue des Sources",   "Rue du Petit Bois",  "Rue du Calvaire",      "Rue de la Vallée"};
static_assert(kStreetKinds.size() + kStreetPlants.size() + kStreetPeople.size() +
                  kStreetFields.size() ==
              kStreetNames);

bool starts_with_vowel(std::string_view word) {
    if (word.substr(0, 2) == "É") return true;
    return std::string_view{"AEIOUH"}.find(word.front()) != std::string_view::npos;
}

}  // namespace

std::string of(std::string_view place) {
    if (place.starts_with("Le ")) return "du " + std::string{place.substr(3)};
    if (place.starts_with("Les ")) return "des " + std::string{place.substr(4)};
    if (place.starts_with("La ")) return "de la " + std::string{place.substr(3)};
    if (!place.empty() && starts_with_vowel(place)) return "d'" + std::string{place};
    return "de " + std::string{place};
}

std::string Toponyms::stem() {
    std::string name{random_.pick(kStarts)};
    std::string_view middle = random_.pick(kMiddles);
    const std::string_view end = random_.pick(kEnds);
    // Two consonants need a vowel between them; a vowel does not follow another.
    const bool vowel_end = std::string_view{"aeiou"}.find(name.back()) != std::string_view::npos;
    if (vowel_end)
        middle = "";
    else if (middle.empty())
        middle = "i";
    name += middle;
    name += end;
    return name;
}

std::string Toponyms::commune(std::string_view river) {
    const bool saint = random_.chance(0.2);
    std::string name = saint ? std::string{random_.pick(kSaints)} : stem();
    if (!river.empty() && random_.chance(0.45)) {
        name += "-sur-" + std::string{river};
    } else if (random_.chance(saint ? 0.6 : 0.1)) {
        name += random_.pick(kAdditions);
    }
    // Two merged communes bear both their names: enough names for any country.
    while (!taken_.insert(name).second) {
        name = saint ? name.substr(0, name.find('-', 8)) + "-" + stem() : stem();
        if (taken_.contains(name)) name += "-" + stem();
    }
    return name;
}

std::string Toponyms::hamlet() {
    if (random_.chance(0.25)) return "Chez " + std::string{random_.pick(kFamilies)};
    if (random_.chance(0.3)) return stem();
    return std::string{random_.pick(kHamletNames)};
}

std::string_view river_name(std::size_t number) {
    return kRivers[number % kRivers.size()];
}

std::string_view street_name(std::size_t number) {
    const std::size_t in_list = number % 24;
    switch (number / 24) {
        case 0:
            return kStreetKinds[in_list];
        case 1:
            return kStreetPlants[in_list];
        case 2:
            return kStreetPeople[in_list];
        default:
            return kStreetFields[in_list];
    }
}

}  // namespace relais::demonstration
