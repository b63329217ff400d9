// The house rules of the design, kept by reading every source file:
// an arrow means "includes", and only tools/ prints or ends the process.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

namespace fs = std::filesystem;

struct Source {
    std::string path;  ///< relative to the top: "engine/core/id.h"
    std::string text;

    [[nodiscard]] std::string room() const { return path.substr(0, path.find('/')); }
    [[nodiscard]] std::vector<std::string> includes() const {
        static const std::regex kInclude(R"(#\s*include\s*[<"]([^>"]+)[>"])");
        std::vector<std::string> found;
        for (std::sregex_iterator it(text.begin(), text.end(), kInclude), end; it != end; ++it)
            found.push_back((*it)[1]);
        return found;
    }
};

const std::vector<Source>& sources() {
    static const std::vector<Source> kSources = [] {
        std::vector<Source> result;
        for (const char* room : {"engine", "geodata", "render", "tools"})
            for (const auto& entry :
                 fs::recursive_directory_iterator(testing_support::source_tree() / room)) {
                const std::string suffix = entry.path().extension().string();
                if (suffix != ".h" && suffix != ".cpp") continue;
                std::ostringstream text;
                text << std::ifstream(entry.path()).rdbuf();
                result.push_back(
                    {fs::relative(entry.path(), testing_support::source_tree()).string(),
                     text.str()});
            }
        return result;
    }();
    return kSources;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](const std::string& start) { return text.rfind(start, 0) == 0; });
}

TEST(Layers, AreIncludedDownwardsOnly) {
    const std::map<std::string, std::set<std::string>> may_include = {
        {"engine", {"engine"}},
        {"geodata", {"engine", "geodata"}},
        {"render", {"engine", "render"}},
        {"tools", {"engine", "geodata", "render", "tools"}}};
    ASSERT_GT(sources().size(), 40U);
    for (const Source& source : sources())
        for (const std::string& include : source.includes()) {
            const std::string room = include.substr(0, include.find('/'));
            if (!may_include.contains(room)) continue;
            EXPECT_TRUE(may_include.at(source.room()).contains(room))
                << source.path << " includes " << include;
        }
}

/// The rooms of each floor, from the ground up: a room includes itself and what stands before it.
const std::map<std::string, std::vector<std::string>>& floors() {
    static const std::map<std::string, std::vector<std::string>> kFloors = {
        {"engine",
         {"engine/core", "engine/territory", "engine/graph", "engine/snap", "engine/order",
          "engine/cch/kernel", "engine/cch", "engine/access", "engine/reference", "engine/bench",
          "engine/commute", "engine/opening_hours", "engine/measures", "engine/routes",
          "engine/scenario", "engine/siting"}},
        {"geodata",
         {"geodata/report",     "geodata/tables",    "geodata/text",     "geodata/settings",
          "geodata/countries",  "geodata/taxonomy",  "geodata/profile",  "geodata/elevation",
          "geodata/osm",        "geodata/osm/roads", "geodata/study",    "geodata/zones",
          "geodata/households", "geodata/services",  "geodata/assembly", "geodata/opening_hours",
          "geodata/gazetteer",  "geodata/store",     "geodata/dimacs",   "geodata/measures",
          "geodata/results",    "geodata/scenario"}},
        {"render",
         {"render/geometry", "render/style", "render/language", "render/draw", "render/map",
          "render/atlas/document", "render/atlas/blocks", "render/atlas/pages", "render/atlas"}},
        {"tools",
         {"tools/examples/nearest_services", "tools/demonstration", "tools/console", "tools/study",
          "tools/commands", "tools/commands/site", "tools/commands/batch", "tools"}}};
    return kFloors;
}

std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

/// Its place from the ground up; the number of rooms where it is none of them.
std::size_t height_of(const std::vector<std::string>& rooms, const std::string& folder) {
    return static_cast<std::size_t>(std::find(rooms.begin(), rooms.end(), folder) - rooms.begin());
}

TEST(Rooms, IncludeOnlyWhatStandsBelowThem) {
    for (const Source& source : sources()) {
        const std::vector<std::string>& rooms = floors().at(source.room());
        const std::size_t height = height_of(rooms, folder_of(source.path));
        EXPECT_LT(height, rooms.size()) << source.path << ": a room that the test does not list";
        for (const std::string& include : source.includes()) {
            if (include.find('/') == std::string::npos) continue;
            if (include.substr(0, include.find('/')) != source.room()) continue;
            EXPECT_LE(height_of(rooms, folder_of(include)), height)
                << source.path << " includes " << include;
        }
    }
}

