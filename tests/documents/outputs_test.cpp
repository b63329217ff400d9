// docs/reference/outputs.md has the columns of every file that the commands write, and no others.

#include <algorithm>
#include <regex>
#include <sstream>

#include <fmt/format.h>
#include <gdal.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/documents/document.h"
#include "tests/support/program.h"

namespace relais::documents {
namespace {

namespace fs = std::filesystem;
using testing_support::Folder;
using testing_support::Outcome;
using testing_support::read_file;
using testing_support::run_relais;
using testing_support::write_file;
using Names = std::vector<std::string>;

const Document& outputs() {
    static const Document document =
        read_document(testing_support::source_tree() / "docs/reference/outputs.md");
    return document;
}

/// "{category}_minutes" as an expression: a word in braces stands for any text.
std::regex pattern_of(const std::string& name) {
    static const std::regex kSpecial(R"([.^$|()\[\]*+?\\])");
    static const std::regex kAny(R"(\{[a-z]+\})");
    return std::regex(std::regex_replace(std::regex_replace(name, kSpecial, R"(\$&)"), kAny, ".+"));
}

bool matches_any(const std::string& text, const std::set<std::string>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        return std::regex_match(text, pattern_of(pattern));
    });
}

/// Every name is documented, and everything documented is there. `absent`: what this run lacks.
void expect_same(const std::string& where, const Names& found, const std::set<std::string>& said,
                 const std::set<std::string>& absent = {}) {
    for (const std::string& name : found)
        EXPECT_TRUE(matches_any(name, said)) << where << ": " << name << " is not in the document";
    for (const std::string& pattern : said)
        EXPECT_TRUE(absent.contains(pattern) || std::any_of(found.begin(), found.end(),
                                                            [&](const std::string& name) {
                                                                return std::regex_match(
                                                                    name, pattern_of(pattern));
                                                            }))
            << where << ": " << pattern << " is in the document only";
}

Names header_of(const fs::path& file) {
    std::istringstream text(read_file(file));
    std::string line;
    std::getline(text, line);
    Names names;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) names.push_back(cell);
    return names;
}

Names keys_of(const fs::path& file) {
    const auto json = nlohmann::json::parse(read_file(file));
    Names keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    return keys;
}

/// The columns of a layer; nothing when there is no such layer.
Names columns_of(const fs::path& file, const std::string& layer) {
    GDALAllRegister();
    Names names;
    const GDALDatasetH dataset =
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    if (dataset == nullptr) return names;
    if (const OGRLayerH found = GDALDatasetGetLayerByName(dataset, layer.c_str())) {
        const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(found);
        for (int f = 0; f < OGR_FD_GetFieldCount(definition); ++f)
            names.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, f)));
    }
    GDALClose(dataset);
    return names;
}

/// The section that a file belongs to; null: none.
const Section* section_of(const std::string& file_name) {
    for (const Section& section : outputs().sections)
        if (section.heading.find('.') != std::string::npos &&
            std::regex_match(file_name, pattern_of(section.heading)))
            return &section;
    return nullptr;
}

/// The names under a caption with these words.
std::set<std::string> names_of_layer(const std::string& heading, const std::string& words) {
    std::vector<Row> rows;
    for (const Row& row : outputs().section(heading).rows)
        if (row.caption.find(words) != std::string::npos) rows.push_back(row);
    return first_words(rows);
}

constexpr const char* kPlan = R"(
[[measure]]
name = "nearest"
[[measure]]
name = "e2sfca"
categories = ["childcare"]
[[measure]]
name = "basket"
categories = ["post", "pharmacy"]
[[commitment]]
name = "x"
category = "post"
minutes = 1
[mileage]
grams_co2_per_km = 1
source = "x"
[[mileage.trip]]
category = "post"
trips_per_person_year = 1
source = "x"
)";

constexpr const char* kScenario = R"(
name = "New"
[[edits]]
do = "scale_speed"
class = ["residential"]
factor = 0.5
)";

