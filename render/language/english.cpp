#include <algorithm>
#include <array>

#include "render/language/catalogue.h"

namespace relais::language {
namespace {

// Sorted by key.
constexpr auto kMessages = std::to_array<Message>({
    {"category.mean", "average {mean} min"},
    {"category.topic", "Travel time by car to the nearest place"},
    {"class.any", "any time"},
    {"class.first", "under {to} min"},
    {"class.last", "{from} min and more"},
    {"class.middle", "{from} to under {to} min"},
    {"cover.bookmark", "Cover"},
    {"cover.date", "Data of {date}"},
    {"cover.points.one", "{n} residential place"},
    {"cover.points.other", "{n} residential places"},
    {"cover.services.one", "{n} service"},
    {"cover.services.other", "{n} services"},
    {"cover.subtitle",
     "Atlas of access to services: how far is every household from the services it depends on?"},
    {"curve.title.dwellings", "Dwellings within this travel time"},
    {"curve.title.people", "Inhabitants within this travel time"},
    {"date", "{day} {month} {year}"},
    {"date.first", "{day} {month} {year}"},
    {"document.keywords", "access to services, travel time, atlas"},
    {"document.title", "{territory}: atlas of access to services"},
    {"figure.count.dwellings", "dwellings more than {minutes} minutes away"},
    {"figure.count.people", "people more than {minutes} minutes away"},
    {"figure.median.dwellings", "median: half of the dwellings are nearer"},
    {"figure.median.people", "median: half of the people live nearer"},
    {"figure.p90.dwellings", "nine dwellings in ten are within this time"},
    {"figure.p90.people", "nine people in ten are within this time"},
    {"figure.share.dwellings", "of dwellings are more than {minutes} minutes away"},
    {"figure.share.people", "of people are more than {minutes} minutes away"},
    {"finding.dwellings.few",
     "{topic}: under {share} of dwellings are more than {minutes} minutes away"},
    {"finding.dwellings.none", "{topic}: no dwelling is more than {minutes} minutes away"},
    {"finding.dwellings.one_in",
     "{topic}: 1 dwelling in {whole} is more than {minutes} minutes away"},
    {"finding.dwellings.only",
     "{topic}: only {share} of dwellings are more than {minutes} minutes away"},
    {"finding.dwellings.share",
     "{topic}: {share} of dwellings are more than {minutes} minutes away"},
    {"finding.dwellings.some_in",
     "{topic}: {part} dwellings in {whole} are more than {minutes} minutes away"},
    {"finding.no_time", "{topic}: no household can be reached by road"},
    {"finding.nobody", "{topic}: no household in the data"},
    {"finding.people.few",
     "{topic}: under {share} of inhabitants live more than {minutes} minutes away"},
    {"finding.people.none", "{topic}: nobody lives more than {minutes} minutes away"},
    {"finding.people.one_in",
     "{topic}: 1 inhabitant in {whole} lives more than {minutes} minutes away"},
    {"finding.people.only",
     "{topic}: only {share} of inhabitants live more than {minutes} minutes away"},
    {"finding.people.share",
     "{topic}: {share} of inhabitants live more than {minutes} minutes away"},
    {"finding.people.some_in",
     "{topic}: {part} inhabitants in {whole} live more than {minutes} minutes away"},
    {"foot.date", "data of {date}"},
    {"foot.sources", "Sources: {sources}"},
    {"legend.no_data", "no travel time"},
    {"legend.of.dwellings", "share and number of dwellings"},
    {"legend.of.people", "share and number of people"},
    {"legend.service", "place of service"},
    {"legend.title", "Travel time to the nearest place"},
    {"map.households.dwellings", "Where the dwellings are, by their own time"},
    {"map.households.people", "Where people live, by their own time"},
    {"method.bookmark", "Method and limits"},
    {"method.inputs", "What was made of the inputs"},
    {"method.limits", "What this atlas does not say"},
    {"method.limits.access",
     "Distance is one side of access. Opening hours, free places, prices, quality and the means to "
     "travel are not measured here; not every household has a car."},
    {"method.limits.border",
     "Services beyond the edge of the data are not known. Where the nearest one may lie there, the "
     "true time can be shorter than printed."},
    {"method.limits.time",
     "Speeds are typical ones: traffic, snow, waiting at a ferry and the search for a parking "
     "place are left out. Take a single time as good to a few minutes, and an average over a zone "
     "as better than that."},
    {"method.made", "How this document was made"},
    {"method.made.version",
     "Relais {version}. The same inputs give the same document, to the byte."},
    {"method.numbers", "How the numbers are made"},
    {"method.numbers.classes",
     "Classes include their lower bound and exclude their upper bound: five minutes exactly belong "
     "to “5 to under 10 min”. Darker always means farther. The bounds are fixed for each service, "
     "so that territories and years compare."},
    {"method.numbers.maps",
     "Maps are drawn in {projection} (EPSG:{epsg}). The map of zones shows the average; zones are "
     "large and people are not spread evenly, so read it with the map of households beside it."},
    {"method.numbers.shares",
     "A share “over 20 min” counts those strictly beyond 20 minutes and those whom no road leads "
     "to a service. Averages, medians and the time that holds nine in ten speak of those with a "
     "travel time. “No travel time” is its own sign and never a colour of the scale."},
    {"method.numbers.weights",
     "Every household counts with its weight: the people who live there, or its dwellings where "
     "people are not known. An average over a zone is an average over its households, not over its "
     "surface."},
    {"method.sources", "Sources"},
    {"method.times", "How travel times are computed"},
    {"method.times.nearest",
     "Each household goes to the place with the shortest time, wherever it lies, inside the "
     "territory or outside. Times are exact for the network and its speeds, to the tenth of a "
     "second."},
    {"method.times.network",
     "Roads open to cars come from OpenStreetMap, with their one-way rules and access limits. Each "
     "household and each service joins the nearest road at most 2 km away; the way between the "
     "point and the road is walked at 4 km/h and counts."},
    {"method.times.speed",
     "A posted speed is used where there is one, otherwise a typical speed for the class of road. "
     "The result is the fastest path by car."},
    {"method.title", "How to read this atlas, and how far to trust it"},
    {"method.topic", "Method, sources and limits"},
    {"method.unserved", "Services without a page"},
    {"method.unserved.list",
     "The data has no place for: {list}. That may mean that there is none, or that nobody mapped "
     "it."},
    {"minutes", "{n} min"},
    {"month.01", "January"},
    {"month.02", "February"},
    {"month.03", "March"},
    {"month.04", "April"},
    {"month.05", "May"},
    {"month.06", "June"},
    {"month.07", "July"},
    {"month.08", "August"},
    {"month.09", "September"},
    {"month.10", "October"},
    {"month.11", "November"},
    {"month.12", "December"},
    {"overview.band.1", "up to 10 min"},
    {"overview.band.2", "10 to 20 min"},
    {"overview.band.3", "20 to 30 min"},
    {"overview.band.4", "over 30 min, or no road"},
    {"overview.bookmark", "Overview"},
    {"overview.mean", "average (min)"},
    {"overview.median", "median (min)"},
    {"overview.notes.dwellings",
     "Each line links to its page. Average, median and 90th percentile of travel time by car over "
     "all dwellings that have one; share of dwellings beyond 10, 20 and 30 minutes."},
    {"overview.notes.people",
     "Each line links to its page. Average, median and 90th percentile of travel time by car over "
     "all people who have one; share of people beyond 10, 20 and 30 minutes."},
    {"overview.p90", "9 in 10 (min)"},
    {"overview.page", "page"},
    {"overview.places", "places"},
    {"overview.title.none", "No service in the data"},
    {"overview.topic", "All services at a glance · {territory}"},
    {"places.one", "{n} place"},
    {"places.other", "{n} places"},
    {"reading.dwellings",
     "Reading: in {zone}, the average time is {mean} min and {share} of dwellings are more than "
     "{minutes} minutes away."},
    {"reading.people",
     "Reading: in {zone}, the average time is {mean} min and {share} of people live more than "
     "{minutes} minutes away."},
    {"scale.km", "{n} km"},
    {"scale.m", "{n} m"},
    {"table.beyond", "> {minutes} min"},
    {"table.dwellings", "dwellings"},
    {"table.mean", "average"},
    {"table.more", "… then {rest} with shorter times or none"},
    {"table.more.services", "… then {rest} with fewer households"},
    {"table.people", "people"},
    {"table.service", "Place"},
    {"table.services.one", "{n} place"},
    {"table.services.other", "{n} places"},
    {"unit.dwellings.one", "{n} dwelling"},
    {"unit.dwellings.other", "{n} dwellings"},
    {"unit.people.one", "{n} inhabitant"},
    {"unit.people.other", "{n} inhabitants"},
    {"zone.canton.by", "Average time by canton"},
    {"zone.canton.heading", "Canton"},
    {"zone.canton.one", "{n} canton"},
    {"zone.canton.other", "{n} cantons"},
    {"zone.commune.by", "Average time by commune"},
    {"zone.commune.heading", "Commune"},
    {"zone.commune.one", "{n} commune"},
    {"zone.commune.other", "{n} communes"},
    {"zone.municipality.by", "Average time by municipality"},
    {"zone.municipality.heading", "Municipality"},
    {"zone.municipality.one", "{n} municipality"},
    {"zone.municipality.other", "{n} municipalities"},
    {"zone.parish.by", "Average time by parish"},
    {"zone.parish.heading", "Parish"},
    {"zone.parish.one", "{n} parish"},
    {"zone.parish.other", "{n} parishes"},
    {"zone.zone.by", "Average time by zone"},
    {"zone.zone.heading", "Zone"},
    {"zone.zone.one", "{n} zone"},
    {"zone.zone.other", "{n} zones"},
});
static_assert(std::is_sorted(kMessages.begin(), kMessages.end(),
                             [](const Message& a, const Message& b) { return a.key < b.key; }));

std::string_view plural_form(double n) {
    return n == 1 ? "one" : "other";
}

}  // namespace

const Language& english() {
    static const Language language{"en", kMessages, NumberStyle{".", ",", "", "n/a"}, plural_form};
    return language;
}

}  // namespace relais::language
