#include "geodata/territory/check.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/inputs.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/service_lists.h"

namespace relais::territory {
namespace {

void add(Check& check, Severity severity, const std::filesystem::path& file, std::string text) {
    check.remarks.push_back({severity, file.filename().string(), "", std::move(text)});
}

void add_error(Check& check, const Error& error) {
    const std::string text = error.what();
    const bool known = std::any_of(check.remarks.begin(), check.remarks.end(),
                                   [&](const Remark& remark) { return remark.text == text; });
    if (!known) check.remarks.push_back({Severity::kError, "", "", text});
}

/// Takes the part out of the manifest that keeps it from being opened. False where none is left.
bool drop_culprit(Manifest& manifest, Check& check) {
    const std::size_t before = manifest.services.size();
    std::erase_if(manifest.services, [&check](const ServicesManifest& services) {
        try {
            static_cast<void>(read_service_list(services, taxonomy::Taxonomy::standard()));
            return false;
        } catch (const Error& error) {
            add_error(check, error);
            return true;
        }
    });
    if (manifest.services.size() < before) return true;
    if (manifest.households) {
        manifest.households.reset();
        return true;
    }
    if (manifest.zones) {
        manifest.zones.reset();
        return true;
    }
    return false;
}

std::optional<Study> open_what_opens(Manifest manifest, Check& check, const Progress& progress) {
    while (true) {
        try {
            return open_study(manifest, progress);
        } catch (const Error& error) {
            add_error(check, error);
            if (!drop_culprit(manifest, check)) return std::nullopt;
        }
    }
}

void sort_by_severity(std::vector<Remark>& remarks) {
    std::stable_sort(remarks.begin(), remarks.end(),
                     [](const Remark& a, const Remark& b) { return a.severity > b.severity; });
}

double share_snapped(const snap::Snapper& snapper, const std::vector<Coordinate>& places) {
    if (places.empty()) return 0;
    const auto snapped = snapper.snap_all(places);
    const auto count = std::count_if(snapped.begin(), snapped.end(),
                                     [](const snap::Snap& snap) { return snap.exists(); });
    return static_cast<double>(count) / static_cast<double>(places.size());
}

std::vector<Coordinate> swapped(const std::vector<Coordinate>& places) {
    std::vector<Coordinate> result;
    for (const Coordinate place : places)
        if (Coordinate::valid_degrees(place.lat(), place.lon()))
            result.push_back(Coordinate::from_degrees(place.lat(), place.lon()));
    return result;
}

/// Where the places of a list lie, compared with the roads.
void look_at_extent(Check& check, const services::List& list, const snap::Snapper& snapper) {
    if (list.places.empty()) return;
    const double share = share_snapped(snapper, list.places);
    if (share == 0 && share_snapped(snapper, swapped(list.places)) > 0)
        return add(check, Severity::kError, list.file,
                   "Its coordinates are swapped: none lies on the roads of the extract, but the "
                   "other way round they do; exchange x and y.");
    const std::string told =
        fmt::format("{:.1f} % of its {} places lie within reach of the roads.", 100 * share,
                    list.places.size());
    add(check, share == 0 ? Severity::kWarning : Severity::kNote, list.file, told);
}

void look_at_households(Check& check, const snap::Snapper& snapper) {
    const Study& study = *check.study;
    std::vector<Coordinate> places;
    double weightless = 0;
    for (const Household& household : study.territory.households) {
        places.push_back(household.place);
        weightless += household.weight > 0 ? 0 : 1;
    }
    if (places.empty()) return;
    const double share = share_snapped(snapper, places);
    constexpr double kMost = 0.99;
    add(check, share < kMost ? Severity::kWarning : Severity::kNote, "",
        fmt::format("{:.1f} % of the {} households lie within reach of the roads.", 100 * share,
                    places.size()));
    if (share == 0 && share_snapped(snapper, swapped(places)) > 0)
        add(check, Severity::kError, "",
            "The coordinates of the households are swapped: the other way round they lie on the "
            "roads; exchange x and y.");
    if (weightless > 0)
        add(check, Severity::kNote, "",
            fmt::format("{} households have no weight: nobody lives there.", weightless));
}

void look_at_zones(Check& check) {
    const Territory& territory = check.study->territory;
    std::vector<std::size_t> households(territory.zones.size(), 0);
    for (const Household& household : territory.households)
        if (household.zone.exists()) ++households[household.zone.index()];
    std::vector<std::string> empty;
    for (std::size_t z = 0; z < households.size(); ++z)
        if (households[z] == 0) empty.push_back(territory.zones[z].name);
    if (!empty.empty())
        add(check, Severity::kWarning, "",
            fmt::format("Zones without any household: {} of {} ({}).", empty.size(),
                        territory.zones.size(), name_some(empty)));
}

/// Services without a capacity where others of the category have one, and those with too large a
/// one (of lists this was told by row already).
void look_at_capacities(Check& check) {
    const Territory& territory = check.study->territory;
    const taxonomy::Taxonomy& taxonomy = taxonomy::Taxonomy::standard();
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const auto id = taxonomy.find(territory.categories[c].key);
        if (!id || taxonomy.entry(*id).capacity_unit.empty()) continue;
        std::size_t all = 0, without = 0;
        for (const Service& service : territory.services) {
            if (service.category != CategoryId{c}) continue;
            ++all;
            without += service.capacity ? 0 : 1;
            const auto& most = taxonomy.entry(*id).most_capacity;
            if (check.study->lists.empty() && most && service.capacity.value_or(0) > *most)
                add(check, Severity::kWarning, "",
                    fmt::format("{} \"{}\" has {} {}, more than the {} that a service of the "
                                "category {} may have; look it up.",
                                service.id, service.name, *service.capacity,
                                taxonomy.entry(*id).capacity_unit, *most,
                                territory.categories[c].key));
        }
        if (without > 0)
            add(check, Severity::kNote, "",
                fmt::format("{}: {} of {} services tell no capacity ({}).",
                            territory.categories[c].key, without, all,
                            taxonomy.entry(*id).capacity_unit));
    }
}

}  // namespace

std::size_t Check::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(remarks.begin(), remarks.end(),
                      [severity](const Remark& remark) { return remark.severity == severity; }));
}

Check check_inputs(const std::filesystem::path& input, const Progress& progress) {
    Check check;
    if (is_manifest(input)) {
        check.study = open_what_opens(read_manifest(input), check, progress);
    } else {
        check.study = open_study(input, progress);
    }
    if (!check.study) return check;
    for (const services::List& list : check.study->lists)
        check.remarks.insert(check.remarks.end(), list.remarks.begin(), list.remarks.end());
    sort_by_severity(check.remarks);
    return check;
}

void check_on_roads(Check& check, const graph::RoadNetwork& network) {
    const snap::Snapper snapper(network);
    place_on_roads(*check.study, network);
    for (const services::List& list : check.study->lists) look_at_extent(check, list, snapper);
    look_at_households(check, snapper);
    look_at_zones(check);
    look_at_capacities(check);
    sort_by_severity(check.remarks);
}

}  // namespace relais::territory
