// relais compare and site, as people use them, on the demonstration territory.

#include <algorithm>
#include <sstream>
#include <vector>

#include "tests/tools/land.h"

namespace relais {
namespace {

using testing_support::Outcome;

constexpr const char* kCloseTownHall =
    "name = \"The town hall closes\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S0001\"\n";

class Scenarios : public testing_support::OnLand<Scenarios> {
  protected:
    static void SetUpTestSuite() {
        OnLand::SetUpTestSuite();
        write("nothing.toml", "name = \"Nothing\"\n");
        write("close.toml", kCloseTownHall);
    }
};

TEST_F(Scenarios, CompareSaysNothingWhereNothingChanges) {
    const Outcome outcome = run("compare land/territory.toml nothing.toml -o same");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("Nothing: no household's time changes"), std::string::npos);
    // No category changes, so only the heading is there.
    const std::string rows = text("same/nothing.households.csv");
    EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 1);
    EXPECT_TRUE(std::filesystem::exists(*folder_ / "same/compare.pdf"));
}

/// The columns of a CSV whose names end with `before` and `after`, in pairs: cells that differ.
std::size_t different_cells(const std::string& csv, const std::string& before,
                            const std::string& after) {
    std::istringstream lines(csv);
    std::vector<std::string> names;
    std::size_t pairs = 0;
    std::size_t different = 0;
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
        if (names.empty()) names = cells;
        for (std::size_t b = 0; b < names.size() && cells != names; ++b) {
            if (!names[b].ends_with(before)) continue;
            const std::string partner = names[b].substr(0, names[b].size() - before.size()) + after;
            const auto a = std::find(names.begin(), names.end(), partner);
            EXPECT_NE(a, names.end()) << partner;
            ++pairs;
            different += cells[b] == cells[static_cast<std::size_t>(a - names.begin())] ? 0 : 1;
        }
    }
    EXPECT_GT(pairs, 0U);
    return different;
}

TEST_F(Scenarios, NoEditReproducesTheBaseToTheByte) {
    ASSERT_EQ(run("access land/territory.toml -o base").exit_code, 0);
    ASSERT_EQ(run("compare land/territory.toml nothing.toml -o unedited").exit_code, 0);
    for (const char* file : {"unedited/summary.csv", "unedited/nothing.zones.csv"})
        EXPECT_EQ(different_cells(text(file), "_before", "_after"), 0U) << file;
    EXPECT_EQ(different_cells(text("unedited/inequality.csv"), "before", "after"), 0U);
    // And the before and after of compare are the values of access, digit by digit: the first zone
    // and category. zone,name,category,households,weight,reached,mean...; compare writes pairs.
    std::istringstream base(text("base/zones.csv"));
    std::string line;
    std::getline(base, line);
    std::getline(base, line);
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    const std::string same = cells[0] + ',' + cells[1] + ',' + cells[2] + ',' + cells[4] + ',' +
                             cells[4] + ',' + cells[6] + ',' + cells[6] + ',' + cells[7] + ',' +
                             cells[7] + ',' + cells[8] + ',' + cells[8];
    EXPECT_NE(text("unedited/nothing.zones.csv").find('\n' + same + ','), std::string::npos)
        << same;
}

TEST_F(Scenarios, EditsThatUndoEachOtherGiveTheFilesOfNoEdit) {
    std::filesystem::create_directories(*folder_ / "unchanged");
    std::filesystem::create_directories(*folder_ / "undone");
    write("unchanged/same.toml", "name = \"Same\"\n");
    write("undone/same.toml",
          "name = \"Same\"\n"
          "[[edits]]\ndo = \"close_road\"\nclass = [\"secondary\", \"tertiary\"]\n"
          "[[edits]]\ndo = \"open_road\"\nclass = [\"secondary\", \"tertiary\"]\n"
          "[[edits]]\ndo = \"scale_population\"\nfactor = 1\n"
          "[[edits]]\ndo = \"add_service\"\ncategory = \"town_hall\"\nid = \"new\"\n"
          "lon = 3.2\nlat = 46.6\n"
          "[[edits]]\ndo = \"close_service\"\nservice = \"new\"\n");
    for (const char* side : {"unchanged", "undone"}) {
        const std::string name = side;
        const Outcome outcome =
            run("compare land/territory.toml " + name + "/same.toml -o " + name + "/out");
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        std::filesystem::remove(*folder_ / (name + "/out/manifest.json"));  // names the scenario
    }
    EXPECT_EQ(testing_support::differing_files(*folder_ / "unchanged/out", *folder_ / "undone/out"),
              "");
}

