// Every page of real territories, in five languages: texts on the page and clear of each other, the
// same parts in every edition.

#include <map>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;
using nlohmann::json;

constexpr const char* kLanguages[] = {"fr", "en", "cs", "hr", "pl"};

struct Box {
    double x0, y0, x1, y1;
    explicit Box(const json& box) : x0(box[0]), y0(box[1]), x1(box[2]), y1(box[3]) {}
    /// By more than the rounding of the dump.
    [[nodiscard]] bool overlaps(const Box& b) const {
        constexpr double kHair = 0.05;
        return b.x0 < x1 - kHair && x0 < b.x1 - kHair && b.y0 < y1 - kHair && y0 < b.y1 - kHair;
    }
};

/// Names on maps have tests of their own.
bool is_on_map(const json& text) {
    return text.value("part", "") == "label" || text.value("element", "") == "Figure";
}

void expect_readable(const json& page, const std::string& edition) {
    std::vector<json> texts;
    for (const json& operation : page["operations"])
        if (operation["kind"] == "text") texts.push_back(operation);
    const double width = page["page"][2], height = page["page"][3];
    const std::string where = edition + ", " + page["name"].get<std::string>() + ": ";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string said = texts[i]["text"];
        const Box box(texts[i]["box"]);
        EXPECT_FALSE(texts[i].contains("unwritten")) << where << said;
        EXPECT_EQ(said.find('{'), std::string::npos) << where << said;
        if (is_on_map(texts[i])) continue;
        EXPECT_TRUE(box.x0 >= 5 && box.x1 <= width - 5 && box.y1 <= height - 3) << where << said;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(!is_on_map(texts[j]) && box.overlaps(Box(texts[j]["box"])))
                << where << said << " on " << texts[j]["text"];
    }
}

/// The share of the squares of a page, 24 by 16, that something is drawn in.
double inked(const json& page) {
    constexpr std::size_t kColumns = 24, kRows = 16;
    const double width = page["page"][2], height = page["page"][3];
    std::set<std::pair<std::size_t, std::size_t>> squares;
    for (const json& operation : page["operations"]) {
        const bool is_drawn = operation["kind"] != "link" && operation["kind"] != "figure";
        if (!is_drawn || !operation.contains("box") || operation["box"].size() != 4) continue;
        const Box box(operation["box"]);
        if (operation["kind"] == "fill" && box.x1 - box.x0 > 0.95 * width) continue;  // the ground
        for (std::size_t i = 0; i < kColumns; ++i)
            for (std::size_t j = 0; j < kRows; ++j)
                if (box.x0 < static_cast<double>(i + 1) * width / kColumns &&
                    box.x1 > static_cast<double>(i) * width / kColumns &&
                    box.y0 < static_cast<double>(j + 1) * height / kRows &&
                    box.y1 > static_cast<double>(j) * height / kRows)
                    squares.emplace(i, j);
    }
    return static_cast<double>(squares.size()) / static_cast<double>(kColumns * kRows);
}

/// How many headings each page has.
std::map<std::string, std::size_t> headings_of(const json& layout) {
    std::map<std::string, std::size_t> headings;
    for (const json& page : layout["pages"])
        for (const json& operation : page["operations"])
            headings[page["name"]] += operation.value("element", "") == "H2" ? 1 : 0;
    return headings;
}

using Case = std::pair<std::string, std::string>;  // an input, options
class RealPages : public testing::TestWithParam<Case> {};

TEST_P(RealPages, HoldTheirTextsInEveryLanguageAndTheSamePartsInAll) {
    const std::filesystem::path data = source_tree().parent_path() / "shared" / "data";
    if (!std::filesystem::exists(data)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    const Folder folder;
    const auto& [extract, options] = GetParam();
    const std::filesystem::path input = extract.ends_with(".toml")
                                            ? source_tree() / "tests/real" / extract
                                            : data / "osm" / extract;
    const Outcome outcome =
        run_relais(folder, "atlas '" + input.string() +
                               "' -o out --dump-layout --lang fr,en,cs,hr,pl " + options);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    std::map<std::string, std::size_t> first;
    for (const char* language : kLanguages) {
        const std::string file = std::string("out/layout-") + language + ".json";
        const json layout = json::parse(read_file(folder / file));
        for (const json& page : layout["pages"]) {
            expect_readable(page, language);
            EXPECT_GE(inked(page), 0.25) << language << ", " << page["name"];
        }
        if (first.empty()) first = headings_of(layout);
        EXPECT_EQ(headings_of(layout), first) << language;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Of, RealPages,
    testing::Values(Case("andorra-2025.osm.pbf", "--orientation portrait"),
                    Case("liechtenstein-2024.osm.pbf", "--orientation landscape"),
                    Case("liechtenstein-2024.osm.pbf", "--orientation portrait --size a3"),
                    Case("seychelles.osm.pbf", "--orientation landscape"),
                    Case("hautes-alpes-published.toml", "--orientation landscape")));

}  // namespace
}  // namespace relais
