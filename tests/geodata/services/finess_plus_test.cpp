#include <cpl_vsi.h>

#include "tests/geodata/services/list_files.h"

namespace relais::services {
namespace {

/// A flow of structures with these establishments, all run by one legal person with an address of
/// its own, which is not a service.
std::string structures(const std::string& establishments) {
    return R"({"schemaVersion": "v1.0.0", "generatedAt": "2026-03-09T15:49:37Z",
"gcc": [{"gccId": "1", "nomGcc": "A group", "pmejDuGcc": [{"pmSmsseId": "7"}]}],
"pmej": [{"informationsGeneralesPMEJ": {"pmSmsseId": "7", "numFinessPm": "050000009",
  "categorieentiteGeographiqueExercice": "500"},
 "adresse": [{"cogCommune": "75056", "codePostal": "75001"}],
 "ege": [)" +
           establishments + R"(], "etatObjet": "A"}]})";
}

std::string address(const std::string& rest) {
    return R"({"usageAdresse": "03", "cogCommune": "05061")" + rest + "}";
}

std::string coordinates(const std::string& lon, const std::string& lat, const std::string& key) {
    return R"(, "coordonneesGeographique": {"coordonneeX": "6000000", "coordonneeY": "900000",
 "directionLatitude": ")" +
           lat + R"(", "directionLongitude": ")" + lon + R"(", "cleInInteropBAN": ")" + key + "\"}";
}

std::string establishment_object(const std::string& number, const std::string& name,
                                 const std::string& kind, const std::string& addresses,
                                 const std::string& state = "A") {
    return R"({"informationsGeneralesEGE": {"egeId": "1", "nomEgeCourt": "Short", "nomEgeLong": ")" +
           name + R"(", "numFinessEge": ")" + number +
           R"("}, "categorieentiteGeographiqueExercice": ")" + kind + R"(", "adresse": [)" +
           addresses + R"(], "evenement": [{"etatObjet1": "005"}], "etatObjet": ")" + state +
           R"("})";
}

class FinessPlusTest : public ListFiles {
  protected:
    [[nodiscard]] std::string error_of(std::string_view text) const {
        try {
            static_cast<void>(read(text, "flow.json"));
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
    static std::string home() {
        return establishment_object("050000025", "EHPAD JEAN MARTIN    ", "500",
                                    address(coordinates("6.08", "44.56", "05061_0515_00240")));
    }
};

TEST_F(FinessPlusTest, EstablishmentsAreReadNotWhoRunsThem) {
    const study::ServiceList list = read(structures(home()), "flow.json");
    EXPECT_EQ(list.format, "FiNESS+, structures");
    EXPECT_EQ(list.rows, 1U);
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_EQ(list.records[0].id, "050000025");
    EXPECT_EQ(list.records[0].name, "EHPAD JEAN MARTIN") << "blanks at the end are no name";
    EXPECT_EQ(keys(list.records[0]), "elderly elderly_home");
    EXPECT_EQ(list.records[0].commune, "05061");
    expect_near(list.records[0].place, 6.08, 44.56, 0.1);
    EXPECT_TRUE(list.records[0].precise);
    EXPECT_EQ(list.crs, "EPSG:4326");
}

TEST_F(FinessPlusTest, WhatIsOutsideOfTheListOfStructuresIsNotRead) {
    std::string flow =
        structures(establishment_object("050000025", "EHPAD JEAN MARTIN", "500", address("")));
    flow.insert(flow.find("\"pmej\""), "\"archive\": [{\"ege\": [" + home() + "]}],");
    const study::ServiceList list = read(flow, "flow.json");
    EXPECT_EQ(list.rows, 1U);
    ASSERT_EQ(list.records.size(), 1U);
    EXPECT_FALSE(list.records[0].precise) << "the place is that of the archive";
}

TEST_F(FinessPlusTest, ClosedOnesAndUnknownKindsAreLeftOut) {
    const std::string here = address(coordinates("6.08", "44.56", "05061_0515_00240"));
    const study::ServiceList list = read(
        structures(home() + "," + establishment_object("050000033", "OLD", "500", here, "I") + "," +
                   establishment_object("050000041", "LABORATOIRE", "611", here) + "," + home()),
        "flow.json");
    EXPECT_EQ(list.rows, 4U);
    EXPECT_EQ(list.records.size(), 1U);
    EXPECT_EQ(left_out(list),
              "1 closed, or not open yet (establishment 2); 1 of an unknown kind (establishment "
              "3); 1 of an establishment that an earlier row has already (establishment 4)");
}

TEST_F(FinessPlusTest, AnAddressOfTheCommuneAloneIsNoPrecisePlaceAndOneAbroadIsNone) {
    const study::ServiceList list =
        read(structures(establishment_object("050000025", "A", "500",
                                             address(coordinates("6.08", "44.56", "05061"))) +
                        "," +
                        establishment_object("050000033", "B", "500",
                                             address(coordinates("44.56", "6.08", "05061_0515"))) +
                        "," + establishment_object("050000041", "C", "500", address(""))),
             "flow.json");
    ASSERT_EQ(list.records.size(), 3U);
    EXPECT_TRUE(list.records[0].place);
    EXPECT_FALSE(list.records[0].precise);
    EXPECT_FALSE(list.records[1].place);
    ASSERT_EQ(list.all_remarks().size(), 1U);
    EXPECT_NE(list.all_remarks()[0].text.find("outside France"), std::string::npos);
    EXPECT_FALSE(list.records[2].place);
    EXPECT_EQ(list.records[2].commune, "05061");
}

TEST_F(FinessPlusTest, OfSeveralAddressesTheOneWithAPlaceCounts) {
    const study::ServiceList list =
        read(structures(establishment_object(
                 "050000025", "A", "500",
                 address("") + "," + address(coordinates("6.08", "44.56", "05061_0515_00240")))),
             "flow.json");
    ASSERT_EQ(list.records.size(), 1U);
    expect_near(list.records[0].place, 6.08, 44.56, 0.1);
}

TEST_F(FinessPlusTest, TheFlowIsReadFromItsArchive) {
    const std::string text = structures(home());
    const std::filesystem::path packed = folder_ / "flow.json.gz";
    VSILFILE* out = VSIFOpenL(("/vsigzip/" + packed.string()).c_str(), "wb");
    ASSERT_NE(out, nullptr);
    VSIFWriteL(text.data(), 1, text.size(), out);
    VSIFCloseL(out);
    const auto list = read_list({packed, "", ""}, taxonomy());
    ASSERT_TRUE(list);
    EXPECT_EQ(list->records.size(), 1U);
}

TEST_F(FinessPlusTest, AFileThatStopsOrIsAnotherFlowGetsASentence) {
    const std::string whole = structures(home());
    const std::string stopped = error_of(whole.substr(0, whole.size() / 2));
    EXPECT_NE(stopped.find("flow.json: it is not valid JSON after byte"), std::string::npos)
        << stopped;
    EXPECT_NE(stopped.find("download it again"), std::string::npos) << stopped;
    const std::string other =
        error_of(R"({"schemaVersion": "v1", "generatedAt": "2026-04-01", "activites": []})");
    EXPECT_NE(other.find("finess-structures"), std::string::npos) << other;
}

}  // namespace
}  // namespace relais::services
