// The words of the engine are explained: every public type of the solver and of access stands in
// the glossary of engine/README.md.

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

namespace fs = std::filesystem;

/// The types that a header defines at namespace scope, where declarations begin their line. Types
/// within types are indented; `class App;` defines none.
std::vector<std::string> types_of(const fs::path& header) {
    static const std::regex kType(
        R"(^(?:enum\s+class|enum|struct|class)\s+(?:alignas\([^)]*\)\s+)?)"
        R"((\w+)(?:\s+final)?\s*(?:[{:]|$))");
    std::vector<std::string> types;
    std::ifstream file(header);
    for (std::string line; std::getline(file, line);) {
        std::smatch match;
        if (std::regex_search(line, match, kType)) types.push_back(match[1]);
    }
    return types;
}

TEST(Glossary, HoldsEveryPublicTypeOfTheSolverAndOfAccess) {
    const std::string glossary =
        testing_support::read_file(testing_support::source_tree() / "engine/README.md");
    std::size_t count = 0;
    for (const char* room : {"engine/cch", "engine/access"})
        for (const auto& entry : fs::directory_iterator(testing_support::source_tree() / room)) {
            if (entry.path().extension() != ".h") continue;
            for (const std::string& type : types_of(entry.path())) {
                ++count;
                EXPECT_NE(glossary.find("`" + type + "`"), std::string::npos)
                    << room << "/" << entry.path().filename().string() << ": " << type
                    << " is missing in the glossary of engine/README.md";
            }
        }
    EXPECT_GT(count, 20U) << "the declarations are not found any more";
}

}  // namespace
}  // namespace relais
