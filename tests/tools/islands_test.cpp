// Inhabited islands have answers of their own: the demonstration territory with three of them, of
// which a ferry joins the first to the mainland.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

class Islands : public testing::Test {
  protected:
    Islands() { EXPECT_EQ(run("demo d --communes 30 --households 3000 --islands 3").exit_code, 0); }
    [[nodiscard]] Outcome run(const std::string& command) const {
        return run_relais(folder_, command);
    }
    Folder folder_;
};

TEST_F(Islands, AreNetworksOfTheirOwnButThatWithTheFerry) {
    ASSERT_EQ(run("import d/roads.osm.pbf -o n.relais --report report.json").exit_code, 0);
    const auto report = nlohmann::json::parse(read_file(folder_ / "report.json"));
    ASSERT_EQ(report["networks"]["count"], 3);
    EXPECT_GT(report["networks"]["kilometres"][2], 5.0);
}

TEST_F(Islands, LeaveNobodyWithoutRoads) {
    ASSERT_EQ(run("access d/territory.toml -o a --no-cache").exit_code, 0);
    std::size_t no_path = 0;
    for (const std::string& line : lines_of(read_file(folder_ / "a/times.csv"))) {
        EXPECT_FALSE(line.ends_with(",island")) << line;
        no_path += line.ends_with(",no_path") ? 1 : 0;
    }
    EXPECT_GT(no_path, 0U);  // no island has a hospital
    const auto snaps = lines_of(read_file(folder_ / "a/snap.csv"));
    EXPECT_EQ(std::count_if(snaps.begin(), snaps.end(),
                            [](const std::string& line) {
                                return line.find(",snapped,") == std::string::npos;
                            }),
              1);  // the header
}

TEST_F(Islands, HaveTheTimesThatDijkstraFinds) {
    const Outcome verified = run("verify d/territory.toml --all --no-cache");
    EXPECT_EQ(verified.exit_code, 0) << verified.err;
    EXPECT_NE(verified.out.find(": 0 differences"), std::string::npos) << verified.out;
}

}  // namespace
}  // namespace relais
