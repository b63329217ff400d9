// The reference that the program writes about itself: the list of commands in docs/, man pages and
// the completion for bash.

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais::documents {
namespace {

namespace fs = std::filesystem;
using namespace testing_support;

/// The folder that `relais reference` wrote.
class Reference : public testing::Test {
  protected:
    void SetUp() override {
        const Outcome outcome = run_relais(folder_, "reference r", "unset SOURCE_DATE_EPOCH");
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        ASSERT_EQ(outcome.out, "");
    }
    [[nodiscard]] std::vector<fs::path> man_pages() const {
        std::vector<fs::path> pages;
        for (const auto& entry : fs::directory_iterator(folder_ / "r"))
            if (entry.path().extension() == ".1") pages.push_back(entry.path());
        return pages;
    }
    /// What bash prints after `script`, with the completion loaded.
    [[nodiscard]] std::string bash(const std::string& script) const {
        write_file(folder_ / "script", ". r/relais.bash\n" + script);
        const std::string command =
            "cd '" + folder_.path().string() + "' && bash script >said 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0) << read_file(folder_ / "said");
        return read_file(folder_ / "said");
    }
    /// The proposals for the last of some words.
    [[nodiscard]] std::string completed(const std::string& words) const {
        return bash("COMP_WORDS=(" + words +
                    ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_relais\n"
                    "echo \"${COMPREPLY[@]}\"\n");
    }

    Folder folder_;
};

TEST_F(Reference, IsWhatTheDocumentsSay) {
    EXPECT_EQ(read_file(source_tree() / "docs/reference/commands.md"),
              read_file(folder_ / "r/commands.md"))
        << "commands or options have changed; write the page anew: relais reference DIR, then copy "
           "DIR/commands.md to docs/reference/";
}

TEST_F(Reference, HasAManPageForTheProgramAndEachCommand) {
    EXPECT_EQ(man_pages().size(), 18U);
    for (const fs::path& page : man_pages()) {
        const std::string text = read_file(page);
        for (const char* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS"})
            EXPECT_NE(text.find(std::string("\n.SH ") + section + "\n"), std::string::npos)
                << page << " has no section " << section;
    }
    EXPECT_NE(read_file(folder_ / "r/relais-site.1").find("\\fB\\-\\-objective\\fR"),
              std::string::npos);
}

TEST_F(Reference, WritesManPagesThatEveryTerminalCanShow) {
    for (const auto& page : fs::directory_iterator(folder_ / "r")) {
        if (page.path().extension() != ".1") continue;
        const std::string text = read_file(page.path());
        EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) { return c > 0; }))
            << page.path().filename() << " has a character that is not ASCII";
    }
}

TEST_F(Reference, WritesManPagesThatManReadsWithoutAWarning) {
    if (std::system("command -v man >/dev/null") != 0) GTEST_SKIP() << "man is not installed";
    const std::string command = "cd '" + (folder_ / "r").string() +
                                "' && LC_ALL=C.UTF-8 MANPAGER=cat man --warnings -l *.1 >pages "
                                "2>warnings";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(read_file(folder_ / "r/warnings"), "");
    EXPECT_NE(read_file(folder_ / "r/pages").find("RELAIS-VERIFY(1)"), std::string::npos);
}

TEST_F(Reference, HasTheDateOfTheSourcesOnlyWhereItIsGiven) {
    EXPECT_EQ(read_file(folder_ / "r/relais.1").find(".TH RELAIS 1 \"\" "), 0U);
    const Outcome outcome =
        run_relais(folder_, "reference dated", "export SOURCE_DATE_EPOCH=1795996800");
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(read_file(folder_ / "dated/relais.1").find(".TH RELAIS 1 \"2026-11-30\" "), 0U);
}

TEST_F(Reference, IsHiddenInTheHelp) {
    EXPECT_EQ(run_relais(folder_, "--help").out.find("reference"), std::string::npos);
    EXPECT_EQ(read_file(folder_ / "r/relais.bash").find("        reference)"), std::string::npos);
}

TEST_F(Reference, CompletesCommandsOptionsAndValues) {
    const std::string check =
        "bash -n '" + (folder_ / "r/relais.bash").string() + "' >/dev/null 2>&1";
    EXPECT_EQ(std::system(check.c_str()), 0);
    EXPECT_EQ(completed("relais at"), "atlas\n");
    EXPECT_EQ(completed("relais --v"), "--version\n");
    EXPECT_EQ(completed("relais atlas --over"), "--overwrite\n");
    EXPECT_EQ(completed("relais site --objective max"), "max-coverage\n");
    EXPECT_EQ(completed("relais site --objective = max"), "max-coverage\n");
    EXPECT_EQ(completed("relais site --objective ="), completed("relais site --objective ''"));
    write_file(folder_ / "village.osm", "");
    EXPECT_EQ(completed("relais atlas vil"), "village.osm\n");
    EXPECT_EQ(completed("relais atlas village.osm --style vil"), "village.osm\n");
}

}  // namespace
}  // namespace relais::documents
