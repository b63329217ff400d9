#include "geodata/scenario/scenario_file.h"

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"
#include "tests/support/program.h"

namespace relais::scenario {
namespace {

using namespace testing_support;

class ScenarioFile : public testing::Test {
  protected:
    ScenarioFile() {
        territory_.categories = {{"childcare", {}, {10}, ""}, {"pharmacy", {}, {10}, ""}};
    }
    Scenario read(const std::string& text) {
        write_file(folder_ / "plan.toml", text);
        return read_scenario(folder_ / "plan.toml", territory_);
    }
    /// The sentence without the folder; empty when it is read.
    std::string error_of(const std::string& text) {
        try {
            (void)read(text);
        } catch (const Error& error) {
            const std::string message = error.what();
            const std::string folder = folder_.path().string() + "/";
            EXPECT_EQ(message.rfind(folder, 0), 0U) << message;
            return message.substr(folder.size());
        }
        return "";
    }
    std::string error_of_edit(const std::string& keys) {
        return error_of("name = \"x\"\n[[edits]]\n" + keys);
    }

    Folder folder_;
    territory::Territory territory_;
};

TEST_F(ScenarioFile, ReadsEveryKindOfEdit) {
    const Scenario plan = read(R"(
name = "Plan"
[[edits]]
do = "add_service"
label = "A crèche"
category = "childcare"
lon = 6.5
lat = 44.5
capacity = 20
[[edits]]
do = "move_service"
service = "a"
category = "pharmacy"
lon = 6
lat = 44
[[edits]]
do = "close_service"
service = "b"
[[edits]]
do = "resize_service"
service = "c"
capacity = 12
[[edits]]
do = "set_hours"
service = "c"
opening_hours = "Mo-Fr 08:00-18:00"
[[edits]]
do = "close_road"
ways = [12, 34]
[[edits]]
do = "open_road"
class = ["track"]
[[edits]]
do = "set_speed"
polygon = [[6, 44], [6.1, 44], [6.1, 44.1]]
kmh = 30
[[edits]]
do = "scale_speed"
class = ["track"]
factor = 0.5
[[edits]]
do = "scale_population"
factor = 1.2
zone = "05001"
[[edits]]
do = "add_households"
lon = 6
lat = 44
weight = 30
[[edits]]
do = "add_round"
category = "pharmacy"
name = "Bus"
[[edits.stops]]
lon = 6
lat = 44
opening_hours = "Mo 09:00-12:00"
[[edits.stops]]
lon = 6.1
lat = 44
opening_hours = "Tu 09:00-12:00"
[[edits]]
do = "add_road"
line = [[6, 44], [6.1, 44.1]]
kmh = 70
one_way = true
class = "secondary"
name = "Bypass"
[[edits]]
do = "close_road"
names = ["Col d'Izoard"]
)");
    EXPECT_EQ(plan.key, "plan");
    ASSERT_EQ(plan.edits.size(), 14U);
    const auto& add = std::get<AddService>(plan.edits[0].action);
    EXPECT_EQ(add.service.id, "plan edit 1");
    EXPECT_EQ(add.service.capacity, 20);
    EXPECT_EQ(std::get<MoveService>(plan.edits[1].action).service.category, CategoryId{1u});
    EXPECT_EQ(std::get<CloseRoads>(plan.edits[5].action).roads.ways,
              (std::vector<std::int64_t>{12, 34}));
    // A ring is closed where the file leaves it open.
    EXPECT_EQ(std::get<SetSpeed>(plan.edits[7].action).roads.area[0].outer.size(), 4U);
    EXPECT_EQ(std::get<AddHousehold>(plan.edits[10].action).weight, 30);
    const auto& round = std::get<AddRound>(plan.edits[11].action);
    ASSERT_EQ(round.stops.size(), 2U);
    EXPECT_EQ(round.stops[1].id, "Bus 2");
    EXPECT_EQ(round.stops[1].opening_hours, "Tu 09:00-12:00");
    EXPECT_EQ(round.stops[1].place, Coordinate::from_degrees(6.1, 44));
    const auto& road = std::get<AddRoad>(plan.edits[12].action);
    EXPECT_EQ(road.line.size(), 2U);
    EXPECT_TRUE(road.one_way);
    EXPECT_STREQ(graph::road_class_names()[road.road_class], "secondary");
    EXPECT_EQ(std::get<CloseRoads>(plan.edits[13].action).roads.names,
              (std::vector<std::string>{"Col d'Izoard"}));
}

TEST_F(ScenarioFile, ReadsAreasFromFiles) {
    write_file(folder_ / "flood.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
"geometry":{"type":"Polygon","coordinates":[[[6,44],[6.1,44],[6.1,44.1],[6,44]]]}}]})");
    const Scenario flood =
        read("name = \"x\"\n[[edits]]\ndo = \"close_road\"\npolygon_file = \"flood.geojson\"\n");
    EXPECT_EQ(std::get<CloseRoads>(flood.edits[0].action).roads.area.size(), 1U);
}

