// Published grids are known by the names of their columns: each of them once missing, once last.

#include "geodata/households/grid_layouts.h"

#include <algorithm>
#include <map>

#include "tests/support/study_files.h"

namespace relais::households {
namespace {

using testing_support::StudyFiles;

using Names = std::vector<std::string>;

/// What is recognised in a table, by the names of columns.
struct Found {
    std::string layout, name, weight, estimated, communes;
    std::map<std::string, Names> groups;
};

class GridLayouts : public StudyFiles {
  protected:
    [[nodiscard]] Found recognise(const Names& columns) const {
        std::string header;
        for (const std::string& column : columns) header += (header.empty() ? "" : ",") + column;
        tables::Table table({write("grid.csv", header + "\n"), "", ""});
        const auto grid = recognise_grid(table);
        if (!grid) return {};
        Found found{
            std::string(grid->layout->title), grid->name.name, grid->weight.name, "", "", {}};
        if (grid->estimated) found.estimated = grid->estimated->name;
        if (grid->communes) found.communes = grid->communes->name;
        std::size_t of_groups = 0;
        for (const auto& group : grid->groups) {
            EXPECT_FALSE(found.groups.contains(std::string(group.key))) << group.key;
            for (const tables::Column& column : group.columns)
                found.groups[std::string(group.key)].push_back(column.name);
            of_groups += group.columns.size();
        }
        EXPECT_EQ(grid->all().size(),
                  2U + (grid->estimated ? 1 : 0) + (grid->communes ? 1 : 0) + of_groups)
            << "all that will be read";
        return found;
    }
    static Names without(Names names, const std::string& name) {
        std::erase(names, name);
        return names;
    }
};

/// Insee's columns, and the groups that they make.
const Names kFilosofi = {"idcar_200m", "ind",      "men",      "i_est_200", "lcog_geo",
                         "ind_0_3",    "ind_4_5",  "ind_6_10", "ind_11_17", "ind_65_79",
                         "ind_80p",    "men_pauv", "men_1ind"};
const std::map<std::string, Names> kFilosofiGroups = {
    {"children_0_3", {"ind_0_3"}},   {"children_4_10", {"ind_4_5", "ind_6_10"}},
    {"young_11_17", {"ind_11_17"}},  {"people_65_plus", {"ind_65_79", "ind_80p"}},
    {"people_80_plus", {"ind_80p"}}, {"poor_households", {"men_pauv"}},
    {"living_alone", {"men_1ind"}},  {"households", {"men"}}};

TEST_F(GridLayouts, OfInseeHaveTheirGroupsInWhateverOrderTheColumnsStand) {
    Names columns = kFilosofi;
    for (std::size_t turn = 0; turn < kFilosofi.size(); ++turn) {
        const Found found = recognise(columns);
        EXPECT_EQ(found.layout, "Insee Filosofi");
        EXPECT_EQ(found.name, "idcar_200m");
        EXPECT_EQ(found.weight, "ind");
        EXPECT_EQ(found.estimated, "i_est_200");
        EXPECT_EQ(found.communes, "lcog_geo");
        EXPECT_EQ(found.groups, kFilosofiGroups);
        std::rotate(columns.begin(), columns.begin() + 1, columns.end());  // each is last once
    }
}

TEST_F(GridLayouts, OfInseeHaveNoGroupOfWhichAColumnIsMissing) {
    for (const std::string& missing : kFilosofi) {
        const Found found = recognise(without(kFilosofi, missing));
        if (missing == "idcar_200m" || missing == "ind" || missing == "men") {
            EXPECT_EQ(found.layout, "") << "no grid without " << missing;
            continue;
        }
        std::map<std::string, Names> groups = kFilosofiGroups;
        std::erase_if(groups, [&missing](const auto& group) {
            return std::find(group.second.begin(), group.second.end(), missing) !=
                   group.second.end();
        });
        EXPECT_EQ(found.groups, groups) << "without " << missing;
        EXPECT_EQ(found.estimated.empty(), missing == "i_est_200");
        EXPECT_EQ(found.communes.empty(), missing == "lcog_geo");
    }
}

TEST_F(GridLayouts, OfInseeCallTheirCellsByManyNamesOfWhichTheFinestCounts) {
    const Names names = {"idcar_200m", "idinspire", "idcar_1km",
                         "id_carr1km", "idcar_nat", "id_carr_n"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(recognise({names[i], "ind", "men"}).name, names[i]);
        for (std::size_t j = i + 1; j < names.size(); ++j)
            EXPECT_EQ(recognise({"ind", "men", names[j], names[i]}).name, names[i]) << names[j];
    }
    const Names estimated = {"i_est_200", "i_est_cr", "i_est_1km", "i_est_nat"};
    for (std::size_t i = 0; i < estimated.size(); ++i) {
        EXPECT_EQ(recognise({"idcar_nat", "ind", "men", estimated[i]}).estimated, estimated[i]);
        for (std::size_t j = i + 1; j < estimated.size(); ++j)
            EXPECT_EQ(recognise({"idcar_nat", "ind", "men", estimated[j], estimated[i]}).estimated,
                      estimated[i]);
    }
}

TEST_F(GridLayouts, OfEurostatCountPeopleUnderManyNamesOfWhichTheLatestCounts) {
    const Names weights = {"t", "tot_p_2021", "tot_p_2018", "tot_p_2011", "tot_p", "obs_value_t"};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Found found = recognise({"grd_id", weights[i]});
        EXPECT_EQ(found.layout, "Eurostat census grid") << weights[i];
        EXPECT_EQ(found.weight, weights[i]);
        EXPECT_EQ(found.name, "grd_id");
        EXPECT_TRUE(found.groups.empty());
        for (std::size_t j = i + 1; j < weights.size(); ++j)
            EXPECT_EQ(recognise({weights[j], weights[i], "grd_id"}).weight, weights[i]);
    }
    EXPECT_EQ(recognise({"grd_id"}).layout, "");
    EXPECT_EQ(recognise({"t"}).layout, "");
    const std::map<std::string, Names> children = {{"children_0_14", {"y_lt15"}}};
    const std::map<std::string, Names> old = {{"people_65_plus", {"y_ge65"}}};
    EXPECT_EQ(recognise({"grd_id", "t", "y_lt15"}).groups, children);
    EXPECT_EQ(recognise({"y_ge65", "grd_id", "t"}).groups, old);
}

TEST_F(GridLayouts, OfInseeAddUpTheColumnsOfAGroup) {
    // Powers of two: a sum shows which columns were added.
    std::string values = "CRS3035RES200mN2029800E4252400,1024,512,0,05001";
    for (int power = 1; power <= 128; power *= 2) values += "," + std::to_string(power);
    std::string header;
    for (const std::string& column : kFilosofi) header += (header.empty() ? "" : ",") + column;
    write("grid.csv", header + "\n" + values + "\n");
    const study::Study study = open("[households]\nfile = \"grid.csv\"\nspread = \"none\"\n");
    ASSERT_EQ(study.territory.households.size(), 1U);
    EXPECT_EQ(study.territory.households[0].weight, 1024);
    std::map<std::string, double> sums;
    for (const territory::DemandGroup& group : study.territory.groups)
        sums[group.key] = group.by_household.at(0);
    EXPECT_EQ(sums, (std::map<std::string, double>{{"children_0_3", 1},
                                                   {"children_4_10", 2 + 4},
                                                   {"young_11_17", 8},
                                                   {"people_65_plus", 16 + 32},
                                                   {"people_80_plus", 32},
                                                   {"poor_households", 64},
                                                   {"living_alone", 128},
                                                   {"households", 512}}));
}

}  // namespace
}  // namespace relais::households
