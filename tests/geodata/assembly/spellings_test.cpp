// Every spelling of the published layouts, year by year: a file of that layout is opened with no
// word on its columns. The columns and their order are those of the files as they are published.

#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::StudyFiles;

class Spellings : public StudyFiles {
  protected:
    /// "people; group=people …; format" of a grid of one cell.
    [[nodiscard]] std::string grid(std::string_view header, std::string_view row) const {
        write("grid.csv", std::string{header} + "\n" + std::string{row} + "\n");
        const study::Study study = open("[households]\nfile = \"grid.csv\"\nspread = \"none\"\n");
        std::string text = amount(study.territory.households.front().weight) + ";";
        for (const territory::DemandGroup& group : study.territory.groups)
            text += " " + group.key + "=" + amount(group.by_household.front());
        return text + "; " + study.readings.front().format;
    }
    /// "code name population level; area of the first level; format" of one zone.
    [[nodiscard]] std::string zone(const std::string& properties,
                                   const std::string& level = "") const {
        write("zones.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" +
                  properties + R"(},"geometry":{"type":"Polygon","coordinates":)" +
                  "[[[6,45],[6.01,45],[6.01,45.01],[6,45]]]}}]}");
        const study::Study study =
            open("[zones]\nfile = \"zones.geojson\"\n" +
                 (level.empty() ? "" : "[[levels]]\nkey = \"" + level + "\"\n"));
        const territory::Zone& zone = study.territory.zones.front();
        return zone.code + " " + zone.name + " " + amount(zone.population.value_or(-1)) + " " +
               study.territory.zone_level + "; " +
               (level.empty() ? "" : study.territory.levels.front().areas.front().code) + "; " +
               study.readings.front().format;
    }

    static constexpr const char* kCell200 = "CRS3035RES200mN2471000E4018200";
    static constexpr const char* kCell1000 = "CRS3035RES1000mN2471000E4018000";

  private:
    static std::string amount(double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    }
};

// What a grid of Insee has in the row of each test: 10.5 people in 4 households.
constexpr const char* kAllOfFilosofi =
    "10.5; children_0_3=1 children_4_10=1.5 young_11_17=2 people_65_plus=5 people_80_plus=2 "
    "poor_households=0.5 living_alone=1.5 households=4; Insee Filosofi";

TEST_F(Spellings, FilosofiOf2015NamesCellsByInspireAndOneKilometreFilesByTheirGrid) {
    EXPECT_EQ(
        grid("IdINSPIRE,Id_carr1km,I_est_cr,Id_carr_n,Groupe,Depcom,I_pauv,Id_car2010,Ind,Men,"
             "Men_pauv,Men_1ind,Ind_snv,Ind_0_3,Ind_4_5,Ind_6_10,Ind_11_17,Ind_65_79,Ind_80p",
             std::string{kCell200} + "," + kCell1000 +
                 ",0,x,1,05061,0,x,10.5,4,0.5,1.5,200000,1,0.5,1,2,3,2"),
        kAllOfFilosofi);
    EXPECT_EQ(
        grid("Id_carr1km,Ind,Men,Men_pauv,Men_1ind,Ind_snv,Ind_0_3,Ind_4_5,Ind_6_10,Ind_11_17,"
             "Ind_65_79,Ind_80p,I_pauv,I_est_1km",
             std::string{kCell1000} + ",10.5,4,0.5,1.5,200000,1,0.5,1,2,3,2,0,1"),
        kAllOfFilosofi);
}

TEST_F(Spellings, FilosofiOf2017HasCapitals) {
    EXPECT_EQ(
        grid("Idcar_200m,I_est_200,Idcar_1km,I_est_1km,Idcar_nat,Groupe,Ind,Men_1ind,Men_5ind,"
             "Ind_snv,Ind_0_3,Ind_4_5,Ind_6_10,Ind_11_17,Ind_65_79,Ind_80p,Men_pauv,Men,lcog_geo",
             std::string{kCell200} + ",0," + kCell1000 +
                 ",0,x,1,10.5,1.5,0,200000,1,0.5,1,2,3,2,0.5,4,05061"),
        kAllOfFilosofi);
}

TEST_F(Spellings, FilosofiOf2019And2021HasNone) {
    EXPECT_EQ(grid("idcar_200m,idcar_1km,idcar_nat,i_est_200,i_est_1km,lcog_geo,ind,men,men_pauv,"
                   "men_1ind,men_5ind,ind_snv,ind_0_3,ind_4_5,ind_6_10,ind_11_17,ind_65_79,ind_80p",
                   std::string{kCell200} + "," + kCell1000 +
                       ",x,0,0,05061,10.5,4,0.5,1.5,0,200000,1,0.5,1,2,3,2"),
              kAllOfFilosofi);
}

