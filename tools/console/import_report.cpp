#include "tools/console/import_report.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "geodata/countries/countries.h"
#include "geodata/osm/roads/speeds.h"
#include "tools/console/version.h"

namespace relais::tools {
namespace {

using Json = nlohmann::ordered_json;
using Causes = osm::ImportReport::Causes;

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

std::uint64_t total(const Causes& causes) {
    std::uint64_t count = 0;
    for (const auto& [cause, ignored] : causes) count += ignored.count;
    return count;
}

Json causes_json(const Causes& causes) {
    Json list = Json::array();
    for (const auto& [cause, ignored] : causes)
        list.push_back({{"cause", cause}, {"count", ignored.count}, {"ids", ignored.examples}});
    return list;
}

Json length_json(double kilometres, double whole) {
    return {{"kilometres", std::round(kilometres * 1000) / 1000},
            {"share", std::round(share(kilometres, whole) * 1e4) / 1e4}};
}

Json speeds_json(const osm::ImportReport& report) {
    Json by_source;
    by_source["posted"] = length_json(report.posted_kilometres, report.kilometres);
    by_source["legal"] = length_json(report.legal_kilometres, report.kilometres);
    by_source["default"] = length_json(report.default_kilometres, report.kilometres);
    by_source["duration"] = length_json(report.duration_kilometres, report.kilometres);
    Json by_rule = Json::array();
    for (int rule = 0; rule < graph::kSpeedRules; ++rule) {
        const double kilometres = report.kilometres_by_rule[static_cast<std::size_t>(rule)];
        if (kilometres <= 0) continue;
        Json row = {{"rule", graph::speed_rule_text(static_cast<graph::SpeedRule>(rule))}};
        row.update(length_json(kilometres, report.kilometres));
        by_rule.push_back(row);
    }
    return {{"by_source", by_source}, {"by_rule", by_rule}};
}

Json country_json(const osm::ImportReport& report) {
    Json laws = Json::array();
    for (const auto& law : report.laws)
        laws.push_back({{"country", law.country},
                        {"law", law.known ? countries::limits_of(law.country).source
                                          : osm::without_law(law.country)},
                        {"known", law.known},
                        {"ways", law.ways}});
    return {{"code", report.country}, {"source", report.country_source}, {"laws", laws}};
}

Json restrictions_json(const osm::ImportReport& report) {
    return {{"read", report.restrictions_read},
            {"kept", report.restrictions_used},
            {"vertices_added", report.vertices_split},
            {"ignored", causes_json(report.restrictions_ignored)},
            {"conditional", causes_json(report.restrictions_conditional)}};
}

Json networks_json(const osm::ImportReport& report) {
    Json kilometres = Json::array();
    for (const double length : report.part_kilometres)
        kilometres.push_back(std::round(length * 1000) / 1000);
    return {{"count", report.part_kilometres.size()}, {"kilometres", kilometres}};
}

Json islands_json(const osm::ImportReport& report) {
    Json largest = Json::array();
    for (const auto& island : report.largest_islands)
        largest.push_back({{"kilometres", std::round(island.kilometres * 1000) / 1000},
                           {"vertices", island.vertices},
                           {"lon", island.place.lon()},
                           {"lat", island.place.lat()},
                           {"way", island.way_id}});
    return {{"count", report.island_count},
            {"vertices", report.island_vertices},
            {"kilometres", std::round(report.island_kilometres * 1000) / 1000},
            {"largest", largest}};
}

/// "3 × closed by an access tag (such as 1, 2, 3)", the most frequent first.
std::vector<std::string> cause_lines(const char* title, const Causes& causes) {
    std::vector<std::pair<std::string, const osm::ImportReport::Ignored*>> sorted;
    for (const auto& [cause, ignored] : causes) sorted.emplace_back(cause, &ignored);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second->count > b.second->count;
    });
    std::vector<std::string> lines;
    for (const auto& [cause, ignored] : sorted)
        lines.push_back(fmt::format("{}: {} × {} (such as {})", title, ignored->count, cause,
                                    fmt::join(ignored->examples, ", ")));
    return lines;
}

