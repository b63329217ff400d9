#include "geodata/profile/profile.h"

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/store/network_file.h"
#include "tools/commands/command.h"
#include "tools/study/input_kind.h"

namespace relais::tools {
namespace {

void run_profile(const std::string& name) {
    if (profile::is_built_in(name))
        fmt::print("{}", profile::source(name));
    else if (kind_of(name) == InputKind::kNetwork)
        fmt::print("{}", store::open_network(name).profile);
    else
        fmt::print("{}", profile::open(name).toml);
}

std::function<void(Terminal&)> set_up_profile(CLI::App& app) {
    auto name = std::make_shared<std::string>();
    app.add_option("NAME", *name,
                   "car, walk or bicycle; a network file, to print the profile it was made for; or "
                   "a profile file, to check it")
        ->required();
    return [name](Terminal&) { run_profile(*name); };
}

}  // namespace

const Command kProfile{"profile", "Print a travel profile as a file to copy and edit",
                       set_up_profile};

}  // namespace relais::tools