TEST_F(Scenarios, CompareTellsWhoHasNoneAtAtypicalHours) {
    const Outcome outcome =
        run("compare land/territory.toml --atypical-hours town_hall --minutes 15 -o atypical");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    // Town halls of the demonstration open in the morning or the afternoon, none on a Sunday.
    EXPECT_NE(outcome.err.find("sunday: 0 services are open, 0 have one within 15 minutes"),
              std::string::npos)
        << outcome.err;
    EXPECT_NE(text("atypical/atypical_hours.csv").find(",sunday,0,0.000,"), std::string::npos);
    EXPECT_NE(text("atypical/atypical_times.csv").find(",sunday,,,no_service\n"),
              std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(*folder_ / "atypical/compare.pdf"));
}

TEST_F(Scenarios, CompareGivesTheSameBytesAgain) {
    ASSERT_EQ(run("compare land/territory.toml close.toml --closures town_hall -o a").exit_code, 0);
    ASSERT_EQ(run("compare land/territory.toml close.toml --closures town_hall -o b").exit_code, 0);
    EXPECT_EQ(testing_support::differing_files(*folder_ / "a", *folder_ / "b"), "");
    EXPECT_NE(text("a/close.households.csv").find(",farther\n"), std::string::npos);
    EXPECT_NE(text("a/closures.csv").find("\n1,S"), std::string::npos);
    const std::string closures = text("a/closures.csv");
    std::size_t rank = 0;
    for (std::size_t at = closures.find('\n'); at + 1 < closures.size();
         at = closures.find('\n', at + 1))
        EXPECT_EQ(closures.find(std::to_string(++rank) + ',', at + 1), at + 1) << closures;
    EXPECT_GE(rank, 1U);
}

TEST_F(Scenarios, TheFolderHoldsFilesOnlyAndNoneIsHidden) {
    ASSERT_EQ(run("compare land/territory.toml close.toml -o whole").exit_code, 0);
    ASSERT_EQ(run("site land/territory.toml --category town_hall --add 1 -o one").exit_code, 0);
    for (const char* folder : {"whole", "one"})
        for (const auto& entry : std::filesystem::directory_iterator(*folder_ / folder)) {
            EXPECT_TRUE(entry.is_regular_file()) << entry.path();
            EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path();
        }
}

TEST_F(Scenarios, CompareRefusesWhatItCannotDo) {
    EXPECT_EQ(run("compare land/territory.toml -o none").exit_code, 2);
    write("wrong.toml", "name = \"x\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S9999\"\n");
    const Outcome outcome = run("compare land/territory.toml wrong.toml -o none");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err,
              "relais: wrong.toml, edit 1: the territory has no service \"S9999\"; copy its id "
              "from times.csv or results.gpkg\n");
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "none"));
}

TEST_F(Scenarios, CompareTellsOfPlacesWhereServicesTellHowManyTheyHave) {
    // The only public service point gets 40 places in the list, and 80 in the scenario.
    std::filesystem::copy(*folder_ / "land", *folder_ / "told",
                          std::filesystem::copy_options::recursive);
    std::string services = text("told/services.csv");
    services.insert(services.find(",,", services.find("S0005,")) + 1, "40");
    write("told/services.csv", services);
    write("larger.toml",
          "name = \"Larger\"\n[[edits]]\ndo = \"resize_service\"\nservice = \"S0005\"\n"
          "capacity = 80\n");
    const Outcome outcome = run("compare told/territory.toml larger.toml nothing.toml -o places");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("Larger: no household's time changes"), std::string::npos);
    EXPECT_NE(outcome.err.find("Larger: public_service: "), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(" have more places within 30 minutes, 0 fewer"), std::string::npos);
    // scenario,zone,name,category,people twice,places twice,…,more,fewer
    const std::string rows = text("places/capacity.csv");
    const auto row_of = [&](const std::string& start) {
        const std::size_t at = rows.find("\n" + start) + 1;
        return rows.substr(at, rows.find('\n', at) - at);
    };
    EXPECT_NE(row_of("larger,*,").find(",40.000,80.000,"), std::string::npos) << rows;
    EXPECT_NE(row_of("nothing,*,").find(",40.000,40.000,"), std::string::npos) << rows;
    EXPECT_TRUE(row_of("nothing,*,").ends_with(",0.000,0.000")) << rows;
}