void append(std::vector<std::string>& lines, std::vector<std::string> more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

/// "LI", or "PE (no law known: default)".
std::string law_name(const osm::ImportReport::Law& law) {
    if (law.country.empty()) return "no country (default)";
    return law.known ? law.country : fmt::format("{} (no law known: default)", law.country);
}

/// The limits that count where no law is known.
std::string default_limits() {
    const countries::SpeedLimits& limits = countries::limits_of("");
    return fmt::format(
        "{:.0f} km/h in built-up surroundings, {:.0f} outside, {:.0f} on trunk roads, {:.0f} on "
        "motorways, {:.0f} in living streets",
        limits.urban, limits.rural, limits.trunk, limits.motorway, limits.living_street);
}

std::vector<std::string> country_lines(const osm::ImportReport& report) {
    std::vector<std::string> lines;
    if (report.country.empty())
        lines.emplace_back("Country: not known; name it with --country");
    else
        lines.push_back(
            fmt::format("Country whose speed limits apply where none is posted: {} ({})",
                        report.country, report.country_source));
    if (!countries::limits_of(report.country).known())
        lines.push_back(
            fmt::format("Limits: {}, {}", osm::without_law(report.country), default_limits()));
    std::vector<std::string> others;
    for (const auto& law : report.laws)
        if (law.country != report.country)
            others.push_back(fmt::format("{} for {} ways", law_name(law), law.ways));
    if (!others.empty())
        lines.push_back(fmt::format("Ways well inside another country have its speed limits: {}",
                                    fmt::join(others, ", ")));
    return lines;
}

/// "Separate networks: 4; 512 km, 60 km, 12.3 km, 1.2 km of road"
std::string parts_line(const osm::ImportReport& report) {
    constexpr std::size_t kMost = 5;
    std::vector<std::string> lengths;
    for (std::size_t i = 0; i < std::min(kMost, report.part_kilometres.size()); ++i)
        lengths.push_back(fmt::format("{:.1f} km", report.part_kilometres[i]));
    return fmt::format("Separate networks, not connected with one another: {} ({}{} of road)",
                       report.part_kilometres.size(), fmt::join(lengths, ", "),
                       report.part_kilometres.size() > kMost ? ", ..." : "");
}

std::string island_line(const osm::ImportReport& report) {
    const auto& largest = report.largest_islands.front();
    return fmt::format(
        "Islands, not connected with any network: {} pieces of road, {:.1f} km; the longest {:.1f} "
        "km, at {:.5f},{:.5f} (way {})",
        report.island_count, report.island_kilometres, largest.kilometres, largest.place.lon(),
        largest.place.lat(), largest.way_id);
}

}  // namespace

std::vector<std::string> summary(const osm::RoadImport& import) {
    const osm::ImportReport& report = import.report;
    const auto percent = [&](double kilometres) {
        return 100 * share(kilometres, report.kilometres);
    };
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{} of {} ways used; {} vertices, {} arcs, {:.0f} km of road",
                                report.ways_used, report.ways_read, import.network.vertex_count(),
                                import.network.arc_count(), report.kilometres));
    append(lines, country_lines(report));
    lines.push_back(fmt::format(
        "Speed posted on {:.1f} % of the length, by law on {:.1f} %, by road class on {:.1f} %",
        percent(report.posted_kilometres), percent(report.legal_kilometres),
        percent(report.default_kilometres)));
    if (report.nodes_with_height + report.nodes_without_height > 0)
        lines.push_back(fmt::format(
            "Heights: {} points have one, {} do not (beyond the raster, on bridges, in tunnels)",
            report.nodes_with_height, report.nodes_without_height));
    lines.push_back(fmt::format(
        "Turn restrictions: {} of {} kept, {} apply at certain times only, {} could not be used",
        report.restrictions_used, report.restrictions_read, total(report.restrictions_conditional),
        total(report.restrictions_ignored)));
    if (report.part_kilometres.size() > 1) lines.push_back(parts_line(report));
    if (report.areas > 0)
        lines.push_back(
            fmt::format("Areas: {} walked around, {} of them crossed as well, by {} lines",
                        report.areas, report.areas_crossed, report.area_lines));
    if (!report.largest_islands.empty()) lines.push_back(island_line(report));
    if (!report.deleted.empty()) lines.push_back(report.deleted);
    append(lines, cause_lines("Left out", report.ignored));
    append(lines, cause_lines("Area not crossed", report.areas_left));
    append(lines, cause_lines("Restriction ignored", report.restrictions_ignored));
    append(lines, cause_lines("Restriction conditional", report.restrictions_conditional));
    return lines;
}

std::string report_json(const osm::RoadImport& import, const std::string& extract,
                        const std::string& profile) {
    const osm::ImportReport& report = import.report;
    Json json;
    json["version"] = kVersion;
    json["extract"] = extract;
    json["data_date"] = report.data_date;
    json["profile"] = profile;
    json["country"] = country_json(report);
    json["read"] = {{"ways_read", report.ways_read},
                    {"ways_used", report.ways_used},
                    {"nodes_used", report.nodes_used}};
    json["network"] = {{"vertices", import.network.vertex_count()},
                       {"arcs", import.network.arc_count()},
                       {"kilometres", std::round(report.kilometres * 1000) / 1000}};
    if (!report.deleted.empty()) json["deleted"] = report.deleted;
    json["ignored"] = causes_json(report.ignored);
    json["speeds"] = speeds_json(report);
    json["restrictions"] = restrictions_json(report);
    json["areas"] = {{"walked_around", report.areas},
                     {"crossed", report.areas_crossed},
                     {"lines", report.area_lines},
                     {"left_to_the_outline", causes_json(report.areas_left)}};
    json["ends_only"] = {{"parted", report.ends_only_walls},
                         {"left_open", report.ends_only_left_open}};
    json["heights"] = {{"known", report.nodes_with_height},
                       {"not_known", report.nodes_without_height}};
    json["networks"] = networks_json(report);
    json["islands"] = islands_json(report);
    return json.dump(2) + "\n";
}

}  // namespace relais::tools
