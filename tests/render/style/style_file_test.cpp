#include "render/style/style_file.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::style {
namespace {

class StyleFile : public ::testing::Test {
  protected:
    void TearDown() override { std::filesystem::remove(file_); }
    Theme read(const std::string& text) {
        std::ofstream(file_) << text;
        return read_style(file_);
    }
    std::string refusal(const std::string& text) {
        try {
            (void)read(text);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
    std::filesystem::path file_ = std::filesystem::temp_directory_path() /
                                  ("relais-style-" + std::to_string(getpid()) + ".toml");
};

TEST_F(StyleFile, ThePrintedStyleReadsBackAsTheDefault) {
    const Theme theme = read(default_style()), standard;
    EXPECT_EQ(theme.scale, standard.scale);
    EXPECT_EQ(theme.ink, standard.ink);
    EXPECT_EQ(theme.territory_line, standard.territory_line);
    EXPECT_EQ(theme.text_family, standard.text_family);
}

TEST_F(StyleFile, WhatIsNotNamedStays) {
    const Theme theme = read("[colors]\naccent = \"#00539f\"\n");
    EXPECT_EQ(theme.accent, Color::hex(0x00539f));
    EXPECT_EQ(theme.ink, Theme{}.ink);
}

TEST_F(StyleFile, ClassesAreFixedUnlessAskedFor) {
    EXPECT_EQ(read("").breaks, Breaks::kFixed);
    const Theme theme = read("[classes]\nmethod = \"natural\"\ncount = 4\n");
    EXPECT_EQ(theme.breaks, Breaks::kNatural);
    EXPECT_EQ(theme.class_count, 4U);
}

TEST_F(StyleFile, MistakesNameTheKeyAndTheRemedy) {
    EXPECT_NE(refusal("[classes]\nmethod = \"jenks\"\n").find("\"natural\""), std::string::npos);
    EXPECT_NE(refusal("[classes]\ncount = 9\n").find("[classes] count"), std::string::npos);
    EXPECT_NE(refusal("[colors]\naccent = \"blue\"\n").find("[colors] accent"), std::string::npos);
    EXPECT_NE(refusal("[colors]\nacent = \"#000000\"\n").find("[colors] acent"), std::string::npos);
    EXPECT_NE(refusal("[lines]\nzone = 40\n").find("[lines] zone"), std::string::npos);
    EXPECT_NE(refusal("[scale]\ncolors = [\"#000000\", \"#ffffff\"]\n").find("[scale] colors"),
              std::string::npos);
    EXPECT_NE(refusal("accent = \"#000000\"\n").find("accent"), std::string::npos);
    EXPECT_NE(refusal("[colors\n").find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace relais::style
