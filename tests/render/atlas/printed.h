#pragma once

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "render/atlas/atlas.h"
#include "render/style/palette.h"

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
    t.projection = {2056, 9.4, 47.0, 9.7, 47.3};
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

struct Rectangle {
    double x0, y0, x1, y1;
    explicit Rectangle(const nlohmann::json& box)
        : x0(box[0]), y0(box[1]), x1(box[2]), y1(box[3]) {}
    /// By more than the rounding of the dump.
    [[nodiscard]] bool overlaps(const Rectangle& b) const {
        return b.x0 < x1 - 0.05 && x0 < b.x1 - 0.05 && b.y0 < y1 - 0.05 && y0 < b.y1 - 0.05;
    }
};

/// The colours of classes of minutes, as a dump has them.
inline std::vector<std::string> palette_of(const std::vector<double>& bounds) {
    std::vector<std::string> colors;
    for (const style::Color c : style::minutes_palette(style::Theme{}, bounds)) {
        colors.push_back(fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b));
    }
    return colors;
}

/// All labels lie on the page, clear of each other and of the signs of services.
inline void expect_clear_labels(const Printed& printed) {
    for (const nlohmann::json& page : printed.layout["pages"]) {
        std::vector<nlohmann::json> labels = printed.part(page["name"], "label");
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const Rectangle a(labels[i]["box"]);
            EXPECT_GE(a.x0, 0);
            EXPECT_LE(a.x1, page["page"][2].get<double>());
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_FALSE(a.overlaps(Rectangle(labels[j]["box"])))
                    << page["name"] << ": " << labels[i]["text"] << " on " << labels[j]["text"];
            }
        }
    }
}

/// No text is over another, apart from names on maps, which have tests of their own.
inline void expect_texts_apart(const Printed& printed) {
    for (const nlohmann::json& page : printed.layout["pages"]) {
        std::vector<nlohmann::json> texts;
        for (const nlohmann::json& text : printed.operations("text", page["name"]))
            if (text.value("part", "") != "label" && text.value("element", "") != "Figure")
                texts.push_back(text);
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(Rectangle(texts[i]["box"]).overlaps(Rectangle(texts[j]["box"])))
                    << page["name"] << ": " << texts[i]["text"] << " on " << texts[j]["text"];
    }
}

/// Every text lies on its page.
inline void expect_texts_on_page(const Printed& printed) {
    for (const nlohmann::json& page : printed.layout["pages"]) {
        for (const nlohmann::json& text : printed.operations("text", page["name"])) {
            const Rectangle box(text["box"]);
            EXPECT_GE(box.x0, 5) << page["name"] << ' ' << text["text"];
            EXPECT_LE(box.x1, page["page"][2].get<double>() - 5)
                << page["name"] << ' ' << text["text"];
            EXPECT_LE(box.y1, page["page"][3].get<double>() - 3)
                << page["name"] << ' ' << text["text"];
        }
    }
}

}  // namespace relais::atlas