TEST_F(ScenarioFile, PutsTheEditsOfIncludedScenariosFirst) {
    write_file(folder_ / "winter.toml",
               "name = \"Winter\"\n[[edits]]\ndo = \"close_road\"\nways = [7]\n");
    const Scenario plan = read(
        "name = \"Plan\"\ninclude = [\"winter.toml\"]\n[[edits]]\ndo = \"close_service\"\n"
        "service = \"b\"\n");
    EXPECT_EQ(plan.name, "Plan");
    ASSERT_EQ(plan.edits.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<CloseRoads>(plan.edits[0].action));
    EXPECT_NE(plan.edits[0].where.find("winter.toml, edit 1"), std::string::npos);
    write_file(folder_ / "winter.toml", "name = \"Winter\"\ninclude = [\"plan.toml\"]\n");
    EXPECT_EQ(error_of("name = \"Plan\"\ninclude = [\"winter.toml\"]\n"),
              "plan.toml: this file includes itself; remove it from include");
}

TEST_F(ScenarioFile, NamesAProfileByItsFileOrAsBuiltIn) {
    EXPECT_EQ(read("name = \"x\"\nprofile = \"walk\"\n").profile, "walk");
    EXPECT_EQ(read("name = \"x\"\nprofile = \"rush.toml\"\n").profile,
              (folder_ / "rush.toml").string());
    EXPECT_EQ(read("name = \"x\"\n").profile, "");
}

TEST_F(ScenarioFile, NamesTheLineTheKeyAndTheRemedy) {
    EXPECT_EQ(error_of_edit("do = \"add_round\"\ncategory = \"pharmacy\"\n"),
              "plan.toml, line 2: edit 1 has no stop; add [[edits.stops]] with lon, lat and "
              "opening_hours");
    EXPECT_EQ(error_of_edit("do = \"add_road\"\nline = [[6, 44]]\nkmh = 50\n"),
              "plan.toml, line 4: edit 1 needs two points or more; write line = [[6.1, 44.5], "
              "[6.2, 44.5]] with longitude first");
    EXPECT_EQ(error_of("name = \"x\"\nedit = 1\n"),
              "plan.toml, line 2: \"edit\" is not a key of a scenario; its keys are name, include, "
              "profile, edits");
    EXPECT_EQ(error_of("[[edits]]\n"),
              "plan.toml, line 1: a scenario needs the key \"name\"; add name = \"…\"");
    EXPECT_EQ(error_of_edit("label = \"x\"\n"),
              "plan.toml, line 2: edit 1 needs the key \"do\"; add do = \"…\"");
    EXPECT_EQ(error_of_edit("do = \"fly\"\n")
                  .rfind("plan.toml, line 3: do = \"fly\" is not an edit; write one of "
                         "add_households, add_road",
                         0),
              0U);
    EXPECT_EQ(error_of_edit("do = \"close_service\"\nservice = \"a\"\ncategory = \"bar\"\n"),
              "plan.toml, line 5: \"bar\" is not a category; write one of childcare, pharmacy");
    EXPECT_EQ(error_of_edit("do = \"close_service\"\nservice = 5\n"),
              "plan.toml, line 4: the value of \"service\" must be text; write service = \"…\"");
    EXPECT_EQ(error_of_edit("do = \"close_service\"\nservice = \"a\"\nlon = 5\n"),
              "plan.toml, line 5: \"lon\" is not a key of edit 1; its keys are do, label, service, "
              "category");
    EXPECT_EQ(error_of_edit("do = \"close_road\"\n"),
              "plan.toml, line 3: edit 1 selects no roads; add ways, class, names, polygon or "
              "polygon_file");
    EXPECT_EQ(error_of_edit("do = \"scale_speed\"\nways = [1]\nfactor = 0\n"),
              "plan.toml, line 5: factor = 0 must be more than 0");
    EXPECT_EQ(
        error_of_edit("do = \"add_households\"\nlon = 444\nlat = 44\nweight = 1\n"),
        "plan.toml, line 4: lon = 444, lat = 44 is not a place on Earth; write degrees of WGS 84");
    EXPECT_EQ(error_of_edit("do = \"close_road\"\npolygon = [[1, 2], [3, 4]]\n"),
              "plan.toml, line 4: \"polygon\" needs three corners or more; write polygon = [[6.1, "
              "44.5], [6.2, 44.5], [6.2, 44.6]] with longitude first");
}

