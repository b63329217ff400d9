#include "geodata/gazetteer/gazetteer.h"

#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"
#include "geodata/gazetteer/question.h"

namespace relais::gazetteer {
namespace {

/// Two towns, 60 km apart, each with a rue Carnot; between them a hamlet. In Gap two houses of the
/// rue Carnot have numbers, and an avenue bears the name of the other town.
constexpr const char* kMap = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="44.560" lon="6.080"><tag k="place" v="town"/><tag k="name" v="Gap"/></node>
 <node id="2" lat="44.900" lon="6.640"><tag k="place" v="town"/><tag k="name" v="Briançon"/></node>
 <node id="3" lat="44.700" lon="6.300"><tag k="place" v="hamlet"/>
  <tag k="name" v="Les Œufs-Saint-Jean"/></node>
 <node id="11" lat="44.561" lon="6.080"/><node id="12" lat="44.561" lon="6.081"/>
 <node id="13" lat="44.561" lon="6.082"/><node id="14" lat="44.562" lon="6.082"/>
 <node id="15" lat="44.563" lon="6.082"/>
 <node id="21" lat="44.901" lon="6.640"/><node id="22" lat="44.901" lon="6.641"/>
 <node id="31" lat="44.5612" lon="6.0805"><tag k="addr:housenumber" v="12"/>
  <tag k="addr:street" v="Rue Carnot"/><tag k="addr:city" v="Gap"/>
  <tag k="addr:postcode" v="05000"/></node>
 <node id="32" lat="44.5612" lon="6.0815"><tag k="addr:housenumber" v="14 bis"/>
  <tag k="addr:street" v="Rue Carnot"/><tag k="addr:city" v="Gap"/>
  <tag k="addr:postcode" v="05000"/></node>
 <way id="41"><nd ref="11"/><nd ref="12"/><nd ref="13"/><tag k="highway" v="residential"/>
  <tag k="name" v="Rue Carnot"/></way>
 <way id="42"><nd ref="13"/><nd ref="14"/><nd ref="15"/><tag k="highway" v="primary"/>
  <tag k="name" v="Avenue de Briançon"/></way>
 <way id="43"><nd ref="21"/><nd ref="22"/><tag k="highway" v="residential"/>
  <tag k="name" v="Rue Carnot"/></way>
</osm>)";

class GazetteerTest : public testing::Test {
  protected:
    void SetUp() override {
        file_ = std::filesystem::temp_directory_path() /
                ("relais-gazetteer-" + std::to_string(::getpid()) + ".osm");
        std::ofstream(file_) << kMap;
    }
    void TearDown() override { std::filesystem::remove(file_); }

