#include "geodata/assembly/check.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "engine/territory/locate.h"
#include "geodata/assembly/misplaced.h"
#include "geodata/assembly/place_on_roads.h"
#include "geodata/services/lists.h"
#include "geodata/study/inputs.h"
#include "geodata/study/study_file.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/zones/zones.h"

namespace relais::assembly {
namespace {

void add(Check& check, Severity severity, const std::filesystem::path& file, std::string text) {
    check.remarks.push_back({severity, file.filename().string(), "", std::move(text)});
}

void add_error(Check& check, Remark remark) {
    const bool known =
        std::any_of(check.remarks.begin(), check.remarks.end(), [&](const Remark& other) {
            return other.file == remark.file && other.row == remark.row &&
                   other.text == remark.text;
        });
    if (!known) check.remarks.push_back(std::move(remark));
}

void add_error(Check& check, const tables::BadRows& bad) {
    const std::string file = std::filesystem::path(bad.file).filename().string();
    for (const tables::RowError& row : bad.rows)
        add_error(check, {Severity::kError, file, row.row, row.text});
    if (bad.rows.size() == tables::BadRows::kMost)
        add_error(check,
                  {Severity::kError, file, "",
                   fmt::format("Reading stopped after its first {} bad rows.", bad.rows.size())});
}

template <class Open>
bool opens(const Open& open, Check& check) {
    try {
        open();
        return true;
    } catch (const tables::BadRows& bad) {
        add_error(check, bad);
    } catch (const Error& error) {
        add_error(check, {Severity::kError, "", "", error.what()});
    }
    return false;
}

/// Takes the parts out of territory.toml that keep it from being opened. False where none is left.
bool drop_culprits(study::StudyFile& study_file, Check& check) {
    const std::size_t services = std::erase_if(study_file.services, [&](const auto& list) {
        const auto read = [&] {
            static_cast<void>(services::read_service_list(list, taxonomy::Taxonomy::standard()));
        };
        return !opens(read, check);
    });
    if (services > 0) return true;
    const auto read_its_zones = [&] {
        study::Study nothing;
        static_cast<void>(zones::read_zones(*study_file.zones, study_file.levels,
                                            zones::read_movements(*study_file.zones, nothing),
                                            nothing));
    };
    if (study_file.zones && !opens(read_its_zones, check)) {
        study_file.zones.reset();
        study_file.levels.clear();
        if (study_file.households && study_file.households->origin != study::HouseholdOrigin::kFile)
            study_file.households.reset();
        return true;
    }
    if (!study_file.households) return false;
    study_file.households.reset();
    return true;
}

std::optional<study::Study> open_what_opens(study::StudyFile study_file, Check& check,
                                            const Progress& progress) {
    std::optional<study::Study> study;
    while (!opens([&] { study = open_study(study_file, progress); }, check))
        if (!drop_culprits(study_file, check)) return std::nullopt;
    return study;
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

/// The share of a list that is near the roads; most of a national one may be outside.
void look_at_extent(Check& check, const study::ServiceList& list, const snap::Snapper& snapper) {
    if (list.places.empty()) return;
    const double share = share_snapped(snapper, list.places);
    add(check, share == 0 ? Severity::kWarning : Severity::kNote, list.file,
        fmt::format("{:.1f} % of its {} places are within reach of the roads.", 100 * share,
                    list.places.size()));
}

/// Files whose coordinates are swapped. Whether there is one.
bool look_at_axes(Check& check, const graph::RoadNetwork& network) {
    bool found = false;
    const auto look_at = [&](const Reading& reading) {
        if (!has_swapped_axes(reading, network)) return;
        found = true;
        add(check, Severity::kError, reading.file, fmt::format("{}.", kSwappedAxes));
    };
    for (const Reading& reading : check.study->readings) look_at(reading);
    for (const study::ServiceList& list : check.study->lists) look_at(list);
    return found;
}

void look_at_households(Check& check, const snap::Snapper& snapper) {
    const study::Study& study = *check.study;
    std::vector<Coordinate> places;
    double weightless = 0;
    for (const territory::Household& household : study.territory.households) {
        places.push_back(household.place);
        weightless += household.weight > 0 ? 0 : 1;
    }
    if (places.empty()) return;
    const double share = share_snapped(snapper, places);
    constexpr double kMost = 0.99;
    add(check, share < kMost ? Severity::kWarning : Severity::kNote, "",
        fmt::format("{:.1f} % of the {} households are within reach of the roads.", 100 * share,
                    places.size()));
    if (weightless > 0)
        add(check, Severity::kNote, "", fmt::format("Households with weight 0: {}.", weightless));
}

/// Zones without people, outside the roads, or overlapping another.
void look_at_zones(Check& check, const Extent& roads) {
    const territory::Territory& territory = check.study->territory;
    const territory::ZoneLocator locator(territory.zones);
    std::vector<std::string> beyond, overlapping;
    for (std::size_t z = 0; z < territory.zones.size(); ++z) {
        const territory::Zone& zone = territory.zones[z];
        Extent extent;
        for (const territory::Polygon& polygon : zone.shape)
            for (const Coordinate corner : polygon.outer) extent.add(corner);
        if (!extent.touches(roads)) beyond.push_back(zone.name);
        const ZoneId at = locator.locate(tables::point_on_surface(zone.shape));
        if (at.exists() && at.index() != z)
            overlapping.push_back(
                fmt::format("{} on {}", zone.name, territory.zones[at.index()].name));
    }
    if (!beyond.empty())
        add(check, Severity::kWarning, "",
            fmt::format("Zones beyond the roads of the extract: {} of {} ({}).", beyond.size(),
                        territory.zones.size(), study::name_some(beyond)));
    if (!overlapping.empty())
        add(check, Severity::kWarning, "",
            fmt::format("Zones that overlap another zone, which gets their people: {} of {} ({}).",
                        overlapping.size(), territory.zones.size(), study::name_some(overlapping)));
    std::vector<std::size_t> households(territory.zones.size(), 0);
    for (const territory::Household& household : territory.households)
        if (household.zone.exists()) ++households[household.zone.index()];
    std::vector<std::string> empty;
    for (std::size_t z = 0; z < households.size(); ++z)
        if (households[z] == 0) empty.push_back(territory.zones[z].name);
    if (!empty.empty())
        add(check, Severity::kWarning, "",
            fmt::format("Zones without any household: {} of {} ({}).", empty.size(),
                        territory.zones.size(), study::name_some(empty)));
}

/// Services of the extract with too large a capacity; for lists this has been reported by row
/// already.
void look_at_capacities(Check& check) {
    const territory::Territory& territory = check.study->territory;
    const taxonomy::Taxonomy& taxonomy = taxonomy::Taxonomy::standard();
    if (!check.study->lists.empty()) return;
    for (const territory::Service& service : territory.services) {
        const std::string& key = territory.categories[service.category.index()].key;
        const auto id = taxonomy.find(key);
        const auto most = id ? taxonomy.entry(*id).most_capacity : std::nullopt;
        if (!most || service.capacity.value_or(0) <= *most) continue;
        add(check, Severity::kWarning, "",
            fmt::format("{} \"{}\" has {} {}, more than the {} that are plausible for a service of "
                        "the category {}; verify it.",
                        service.id, service.name, *service.capacity,
                        taxonomy.entry(*id).capacity_unit, *most, key));
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
    if (study::is_study_file(input)) {
        check.study = open_what_opens(study::read_study_file(input), check, progress);
    } else {
        check.study = open_study(input, progress);
    }
    if (!check.study) return check;
    const auto append = [&check](const Reading& reading) {
        for (Remark& remark : reading.all_remarks()) check.remarks.push_back(std::move(remark));
    };
    for (const Reading& reading : check.study->readings) append(reading);
    for (const study::ServiceList& list : check.study->lists) append(list);
    sort_by_severity(check.remarks);
    return check;
}

void check_on_roads(Check& check, const graph::RoadNetwork& network) {
    const snap::Snapper snapper(network);
    check.roads = extent_of(network);
    const bool swapped = look_at_axes(check, network);
    if (!swapped) opens([&] { place_on_roads(*check.study, network); }, check);
    for (const study::ServiceList& list : check.study->lists) look_at_extent(check, list, snapper);
    look_at_households(check, snapper);
    look_at_zones(check, check.roads);
    look_at_capacities(check);
    sort_by_severity(check.remarks);
}

}  // namespace relais::assembly
