#include "tools/console/reference.h"

#include <memory>

#include <CLI/App.hpp>

#include "geodata/results/new_files.h"
#include "render/atlas/document/document.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"

namespace relais::tools {
namespace {

struct ReferenceArguments {
    std::filesystem::path folder;
    bool overwrite = false;
};

void run_reference(const ReferenceArguments& arguments, const CLI::App& program) {
    OutputFolder output(arguments.folder, arguments.overwrite);
    results::NewFiles files(output.path());
    // The day of SOURCE_DATE_EPOCH, else none, so that the same program writes the same bytes.
    const std::string date = atlas::epoch_date().value_or("").substr(0, 10);
    for (const auto& [name, text] : reference_of(program, date)) files.add(name).write(text);
    files.publish();
    output.commit();
}

std::function<void(Terminal&)> set_up_reference(CLI::App& app) {
    auto arguments = std::make_shared<ReferenceArguments>();
    app.group("");  // hidden: it serves those who build and pack the program
    app.add_option("DIR", arguments->folder, "Folder to write to")->required();
    app.add_flag("--overwrite", arguments->overwrite, "Replace existing files in DIR");
    const CLI::App* const program = app.get_parent();
    return [arguments, program](Terminal&) { run_reference(*arguments, *program); };
}

}  // namespace

const Command kReference{
    "reference", "Write man pages, completion for bash and a list of all commands and options",
    set_up_reference};

}  // namespace relais::tools
