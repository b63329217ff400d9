#include "geodata/profile/profile.h"

#include <filesystem>
#include <fstream>

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
