#include <algorithm>
#include <array>

#include "render/language/catalogue.h"

namespace relais::language {
namespace {

// Sorted by key.
constexpr auto kMessages = std::to_array<Message>({
    {"category.mean", "{mean}\u00a0min en moyenne"},
    {"category.topic", "Temps de trajet en voiture jusqu’au lieu le plus proche"},
    {"class.any", "toutes durées"},
    {"class.first", "moins de {to}\u00a0min"},
    {"class.last", "{from}\u00a0min et plus"},
    {"class.middle", "de {from} à moins de {to}\u00a0min"},
    {"cover.bookmark", "Couverture"},
    {"cover.date", "Données du {date}"},
    {"cover.points.one", "{n} lieu d’habitation"},
    {"cover.points.other", "{n} lieux d’habitation"},
    {"cover.services.one", "{n} service"},
    {"cover.services.other", "{n} services"},
    {"cover.subtitle",
     "Atlas de l’accès aux services\u00a0: à quelle distance chaque ménage se trouve-t-il des "
     "services dont il dépend\u202f?"},
    {"curve.title.dwellings", "Logements à ce temps de trajet ou moins"},
    {"curve.title.people", "Habitants à ce temps de trajet ou moins"},
    {"date", "{day} {month} {year}"},
    {"date.first", "{day}er {month} {year}"},
    {"document.keywords", "accès aux services, temps de trajet, atlas"},
    {"document.title", "{territory}\u00a0: atlas de l’accès aux services"},
    {"figure.count.dwellings", "logements à plus de {minutes} minutes"},
    {"figure.count.people", "habitants à plus de {minutes} minutes"},
    {"figure.median.dwellings", "médiane\u00a0: la moitié est plus proche"},
    {"figure.median.people", "médiane\u00a0: la moitié vit plus près"},
    {"figure.p90.dwellings", "neuf logements sur dix sont à ce temps ou moins"},
    {"figure.p90.people", "neuf habitants sur dix sont à ce temps ou moins"},
    {"figure.share.dwellings", "des logements sont à plus de {minutes} minutes"},
    {"figure.share.people", "des habitants sont à plus de {minutes} minutes"},
    {"finding.dwellings.few",
     "{topic}\u00a0: moins de {share} des logements sont à plus de {minutes} minutes"},
    {"finding.dwellings.none", "{topic}\u00a0: aucun logement n’est à plus de {minutes} minutes"},
    {"finding.dwellings.one_in",
     "{topic}\u00a0: 1 logement sur {whole} est à plus de {minutes} minutes"},
    {"finding.dwellings.only",
     "{topic}\u00a0: seulement {share} des logements sont à plus de {minutes} minutes"},
    {"finding.dwellings.share",
     "{topic}\u00a0: {share} des logements sont à plus de {minutes} minutes"},
    {"finding.dwellings.some_in",
     "{topic}\u00a0: {part} logements sur {whole} sont à plus de {minutes} minutes"},
    {"finding.no_time", "{topic}\u00a0: aucun ménage n’est accessible par la route"},
    {"finding.nobody", "{topic}\u00a0: aucun ménage dans les données"},
    {"finding.people.few",
     "{topic}\u00a0: moins de {share} des habitants sont à plus de {minutes} minutes"},
    {"finding.people.none", "{topic}\u00a0: aucun habitant n’est à plus de {minutes} minutes"},
    {"finding.people.one_in",
     "{topic}\u00a0: 1 habitant sur {whole} est à plus de {minutes} minutes"},
    {"finding.people.only",
     "{topic}\u00a0: seulement {share} des habitants sont à plus de {minutes} minutes"},
    {"finding.people.share",
     "{topic}\u00a0: {share} des habitants sont à plus de {minutes} minutes"},
    {"finding.people.some_in",
     "{topic}\u00a0: {part} habitants sur {whole} sont à plus de {minutes} minutes"},
    {"foot.date", "données du {date}"},
    {"foot.sources", "Sources\u00a0: {sources}"},
    {"legend.no_data", "sans temps de trajet"},
    {"legend.of.dwellings", "part et nombre de logements"},
    {"legend.of.people", "part et nombre d’habitants"},
    {"legend.service", "lieu de service"},
    {"legend.title", "Temps jusqu’au lieu le plus proche"},
    {"map.households.dwellings", "Où sont les logements, selon leur propre temps"},
    {"map.households.people", "Où vivent les habitants, selon leur propre temps"},
    {"method.bookmark", "Méthode et limites"},
    {"method.inputs", "Ce qui a été fait des données"},
    {"method.limits", "Ce que cet atlas ne dit pas"},
    {"method.limits.access",
     "La distance n’est qu’une face de l’accès. Les horaires, les places libres, les prix, la "
     "qualité et les moyens de se déplacer ne sont pas mesurés ici. Tous les ménages n’ont pas de "
     "voiture."},
    {"method.limits.border",
     "Les services situés au-delà des données ne sont pas connus. Là où le plus proche peut s’y "
     "trouver, le temps réel peut être plus court que le temps imprimé."},
    {"method.limits.time",
     "Les vitesses sont des vitesses types. Les embouteillages, la neige, l’attente d’un bac et la "
     "recherche d’une place ne comptent pas. Un temps isolé est juste à quelques minutes près, la "
     "moyenne d’une zone l’est davantage."},
    {"method.made", "Comment ce document a été fait"},
    {"method.made.version",
     "Relais {version}. Les mêmes données donnent le même document, à l’octet près."},
    {"method.numbers", "Comment les chiffres sont faits"},
    {"method.numbers.classes",
     "Une classe contient sa borne inférieure et non sa borne supérieure\u00a0: cinq minutes "
     "justes sont dans «\u00a0de 5 à moins de 10\u00a0min\u00a0». Plus foncé veut toujours dire "
     "plus loin. Les bornes de chaque service sont fixes, pour comparer les territoires et les "
     "années."},
    {"method.numbers.maps",
     "Les cartes sont dessinées en {projection} (EPSG:{epsg}). La carte des zones montre la "
     "moyenne. Les zones sont vastes et la population y est mal répartie\u00a0: il faut la lire "
     "avec la carte des ménages, à côté."},
    {"method.numbers.shares",
     "Une part «\u00a0plus de 20\u00a0min\u00a0» compte ceux qui sont strictement au-delà de 20 "
     "minutes et ceux qu’aucune route ne mène à un service. Moyennes, médianes et temps de neuf "
     "sur dix portent sur ceux qui ont un temps de trajet. «\u00a0Sans temps de trajet\u00a0» a "
     "son propre signe, jamais une couleur de l’échelle."},
    {"method.numbers.weights",
     "Chaque ménage compte selon son poids\u00a0: ses habitants, ou ses logements quand les "
     "habitants ne sont pas connus. La moyenne d’une zone est celle de ses ménages, non de sa "
     "surface."},
    {"method.sources", "Sources"},
    {"method.times", "Comment les temps sont calculés"},
    {"method.times.nearest",
     "Chaque ménage va au lieu dont le temps est le plus court, dans le territoire ou hors de lui. "
     "Les temps sont exacts pour ce réseau et ces vitesses, au dixième de seconde."},
    {"method.times.network",
     "Les routes ouvertes aux voitures viennent d’OpenStreetMap, avec leurs sens uniques et leurs "
     "restrictions d’accès. Chaque ménage et chaque service rejoint la route la plus proche, à "
     "2\u00a0km au plus. Le chemin jusqu’à la route se fait à pied, à 4\u00a0km/h, et il compte."},
    {"method.times.speed",
     "La vitesse affichée est retenue là où elle est connue, sinon une vitesse type de la classe "
     "de route. Le résultat est le chemin le plus rapide en voiture."},
    {"method.title", "Comment lire cet atlas, et jusqu’où s’y fier"},
    {"method.topic", "Méthode, sources et limites"},
    {"method.unserved", "Services sans page"},
    {"method.unserved.list",
     "Les données ne contiennent aucun lieu pour\u00a0: {list}. Il se peut qu’il n’y en ait pas, "
     "ou que personne ne les ait cartographiés."},
    {"minutes", "{n}\u00a0min"},
    {"month.01", "janvier"},
    {"month.02", "février"},
    {"month.03", "mars"},
    {"month.04", "avril"},
    {"month.05", "mai"},
    {"month.06", "juin"},
    {"month.07", "juillet"},
    {"month.08", "août"},
    {"month.09", "septembre"},
    {"month.10", "octobre"},
    {"month.11", "novembre"},
    {"month.12", "décembre"},
    {"overview.band.1", "10\u00a0min au plus"},
    {"overview.band.2", "10 à 20\u00a0min"},
    {"overview.band.3", "20 à 30\u00a0min"},
    {"overview.band.4", "plus de 30\u00a0min, ou sans route"},
    {"overview.bookmark", "Vue d’ensemble"},
    {"overview.mean", "moyenne (min)"},
    {"overview.median", "médiane (min)"},
    {"overview.notes.dwellings",
     "Chaque ligne mène à sa page. Moyenne, médiane et 90e centile du temps de trajet en voiture "
     "des logements qui en ont un\u202f; part des logements au-delà de 10, 20 et 30 minutes."},
    {"overview.notes.people",
     "Chaque ligne mène à sa page. Moyenne, médiane et 90e centile du temps de trajet en voiture "
     "des habitants qui en ont un\u202f; part des habitants au-delà de 10, 20 et 30 minutes."},
    {"overview.p90", "9 sur 10 (min)"},
    {"overview.page", "page"},
    {"overview.places", "lieux"},
    {"overview.title.none", "Aucun service dans les données"},
    {"overview.topic", "Tous les services d’un coup d’œil · {territory}"},
    {"places.one", "{n} lieu"},
    {"places.other", "{n} lieux"},
    {"reading.dwellings",
     "Lecture\u00a0: {zone}, temps moyen de {mean}\u00a0min, {share} des logements à plus de "
     "{minutes} minutes."},
    {"reading.people",
     "Lecture\u00a0: {zone}, temps moyen de {mean}\u00a0min, {share} des habitants à plus de "
     "{minutes} minutes."},
    {"scale.km", "{n}\u00a0km"},
    {"scale.m", "{n}\u00a0m"},
    {"table.beyond", "> {minutes}\u00a0min"},
    {"table.dwellings", "logements"},
    {"table.mean", "moyenne"},
    {"table.more", "… puis {rest}, aux temps plus courts ou inconnus"},
    {"table.more.services", "… puis {rest}, pour moins de ménages"},
    {"table.people", "habitants"},
    {"table.service", "Lieu"},
    {"table.services.one", "{n} lieu"},
    {"table.services.other", "{n} lieux"},
    {"unit.dwellings.one", "{n} logement"},
    {"unit.dwellings.other", "{n} logements"},
    {"unit.people.one", "{n} habitant"},
    {"unit.people.other", "{n} habitants"},
    {"zone.canton.by", "Temps moyen par canton"},
    {"zone.canton.heading", "Canton"},
    {"zone.canton.one", "{n} canton"},
    {"zone.canton.other", "{n} cantons"},
    {"zone.commune.by", "Temps moyen par commune"},
    {"zone.commune.heading", "Commune"},
    {"zone.commune.one", "{n} commune"},
    {"zone.commune.other", "{n} communes"},
    {"zone.municipality.by", "Temps moyen par municipalité"},
    {"zone.municipality.heading", "Municipalité"},
    {"zone.municipality.one", "{n} municipalité"},
    {"zone.municipality.other", "{n} municipalités"},
    {"zone.parish.by", "Temps moyen par paroisse"},
    {"zone.parish.heading", "Paroisse"},
    {"zone.parish.one", "{n} paroisse"},
    {"zone.parish.other", "{n} paroisses"},
    {"zone.zone.by", "Temps moyen par zone"},
    {"zone.zone.heading", "Zone"},
    {"zone.zone.one", "{n} zone"},
    {"zone.zone.other", "{n} zones"},
});
static_assert(std::is_sorted(kMessages.begin(), kMessages.end(),
                             [](const Message& a, const Message& b) { return a.key < b.key; }));

std::string_view plural_form(double n) {
    return n < 2 ? "one" : "other";
}

}  // namespace

const Language& french() {
    static const Language language{"fr", kMessages,
                                   NumberStyle{",", "\u202f", "\u00a0", "n.\u00a0d."}, plural_form};
    return language;
}

}  // namespace relais::language
