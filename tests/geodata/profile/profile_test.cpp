#include "geodata/profile/profile.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"

namespace relais::profile {
namespace {

/// The car's file with one piece of text replaced.
std::string changed(const std::string& from, const std::string& to) {
    std::string text(source("car"));
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string complaint(const std::string& text) {
    try {
        (void)parse(text, "my.toml");
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(TheBuiltInProfiles, AreReadAndDiffer) {
    EXPECT_EQ(named("car").mode, Mode::kCar);
    EXPECT_EQ(named("bicycle").mode, Mode::kBicycle);
    EXPECT_EQ(named("walk").mode, Mode::kWalk);
    for (const char* const name : {"car", "bicycle", "walk"}) {
        EXPECT_EQ(named(name).name, name);
        EXPECT_EQ(named(name).speeds.size(), graph::road_class_names().size());
    }
    EXPECT_NE(named("car").text, named("walk").text);
    EXPECT_THROW((void)named("horse"), Error);
}

TEST(TheCar, GetsSlowerFromTheMotorwayToTheLivingStreet) {
    const auto& speeds = named("car").speeds;
    for (std::size_t i = 2; i < 10; i += 2) EXPECT_LT(speeds[i].open, speeds[i - 2].open);
    for (const ClassSpeed& speed : speeds) EXPECT_LE(speed.built_up, speed.open);
}

TEST(AProfile, IsTheSameWhateverItsComments) {
    EXPECT_EQ(parse(changed("# How a car", "# How my car"), "a").text, named("car").text);
    EXPECT_NE(parse(changed("service        = 15", "service        = 16"), "a").text,
              named("car").text);
}

TEST(AProfile, TakesOneSpeedOrTwo) {
    const Profile profile = parse(changed("residential    = [27, 25]", "residential = 20"), "a");
    EXPECT_EQ(profile.speeds[11].open, 20);
    EXPECT_EQ(profile.speeds[11].built_up, 20);
}

TEST(AProfile, IsRefusedWithTheNameOfTheKey) {
    EXPECT_EQ(complaint(changed("service        = 15", "")),
              "my.toml: \"speeds.service\" is missing; copy it from a built-in profile");
    EXPECT_EQ(complaint(changed("service        = 15", "service = \"fast\"")),
              "my.toml: \"speeds.service\" must be a number from 0 to 300");
    EXPECT_EQ(
        complaint(changed("service        = 15", "service = 15\nrunway = 99")),
        "my.toml: \"speeds.runway\" is unknown; remove it, or compare with a built-in profile");
    EXPECT_EQ(complaint(changed("mode = \"car\"", "mode = \"hovercraft\"")),
              "my.toml: \"mode\" must be \"car\", \"bicycle\" or \"walk\"");
    EXPECT_EQ(complaint(changed("keys = [\"motorcar\"", "keys = [\"car\"")),
              "my.toml: \"access.keys\" names \"car\", which is not a known access key");
    EXPECT_EQ(complaint(changed("stop = 5", "stop = -1")),
              "my.toml: \"delays.stop\" must be a number from 0 to 86400");
    EXPECT_EQ(
        complaint(changed("law = \"linear\"", "law = \"steep\"")),
        "my.toml: \"slope.law\" must be \"none\", \"tobler\", \"linear\", \"climb\" or \"pace\"");
    EXPECT_EQ(complaint(changed("uphill = 1.5\n", "")),
              "my.toml: \"slope.uphill\" is missing; copy it from a built-in profile");
    EXPECT_EQ(
        complaint(changed("law = \"linear\"", "law = \"tobler\"")),
        "my.toml: \"slope.downhill\" is unknown; remove it, or compare with a built-in profile");
    EXPECT_NE(complaint("name = ").find("my.toml, line 1: "), std::string::npos);
}

/// A number of a profile, with the least and the greatest value that it may have.
struct Limits {
    const char* profile;
    const char* section;
    const char* key;
    double low, high;
};

/// The built-in profile with another value of one key.
std::string with_value(const Limits& of, double value) {
    std::string text(source(of.profile));
    const std::size_t section =
        *of.section == '\0' ? 0 : text.find(std::string("\n[") + of.section + ']');
    EXPECT_NE(section, std::string::npos) << of.section;
    const std::size_t line = text.find(std::string("\n") + of.key + ' ', section);
    EXPECT_NE(line, std::string::npos) << of.key;
    const std::size_t from = text.find('=', line) + 1;
    return text.replace(from, text.find('\n', from) - from, ' ' + std::to_string(value));
}

TEST(AProfile, HasEachNumberWithinItsLimitsAndTheLimitsThemselves) {
    for (const Limits& of :
         std::vector<Limits>{{"car", "", "max_snap_metres", 1, 100'000},
                             {"car", "", "farther_to_open_metres", 0, 100'000},
                             {"car", "networks", "sure_metres", 0, 1e7},
                             {"car", "networks", "remote_metres", 0, 1e7},
                             {"car", "networks", "gap_metres", 1, 100'000},
                             {"car", "speeds", "service", 0, 300},
                             {"car", "speeds", "let_in", 1, 300},
                             {"car", "speeds", "pushed", 0, 300},
                             {"car", "limits", "share", 0.1, 1.5},
                             {"car", "limits", "share_on_motorways", 0.1, 1.5},
                             {"car", "surfaces", "sett", 1, 300},
                             {"car", "narrow", "below_metres", 0, 20},
                             {"car", "narrow", "at_most", 1, 300},
                             {"car", "bends", "lateral_acceleration", 0, 20},
                             {"car", "slope", "free", 0, 1},
                             {"car", "slope", "uphill", 0, 100},
                             {"car", "slope", "downhill", -100, 100},
                             {"car", "slope", "least", 0.05, 1},
                             {"car", "slope", "most", 1, 5},
                             {"walk", "slope", "best", 0, 1},
                             {"walk", "slope", "bend", 0, 1},
                             {"walk", "slope", "steep", 0, 100},
                             {"car", "delays", "stop", 0, 86'400},
                             {"car", "delays", "yield", 0, 86'400},
                             {"car", "delays", "through_ends_only", 0, 86'400}}) {
        for (const double value : {of.low, of.high})
            EXPECT_EQ(complaint(with_value(of, value)), "no error") << of.key << ' ' << value;
        for (const double value : {of.low - 0.01, of.high + 0.01})
            EXPECT_NE(complaint(with_value(of, value)).find("must be a number from "),
                      std::string::npos)
                << of.key << ' ' << value;
    }
}

TEST(AProfile, MayHaveAnySteepnessFromZero) {
    const std::string walk = named("walk").toml;
    const auto with_steep = [&](const std::string& value) {
        std::string text = walk;
        text.replace(text.find("steep = 5.5"), 11, "steep = " + value);
        return complaint(text);
    };
    EXPECT_EQ(with_steep("0.5"), "no error");
    EXPECT_EQ(with_steep("-0.5"), "my.toml: \"slope.steep\" must be a number from 0 to 100");
}

TEST(AProfileFile, IsOpenedByItsPathAndABuiltInOneByItsName) {
    const auto folder = std::filesystem::temp_directory_path() / "relais-profile-test";
    std::filesystem::create_directories(folder);
    const auto file = folder / "mine.toml";
    std::ofstream(file) << changed("name = \"car\"", "name = \"van\"");
    EXPECT_EQ(open(file).name, "van");
    EXPECT_EQ(open(file).toml, changed("name = \"car\"", "name = \"van\""));
    EXPECT_EQ(open("walk").text, named("walk").text);
    const auto refusal = [](const std::filesystem::path& name) -> std::string {
        try {
            (void)open(name);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    };
    EXPECT_EQ(refusal("horse"),
              "horse: this is neither a readable profile file nor a built-in profile; name a file, "
              "or car, bicycle or walk");
    std::ofstream(file, std::ios::trunc) << "";
    EXPECT_NE(refusal(file).find("\"name\" is missing"), std::string::npos);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace relais::profile
