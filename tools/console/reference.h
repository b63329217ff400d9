#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace relais::tools {

struct ReferenceFile {
    std::string name;
    std::string text;
};

/// The reference of all commands and options, made of the descriptions that `--help` prints:
/// - relais.1 and relais-COMMAND.1: man pages; `date` is in their footer, "" for none;
/// - relais.bash: completion for bash;
/// - commands.md: the same as a document.
/// Commands of the group "" are hidden: they have neither help nor reference. To be called after
/// the commands were added.
[[nodiscard]] std::vector<ReferenceFile> reference_of(const CLI::App& program,
                                                      const std::string& date);

}  // namespace relais::tools
