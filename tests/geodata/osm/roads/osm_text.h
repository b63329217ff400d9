#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace relais::osm {

/// A folder of its own for each test, removed with it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                ("relais_" + std::string(test->test_suite_name()) + "_" + test->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path write(const std::string& name,
                                              std::string_view content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

/// An extract as text. Nodes lie on a grid at the equator whose squares are 0.01 degree wide, that
/// is 1111.95 m. Tags read "highway=primary oneway=yes".
class OsmText {
  public:
    OsmText& node(std::int64_t id, double x, double y = 0, std::string_view tags = {}) {
        text_ += "<node id='" + std::to_string(id) + "' version='1' lon='" +
                 std::to_string(x / 100) + "' lat='" + std::to_string(y / 100) + "'>";
        return close("node", tags);
    }
    OsmText& way(std::int64_t id, std::initializer_list<std::int64_t> nodes,
                 std::string_view tags) {
        text_ +=
            "<way id='" + std::to_string(id) + "' version='1' timestamp='2024-05-06T07:08:09Z'>";
        for (const std::int64_t ref : nodes) text_ += "<nd ref='" + std::to_string(ref) + "'/>";
        return close("way", tags);
    }
    [[nodiscard]] std::string str() const {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>" + text_ + "</osm>\n";
    }

  private:
    OsmText& close(std::string_view element, std::string_view tags) {
        while (!tags.empty()) {
            const std::string_view tag = tags.substr(0, tags.find(' '));
            tags.remove_prefix(std::min(tag.size() + 1, tags.size()));
            const auto equals = tag.find('=');
            text_ += "<tag k='" + std::string(tag.substr(0, equals)) + "' v='" +
                     std::string(tag.substr(equals + 1)) + "'/>";
        }
        text_ += "</" + std::string(element) + ">\n";
        return *this;
    }

    std::string text_;
};

}  // namespace relais::osm
