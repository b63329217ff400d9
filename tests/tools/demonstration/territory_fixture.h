#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tools/demonstration/demonstration.h"

namespace relais::demonstration::testing {

/// A folder that lasts as long as this does.
class Folder {
  public:
    explicit Folder(const std::string& name)
        : path_(std::filesystem::path{::testing::TempDir()} /
                (name + "-" + ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

inline constexpr const char* kFiles[] = {"roads.osm.pbf", "households.gpkg", "zones.gpkg",
                                         "services.csv", "territory.toml"};

/// Twelve communes: enough for all that is promised, quick to make.
inline constexpr Options kSmall{.communes = 12, .households = 1700, .seed = 7, .vertices = 0};

}  // namespace relais::demonstration::testing