TEST_F(Spellings, EurostatsCensusGridOf2021) {
    EXPECT_EQ(grid("GRD_ID,T,M,F,Y_LT15,Y_1564,Y_GE65,EMP,NAT,EU_OTH,OTH,SAME,CHG_IN,CHG_OUT,"
                   "LAND_SURFACE,POPULATED,T_CI,Y_LT15_CI",
                   std::string{kCell1000} + ",10,5,5,3,4,3,4,9,1,0,10,0,0,1,1,,"),
              "10; children_0_14=3 people_65_plus=3; Eurostat census grid");
    EXPECT_EQ(grid("GRD_ID,OBS_VALUE_T", std::string{kCell1000} + ",10"),
              "10;; Eurostat census grid");
}

TEST_F(Spellings, GeostatGridsBeforeIt) {
    EXPECT_EQ(grid("GRD_ID,CNTR_ID,TOT_P_2018", std::string{kCell1000} + ",FR,10"),
              "10;; Eurostat census grid");
    EXPECT_EQ(grid("GRD_ID,TOT_P,CNTR_CODE", "1kmN2471E4018,10,FR"), "10;; Eurostat census grid");
}

TEST_F(Spellings, AdminExpressBefore2020) {
    EXPECT_EQ(zone(R"("ID":"C1","NOM_COM":"Abriès","NOM_COM_M":"ABRIES","INSEE_COM":"05001",)"
                   R"("STATUT":"Commune simple","INSEE_ARR":"1","NOM_DEP":"HAUTES-ALPES",)"
                   R"("INSEE_DEP":"05","INSEE_REG":"93","CODE_EPCI":"200067452","POPULATION":300)",
                   "epci"),
              "05001 Abriès 300 commune; 200067452; IGN Admin Express, before 2020");
}

TEST_F(Spellings, AdminExpressFrom2020) {
    const std::string row =
        R"("ID":"C1","NOM":"Abriès","NOM_M":"ABRIES","INSEE_COM":"05001","STATUT":"Commune simple",)"
        R"("POPULATION":300,"INSEE_CAN":"07","INSEE_ARR":"1","INSEE_DEP":"05","INSEE_REG":"93",)"
        R"("SIREN_EPCI":"200067452/200000000")";
    EXPECT_EQ(zone(row, "epci"), "05001 Abriès 300 commune; 200067452; IGN Admin Express");
    EXPECT_EQ(zone(row, "canton"), "05001 Abriès 300 commune; 0507; IGN Admin Express");
}

TEST_F(Spellings, AdminExpressCog4) {
    EXPECT_EQ(zone(R"("cleabs":"C1","code_insee":"05001","nom_officiel":"Abriès","population":300,)"
                   R"("code_insee_du_departement":"05","code_insee_de_la_region":"93",)"
                   R"("codes_siren_des_epci":"200067452","code_siren":"210500017")",
                   "epci"),
              "05001 Abriès 300 commune; 200067452; IGN Admin Express COG 4");
}

TEST_F(Spellings, GiscosLocalAdministrativeUnits) {
    EXPECT_EQ(zone(R"("GISCO_ID":"CZ_529001","CNTR_CODE":"CZ","LAU_ID":"529001","LAU_NAME":)"
                   R"("Benešov","POP_2021":12,"POP_DENS_2021":3,"AREA_KM2":4,"YEAR":2021)",
                   "country"),
              "529001 Benešov 12 municipality; CZ; Eurostat LAU");
    EXPECT_EQ(zone(R"("CNTR_CODE":"CZ","LAU_ID":"529001","LAU_NAME":"Benešov","POP_2020":11,)"
                   R"("POP_DENS_2":3,"SHAPE_Leng":1)"),
              "529001 Benešov 11 municipality; ; Eurostat LAU")
        << "as a Shapefile cuts names";
}

TEST_F(Spellings, GiscosStatisticalRegions) {
    EXPECT_EQ(zone(R"("NUTS_ID":"FRL02","LEVL_CODE":3,"CNTR_CODE":"FR","NAME_LATN":"Hautes-Alpes",)"
                   R"("NUTS_NAME":"Hautes-Alpes","MOUNT_TYPE":1,"URBN_TYPE":3,"COAST_TYPE":3)",
                   "country"),
              "FRL02 Hautes-Alpes -1 region; FR; Eurostat NUTS");
}

}  // namespace
}  // namespace relais::assembly
