#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <new>

#include "engine/core/error.h"
#include "tools/commands/command.h"
#include "tools/terminal.h"
#include "tools/version.h"

namespace {

namespace tools = relais::tools;

constexpr int kFailure = 1;
constexpr int kMisuse = 2;

/// As the help lists them: what most users come for first.
constexpr const tools::Command* kCommands[] = {
    &tools::kAtlas,   &tools::kMap,     &tools::kAccess, &tools::kCheck,   &tools::kDescribe,
    &tools::kCompare, &tools::kSite,    &tools::kSweep,  &tools::kExplain, &tools::kIsochrone,
    &tools::kImport,  &tools::kProfile, &tools::kDemo,   &tools::kVerify,  &tools::kMatrix,
    &tools::kExport,  &tools::kBench,
};

int fail(const char* message) {
    fmt::print(stderr, "relais: {}\n", message);
    return kFailure;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace relais;

    CLI::App app(
        "How far is every household from the services it depends on, who is left out, and "
        "what would change it?",
        "relais");
    app.set_version_flag("--version", std::string("relais ") + tools::kVersion);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    std::map<const CLI::App*, std::function<void(tools::Terminal&)>> runs;
    for (const tools::Command* command : kCommands) {
        CLI::App* sub = app.add_subcommand(command->name, command->description);
        runs[sub] = command->setup(*sub);
    }

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kMisuse;
    }
    try {
        tools::Terminal terminal;
        runs.at(app.get_subcommands().front())(terminal);
    } catch (const Error& error) {
        return fail(error.what());
    } catch (const std::bad_alloc&) {
        return fail(
            "there is not enough memory for this; try a smaller extract or another machine");
    } catch (const std::exception& error) {
        return fail(fmt::format("unexpected: {}; please report this", error.what()).c_str());
    }
    return 0;
}
