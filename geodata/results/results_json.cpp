#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/territory/demand_groups.h"
#include "geodata/results/hash.h"
#include "geodata/results/parts.h"

namespace relais::results {
namespace {

using Json = nlohmann::ordered_json;

Json inputs_of(const Provenance& provenance) {
    Json inputs = Json::array();
    for (const std::filesystem::path& file : provenance.inputs) {
        const FileDigest print = digest_of(file);
        inputs.push_back({{"file", file.filename().string()},
                          {"bytes", print.bytes},
                          {"xxh3_128", print.xxh3_128}});
    }
    return inputs;
}

/// Per category: its services, the people that measures weigh it by where it is for some only, and
/// how many households have a time or which reason.
Json categories_of(const territory::Territory& territory, const access::Findings& findings) {
    constexpr std::array kReasons = {access::Reason::kReached,      access::Reason::kOffNetwork,
                                     access::Reason::kIsland,       access::Reason::kNoPath,
                                     access::Reason::kBeyondCutoff, access::Reason::kNoService,
                                     access::Reason::kOutsideData};
    Json categories = Json::object();
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        std::size_t services = 0;
        for (const territory::Service& service : territory.services)
            if (service.category == CategoryId{c}) ++services;
        std::array<std::size_t, kReasons.size()> households{};
        for (std::size_t h = 0; h < territory.households.size(); ++h)
            ++households[static_cast<std::size_t>(
                findings.nearest.at(HouseholdId{h}, CategoryId{c}).reason)];
        Json& category = categories[territory.categories[c].key] = {{"services", services}};
        if (const std::string& demand = territory.categories[c].demand; !demand.empty()) {
            const std::string group = territory::name_of_group(territory, demand);
            category["demand_group"] =
                group.empty() ? fmt::format("all people, as the data do not have {}", demand)
                              : group;
        }
        for (const access::Reason reason : kReasons) {
            const std::size_t count = households[static_cast<std::size_t>(reason)];
            if (reason == access::Reason::kReached)
                category["reached"] = count;
            else if (count > 0)
                category[access::reason_name(reason)] = count;
        }
    }
    return categories;
}

/// Per kind of point: the number snapped to the roads, their walking distances, and those to
/// verify.
Json snapping_of(const Provenance& provenance) {
    const auto tenths = [](double metres) { return std::round(metres * 10) / 10; };
    Json all = Json::object();
    for (const Snapping& snapping : provenance.snapping) {
        const snap::Report& report = snapping.report;
        Json& kind = all[snapping.kind] = Json::object();
        for (const snap::Fate fate : {snap::Fate::kSnapped, snap::Fate::kOffNetwork,
                                      snap::Fate::kIsland, snap::Fate::kOutsideData})
            kind[snap::fate_name(fate)] = report.of(fate);
        if (report.of(snap::Fate::kSnapped) > 0)
            kind["walk_metres"] = {{"median", tenths(report.median_metres)},
                                   {"p95", tenths(report.p95_metres)},
                                   {"longest", tenths(report.longest_metres)}};
        kind["farthest"] = Json::array();
        for (const auto& [id, metres] : snapping.farthest)
            kind["farthest"].push_back({{"id", id}, {"metres", tenths(metres)}});
        kind["lost"] = snapping.lost;
    }
    return all;
}

double total_weight(const territory::Territory& territory) {
    double sum = 0;
    for (const territory::Household& household : territory.households) sum += household.weight;
    return std::round(sum * 1000) / 1000;  // as in zones.csv
}

}  // namespace

void write_manifest(NewFile& file, const territory::Territory& territory,
                    const access::Findings& findings, const Provenance& provenance) {
    Json parameters = Json::object();
    for (const auto& [key, value] : provenance.parameters) parameters[key] = value;
    const Json manifest = {
        {"program", "relais"},
        {"version", provenance.version},
        {"command", provenance.command},
        {"parameters", parameters},
        {"territory", territory.name},
        {"country", territory.country},
        {"data_date", provenance.data_date},
        {"inputs", inputs_of(provenance)},
        {"sources", territory.sources},
        {"notes", territory.notes},
        {"counts",
         {{"households", territory.households.size()},
          {"weight", total_weight(territory)},
          {"unit", territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings"},
          {"services", territory.services.size()},
          {"zones", territory.zones.size()}}},
        {"categories", categories_of(territory, findings)},
        {"snapping", snapping_of(provenance)},
    };
    // Names are from users' files: bytes that are not UTF-8 are shown as such, not refused.
    file.write(manifest.dump(2, ' ', false, Json::error_handler_t::replace));
    file.write("\n");
}

}  // namespace relais::results
