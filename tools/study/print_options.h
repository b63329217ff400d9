#pragma once

#include <filesystem>
#include <string>

#include "render/atlas/atlas.h"
#include "render/draw/document.h"
#include "tools/study/analysis.h"

namespace CLI {
class Option;
}

namespace relais::tools {

/// Options for printing documents.
struct PrintOptions {
    atlas::Size size = atlas::Size::kA4;
    atlas::Orientation orientation = atlas::Orientation::kByShape;
    bool bleed = false;
    std::filesystem::path style;
    std::string language;  ///< empty: that of the study
};

/// --size, --orientation, --bleed, --style
void add_print_options(CLI::App& app, PrintOptions& options);

/// --lang, of a document in one language.
void add_language_option(CLI::App& app, std::string& language);

/// An option that names a picture to write. A name that ends in none of the kinds there are is
/// misuse of the command line.
CLI::Option* add_picture_option(CLI::App& app, const std::string& option,
                                std::filesystem::path& file, const std::string& help);
/// The kind of picture by its extension.
[[nodiscard]] draw::Format picture_format(const std::filesystem::path& file);

/// Throws Error where the style file has a mistake: to be called before the work.
void check_style(const PrintOptions& options);

/// Options of the documents that a command makes from an answer, in the language of the
/// options, else of the study.
/// The analysis must outlive the printing.
[[nodiscard]] atlas::Options print_options(const PrintOptions& options, const Analysis& found);

}  // namespace relais::tools
