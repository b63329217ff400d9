#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <new>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include "engine/core/error.h"
#include "tools/commands/command.h"
#include "tools/console/arguments.h"
#include "tools/console/interruption.h"
#include "tools/console/terminal.h"
#include "tools/console/version.h"

namespace {

namespace tools = relais::tools;

constexpr int kFailure = 1;
constexpr int kMisuse = 2;

/// In the order of the help: the most used ones first.
constexpr const tools::Command* kCommands[] = {
    &tools::kAtlas,   &tools::kMap,     &tools::kAccess,    &tools::kCheck,   &tools::kDescribe,
    &tools::kCompare, &tools::kSite,    &tools::kBatch,     &tools::kExplain, &tools::kIsochrone,
    &tools::kImport,  &tools::kProfile, &tools::kDemo,      &tools::kVerify,  &tools::kMatrix,
    &tools::kExport,  &tools::kBench,   &tools::kReference,
};

int fail(const std::string& message) {
    std::fputs(fmt::format("relais: {}\n", message).c_str(), stderr);
    return kFailure;
}

/// If the caller closed a standard stream, a file could get its number, and with it the printed
/// text.
void occupy_closed_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) < 0) (void)open("/dev/null", O_RDONLY);
}

/// Whether all output was written; else the reason is in errno.
bool printed() {
    return std::ferror(stdout) == 0 && std::fflush(stdout) == 0;
}

/// Large blocks go back to the system when they are freed. By default glibc raises the size from
/// which it asks the system, up to 32 MB, so that what reading an extract took stays with the
/// program: a third of the memory of an atlas.
void return_large_blocks() {
#ifdef M_MMAP_THRESHOLD
    constexpr int kLarge = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

int fail_to_print() {
    return fail(
        fmt::format("standard output could not be written ({}); redirect it to another file",
                    std::strerror(errno)));
}

}  // namespace

// Before the command line is read an exception can only be a lack of memory.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) {
    using namespace relais;

    occupy_closed_streams();
    return_large_blocks();
    tools::leave_nothing_when_stopped();
    CLI::App app(
        "How far is every household from the services it depends on, who is left out, and "
        "what would change it?",
        "relais");
    app.set_version_flag("--version", std::string("relais ") + tools::kVersion);
    app.require_subcommand(1);
    tools::set_up_help(app);
    std::map<const CLI::App*, std::function<void(tools::Terminal&)>> runs;
    for (const tools::Command* command : kCommands) {
        CLI::App* sub = app.add_subcommand(command->name, command->description);
        runs[sub] = command->setup(*sub);
        tools::finish_command(*sub);
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
        return fail("out of memory; try a smaller extract or a machine with more memory");
    } catch (const std::exception& error) {
        if (!printed()) return fail_to_print();  // fmt throws then
        return fail(fmt::format("unexpected error: {}; please report this", error.what()));
    }
    return printed() ? 0 : fail_to_print();
}
