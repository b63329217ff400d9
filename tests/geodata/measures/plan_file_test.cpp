#include "geodata/measures/plan_file.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/support/program.h"

namespace relais::measures {
namespace {

using testing_support::Folder;
using testing_support::write_file;

PlanFile read(const Folder& folder, const std::string& toml) {
    write_file(folder / "m.toml", toml);
    return read_plan((folder / "m.toml").string());
}

/// The sentence of the refusal; "" when there is none.
std::string refusal(const std::string& argument) {
    try {
        (void)read_plan(argument);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}
std::string refusal_of_file(const std::string& toml) {
    const Folder folder;
    write_file(folder / "m.toml", toml);
    return refusal((folder / "m.toml").string());
}

TEST(PlanNames, StandForMeasuresWithTheirOwnMinutes) {
    const MeasurePlan plan = read_plan("nearest,e2sfca,2sfca:12.5").plan;
    ASSERT_EQ(plan.requests.size(), 3U);
    EXPECT_EQ(plan.requests[0].column, "nearest");
    EXPECT_EQ(plan.requests[1].column, "e2sfca_30");
    EXPECT_EQ(plan.requests[2].column, "2sfca_12_5");
    EXPECT_EQ(plan.requests[2].cutoff, from_minutes(12.5));
}

TEST(PlanNames, AllLeavesOutWhatNeedsTables) {
    // apl, basket, and the three of commutes.
    EXPECT_EQ(read_plan("all").plan.requests.size(), access_measures().size() - 5);
}

TEST(PlanNames, ThatAreNotKnownAreRefusedWithThoseThatAre) {
    EXPECT_NE(refusal("nearst").find("\"nearst\" is not a measure; write all, nearest"),
              std::string::npos);
    EXPECT_NE(refusal("apl").find("needs parameters"), std::string::npos);
    EXPECT_NE(refusal("nearest:5"), "");
    EXPECT_NE(refusal("2sfca:0"), "");
    EXPECT_NE(refusal("2sfca:x"), "");
    EXPECT_NE(refusal("2sfca,2sfca").find("two measures"), std::string::npos);
}

TEST(PlanFile, ReadsEveryTable) {
    const Folder folder;
    const PlanFile file = read(folder, R"(
[[measure]]
name = "gravity"
minutes = 45
column = "pull"
line = 0.5
categories = ["post"]
decay = { shape = "gaussian", sigma_minutes = 12 }
[[measure]]
name = "apl"
decay = { shape = "steps", minutes = [10, 15, 20], weights = [1, 0.3, 0.1] }
[[measure.age]]
group = "people_75"
use = 2
[inequality]
statistics = ["gini", "fgt_1"]
limit_minutes = 15
longest_minutes = 45
seed = 9
[ranking]
file = "income.csv"
zone = "code"
value = "median"
[[commitment]]
name = "law"
category = "post"
minutes = 20
kilometres = 5
at_most = 0.1
level = "canton"
[mileage]
grams_co2_per_km = 100
source = "somebody"
[[mileage.trip]]
category = "post"
trips_per_person_year = 12
source = "somebody"
)");
    const MeasurePlan& plan = file.plan;
    EXPECT_EQ(plan.requests[0].column, "pull");
    EXPECT_EQ(plan.requests[0].cutoff, from_minutes(45));
    EXPECT_EQ(plan.requests[0].decay.parameter[0], 12);
    EXPECT_EQ(plan.requests[1].column, "apl_20");  // as far as its steps
    EXPECT_EQ(plan.requests[1].ages[0].group, "people_75");
    EXPECT_EQ(plan.statistics.size(), 2U);
    EXPECT_EQ(plan.options.limit_minutes, 15);
    EXPECT_EQ(plan.bootstrap.seed, 9U);
    EXPECT_EQ(file.ranking->file, folder / "income.csv");
    EXPECT_EQ(plan.commitments[0].level, "canton");
    EXPECT_EQ(plan.mileage.rates[0].trips_per_person_year, 12);
    EXPECT_EQ(file.inputs.size(), 2U);
}

TEST(PlanFile, IsRefusedWithLineAndRemedy) {
    const std::string start = "[[measure]]\nname = \"gravity\"\n";
    const std::pair<std::string, std::string> cases[] = {
        {"", "no [[measure]]"},
        {"[[measure]]\nname = \"grav\"", "line 2"},
        {start + "minuts = 3", "\"minuts\" is not a key"},
        {start + "minutes = -3", "must be above 0"},
        {start + "minutes = nan", "must be a number"},
        {start + "decay = { shape = \"gauss\" }", "\"gauss\" is not a decay function"},
        {start + "decay = { shape = \"gaussian\" }", "needs \"sigma_minutes\""},
        {start + "decay = { shape = \"steps\", minutes = [20, 10], weights = [1, 1] }",
         "must increase"},
        {start + "decay = { shape = \"steps\", minutes = [20], weights = [1, 1] }", "equal length"},
        {"[[measure]]\nname = \"apl\"", "none are built in"},
        {"[[measure]]\nname = \"basket\"", "needs a list"},
        {"[[measure]]\nname = \"detour\"", "needs a [commuting] table"},
        {"[[measure]]\nname = \"detour\"\n[commuting]\nfile = \"f\"\norigin = \"o\"\n"
         "destination = \"d\"\nx = \"lon\"",
         "both \"x\" and \"y\""},
        {"[[measure]]\nname = \"2sfca\"\ndecay = { shape = \"linear\" }", "has no decay"},
        {"[[measure]]\nname = \"nearest\"\nminutes = 5", "has no cutoff"},
        {start + "[inequality]\nstatistics = [\"ginni\"]", "\"ginni\" is not a statistic"},
        {start + "[inequality]\nlimit_minutes = 90", "must be less than"},
        {start + "[ranking]\nfile = \"f\"\nvalue = \"v\"", "either \"zone\" or \"household\""},
        {start + "[[commitment]]\nname = \"x\"\ncategory = \"post\"", "needs \"minutes\""},
        {start + "[[commitment]]\nname = \"x\"\ncategory = \"post\"\nminutes = 5\nat_most = 10",
         "must be a share, 0 or more"},
        {start + "[mileage]\nsource = \"s\"", "grams_co2_per_km"},
        {start + "[mileage]\nsource = \"s\"\ngrams_co2_per_km = 1\n[[mileage.trip]]\ncategory = "
                 "\"post\"\ntrips_per_person_year = 1",
         "source"},
        {"[[measure]\nname", "line 1"},
    };
    for (const auto& [toml, words] : cases) {
        const std::string sentence = refusal_of_file(toml);
        EXPECT_NE(sentence.find(words), std::string::npos) << toml << "\n-> " << sentence;
        EXPECT_EQ(sentence.find('\n'), std::string::npos);
    }
    EXPECT_NE(refusal("/nowhere/m.toml"), "");
}

TEST(Ranking, JoinsByZoneOrHouseholdAndLeavesOthersOut) {
    const Folder folder;
    write_file(folder / "income.csv", "code;id;median\n01;h0;100,5\n02;h1;\n");
    territory::Territory territory;
    territory.zones = {{"01", "", {}, {}}, {"02", "", {}, {}}};
    territory.households = {
        {"h0", {}, 1, ZoneId{1u}}, {"h1", {}, 1, ZoneId{0u}}, {"h2", {}, 1, {}}};
    RankingFile file{folder / "income.csv", "", "", "code", "", "median", ""};
    const Values by_zone = read_ranking(file, territory);
    EXPECT_FALSE(by_zone.has(0));
    EXPECT_EQ(by_zone[1], 100.5);
    EXPECT_FALSE(by_zone.has(2));
    file.zone.clear();
    file.household = "id";
    EXPECT_EQ(read_ranking(file, territory)[0], 100.5);
    territory.households.clear();
    EXPECT_THROW((void)read_ranking(file, territory), Error);
}

}  // namespace
}  // namespace relais::measures
