// From lists of services to services: what two lists tell of, what is only counted, and what
// becomes of the services that the extract maps.
#include <algorithm>

#include "geodata/assembly/place_on_roads.h"
#include "geodata/osm/roads/import.h"
#include "tests/support/study_files.h"

namespace relais::assembly {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

class ServicesTest : public StudyFiles {
  protected:
    /// "pharmacy bpe-2 Roux", one per service, by category and id.
    static std::vector<std::string> described(const study::Study& study) {
        std::vector<std::string> result;
        for (const territory::Service& service : study.territory.services)
            result.push_back(study.territory.categories[service.category.index()].key + " " +
                             service.id + (service.name.empty() ? "" : " ") + service.name);
        std::sort(result.begin(), result.end());
        return result;
    }
    static bool has_category(const study::Study& study, const std::string& key) {
        return std::any_of(study.territory.categories.begin(), study.territory.categories.end(),
                           [&key](const territory::Category& c) { return c.key == key; });
    }
    static std::string notes(const study::Study& study) {
        std::string result;
        for (const std::string& note : study.territory.notes) result += note + "\n";
        return result;
    }

    /// The roads of StudyFiles with pharmacies at (6.001, 45), "Pharmacie Roux" with hours, and at
    /// (6.004, 45).
    void write_pharmacies() const {
        std::string extract(kExtract);
        extract.insert(extract.find(" <way id=\"1\""), R"(
 <node id="21" version="1" lat="45.000" lon="6.001"><tag k="amenity" v="pharmacy"/>
  <tag k="name" v="Pharmacie Roux"/><tag k="opening_hours" v="Mo-Fr 09:00-19:00"/></node>
 <node id="22" version="1" lat="45.000" lon="6.004"><tag k="amenity" v="pharmacy"/></node>
)");
        write("roads.osm", extract);
    }