class Outputs : public testing::Test {
  protected:
    void SetUp() override {
        run("demo land --communes 4 --households 60");
        write_file(folder_ / "plan.toml", kPlan);
        fs::create_directory(folder_ / "scenarios");
        write_file(folder_ / "scenarios/slow.toml", kScenario);
    }
    void run(const std::string& arguments) {
        const Outcome outcome = run_relais(folder_, arguments);
        ASSERT_EQ(outcome.exit_code, 0) << arguments << "\n" << outcome.err;
    }
    /// Every CSV and every manifest.json of a folder.
    void expect_tables(const std::string& folder) {
        for (const auto& entry : fs::directory_iterator(folder_ / folder)) {
            const std::string name = entry.path().filename().string();
            const bool json = name == "manifest.json";
            if (!json && entry.path().extension() != ".csv") continue;
            const Section* section = section_of(name);
            ASSERT_NE(section, nullptr) << name << " is not in the document";
            expect_same(name, json ? keys_of(entry.path()) : header_of(entry.path()),
                        first_words(section->rows));
        }
    }
    void expect_layer(const std::string& file, const std::string& layer,
                      const std::set<std::string>& said, const std::set<std::string>& absent = {}) {
        const Names columns = columns_of(folder_ / file, layer);
        EXPECT_FALSE(columns.empty()) << file << " has no layer " << layer;
        expect_same(file + ", " + layer, columns, said, absent);
    }

    Folder folder_;
};

TEST_F(Outputs, OfAccessAreDocumented) {
    run("access land/territory.toml -o out --measures plan.toml");
    expect_tables("out");
    for (const std::string layer : {"households", "services", "zones"})
        expect_layer("out/results.gpkg", layer,
                     names_of_layer("results.gpkg", "Layer `" + layer + "`"));
    expect_layer("out/measures.gpkg", "households",
                 names_of_layer("measures.gpkg", "Layer `households`"));
    expect_layer("out/measures.gpkg", "epci", names_of_layer("measures.gpkg", "each level"));
}

TEST_F(Outputs, OfComparisonsAreDocumented) {
    run("compare land/territory.toml scenarios/slow.toml --closures post --atypical-hours post "
        "-o out");
    run("compare land/territory.toml --later land/territory.toml -o years");
    run("site land/territory.toml --category childcare --add 1 -o site");
    for (const std::string folder : {"out", "years", "site"}) expect_tables(folder);
    for (const std::string layer : {"households", "zones", "services", "roads"})
        expect_layer("out/slow.gpkg", layer,
                     names_of_layer("{scenario}.gpkg", "Layer `" + layer + "`"));
}

TEST_F(Outputs, OfOtherCommandsAreDocumented) {
    const auto said = [](const char* heading) {
        return first_words(outputs().section(heading).rows);
    };
    run("batch land/territory.toml --scenarios scenarios -o batch.csv");
    expect_same("sweep", header_of(folder_ / "batch.csv"), said("The table of a batch"));

    run("import land/roads.osm.pbf -o roads.relais --report report.json");
    expect_same("import", keys_of(folder_ / "report.json"), said("The report of an import"),
                {"deleted"});
    run("check land/territory.toml --json check.json");
    expect_same("check", keys_of(folder_ / "check.json"), said("The report of a check"));

    run("export roads.relais -o graph");
    expect_tables("graph");
    const Names first = [&] {
        std::istringstream vertices(read_file(folder_ / "graph/vertices.csv"));
        std::string line;
        std::getline(vertices, line);
        std::getline(vertices, line);
        const auto comma = line.find(',');
        return Names{line.substr(comma + 1)};
    }();
    write_file(folder_ / "points.csv", "id,lon,lat\na," + first[0] + "\n");
    run("matrix roads.relais --from points.csv --to points.csv -o matrix.csv");
    expect_same("matrix", header_of(folder_ / "matrix.csv"), said("The table of a matrix"));

    run("explain roads.relais --from " + first[0] + " --to " + first[0] + " --json trip.json");
    expect_same("explain", keys_of(folder_ / "trip.json"), said("The JSON of a trip"));
    run("isochrone roads.relais --at " + first[0] + " --minutes 5 --lines -o reached.gpkg");
    expect_layer("reached.gpkg", "isochrones", said("Isochrones"));
}

}  // namespace
}  // namespace relais::documents
