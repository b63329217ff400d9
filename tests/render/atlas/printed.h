#pragma once

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "render/atlas/atlas.h"

namespace relais::atlas {

inline territory::Ring square(double lon, double lat, double side) {
    return {Coordinate::from_degrees(lon, lat), Coordinate::from_degrees(lon + side, lat),
            Coordinate::from_degrees(lon + side, lat + side),
            Coordinate::from_degrees(lon, lat + side), Coordinate::from_degrees(lon, lat)};
}

inline territory::Zone zone(const std::string& name, territory::MultiPolygon shape) {
    territory::Zone out;
    out.name = name;
    out.shape = std::move(shape);
    return out;
}

/// West and East, squares side by side, with two households each in a row; one pharmacy in West.
inline territory::Territory small_territory() {
    territory::Territory t;
    t.name = "Two Valleys";
    t.country = "LI";
    t.data_date = "2025-01-19";
    t.categories = {{"pharmacy",
                     {"Pharmacies", "Pharmacies", "Lékárny", "Ljekarne", "Apteki"},
                     {5, 10, 15, 20},
                     ""}};
    t.services = {
        {"s1", "The pharmacy", Coordinate::from_degrees(9.51, 47.11), CategoryId{0}, {}, ""}};
    t.zones = {zone("West", {{square(9.5, 47.1, 0.1), {}}}),
               zone("East", {{square(9.6, 47.1, 0.1), {}}})};
    for (std::size_t h = 0; h < 4; ++h) {
        t.households.push_back(
            {"h" + std::to_string(h),
             Coordinate::from_degrees(9.53 + 0.05 * static_cast<double>(h), 47.15), 2,
             ZoneId{h / 2}});
    }
    return t;
}

/// `minutes` to every service for the first household of the territory, a minute more for each
/// further one.
inline access::Findings findings_of(const territory::Territory& territory, double minutes = 8,
                                    access::Reason reason = access::Reason::kReached) {
    access::NearestTable table(territory.households.size(), territory.categories.size());
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        for (std::size_t c = 0; c < territory.categories.size(); ++c) {
            access::Nearest nearest;
            nearest.reason = reason;
            if (reason == access::Reason::kReached) {
                nearest.time = from_minutes(minutes + static_cast<double>(h));
                nearest.service = ServiceId{0};
            }
            table.set(HouseholdId{h}, CategoryId{c}, nearest);
        }
    }
    return access::summarize_territory(territory, std::move(table));
}

/// The layout dump of an atlas, to be asked questions.
class Printed {
  public:
    Printed(const territory::Territory& territory, const access::Findings& findings,
            Options options = {}) {
        options.dump_layout = true;
        Edition edition =
            print_editions(territory, findings, graph::RoadNetwork{}, {options}).front();
        pdf = std::move(edition.pdf);
        layout = nlohmann::json::parse(edition.layout);
    }

    explicit Printed(const Edition& edition)
        : pdf(edition.pdf), layout(nlohmann::json::parse(edition.layout)) {}

    [[nodiscard]] const nlohmann::json& page(const std::string& name) const {
        static const nlohmann::json kNothing;
        for (const nlohmann::json& page : layout["pages"]) {
            if (page["name"] == name) return page;
        }
        return kNothing;
    }
    /// The operations of a kind, on one page or on all.
    [[nodiscard]] std::vector<nlohmann::json> operations(const std::string& kind,
                                                         const std::string& page = {}) const {
        std::vector<nlohmann::json> found;
        for (const nlohmann::json& p : layout["pages"]) {
            if (!page.empty() && p["name"] != page) continue;
            for (const nlohmann::json& operation : p["operations"]) {
                if (operation["kind"] == kind) found.push_back(operation);
            }
        }
        return found;
    }
    /// All that was drawn as a certain part: ("category-0", "zone", "East").
    [[nodiscard]] std::vector<nlohmann::json> part(const std::string& page, const std::string& part,
                                                   const std::string& name = {}) const {
        std::vector<nlohmann::json> found;
        for (const nlohmann::json& operation : this->page(page).at("operations")) {
            if (operation.value("part", "") != part) continue;
            if (name.empty() || operation["name"] == name) found.push_back(operation);
        }
        return found;
    }
    /// Whether a page has this text; `text` has plain spaces where print has no-break ones.
    [[nodiscard]] bool says(const std::string& page, const std::string& text) const {
        for (const nlohmann::json& operation : operations("text", page)) {
            const std::string said =
                std::regex_replace(operation["text"].get<std::string>(), std::regex("\u00a0"), " ");
            if (said.find(text) != std::string::npos) return true;
        }
        return false;
    }

    std::string pdf;
    nlohmann::json layout;
};

}  // namespace relais::atlas