    static constexpr const char* kPharmacies =
        "[[services]]\nfile = \"pharmacies.csv\"\ncategory = \"pharmacy\"\nid = \"id\"\n"
        "name = \"name\"\nx = \"lon\"\ny = \"lat\"\n";
};

TEST_F(ServicesTest, APublishedListNeedsNoMoreThanItsName) {
    write("x.csv",
          "id_fs,lib_fs,insee_com,latitude,longitude,h_lundi,format_fs\n"
          "1,Maison,05061,45,6.001,09:00 - 12:00,Fixe\n");
    const study::Study study = open("[[services]]\nfile = \"x.csv\"\n");
    EXPECT_EQ(described(study), (std::vector<std::string>{"public_service 1 Maison"}));
    EXPECT_EQ(study.territory.services[0].opening_hours, "Mo 09:00-12:00");
    EXPECT_EQ(study.territory.sources.back(), "x.csv");
    expect_words(notes(study), {"x.csv (France services, national list): 1 row."});
}

TEST_F(ServicesTest, AnyOtherFileAsksForItsColumns) {
    write("x.csv", "id,lon,lat\n1,6,45\n");
    expect_words(error_of("[[services]]\nfile = \"x.csv\"\n"),
                 {"x.csv", "not one of the published lists", "FINESS", "add category"});
}

TEST_F(ServicesTest, ATableGivesWhatTheManifestNamesAColumnFor) {
    write("x.csv",
          "opening,places,lat,lon,label,number\nMo-Fr 09:00-12:00,30,45,6.001,Les Lutins,c7\n");
    const std::vector<std::pair<std::string, std::string>> columns = {
        {"id", "number"}, {"name", "label"}, {"capacity", "places"}, {"opening_hours", "opening"}};
    for (const std::string missing : {"", "id", "name", "capacity", "opening_hours"}) {
        std::string list =
            "[[services]]\nfile = \"x.csv\"\ncategory = \"childcare\"\nx = \"lon\"\ny = \"lat\"\n";
        for (const auto& [key, column] : columns)
            if (key != missing) list += key + " = \"" + column + "\"\n";
        const study::Study study = open(list);
        ASSERT_EQ(study.territory.services.size(), 1U);
        const territory::Service& service = study.territory.services[0];
        EXPECT_EQ(service.id, missing == "id" ? "x-2" : "c7");
        EXPECT_EQ(service.name, missing == "name" ? "" : "Les Lutins");
        EXPECT_EQ(service.capacity,
                  missing == "capacity" ? std::nullopt : std::optional<double>(30));
        EXPECT_EQ(service.opening_hours, missing == "opening_hours" ? "" : "Mo-Fr 09:00-12:00");
        EXPECT_EQ(service.place, Coordinate::from_degrees(6.001, 45));
    }
}

TEST_F(ServicesTest, TheHoursCapacityAndNameThatOnlyTheOtherKnowsAreThoseOfTheService) {
    // The table has the capacity, the extract the name and the hours.
    write_pharmacies();
    write("x.csv", "number,lat,lon,places\na,45,6.0011,30\n");
    const study::Study study = open(
        "[[services]]\nfile = \"x.csv\"\ncategory = \"pharmacy\"\nid = \"number\"\n"
        "x = \"lon\"\ny = \"lat\"\ncapacity = \"places\"\n");
    ASSERT_EQ(study.territory.services.size(), 1U);
    EXPECT_EQ(study.territory.services[0].name, "Pharmacie Roux");
    EXPECT_EQ(study.territory.services[0].opening_hours, "Mo-Fr 09:00-19:00");
    EXPECT_EQ(study.territory.services[0].capacity, 30);
}

TEST_F(ServicesTest, PartsOfACategoryAreShownWhenTheManifestNamesThem) {
    write("x.csv",
          "AN;DEPCOM;TYPEQU;LONGITUDE;LATITUDE\n2024;05061;D502;6.001;45\n"
          "2024;05061;D244;6.001;45\n2024;05061;A128;6.001;45\n");
    const std::string list = "[[services]]\nfile = \"x.csv\"\n";
    const study::Study study = open(list);
    EXPECT_TRUE(has_category(study, "childcare"));
    EXPECT_FALSE(has_category(study, "creche"));
    EXPECT_TRUE(has_category(study, "nurse")) << "thinly mapped, but the list tells of it";
    EXPECT_FALSE(has_category(study, "emergency")) << "nobody tells of it";
    EXPECT_EQ(described(open(list + "categories = [\"creche\"]\n")),
              (std::vector<std::string>{"creche 05061-D502-2"}));
    const study::Study chosen = open("categories = [\"creche\", \"nurse\"]\n" + list);
    EXPECT_EQ(described(chosen),
              (std::vector<std::string>{"creche 05061-D502-2", "nurse 05061-D244-3"}));
    EXPECT_EQ(chosen.territory.categories.size(), 2U);
}

TEST_F(ServicesTest, TheSamePlaceInTheExtractCompletesTheRecordOfTheTable) {
    write_pharmacies();
    write("pharmacies.csv", "id,name,lon,lat\na,PHARMACIE ROUX,6.0012,45\nb,Blanc,6.009,45\n");
    const study::Study study = open(kPharmacies);
    EXPECT_EQ(described(study),
              (std::vector<std::string>{"pharmacy b Blanc", "pharmacy n21 Pharmacie Roux"}))
        << "the extract's record is richer: it knows the hours";
    ASSERT_EQ(study.same_places.size(), 1U);
    EXPECT_EQ(study.same_places[0].kept, "n21 \"Pharmacie Roux\"");
    EXPECT_EQ(study.same_places[0].dropped, "pharmacies.csv, row 2 \"PHARMACIE ROUX\"");
    EXPECT_NEAR(study.same_places[0].metres, 16, 1);
    expect_words(notes(study), {"counted once: 1.", "as a list covers their category: 1."});
}

TEST_F(ServicesTest, TheExtractsServicesStayWhereTheManifestSaysSo) {
    write_pharmacies();
    write("pharmacies.csv", "id,name,lon,lat\na,PHARMACIE ROUX,6.0012,45\nb,Blanc,6.009,45\n");
    EXPECT_EQ(described(open(std::string(kPharmacies) + "extract = \"keep\"\n")),
              (std::vector<std::string>{"pharmacy b Blanc", "pharmacy n21 Pharmacie Roux",
                                        "pharmacy n22"}));
}

TEST_F(ServicesTest, TheSamePlaceInTwoTablesIsOne) {
    write("pharmacies.csv", "id,name,lon,lat\na,Roux,6.0012,45\n");
    write("more.csv", "id,name,lon,lat\na,Pharmacie Roux,6.0014,45\na2,Blanc,6.0014,45\n");
    std::string more = kPharmacies;
    more.replace(more.find("pharmacies"), 10, "more");
    EXPECT_EQ(described(open(std::string(kPharmacies) + more)),
              (std::vector<std::string>{"pharmacy a Roux", "pharmacy a2 Blanc"}));
}

/// Zones "05001" (West) and "05002" (East) of a kind that lists of communes know.
constexpr const char* kCommunes = "[zones]\nfile = \"communes.geojson\"\ncode = \"code\"\n";

class CountedServicesTest : public ServicesTest {
  protected:
    void SetUp() override {
        ServicesTest::SetUp();
        std::string zones(kZones);
        for (const char* code : {"\"001\"", "\"002\"", "\"003\"", "\"004\""})
            zones.replace(zones.find(code), 5, std::string("\"05") + (code + 1));
        write("communes.geojson", zones);
        write_pharmacies();
    }
    static constexpr const char* kCounts = "[[services]]\nfile = \"counts.csv\"\n";
};

TEST_F(CountedServicesTest, StandWhereTheExtractMapsOneElseInTheMiddleOfTheTown) {
    write("counts.csv", "CODGEO;NB_D307;NB_D501\n05001;3;\n05002;1;\n59999;8;\n");
    study::Study study = open(std::string(kCommunes) + kCounts);
    EXPECT_EQ(described(study),
              (std::vector<std::string>{"pharmacy 05001-pharmacy", "pharmacy 05002-pharmacy",
                                        "pharmacy n21 Pharmacie Roux", "pharmacy n22"}))
        << "three in the west, of which the extract maps two";
    expect_words(notes(study), {"1 in a commune that is not a zone of the study",
                                "2 are placed at a service", "2 at the centre of their commune"});
}

TEST_F(CountedServicesTest, AreNotCountedAgainByAnotherList) {
    write("counts.csv", "CODGEO;NB_D307;NB_D501\n05001;3;\n05002;1;\n");
    write("pharmacies.csv", "id,name,lon,lat\na,Blanc,6.0012,45\nb,Bleu,6.003,45\n");
    write("older.csv", "CODGEO;NB_D307;NB_D502\n05001;4;\n05002;1;\n");
    const study::Study study = open(std::string(kCommunes) + kPharmacies + kCounts +
                                    "[[services]]\nfile = \"older.csv\"\n");
    EXPECT_EQ(study.territory.services.size(), 5U) << "four in the west, one in the east";
}

TEST_F(CountedServicesTest, SettleWherePeopleLiveCloseTogether) {
    write("counts.csv", "CODGEO;NB_D501;NB_D201\n05001;1;\n");
    write("households.csv",
          "id,people,lon,lat\nfarm,9,5.991,44.996\na,4,6.001,45\nb,4,6.0015,45\nc,4,6.002,45\n");
    study::Study study = open(std::string(kCommunes) + kHouseholdsTable + kCounts);
    const auto roads = osm::import_roads(folder_ / "roads.osm");
    place_on_roads(study, roads.network);
    ASSERT_EQ(study.territory.services.size(), 3U) << "the extract's pharmacies and a crèche";
    EXPECT_EQ(study.territory.services[0].id, "05001-childcare");
    EXPECT_EQ(study.territory.services[0].place, Coordinate::from_degrees(6.0015, 45))
        << "twelve people live around b, nine on the farm";
}

TEST_F(CountedServicesTest, FinessCapacitiesComeFromTheirOwnFile) {
    write("finess.csv", "nofinesset;rs;cog;categetab;coordx;coordy\n050000025;EHPAD;05001;500;;\n");
    write("capacities.csv",
          "finess;etalab;94;2024-01-01\n"
          "equipementsocial;050000025;924;;11;;711;;S;60;;;;;;N;;\n");
    const study::Study study = open(std::string(kCommunes) +
                                    "[[services]]\nfile = \"finess.csv\"\n"
                                    "[[services]]\nfile = \"capacities.csv\"\n");
    ASSERT_EQ(described(study)[0], "elderly 050000025 EHPAD");
    EXPECT_EQ(study.territory.services[0].capacity, 60);
}

TEST_F(ServicesTest, CommunesThatHaveMergedSinceAreFoundByTheTableOfMovements) {
    std::string zones(kZones);
    zones.replace(zones.find("\"001\""), 5, "\"05001\"");
    write("zones.geojson", zones);
    write("x.csv", "AN;DEPCOM;TYPEQU\n2018;05001;D502\n2018;05120;D502\n2018;05999;D502\n");
    write("movements.csv",
          "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
          "32,2019-01-01,COM,05120,COM,05001,West\n");
    const std::string list = "[[services]]\nfile = \"x.csv\"\ncategories = [\"creche\"]\n";
    const study::Study without = open(kZonesTable + list);
    EXPECT_EQ(described(without), (std::vector<std::string>{"creche 05001-D502-2"}));
    const study::Study with =
        open(kZonesTable + std::string{"movements = \"movements.csv\"\n"} + list);
    EXPECT_EQ(described(with),
              (std::vector<std::string>{"creche 05001-D502-2", "creche 05120-D502-3"}));
    expect_words(notes(with), {"1 in a commune that is not a zone of the study",
                               "communes that have changed since, placed by the table of "
                               "movements: 1"});
}

TEST_F(ServicesTest, CapacitiesThatNobodyTellsAreCounted) {
    write("x.csv", "AN;DEPCOM;TYPEQU;LONGITUDE;LATITUDE\n2024;05061;D502;6.001;45\n");
    study::Study study = open("[[services]]\nfile = \"x.csv\"\ncategories = [\"creche\"]\n");
    place_on_roads(study, osm::import_roads(folder_ / "roads.osm").network);
    expect_words(notes(study),
                 {"Services without a capacity in any input", "creche 1 of 1 (places)"});
}

}  // namespace
}  // namespace relais::assembly
