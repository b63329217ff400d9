#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"
#include "geodata/assembly/open_study.h"

namespace relais::testing_support {

/// A folder for one test, with an extract of two roads and a house:
///
///     lat 45.002          house (a building of two storeys, at 6.005)
///     lat 45.000   1 ---- 2 ---- 3      residential, 6.000 to 6.010
///     lat 44.990   4 ---- 5             primary, 6.000 to 6.005
class StudyFiles : public testing::Test {
  protected:
    void SetUp() override {
        static std::atomic<int> counter{0};
        folder_ = std::filesystem::temp_directory_path() /
                  ("relais-study-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
        std::filesystem::create_directories(folder_);
        write("roads.osm", kExtract);
        write("zones.geojson", kZones);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }

    /// Opens a territory.toml with the two required keys, then `text`.
    [[nodiscard]] study::Study open(const std::string& text) const {
        return assembly::open_study(
            write("territory.toml", "name = \"Paper\"\nextract = \"roads.osm\"\n" + text));
    }

    /// The sentence with which opening fails.
    [[nodiscard]] std::string error_of(const std::string& text) const {
        try {
            static_cast<void>(open(text));
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }

    std::filesystem::path folder_;

    static constexpr std::string_view kExtract = R"(<?xml version="1.0"?>
<osm version="0.6">
 <node id="1" version="1" lat="45.000" lon="6.000"/>
 <node id="2" version="1" lat="45.000" lon="6.005"/>
 <node id="3" version="1" lat="45.000" lon="6.010"/>
 <node id="4" version="1" lat="44.990" lon="6.000"/>
 <node id="5" version="1" lat="44.990" lon="6.005"/>
 <node id="11" version="1" lat="45.0020" lon="6.0050"/>
 <node id="12" version="1" lat="45.0020" lon="6.0052"/>
 <node id="13" version="1" lat="45.0022" lon="6.0052"/>
 <node id="14" version="1" lat="45.0022" lon="6.0050"/>
 <way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="residential"/></way>
 <way id="2" version="1"><nd ref="4"/><nd ref="5"/><tag k="highway" v="primary"/></way>
 <way id="3" version="1"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/>
  <tag k="building" v="house"/><tag k="building:levels" v="2"/></way>
</osm>
)";
    /// "001 West" up to longitude 6.005 and "002 East" from there, both from 44.995 to 45.005; "003
    /// South" around the primary road; "004 Far" without any road.
    static constexpr std::string_view kZones = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "001", "name": "West", "people": 300},
 "geometry": {"type": "Polygon", "coordinates":
  [[[5.99, 44.995], [6.005, 44.995], [6.005, 45.005], [5.99, 45.005], [5.99, 44.995]]]}},
{"type": "Feature", "properties": {"code": "002", "name": "East", "people": 100},
 "geometry": {"type": "Polygon", "coordinates":
  [[[6.005, 44.995], [6.02, 44.995], [6.02, 45.005], [6.005, 45.005], [6.005, 44.995]]]}},
{"type": "Feature", "properties": {"code": "003", "name": "South", "people": 50},
 "geometry": {"type": "Polygon", "coordinates":
  [[[5.99, 44.985], [6.02, 44.985], [6.02, 44.994], [5.99, 44.994], [5.99, 44.985]]]}},
{"type": "Feature", "properties": {"code": "004", "name": "Far", "people": 7},
 "geometry": {"type": "Polygon", "coordinates":
  [[[6.10, 44.985], [6.11, 44.985], [6.11, 44.994], [6.10, 44.994], [6.10, 44.985]]]}}
]})";
    static constexpr const char* kZonesTable =
        "[zones]\nfile = \"zones.geojson\"\ncode = \"code\"\nname = \"name\"\n"
        "population = \"people\"\n";
    static constexpr const char* kHouseholdsTable =
        "[households]\nfile = \"households.csv\"\nid = \"id\"\nweight = \"people\"\n"
        "x = \"lon\"\ny = \"lat\"\n";
};

/// Expects a sentence that holds each of the words.
inline void expect_words(const std::string& sentence, std::initializer_list<const char*> words) {
    for (const char* word : words)
        EXPECT_NE(sentence.find(word), std::string::npos) << word << " is not in: " << sentence;
}

}  // namespace relais::testing_support
