#include "tools/study/two_years.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/locate.h"

namespace relais::tools {
namespace {

using scenario::Cause;

bool is_later(std::size_t mixture, Cause cause) {
    return (mixture >> static_cast<std::size_t>(cause) & 1U) != 0;
}

/// Its households, by the zones of the earlier year.
std::vector<territory::Household> households_of(const territory::Territory& later,
                                                const territory::ZoneLocator& zones) {
    std::vector<territory::Household> households = later.households;
    for (territory::Household& household : households)
        household.zone = zones.locate(household.place);
    return households;
}

void check_that_they_compare(const territory::Territory& before,
                             const territory::Territory& after) {
    bool same = before.categories.size() == after.categories.size();
    for (std::size_t c = 0; same && c < before.categories.size(); ++c)
        same = before.categories[c].key == after.categories[c].key;
    if (!same)
        throw Error(fmt::format(
            "{} and {} have different categories; write the same categories = [...] in both",
            before.name, after.name));
    if (before.unit != after.unit)
        throw Error(
            fmt::format("{} and {} differ in unit (people or dwellings); set the same unit in "
                        "[households] of both",
                        before.name, after.name));
}

}  // namespace

std::array<access::Findings, 1U << scenario::kCauses> mixed_findings(const StudyOnRoads& before,
                                                                     const StudyOnRoads& after) {
    check_that_they_compare(before.study->territory, after.study->territory);
    const territory::ZoneLocator zones(before.study->territory.zones);
    std::array<access::Findings, 1U << scenario::kCauses> findings;
    for (std::size_t m = 0; m < findings.size(); ++m) {
        const StudyOnRoads& roads = is_later(m, Cause::kRoads) ? after : before;
        const StudyOnRoads& offer = is_later(m, Cause::kOffer) ? after : before;
        territory::Territory territory = before.study->territory;
        if (is_later(m, Cause::kPeople))
            territory.households = households_of(after.study->territory, zones);
        territory.services = offer.study->territory.services;
        const SnappedTerritory snapped = snap_territory(roads.roads, territory);
        findings[m] = access::summarize_territory(
            territory,
            access::nearest_services(roads.roads.network, roads.roads.metric(), snapped.points()));
    }
    return findings;
}

}  // namespace relais::tools
