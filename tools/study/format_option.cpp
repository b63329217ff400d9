#include "tools/study/format_option.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/console/output.h"

namespace relais::tools {

void add_format_option(CLI::App& app, std::vector<std::string>& formats, const char* what,
                       unsigned kinds) {
    app.add_option("--format", formats,
                   fmt::format("{}: {}; can be given several times", what,
                               results::formats_in_words(kinds)))
        ->allow_extra_args(false)
        ->check([kinds](const std::string& name) {
            try {
                static_cast<void>(results::formats_of({name}, kinds));
                return std::string{};
            } catch (const Error& error) {
                return std::string(error.what());
            }
        });
}

void prepare_output_files(const std::filesystem::path& file, const results::Formats& formats,
                          bool overwrite) {
    prepare_output_file(file, overwrite);
    for (const std::filesystem::path& other : results::files_beside(file, formats))
        prepare_output_file(other, overwrite);
}

}  // namespace relais::tools
