#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/reference/dijkstra.h"
#include "geodata/osm/roads/import.h"
#include "geodata/profile/profile.h"

namespace relais::scenarios {

/// A town drawn in text. Letters are nodes; four columns, or two lines, are one square of 100 m.
/// What is drawn between them is only there for the eye.
///
///     Town town(R"(
///         a---b---c
///             |
///             d
///     )");
///     town.way("abc", "highway=tertiary maxspeed=50");
///     town.way("bd", "highway=residential");
///     town.node("b", "highway=traffic_signals");
///     town.relation("type=restriction restriction=no_left_turn", "from=abc via=b to=bd");
///     EXPECT_NEAR(town.seconds("ad"), ..., 0.2);
///
/// Ways are named by their nodes. The profile is plain: `kPlain`, 36 km/h (10 m/s: a square takes
/// ten seconds) on every class, no delays, no bends, unless a test changes it.
class Town {
  public:
    static constexpr double kSquare = 100;  // metres

    explicit Town(std::string_view map) {
        int row = 0;
        int column = 0;
        for (const char c : map) {
            if (c == '\n') {
                ++row;
                column = 0;
                continue;
            }
            if (c >= 'a' && c <= 'z') places_[c] = at(column / 4.0, row / 2.0);
            ++column;
        }
        profile = plain();
    }

    Town& node(std::string_view name, std::string_view tags) {
        node_tags_[name.at(0)] = tags;
        return *this;
    }
    Town& way(std::string_view nodes, std::string_view tags) {
        ways_.emplace_back(nodes, tags);
        return *this;
    }
    /// Members read "from=abc via=b to=bd"; one letter is a node, more are a way.
    Town& relation(std::string_view tags, std::string_view members) {
        relations_.emplace_back(tags, members);
        return *this;
    }

    /// The import, done once; later changes to the town do not count.
    const osm::RoadImport& import() {
        if (imported_) return import_;
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        const auto path =
            std::filesystem::temp_directory_path() /
            ("relais_" + std::string(test->test_suite_name()) + "_" + test->name() + ".osm");
        std::ofstream(path, std::ios::binary) << text();
        import_ = osm::import_roads(path, profile, {}, {country, elevations});
        std::filesystem::remove(path);
        imported_ = true;
        return import_;
    }

    /// From the first node to the last of "ad", by the fastest path; -1: there is none. Both must
    /// be ends of ways or junctions.
    double seconds(std::string_view trip) {
        const graph::RoadNetwork& network = import().network;
        const auto sources = vertices(trip.front());
        const auto targets = vertices(trip.back());
        std::vector<reference::Source> from;
        for (const VertexId v : sources) from.push_back({v, Duration{0}, 0});
        const auto labels =
            reference::Dijkstra(network, reference::Direction::kFromSources).search(from);
        Duration best = kUnreachable;
        for (const VertexId v : targets) best = std::min(best, labels[v.index()].time);
        return reachable(best) ? to_seconds(best) : -1;
    }

    /// The way of that name as imported.
    const graph::Way& imported(std::string_view nodes) {
        for (const graph::Way& way : import().network.ways)
            if (name_of_way(way.osm_id) == nodes) return way;
        throw std::out_of_range("way not imported");
    }

    [[nodiscard]] const std::string& name_of_way(std::int64_t osm_id) const {
        return ways_.at(static_cast<std::size_t>(osm_id - 1)).first;
    }

    std::uint64_t ignored(const std::string& cause) {
        return count(import().report.ignored, cause);
    }
    std::uint64_t ignored_restrictions(const std::string& cause) {
        return count(import().report.restrictions_ignored, cause);
    }
    std::uint64_t conditional_restrictions(const std::string& cause) {
        return count(import().report.restrictions_conditional, cause);
    }

    [[nodiscard]] Coordinate place(char node) const { return places_.at(node); }

    static profile::Profile plain(std::string_view like = "car") {
        profile::Profile result = profile::named(like);
        for (profile::ClassSpeed& speed : result.speeds)
            if (speed.open > 0) speed = {36, 36};
        result.bends = {};
        result.delays = {};
        result.delays.through_ends_only = 3600;
        result.share_of_limit = 1;
        result.share_on_motorways = 1;
        result.let_in = 36;
        return result;
    }

    profile::Profile profile;
    std::string country = "FR";
    Elevations elevations;

  private:
    static std::uint64_t count(const osm::ImportReport::Causes& causes, const std::string& cause) {
        const auto found = causes.find(cause);
        return found == causes.end() ? 0 : found->second.count;
    }
    /// Squares on the equator, where a degree is 111 194.93 m both ways.
    static Coordinate at(double x, double y) {
        constexpr double kDegree = 111'194.93;
        return Coordinate::from_degrees(x * kSquare / kDegree, -y * kSquare / kDegree);
    }
    std::vector<VertexId> vertices(char node) {
        std::vector<VertexId> result;
        const auto& places = import().network.vertex_place;
        for (std::size_t v = 0; v < places.size(); ++v)
            if (places[v] == places_.at(node)) result.push_back(VertexId{v});
        return result;
    }

    static std::string tags(std::string_view text) {
        std::string xml;
        std::istringstream words{std::string(text)};
        for (std::string word; words >> word;) {
            const auto equals = word.find('=');
            xml += "<tag k='" + word.substr(0, equals) + "' v='" + word.substr(equals + 1) + "'/>";
        }
        return xml;
    }
    std::size_t way_id(std::string_view nodes) const {
        for (std::size_t i = 0; i < ways_.size(); ++i)
            if (ways_[i].first == nodes) return i + 1;
        throw std::out_of_range("no such way");
    }
    std::string text() const {
        std::ostringstream xml;
        xml << "<?xml version='1.0'?><osm version='0.6'>\n";
        xml.precision(12);
        for (const auto& [name, place] : places_) {
            const auto found = node_tags_.find(name);
            xml << "<node id='" << int(name) << "' version='1' lon='" << place.lon() << "' lat='"
                << place.lat() << "'>" << (found == node_tags_.end() ? "" : tags(found->second))
                << "</node>\n";
        }
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            xml << "<way id='" << i + 1 << "' version='1'>";
            for (const char node : ways_[i].first) xml << "<nd ref='" << int(node) << "'/>";
            xml << tags(ways_[i].second) << "</way>\n";
        }
        for (std::size_t i = 0; i < relations_.size(); ++i) {
            xml << "<relation id='" << i + 1 << "' version='1'>";
            std::istringstream members(relations_[i].second);
            for (std::string member; members >> member;) {
                const auto equals = member.find('=');
                const std::string name = member.substr(equals + 1);
                const bool node = name.size() == 1;
                xml << "<member type='" << (node ? "node" : "way") << "' ref='"
                    << (node ? static_cast<std::size_t>(name[0]) : way_id(name)) << "' role='"
                    << member.substr(0, equals) << "'/>";
            }
            xml << tags(relations_[i].first) << "</relation>\n";
        }
        xml << "</osm>\n";
        return xml.str();
    }

    std::map<char, Coordinate> places_;
    std::map<char, std::string> node_tags_;
    std::vector<std::pair<std::string, std::string>> ways_;
    std::vector<std::pair<std::string, std::string>> relations_;
    osm::RoadImport import_;
    bool imported_ = false;
};

}  // namespace relais::scenarios