TEST_F(ScenarioFile, RefusesALineOrAPolygonOfWhichOneCornerIsNoPlace) {
    const auto line = [&](const std::string& corners) {
        return error_of_edit("do = \"add_road\"\nkmh = 50\nline = [" + corners + "]\n");
    };
    const auto polygon = [&](const std::string& corners) {
        return error_of_edit("do = \"close_road\"\npolygon = [" + corners + "]\n");
    };
    EXPECT_EQ(line("[6, 44], [6.1, 44.1]"), "");
    EXPECT_EQ(line("[6, 44], [6.1, 44.1], [6.2, 44]"), "");
    EXPECT_EQ(polygon("[6, 44], [6.1, 44.1], [6.2, 44]"), "");
    EXPECT_NE(polygon("[6, 44], [6.1, 44.1]"), "");
    for (const char* const bad :
         {"[6, 444]", "[666, 44]", "[6]", "[6, 44, 7]", "6", "\"6, 44\"", "[\"6\", 44]", "[]"}) {
        const std::string good = "[6, 44], [6.1, 44.1], [6.2, 44]";
        for (const std::string& corners :
             {bad + (", " + good), "[6, 44], [6.1, 44.1], " + std::string(bad) + ", [6.2, 44]",
              good + ", " + bad}) {
            EXPECT_NE(line(corners).find("edit 1 needs two points or more"), std::string::npos)
                << corners;
            EXPECT_NE(polygon(corners).find("needs three corners or more"), std::string::npos)
                << corners;
        }
    }
}

TEST_F(ScenarioFile, ChoosesRoadsByAnyOfFourKeys) {
    const auto roads = [&](const std::string& keys) {
        const Scenario plan = read("name = \"x\"\n[[edits]]\ndo = \"close_road\"\n" + keys + "\n");
        return std::get<CloseRoads>(plan.edits.at(0).action).roads;
    };
    EXPECT_EQ(roads("ways = [5, -7]").ways, (std::vector<std::int64_t>{5, -7}));
    EXPECT_EQ(roads("names = [\"D 1\", \"D 2\"]").names, (std::vector<std::string>{"D 1", "D 2"}));
    EXPECT_EQ(roads("polygon = [[6, 44], [6.1, 44], [6, 44.1]]").area.size(), 1U);
    std::vector<std::string> classes;
    for (const std::uint8_t road_class : roads("class = [\"track\", \"motorway\"]").classes)
        classes.emplace_back(graph::road_class_names()[road_class]);
    EXPECT_EQ(classes, (std::vector<std::string>{"track", "motorway"}));
    // A polygon that its file closes is left as it is.
    EXPECT_EQ(roads("polygon = [[6, 44], [6.1, 44], [6, 44.1], [6, 44]]").area[0].outer.size(), 4U);
    const auto refusal = [&](const std::string& keys) {
        return error_of_edit("do = \"close_road\"\n" + keys + "\n");
    };
    for (const char* const ways : {"ways = []", "ways = 5", "ways = [\"5\"]", "ways = [5, 6.5]"})
        EXPECT_NE(refusal(ways).find("must be a list of OpenStreetMap ids"), std::string::npos)
            << ways;
    for (const char* const kinds : {"class = []", "class = \"track\"", "class = [5]"})
        EXPECT_NE(refusal(kinds).find("must be a list of road classes"), std::string::npos);
    EXPECT_NE(refusal("class = [\"track\", \"alley\"]").find("\"alley\" is not a road class"),
              std::string::npos);
    EXPECT_NE(refusal("polygon = [[6, 44], [6.1, 44], [6, 44.1]]\npolygon_file = \"a.geojson\"")
                  .find("has both polygon and polygon_file"),
              std::string::npos);
}