    [[nodiscard]] Found find(const std::string& words) const {
        return gazetteer::find(file_, words, {});
    }
    void expect_at(const std::string& words, double lon, double lat) const {
        const Found found = find(words);
        EXPECT_EQ(found.place, Coordinate::from_degrees(lon, lat)) << words << ": " << found.label;
    }
    void expect_refused(const std::string& words, const std::vector<std::string>& sentence) const {
        try {
            ADD_FAILURE() << words << " is " << find(words).label;
        } catch (const Error& error) {
            for (const std::string& part : sentence)
                EXPECT_NE(std::string(error.what()).find(part), std::string::npos)
                    << part << " is not in: " << error.what();
        }
    }
    std::filesystem::path file_;
};

TEST_F(GazetteerTest, FindsAHouseHoweverItsAddressIsWritten) {
    for (const char* words :
         {"12 rue Carnot, Gap", "12, Rue Carnot, 05000 Gap", "Gap, rue Carnot 12", "12 RUE CARNOT",
          "rue carnot 12 gap", "12 rue Carnot 05000 GAP"})
        expect_at(words, 6.0805, 44.5612);
    expect_at("14bis rue Carnot, Gap", 6.0815, 44.5612);
    expect_at("14 bis, rue Carnot, Gap", 6.0815, 44.5612);
    EXPECT_EQ(find("12 rue Carnot, Gap").label, "Rue Carnot 12, Gap");
}

TEST_F(GazetteerTest, FindsAStreetInItsTownAndATownByItsName) {
    expect_at("rue Carnot, Gap", 6.081, 44.561);
    expect_at("rue carnot, briancon", 6.641, 44.901);
    expect_at("Gap", 6.080, 44.560);
    expect_at("GAP", 6.080, 44.560);
    expect_at("les oeufs st jean", 6.300, 44.700);
}

TEST_F(GazetteerTest, ATownInTheNameOfAStreetIsNotWhereItLies) {
    expect_at("av. de Briançon, Gap", 6.082, 44.562);
    expect_at("Briançon", 6.640, 44.900);
    expect_refused("avenue de Briançon, Briançon", {"is not in"});
}

TEST_F(GazetteerTest, SeveralPlacesAreListed) {
    expect_refused("rue Carnot", {"matches 2 places", "Rue Carnot, Gap (6.08100,44.56100)",
                                  "Rue Carnot, Briançon (6.64100,44.90100)"});
}

TEST_F(GazetteerTest, AMissingNumberIsToldWithThoseThatAreThere) {
    expect_refused("13 rue Carnot, Gap",
                   {"Rue Carnot", "with the numbers 12, 14 bis", "leave the"});
    expect_refused("12 rue Carnot, Briançon", {"without house numbers"});
}

/// Streets named after dates and other numbers, a kilometre apart, as the maps of our countries
/// write them; the house 12 stands in the Rue du 8 Mai 1945, the houses 3 and 5a in 3 Maja.
constexpr const char* kDates[] = {"Rue du 8 Mai 1945",
                                  "Avenue du 11 Novembre 1918",
                                  "Rue du 4 Septembre",
                                  "Chemin des 3 Fontaines",
                                  "Rue du 1er Mai",
                                  "Rue du 12 Mai 1945",
                                  "3 Maja",
                                  "28. října",
                                  "Ulica 30. svibnja 1990.",
                                  "Rue du Dix Mars",
                                  "Rue 7"};

std::string dated_streets() {
    std::string map = "<?xml version=\"1.0\"?><osm version=\"0.6\">";
    for (std::size_t i = 0; i < std::size(kDates); ++i)
        for (int x = 0; x < 3; ++x)
            map += fmt::format("<node id=\"{}\" lat=\"{}\" lon=\"{}\"/>", 10 * i + 100 + x,
                               45 + 0.01 * i, 6 + 0.001 * x);
    const auto house = [&map](int id, const char* number, const char* street, double lat) {
        map += fmt::format(
            "<node id=\"{}\" lat=\"{}\" lon=\"6.0015\"><tag k=\"addr:housenumber\" v=\"{}\"/>"
            "<tag k=\"addr:street\" v=\"{}\"/></node>",
            id, lat, number, street);
    };
    house(1, "8", "Rue du 12 Mai 1945", 45.05);
    house(2, "3", "3 Maja", 45.06);
    house(3, "5a", "3 Maja", 45.06);
    for (std::size_t i = 0; i < std::size(kDates); ++i)
        map += fmt::format(
            "<way id=\"{}\"><nd ref=\"{}\"/><nd ref=\"{}\"/><nd ref=\"{}\"/>"
            "<tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"{}\"/></way>",
            i + 1, 10 * i + 100, 10 * i + 101, 10 * i + 102, kDates[i]);
    return map + "</osm>";
}

TEST_F(GazetteerTest, FindsAStreetNamedAfterADate) {
    std::ofstream(file_) << dated_streets();
    for (std::size_t i = 0; i < std::size(kDates); ++i)
        expect_at(kDates[i], 6.001, 45 + 0.01 * static_cast<double>(i));
    expect_at("rue du 8 mai", 6.001, 45.00);
    expect_at("RUE DU 8 MAI 1945", 6.001, 45.00);
    expect_at("av. du 11 novembre 1918", 6.001, 45.01);
    expect_at("rue du 1 mai", 6.001, 45.04);
    expect_at("ulica 3 Maja", 6.001, 45.06);
    expect_at("ul. 3 maja", 6.001, 45.06);
    expect_at("28. rijna", 6.001, 45.07);
    expect_at("ulica 30 svibnja 1990", 6.001, 45.08);
    expect_at("rue du 10 mars", 6.001, 45.09);
}

TEST_F(GazetteerTest, TellsTheNumberOfAHouseFromThoseInTheNameOfItsStreet) {
    std::ofstream(file_) << dated_streets();
    EXPECT_EQ(find("ulica 3 Maja 3").label, "3 Maja 3");
    EXPECT_EQ(find("ul. 3 Maja 5a").label, "3 Maja 5a");
    EXPECT_EQ(find("8 rue du 12 mai 1945").label, "Rue du 12 Mai 1945 8");
    // Not number 8 of the street named after the 12th.
    expect_refused("12 Rue du 8 Mai 1945", {"the street Rue du 8 Mai 1945 is there",
                                            "number 12 is not mapped", "leave the number"});
    expect_refused("8 rue du 8 mai 1945",
                   {"the street Rue du 8 Mai 1945 is there", "number 8 is not mapped"});
    expect_refused("28. října 12", {"the street 28. října is there", "number 12 is not mapped"});
    expect_refused("ulica 3 Maja 4", {"the street 3 Maja is there", "with the numbers 3, 5a"});
    expect_refused("rue du 9 mai 1945", {"is not in"});
}

TEST_F(GazetteerTest, WhatIsNowhereSaysWhatTheExtractHolds) {
    expect_refused("5 rue Victor Hugo, Gap",
                   {"\"5 rue Victor Hugo, Gap\"", "2 addresses", "3 named places"});
    expect_refused("--", {"contains no word"});
    std::ofstream(file_) << R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="45" lon="6"/><node id="2" lat="45" lon="6.01"/>
 <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>)";
    expect_refused("12 rue Carnot, Gap", {"contains no addresses", "longitude and latitude"});
}

TEST(HouseNumbers, AreReadFromTagsAndQuestions) {
    using Words = std::vector<std::string>;
    EXPECT_EQ(house_numbers({"12", "bis"}), (Words{"12bis"}));
    EXPECT_EQ(house_numbers({"12", "14"}), (Words{"12", "14"}));
    EXPECT_EQ(house_numbers({"12b"}), (Words{"12b"}));
    EXPECT_EQ(house_numbers({"rue", "b"}), (Words{}));
}

}  // namespace
}  // namespace relais::gazetteer