TEST_F(Scenarios, TwoYearsAreComparedWithoutScenarios) {
    const Outcome outcome =
        run("compare land/territory.toml close.toml --later land/territory.toml -o none");
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.err.find("compare the scenarios in a separate run"), std::string::npos)
        << outcome.err;
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

TEST_F(Scenarios, SiteTellsOfPlacesThatDoNotJoinTheRoads) {
    write("far.csv", "id,lon,lat\nOcean,-30,46.6\n");
    const Outcome none =
        run("site land/territory.toml --category town_hall --candidates far.csv -o none");
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_NE(none.err.find("far.csv: none of the 1 candidates could be snapped to the roads"),
              std::string::npos)
        << none.err;
    write("some.csv", "id,lon,lat,capacity\nOcean,-30,46.6,9\nTown,3.2,46.6,12\n");
    const Outcome some =
        run("site land/territory.toml --category town_hall --candidates some.csv -o roomy");
    ASSERT_EQ(some.exit_code, 0) << some.err;
    EXPECT_NE(some.err.find("1 of 2 candidates could not be snapped to the network"),
              std::string::npos)
        << some.err;
    // What a place has room for goes along into the scenario.
    EXPECT_NE(text("roomy/sites.toml").find("\ncapacity = 12.000\n"), std::string::npos);
}

TEST_F(Scenarios, ACandidateWithoutACapacityTakesEverybody) {
    // The same place twice: once with room for one person, once with the cell left empty.
    write("rooms.csv", "id,lon,lat,capacity\nSmall,3.2,46.6,1\nOpen,3.2,46.6,\n");
    const Outcome outcome =
        run("site land/territory.toml --category town_hall --candidates rooms.csv -o rooms");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("\n  Open\n"), std::string::npos) << outcome.err;
    // As much as without a limit.
    write("no-rooms.csv", "id,lon,lat\nOpen,3.2,46.6\n");
    const Outcome free =
        run("site land/territory.toml --category town_hall --candidates no-rooms.csv -o no-rooms");
    const auto value = [](const std::string& said) {
        const std::size_t at = said.find("p-median");
        return said.substr(at, said.find(" with", at) - at);
    };
    EXPECT_EQ(value(outcome.err), value(free.err));
}

TEST_F(Scenarios, ACategoryNamedTwiceCountsOnce) {
    for (const char* categories : {"town_hall", "town_hall,town_hall"}) {
        const Outcome outcome = run("site land/territory.toml --overwrite -o once --category " +
                                    std::string(categories));
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        write(std::string(categories) + ".said", outcome.err + text("once/sites.toml"));
    }
    EXPECT_EQ(text("town_hall.said"), text("town_hall,town_hall.said"));
    // Beside another one, too.
    EXPECT_EQ(
        run("site land/territory.toml --overwrite -o once --category town_hall,childcare").err,
        run("site land/territory.toml --overwrite -o twice --category "
            "town_hall,childcare,town_hall")
            .err);
}

TEST_F(Scenarios, InequalityIsThatBetweenTheAreasOfTheFirstLevel) {
    // The four communes are one EPCI: nothing is unequal between areas. Without the levels, the
    // communes themselves are compared.
    const std::string asked = " --category town_hall --objective theil --overwrite -o theil";
    EXPECT_NE(run("site land/territory.toml" + asked).err.find("between areas): 0 today"),
              std::string::npos);
    std::string territory = text("land/territory.toml");
    territory.erase(territory.find("[[levels]]"),
                    territory.find("[households]") - territory.find("[[levels]]"));
    write("land/no-levels.toml", territory);
    const Outcome zones = run("site land/no-levels.toml" + asked);
    EXPECT_EQ(zones.exit_code, 0) << zones.err;
    EXPECT_NE(zones.err.find("between areas): 0."), std::string::npos) << zones.err;
}

TEST_F(Scenarios, TwoYearsDifferByOfferPeopleAndRoadsWhichAddUp) {
    // Another year in which one town hall has closed, and nothing else is different.
    std::filesystem::copy(*folder_ / "land", *folder_ / "later",
                          std::filesystem::copy_options::recursive);
    std::string services = text("land/services.csv");
    const std::size_t row = services.find("S0001,");
    services.erase(row, services.find('\n', row) + 1 - row);
    write("later/services.csv", services);
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
    write("locked.csv", "id,lon,lat\nTown square,3.2,46.6\n");
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
