#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/osm/features.h"

namespace relais::osm {

using Tags = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// A small made-up place written as an .osm file. Coordinates are metres east and north of 0°/0°,
/// where a degree is 111 194.9 m both ways.
class Town {
  public:
    Town& node(std::int64_t id, double x, double y, Tags tags = {}) {
        nodes_ += "<node id='" + std::to_string(id) + "' version='1' lat='" + degrees(y) +
                  "' lon='" + degrees(x) + "'>" + text(tags) + "</node>\n";
        return *this;
    }
    /// A closed way around a rectangle, with nodes 10 * id to 10 * id + 3.
    Town& square(std::int64_t id, double x, double y, double width, double height, Tags tags = {}) {
        line(id, {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, true, tags);
        return *this;
    }
    Town& way(std::int64_t id, std::initializer_list<std::int64_t> refs, Tags tags = {}) {
        ways_ += "<way id='" + std::to_string(id) + "' version='1'>";
        for (const std::int64_t ref : refs) ways_ += "<nd ref='" + std::to_string(ref) + "'/>";
        ways_ += text(tags) + "</way>\n";
        return *this;
    }
    struct Member {
        char type;
        std::int64_t ref;
        std::string_view role;
    };
    Town& relation(std::int64_t id, std::initializer_list<Member> members, Tags tags) {
        relations_ += "<relation id='" + std::to_string(id) + "' version='1'>";
        for (const auto& [type, ref, role] : members)
            relations_ += std::string("<member type='") + (type == 'n' ? "node" : "way") +
                          "' ref='" + std::to_string(ref) + "' role='" + std::string(role) + "'/>";
        relations_ += text(tags) + "</relation>\n";
        return *this;
    }
    /// An administrative boundary around a rectangle: relation `id` with way `id`.
    Town& zone(std::int64_t id, std::string_view level, std::string_view name, double x, double y,
               double width, double height, Tags more = {}) {
        square(id, x, y, width, height);
        relations_ += "<relation id='" + std::to_string(id) +
                      "' version='1'><member type='way' ref='" + std::to_string(id) +
                      "' role='outer'/>" +
                      text({{"type", "boundary"},
                            {"boundary", "administrative"},
                            {"admin_level", level},
                            {"name", name}}) +
                      text(more) + "</relation>\n";
        return *this;
    }

    /// What `use` makes of the town as a file. Relations first: the order of a file does not
    /// matter.
    template <class Use>
    [[nodiscard]] auto with_file(const Use& use) const {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        const auto folder = std::filesystem::temp_directory_path() /
                            ("relais_" + std::string(test->test_suite_name()) + "_" + test->name());
        std::filesystem::create_directories(folder);
        const auto file = folder / "town.osm";
        std::ofstream(file) << "<?xml version='1.0'?>\n<osm version='0.6'>\n"
                            << relations_ << ways_ << nodes_ << "</osm>\n";
        auto result = use(file);
        std::filesystem::remove_all(folder);
        return result;
    }

    [[nodiscard]] territory::Territory read(const FeatureOptions& options = {}) const {
        return with_file([&](const std::filesystem::path& file) {
            return read_features(file, taxonomy::Taxonomy::standard().shown_by_default(), options)
                .territory;
        });
    }
    [[nodiscard]] bool has_footpaths() const {
        return with_file([](const std::filesystem::path& file) {
            return read_features(file, taxonomy::Taxonomy::standard()).has_footpaths;
        });
    }
    [[nodiscard]] territory::BaseMap base_map() const {
        return with_file([](const std::filesystem::path& file) {
            return read_features(file, taxonomy::Taxonomy::standard()).base_map;
        });
    }

  private:
    void line(std::int64_t id, const std::vector<std::pair<double, double>>& points, bool closed,
              Tags tags) {
        std::string refs;
        std::int64_t ref = 10 * id;
        for (const auto& [x, y] : points) {
            node(ref, x, y);
            refs += "<nd ref='" + std::to_string(ref++) + "'/>";
        }
        if (closed) refs += "<nd ref='" + std::to_string(10 * id) + "'/>";
        ways_ +=
            "<way id='" + std::to_string(id) + "' version='1'>" + refs + text(tags) + "</way>\n";
    }
    static std::string degrees(double metres) { return std::to_string(metres / 111194.9); }
    static std::string text(Tags tags) {
        std::string result;
        for (const auto& [key, value] : tags)
            result += "<tag k='" + std::string(key) + "' v='" + std::string(value) + "'/>";
        return result;
    }

    std::string nodes_;
    std::string ways_;
    std::string relations_;
};

/// "key id" of each service.
inline std::vector<std::string> found(const territory::Territory& territory) {
    std::vector<std::string> result;
    for (const territory::Service& s : territory.services)
        result.push_back(territory.categories[s.category.index()].key + " " + s.id);
    return result;
}

inline std::vector<std::string> ids(const territory::Territory& territory) {
    std::vector<std::string> result;
    for (const territory::Household& h : territory.households) result.push_back(h.id);
    return result;
}

/// Sum of the weights of the households in each zone.
inline std::vector<double> people(const territory::Territory& territory) {
    std::vector<double> sums(territory.zones.size());
    for (const territory::Household& h : territory.households) sums[h.zone.index()] += h.weight;
    return sums;
}

}  // namespace relais::osm
