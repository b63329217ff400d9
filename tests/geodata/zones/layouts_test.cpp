// Published files of zones are known by the names of their columns: each of them once missing, once
// last.

#include "geodata/zones/layouts.h"

#include <algorithm>

#include "tests/support/study_files.h"

namespace relais::zones {
namespace {

using testing_support::StudyFiles;

using Names = std::vector<std::string>;

/// A layout as it is published: what is needed, what else it has, and the codes of its levels.
struct Published {
    std::string title, level, code, name, population, levels;
};
const std::vector<Published> kPublished = {
    {"IGN Admin Express COG 4", "commune", "code_insee", "nom_officiel", "population",
     "canton=code_insee_du_departement+code_insee_du_canton epci=codes_siren_des_epci "
     "arrondissement=code_insee_du_departement+code_insee_de_l_arrondissement "
     "departement=code_insee_du_departement region=code_insee_de_la_region "},
    {"IGN Admin Express, municipal arrondissements", "arrondissement", "INSEE_ARM", "NOM",
     "POPULATION", "commune=INSEE_COM "},
    {"IGN Admin Express", "commune", "INSEE_COM", "NOM", "POPULATION",
     "canton=INSEE_DEP+INSEE_CAN epci=SIREN_EPCI arrondissement=INSEE_DEP+INSEE_ARR "
     "departement=INSEE_DEP region=INSEE_REG "},
    {"IGN Admin Express, before 2020", "commune", "INSEE_COM", "NOM_COM", "POPULATION",
     "epci=CODE_EPCI arrondissement=INSEE_DEP+INSEE_ARR departement=INSEE_DEP region=INSEE_REG "},
    {"Eurostat LAU", "municipality", "LAU_ID", "LAU_NAME", "POP_2021", "country=CNTR_CODE "},
    {"Eurostat NUTS", "region", "NUTS_ID", "NUTS_NAME", "", "country=CNTR_CODE "}};

class ZoneLayouts : public StudyFiles {
  protected:
    [[nodiscard]] tables::Table table(const Names& columns) const {
        std::string header;
        for (const std::string& column : columns) header += (header.empty() ? "" : ",") + column;
        return tables::Table({write("zones.csv", header + "\n"), "", ""});
    }
    [[nodiscard]] std::string title(const Names& columns) const {
        const tables::Table file = table(columns);
        const ZoneLayout* layout = recognise_zones(file);
        return layout == nullptr ? "" : std::string(layout->title);
    }
    static Names columns_of(const Published& layout) {
        Names columns = {"id", layout.code, layout.name};
        if (!layout.population.empty()) columns.push_back(layout.population);
        return columns;
    }
};

TEST_F(ZoneLayouts, AreKnownByTheColumnsOfCodesAndNamesInWhateverOrder) {
    for (const Published& layout : kPublished) {
        Names columns = columns_of(layout);
        for (std::size_t turn = 0; turn < columns.size(); ++turn) {
            EXPECT_EQ(title(columns), layout.title);
            std::rotate(columns.begin(), columns.begin() + 1, columns.end());
        }
        for (const std::string& missing : {layout.code, layout.name}) {
            Names fewer = columns;
            std::erase(fewer, missing);
            EXPECT_EQ(title(fewer), "") << layout.title << " without " << missing;
        }
    }
    EXPECT_EQ(title({"INSEE_COM", "INSEE_ARM", "NOM"}),
              "IGN Admin Express, municipal arrondissements")
        << "they name their commune too";
}

TEST_F(ZoneLayouts, FillInWhatAManifestLeavesOpen) {
    for (const Published& layout : kPublished) {
        const study::ZonesInput all = completed({}, table(columns_of(layout)));
        EXPECT_EQ(all.code, layout.code);
        EXPECT_EQ(all.name, layout.name);
        EXPECT_EQ(all.level, layout.level);
        EXPECT_EQ(all.population, layout.population) << layout.title;
        Names fewer = columns_of(layout);
        std::erase(fewer, layout.population);
        EXPECT_EQ(completed({}, table(fewer)).population, "") << layout.title;
        // What territory.toml names stays; with a code of its own nothing is filled in.
        study::ZonesInput named;
        named.name = "id";
        named.level = "parish";
        named.population = "people";
        const study::ZonesInput kept = completed(named, table(columns_of(layout)));
        EXPECT_EQ(kept.name, "id");
        EXPECT_EQ(kept.level, "parish");
        EXPECT_EQ(kept.population, "people");
        study::ZonesInput own;
        own.code = "id";
        EXPECT_EQ(completed(own, table(columns_of(layout))).name, "");
    }
}

TEST_F(ZoneLayouts, LeaveThePopulationToATableThatIsJoined) {
    const Names columns = columns_of(kPublished[2]);
    study::ZonesInput joined;
    joined.join.emplace();
    EXPECT_EQ(completed(joined, table(columns)).population, "POPULATION");
    joined.join->population = "people";
    EXPECT_EQ(completed(joined, table(columns)).population, "");
}

TEST_F(ZoneLayouts, OfEurostatHaveThePopulationOfTheLatestYear) {
    const auto population = [&](const Names& more) {
        Names columns = {"LAU_ID", "LAU_NAME"};
        columns.insert(columns.end(), more.begin(), more.end());
        return completed({}, table(columns)).population;
    };
    EXPECT_EQ(population({"POP_2011", "POP_2021", "POP_2018"}), "POP_2021");
    EXPECT_EQ(population({"POP_2021", "POP_2011"}), "POP_2021");
    EXPECT_EQ(population({"POP_DENS_2021", "POP_21", "POP_20211", "POP_202x", "XPOP_2021", "POP_"}),
              "");
    EXPECT_EQ(population({"POP_DENS_2021", "POP_2011"}), "POP_2011");
}

TEST_F(ZoneLayouts, HaveTheLevelsOfTheirColumns) {
    for (const Published& published : kPublished) {
        const tables::Table file = table(columns_of(published));
        const ZoneLayout* layout = recognise_zones(file);
        ASSERT_NE(layout, nullptr);
        std::string levels;
        for (const LayoutLevel& level : layout->levels) {
            if (level.key.empty()) break;
            levels += std::string(level.key) + "=" + std::string(level.code[0]);
            if (!level.code[1].empty()) levels += "+" + std::string(level.code[1]);
            levels += " ";
        }
        EXPECT_EQ(levels, published.levels) << published.title;
    }
}

}  // namespace
}  // namespace relais::zones