TEST(Engine, ReadsAndWritesNoFileAndPrintsNothing) {
    const std::vector<std::string> forbidden = {
        "iostream", "fstream", "filesystem", "cstdio", "stdio.h", "print",  "fmt/",     "spdlog/",
        "gdal",     "ogr",     "cpl_",       "osmium", "cairo",   "pango/", "geos_c.h", "proj.h"};
    for (const Source& source : sources()) {
        if (source.room() != "engine") continue;
        for (const std::string& include : source.includes())
            EXPECT_FALSE(starts_with_any(include, forbidden)) << source.path << ": " << include;
    }
}

TEST(BelowTools, NothingPrintsOrEndsTheProcess) {
    const std::regex forbidden(
        R"(\b(std::cout|std::cerr|std::clog|printf|fprintf|puts|fputs|fmt::print|std::exit|exit|_exit|abort|std::terminate)\s*(\(|<<))");
    for (const Source& source : sources()) {
        if (source.room() == "tools") continue;
        std::smatch match;
        EXPECT_FALSE(std::regex_search(source.text, match, forbidden))
            << source.path << ": " << match.str();
    }
}

/// Every file of this project that a file includes, itself or through others.
std::set<std::string> reached_from(const Source& source) {
    static const std::map<std::string, std::vector<std::string>> kIncludes = [] {
        std::map<std::string, std::vector<std::string>> found;
        for (const Source& one : sources()) found[one.path] = one.includes();
        return found;
    }();
    std::set<std::string> reached;
    std::vector<std::string> next = source.includes();
    while (!next.empty()) {
        const std::string path = next.back();
        next.pop_back();
        if (!kIncludes.contains(path) || !reached.insert(path).second) continue;
        next.insert(next.end(), kIncludes.at(path).begin(), kIncludes.at(path).end());
    }
    return reached;
}

TEST(Pages, AreMadeFromValuesAndNotRebuiltWithTheKernel) {
    std::size_t pages = 0;
    for (const Source& source : sources()) {
        if (source.room() != "render" || !source.path.ends_with(".cpp")) continue;
        ++pages;
        for (const std::string& path : reached_from(source))
            EXPECT_FALSE(path.starts_with("engine/cch/")) << source.path << " reaches " << path;
    }
    EXPECT_GT(pages, 50U);
}

TEST(Headers, KeepHeavyLibrariesOut) {
    // Headers between the .cpp files of a room: none but themselves may include them.
    const std::set<std::string> exceptions = {
        "engine/graph/road_graph.h",      "geodata/tables/csv_layer.h",
        "geodata/tables/geometry.h",      "geodata/results/layer_rows.h",
        "geodata/scenario/edit_reader.h", "geodata/settings/table_reader.h",
        "render/draw/cairo_impl.h"};
    const std::vector<std::string> heavy = {"boost/",    "osmium/", "gdal",           "ogr",
                                            "CLI/",      "cairo",   "pango/",         "tbb/",
                                            "nlohmann/", "toml++/", "KOpeningHours/", "Q"};
    for (const Source& source : sources()) {
        if (!source.path.ends_with(".h")) continue;
        for (const std::string& include : source.includes()) {
            EXPECT_FALSE(exceptions.contains(include) && !exceptions.contains(source.path))
                << source.path << " includes " << include;
            EXPECT_TRUE(exceptions.contains(source.path) || !starts_with_any(include, heavy))
                << source.path << ": " << include;
        }
    }
}

TEST(VectorCode, LiesInOneFolder) {
    for (const Source& source : sources()) {
        if (source.path.starts_with("engine/cch/kernel/")) continue;
        for (const std::string& include : source.includes())
            EXPECT_FALSE(include.ends_with("intrin.h")) << source.path << ": " << include;
        EXPECT_EQ(source.text.find("__attribute__((target"), std::string::npos) << source.path;
    }
}

TEST(TheTree, NamesNoPathOfAMachine) {
    const std::regex machine_path(R"("/(home|work|root|tmp)/)");
    for (const Source& source : sources())
        EXPECT_FALSE(std::regex_search(source.text, machine_path)) << source.path;
}

}  // namespace
}  // namespace relais