TEST_F(ScenarioFile, PlacesLieWithinTheDegreesOfTheEarth) {
    const auto at = [&](const char* lon, const char* lat) {
        return error_of_edit(std::string("do = \"add_households\"\nweight = 1\nlon = ") + lon +
                             "\nlat = " + lat + "\n");
    };
    EXPECT_EQ(at("180", "90"), "");
    EXPECT_EQ(at("-180", "-90"), "");
    for (const auto& [lon, lat] :
         {std::pair{"180.1", "0"}, {"-180.1", "0"}, {"0", "90.1"}, {"0", "-90.1"}})
        EXPECT_NE(at(lon, lat).find("is not a place on Earth"), std::string::npos) << lon << lat;
    EXPECT_NE(error_of_edit("do = \"add_households\"\nweight = 1\nlon = 6\n")
                  .find("needs the key \"lat\""),
              std::string::npos);
}

TEST_F(ScenarioFile, ReadsEveryCornerOfALineInItsOrder) {
    const Scenario plan = read(
        "name = \"x\"\n[[edits]]\ndo = \"add_road\"\nkmh = 50\n"
        "line = [[6, 44], [6.1, 44.1], [6.2, 44]]\n");
    EXPECT_EQ(std::get<AddRoad>(plan.edits[0].action).line,
              (std::vector<Coordinate>{Coordinate::from_degrees(6, 44),
                                       Coordinate::from_degrees(6.1, 44.1),
                                       Coordinate::from_degrees(6.2, 44)}));
}

TEST_F(ScenarioFile, TakesNoughtForAnAmountButNotForAFactor) {
    const Scenario plan = read(
        "name = \"x\"\n[[edits]]\ndo = \"resize_service\"\nservice = \"c\"\ncapacity = 0\n"
        "[[edits]]\ndo = \"add_service\"\ncategory = \"childcare\"\nlon = 6\nlat = 44\n"
        "capacity = 0\n");
    EXPECT_EQ(std::get<ResizeService>(plan.edits[0].action).capacity, 0);
    EXPECT_EQ(std::get<AddService>(plan.edits[1].action).service.capacity, 0);
    const auto resized = [&](const std::string& capacity) {
        return error_of_edit("do = \"resize_service\"\nservice = \"c\"\ncapacity = " + capacity +
                             "\n");
    };
    EXPECT_EQ(resized("-1"), "plan.toml, line 5: capacity = -1 must not be less than 0");
    EXPECT_NE(resized("-0.001").find("must not be less than 0"), std::string::npos);
    EXPECT_NE(resized("nan"), "");
    EXPECT_NE(resized("inf"), "");
    EXPECT_EQ(resized("1e9"), "");
    EXPECT_NE(resized("1.1e9").find("larger than any real count"), std::string::npos);
    EXPECT_NE(error_of_edit("do = \"scale_speed\"\nways = [1]\nfactor = -0.5\n")
                  .find("must be more than 0"),
              std::string::npos);
}

TEST_F(ScenarioFile, RefusesTwoFilesWithOneName) {
    std::filesystem::create_directory(folder_ / "other");
    write_file(folder_ / "plan.toml", "name = \"x\"\n");
    write_file(folder_ / "other/plan.toml", "name = \"y\"\n");
    EXPECT_THROW(
        (void)read_scenarios({folder_ / "plan.toml", folder_ / "other/plan.toml"}, territory_),
        Error);
}

}  // namespace
}  // namespace relais::scenario
