// What the documents say to type is run as it is printed. A block whose fence says "sh run" is part
// of a script, one script for each document, in an empty folder; a block "toml NAME" is the file
// NAME there.

#include <cstdlib>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/documents/document.h"
#include "tests/support/program.h"

namespace relais::documents {
namespace {

namespace fs = std::filesystem;
using testing_support::Folder;
using testing_support::read_file;
using testing_support::write_file;

/// "toml plan.toml" names a file; "toml" alone does not.
std::string file_of(const Fence& fence) {
    return fence.info.starts_with("toml ") ? fence.info.substr(5) : std::string{};
}

std::string script_of(const Document& document) {
    std::string script = "set -eu\n";
    for (const Fence& fence : document.fences)
        if (fence.info == "sh run")
            script += "echo '--- line " + std::to_string(fence.line) + "' >&2\n" + fence.text;
    return script;
}

/// Runs the commands of a document; returns how many blocks there were.
std::size_t run_commands(const fs::path& file) {
    const Document document = read_document(file);
    std::size_t blocks = 0;
    for (const Fence& fence : document.fences) blocks += fence.info == "sh run" ? 1 : 0;
    if (blocks == 0) return 0;
    const Folder folder;
    const Folder beside;
    for (const Fence& fence : document.fences)
        if (const std::string name = file_of(fence); !name.empty())
            write_file(folder / name, fence.text);
    write_file(beside / "script", script_of(document));
    const std::string command = "cd '" + folder.path().string() + "' && PATH='" +
                                testing_support::program().parent_path().string() +
                                "':\"$PATH\" XDG_CACHE_HOME='" + (beside / "cache").string() +
                                "' sh '" + (beside / "script").string() + "' >'" +
                                (beside / "said").string() + "' 2>&1";
    const int status = std::system(command.c_str());
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << file << "\n"
                                                               << read_file(beside / "said");
    return blocks;
}

TEST(Commands, OfThePlannersGuideRun) {
    EXPECT_GT(run_commands(testing_support::source_tree() / "docs/planners.md"), 5U);
}

TEST(Commands, OfTheResearchersGuideRun) {
    EXPECT_GT(run_commands(testing_support::source_tree() / "docs/researchers.md"), 5U);
}

TEST(Commands, OfOtherDocumentsRun) {
    for (const fs::path& file : all_documents())
        if (file.filename() != "planners.md" && file.filename() != "researchers.md")
            run_commands(file);
}

}  // namespace
}  // namespace relais::documents
