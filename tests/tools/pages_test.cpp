// Every printed page of the demonstration, pinned: what is drawn where, in which colour and size.

#include <cstdint>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/times_golden.h"

namespace relais {
namespace {

using namespace testing_support;

/// FNV-1a.
std::uint64_t hash_of(const std::string& text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

/// A line for each page: its name, how many texts and shapes it has, and a sum of all that is drawn.
std::string pages_of(const Folder& folder, const std::string& name) {
    const auto layout = nlohmann::json::parse(read_file(folder / (name + "/layout.json")));
    std::string lines;
    for (const auto& page : layout["pages"]) {
        std::size_t texts = 0;
        for (const auto& operation : page["operations"])
            texts += operation["kind"] == "text" ? 1 : 0;
        lines += fmt::format("{} {}: {} texts, {} shapes, {:016x}\n", name,
                             page["name"].get<std::string>(), texts,
                             page["operations"].size() - texts, hash_of(page.dump()));
    }
    return lines;
}

/// Whatever changes a page changes golden/pages.txt in the same commit; look at the pages first:
/// RELAIS_UPDATE_GOLDEN=1 tools_test --gtest_filter='Pages.*', then git diff.
TEST(Pages, OfTheDemonstrationAreThoseOfTheGolden) {
    const Folder folder;
    const auto run = [&](const std::string& arguments) {
        const Outcome outcome = run_relais(folder, arguments);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    };
    run("demo land --communes 24 --households 1500 --islands 2");
    std::string pages;
    for (const auto& [name, options] :
         {std::pair("lying", "--lang fr --orientation landscape"),
          std::pair("standing", "--lang en --orientation portrait --size a3 --sheets zones")}) {
        run(fmt::format("atlas land/territory.toml -o {} --dump-layout {}", name, options));
        pages += pages_of(folder, name);
    }
    run("map land/territory.toml --category doctor --lang hr -o map.svg");
    pages += fmt::format("map: {:016x}\n", hash_of(read_file(folder / "map.svg")));
    const std::filesystem::path golden = source_tree() / "tests/tools/golden/pages.txt";
    if (std::getenv("RELAIS_UPDATE_GOLDEN") != nullptr) write_file(golden, pages);
    EXPECT_EQ(pages, read_file(golden));
}

}  // namespace
}  // namespace relais
