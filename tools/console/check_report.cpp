#include "tools/console/check_report.h"

#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace relais::tools {
namespace {

using assembly::Check;
using study::Study;
using territory::Territory;

constexpr std::array kSeverities = {Severity::kError, Severity::kWarning, Severity::kNote};
constexpr std::array kHeadings = {"Notes", "Warnings", "Errors"};   // by Severity
constexpr std::array kSeverityKeys = {"note", "warning", "error"};  // by Severity

std::size_t index(Severity severity) {
    return static_cast<std::size_t>(severity);
}

std::map<CategoryId, std::size_t> services_by_category(const Territory& territory) {
    std::map<CategoryId, std::size_t> counts;
    for (const territory::Service& service : territory.services) ++counts[service.category];
    return counts;
}

double population(const Territory& territory) {
    double sum = 0;
    for (const territory::Zone& zone : territory.zones) sum += zone.population.value_or(0);
    return sum;
}

std::string extent_text(const Extent& extent) {
    return extent.empty() ? std::string{}
                          : fmt::format("      from {:.4f}, {:.4f} to {:.4f}, {:.4f}\n",
                                        extent.west, extent.south, extent.east, extent.north);
}

std::string reading_text(const Reading& reading) {
    std::string text = fmt::format("      {}{}\n      {} {}{} read\n", reading.format,
                                   reading.crs.empty() ? "" : ", " + reading.crs, reading.rows,
                                   reading.row_word, reading.rows == 1 ? "" : "s");
    for (const NamedRows& rows : reading.left_out) {
        const std::string names = reading.row_names(rows);
        text += fmt::format("      {} left out: {}{}\n", rows.rows, rows.reason,
                            names.empty() ? "" : fmt::format(" ({})", names));
    }
    return text + extent_text(reading.extent);
}

template <class Readings>
const Reading* find_reading(const Readings& readings, const std::filesystem::path& file) {
    const auto found = std::find_if(readings.begin(), readings.end(),
                                    [&](const Reading& reading) { return reading.file == file; });
    return found == readings.end() ? nullptr : &*found;
}

std::string file_text(const Check& check, const std::filesystem::path& file) {
    const Study& study = *check.study;
    std::string text = fmt::format("  {}\n", file.filename().string());
    if (file == study.extract) text += extent_text(check.roads);
    if (const Reading* reading = find_reading(study.readings, file)) text += reading_text(*reading);
    const auto list =
        std::find_if(study.lists.begin(), study.lists.end(),
                     [&file](const study::ServiceList& other) { return other.file == file; });
    if (list == study.lists.end()) return text;
    text += reading_text(*list);
    if (!list->capacities.empty())
        text += fmt::format("      capacities of {} establishments\n", list->capacities.size());
    return text;
}

std::string files_text(const Check& check) {
    std::string text = "Files\n";
    for (const std::filesystem::path& file : check.study->inputs) text += file_text(check, file);
    return text;
}

std::string territory_text(const Territory& territory) {
    std::string text = fmt::format(
        "\nTerritory\n  {} zones{}\n", territory.zones.size(),
        territory.zone_level.empty() ? std::string{} : fmt::format(" ({})", territory.zone_level));
    if (const double people = population(territory); people > 0)
        text += fmt::format("  {:.0f} people in them, as published\n", people);
    double weight = 0;
    for (const territory::Household& household : territory.households) weight += household.weight;
    text += fmt::format("  {} households, {:.0f} {}\n  {} services\n", territory.households.size(),
                        weight,
                        territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings",
                        territory.services.size());
    auto counts = services_by_category(territory);
    for (std::size_t c = 0; c < territory.categories.size(); ++c)
        text += fmt::format("  {:>7} {}\n", counts[CategoryId{c}], territory.categories[c].key);
    return text;
}

std::string remark_line(const Remark& remark) {
    std::string where = remark.file;
    if (!remark.row.empty()) where += (where.empty() ? "" : ", ") + remark.row;
    return where.empty() ? remark.text : where + ": " + remark.text;
}

std::string remarks_text(const Check& check) {
    constexpr std::size_t kShown = 20;
    std::string text;
    for (const Severity severity : kSeverities) {
        if (check.count(severity) == 0) continue;
        text += fmt::format("\n{} ({})\n", kHeadings[index(severity)], check.count(severity));
        std::size_t shown = 0;
        for (const Remark& remark : check.remarks)
            if (remark.severity == severity && shown++ < kShown)
                text += "  " + remark_line(remark) + "\n";
        if (shown > kShown)
            text += fmt::format("  … and {} more; --json has all\n", shown - kShown);
    }
    return text;
}

std::string list_of_notes(const Study& study) {
    std::string text = "\nHow they were used\n";
    for (const std::string& note : study.territory.notes) text += "  " + note + "\n";
    return text;
}

std::string same_places_text(const Study& study) {
    if (study.same_places.empty()) return {};
    std::string text =
        fmt::format("\nIn two inputs, counted once ({})\n", study.same_places.size());
    constexpr std::size_t kShown = 50;
    std::size_t shown = 0;
    for (const study::SamePlace& same : study.same_places) {
        if (++shown > kShown)
            return text + fmt::format("  … and {} more; --json has all\n",
                                      study.same_places.size() - kShown);
        text += fmt::format("  {}: {} is {}, {:.0f} m apart{}\n", same.category, same.kept,
                            same.dropped, same.metres,
                            same.likeness < 0
                                ? std::string(", names not comparable")
                                : fmt::format(", {:.0f} % of the name", 100 * same.likeness));
    }
    return text;
}

using Json = nlohmann::ordered_json;

Json rows_json(const std::vector<NamedRows>& all) {
    Json json = Json::array();
    for (const NamedRows& rows : all)
        json.push_back({{"rows", rows.rows}, {"reason", rows.reason}, {"first", rows.first}});
    return json;
}

Json extent_json(const Extent& extent) {
    if (extent.empty()) return {};
    return {{"west", extent.west},
            {"south", extent.south},
            {"east", extent.east},
            {"north", extent.north}};
}

template <class Readings>
Json readings_json(const Readings& readings) {
    Json files = Json::array();
    for (const Reading& reading : readings)
        files.push_back({{"file", reading.file.filename().string()},
                         {"format", reading.format},
                         {"crs", reading.crs},
                         {"rows", reading.rows},
                         {"left_out", rows_json(reading.left_out)},
                         {"doubtful", rows_json(reading.doubtful)},
                         {"extent", extent_json(reading.extent)}});
    return files;
}

Json same_places_json(const Study& study) {
    Json places = Json::array();
    for (const study::SamePlace& same : study.same_places)
        places.push_back({{"category", same.category},
                          {"kept", same.kept},
                          {"dropped", same.dropped},
                          {"metres", std::round(same.metres)},
                          {"likeness", same.likeness < 0 ? Json() : Json(same.likeness)}});
    return places;
}

Json study_json(const Check& check) {
    const Study& study = *check.study;
    const Territory& territory = study.territory;
    Json inputs = Json::array();
    for (const std::filesystem::path& file : study.inputs)
        inputs.push_back(file.filename().string());
    Json categories = Json::object();
    auto counts = services_by_category(territory);
    for (std::size_t c = 0; c < territory.categories.size(); ++c)
        categories[territory.categories[c].key] = counts[CategoryId{c}];
    return {{"territory", territory.name},
            {"country", territory.country},
            {"inputs", inputs},
            {"roads", extent_json(check.roads)},
            {"files", readings_json(study.readings)},
            {"service_lists", readings_json(study.lists)},
            {"zones", territory.zones.size()},
            {"households", territory.households.size()},
            {"services", categories},
            {"notes", territory.notes},
            {"same_places", same_places_json(study)}};
}

}  // namespace

std::string check_text(const Check& check) {
    std::string text;
    if (check.study) {
        const Study& study = *check.study;
        text = fmt::format("{}{}\n\n", study.territory.name,
                           study.territory.country.empty()
                               ? std::string{}
                               : fmt::format(" ({})", study.territory.country));
        text += files_text(check) + territory_text(study.territory) + list_of_notes(study);
    }
    text += remarks_text(check);
    if (check.study) text += same_places_text(*check.study);
    return text;
}

std::string check_json(const Check& check) {
    Json report = check.study ? study_json(check) : Json::object();
    Json remarks = Json::array();
    for (const Remark& remark : check.remarks)
        remarks.push_back({{"severity", kSeverityKeys[index(remark.severity)]},
                           {"file", remark.file},
                           {"row", remark.row},
                           {"text", remark.text}});
    report["remarks"] = remarks;
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace relais::tools
