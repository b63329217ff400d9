// relais compare, site and sweep, as people use them, on the demonstration territory.

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

constexpr const char* kCloseTownHall =
    "name = \"The town hall closes\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S0001\"\n";

class Scenarios : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        ASSERT_EQ(run("demo land --communes 4 --households 60").exit_code, 0);
        write_file(*folder_ / "nothing.toml", "name = \"Nothing\"\n");
        write_file(*folder_ / "close.toml", kCloseTownHall);
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static Outcome run(const std::string& arguments) { return run_relais(*folder_, arguments); }
    static std::string text(const std::string& name) { return read_file(*folder_ / name); }

    static Folder* folder_;
};
Folder* Scenarios::folder_ = nullptr;

TEST_F(Scenarios, CompareSaysNothingWhereNothingChanges) {
    const Outcome outcome = run("compare land/territory.toml nothing.toml -o same");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("Nothing: no household's time changes"), std::string::npos);
    // No category changes, so only the heading is there.
    const std::string rows = text("same/nothing.households.csv");
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 1);
    EXPECT_TRUE(std::filesystem::exists(*folder_ / "same/compare.pdf"));
}

TEST_F(Scenarios, CompareGivesTheSameBytesAgain) {
    ASSERT_EQ(run("compare land/territory.toml close.toml --closures town_hall -o a").exit_code, 0);
    ASSERT_EQ(run("compare land/territory.toml close.toml --closures town_hall -o b").exit_code, 0);
    EXPECT_EQ(testing_support::differing_files(*folder_ / "a", *folder_ / "b"), "");
    EXPECT_NE(text("a/close.households.csv").find(",farther\n"), std::string::npos);
    EXPECT_NE(text("a/closures.csv").find("\n1,S"), std::string::npos);
}

TEST_F(Scenarios, CompareRefusesWhatItCannotDo) {
    EXPECT_EQ(run("compare land/territory.toml -o none").exit_code, 2);
    write_file(*folder_ / "wrong.toml",
               "name = \"x\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S9999\"\n");
    const Outcome outcome = run("compare land/territory.toml wrong.toml -o none");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err,
              "relais: wrong.toml, edit 1: the territory has no service \"S9999\"; copy its id "
              "from times.csv or results.gpkg\n");
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "none"));
}

TEST_F(Scenarios, SitePrintsItsGapAndWritesAScenarioThatCompareReads) {
    const Outcome site =
        run("site land/territory.toml --category town_hall --add 2 --objective p-median -o sited");
    ASSERT_EQ(site.exit_code, 0) << site.err;
    EXPECT_NE(site.err.find("(gap "), std::string::npos) << site.err;
    const Outcome again = run("compare land/territory.toml sited/sites.toml -o sited-again");
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(text("sited/sites.households.csv"), text("sited-again/sites.households.csv"));
}

TEST_F(Scenarios, SweepGoesOnWhereItWasKilled) {
    std::filesystem::create_directory(*folder_ / "many");
    for (int i = 1; i <= 5; ++i) {
        std::string edits = kCloseTownHall;
        edits.replace(edits.find("S0001"), 5, "S000" + std::to_string(i));
        write_file(*folder_ / ("many/s" + std::to_string(i) + ".toml"), edits);
    }
    const std::string sweep = "sweep land/territory.toml --scenarios many ";
    ASSERT_EQ(run(sweep + "-o whole.csv").exit_code, 0);
    const std::string whole = text("whole.csv");
    // A killed run leaves any number of bytes: in the heading, in a row, between two rows.
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{20}, whole.size() / 3,
                                    whole.size() / 2, whole.rfind('\n'), whole.size()}) {
        write_file(*folder_ / "killed.csv.part", whole.substr(0, bytes));
        ASSERT_EQ(run(sweep + "-o killed.csv --overwrite").exit_code, 0) << bytes;
        EXPECT_EQ(text("killed.csv"), whole) << bytes;
        EXPECT_FALSE(std::filesystem::exists(*folder_ / "killed.csv.part"));
    }
    std::string merged = text("whole.csv").substr(0, whole.find('\n') + 1);
    for (int i = 1; i <= 4; ++i) {
        const std::string name = "shard" + std::to_string(i) + ".csv";
        ASSERT_EQ(run(sweep + "--shard " + std::to_string(i) + "/4 -o " + name).exit_code, 0);
        const std::string part = text(name);
        merged += part.substr(part.find('\n') + 1);
    }
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(run(sweep + "--shard 5/4 -o bad.csv").exit_code, 2);
    write_file(
        *folder_ / "other.csv.part", whole.substr(0, whole.find('\n') + 1) + [&] {
            std::string rows = whole.substr(whole.find('\n') + 1);
            for (std::size_t at = 0; (at = rows.find("s1,", at)) != std::string::npos;)
                rows.replace(at, 2, "zz");
            return rows;
        }());
    const Outcome other = run(sweep + "-o other.csv");
    EXPECT_EQ(other.exit_code, 1);
    EXPECT_NE(other.err.find("was begun with other scenarios"), std::string::npos) << other.err;
}

TEST_F(Scenarios, TwoYearsDifferByOfferPeopleAndRoadsWhichAddUp) {
    // Another year in which one town hall has closed, and nothing else is different.
    std::filesystem::copy(*folder_ / "land", *folder_ / "later",
                          std::filesystem::copy_options::recursive);
    std::string services = text("land/services.csv");
    const std::size_t row = services.find("S0001,");
    services.erase(row, services.find('\n', row) + 1 - row);
    write_file(*folder_ / "later/services.csv", services);
    const Outcome outcome =
        run("compare land/territory.toml --later later/territory.toml -o two-years");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    std::istringstream rows(text("two-years/decomposition.csv"));
    std::string line;
    std::getline(rows, line);
    EXPECT_EQ(line, "zone,name,category,figure,before,after,change,offer,people,roads");
    std::size_t changed = 0;
    while (std::getline(rows, line)) {
        // ...,change,offer,people,roads: all of the change is the offer's.
        ASSERT_TRUE(line.ends_with(",0.000000,0.000000")) << line;
        const std::string causes = line.substr(0, line.size() - 18);
        const std::size_t offer = causes.rfind(',');
        const std::size_t change = causes.rfind(',', offer - 1);
        EXPECT_EQ(causes.substr(change + 1, offer - change - 1), causes.substr(offer + 1)) << line;
        if (causes.substr(offer + 1) == "0.000000") continue;
        EXPECT_NE(line.find(",town_hall,"), std::string::npos) << line;
        ++changed;
    }
    EXPECT_GT(changed, 0U);
}

TEST_F(Scenarios, SiteTakesLockedPlacesSeveralCategoriesAndYears) {
    write_file(*folder_ / "locked.csv", "id,lon,lat\nTown square,3.2,46.6\n");
    const Outcome outcome =
        run("site land/territory.toml --category town_hall,childcare --add 2 --per-year 1 "
            "--lock locked.csv -o roof");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string sites = text("roof/sites.csv");
    EXPECT_NE(sites.find(",1,1,"), std::string::npos) << sites;
    EXPECT_NE(sites.find(",2,2,"), std::string::npos) << sites;
    const std::string edits = text("roof/sites.toml");
    std::size_t services = 0;
    for (std::size_t at = 0; (at = edits.find("add_service", at)) != std::string::npos; ++at)
        ++services;
    EXPECT_EQ(services, 6U);  // three places, two categories
    EXPECT_NE(edits.find("Town square"), std::string::npos);
}

}  // namespace
}  // namespace relais
