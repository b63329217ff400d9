#include "tools/study/print_options.h"

#include <optional>

#include <CLI/App.hpp>

#include "render/style/style_file.h"
#include "tools/console/arguments.h"
#include "tools/console/version.h"

namespace relais::tools {
namespace {

constexpr double kBleed = 3;  // millimetres, as print shops ask for

std::optional<draw::Format> find_format(const std::filesystem::path& file) {
    const std::string suffix = file.extension().string();
    if (suffix == ".pdf") return draw::Format::kPdf;
    if (suffix == ".svg") return draw::Format::kSvg;
    if (suffix == ".png") return draw::Format::kPng;
    return {};
}

}  // namespace

void add_print_options(CLI::App& app, PrintOptions& options) {
    add_choice<atlas::Size>(app, "--size", options.size,
                            {{"a4", atlas::Size::kA4}, {"a3", atlas::Size::kA3}},
                            "Paper size (default: a4)");
    add_choice<atlas::Orientation>(app, "--orientation", options.orientation,
                                   {{"shape", atlas::Orientation::kByShape},
                                    {"landscape", atlas::Orientation::kLandscape},
                                    {"portrait", atlas::Orientation::kPortrait}},
                                   "shape (default): whichever orientation gives the larger maps");
    app.add_flag("--bleed", options.bleed, "Add 3 mm of bleed and crop marks, for a print shop");
    app.add_option("--style", options.style, "Style file (TOML) with colours, fonts and lines");
}

void add_language_option(CLI::App& app, std::string& language) {
    app.add_option("--lang", language,
                   "Language of the atlas (default: the language of the territory)")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(territory::kLanguageCodes),
                                                       std::end(territory::kLanguageCodes))));
}

CLI::Option* add_picture_option(CLI::App& app, const std::string& option,
                                std::filesystem::path& file, const std::string& help) {
    return app.add_option(option, file, help)->check([](const std::string& name) {
        return find_format(name) ? std::string{} : "must end in .pdf, .svg or .png";
    });
}

draw::Format picture_format(const std::filesystem::path& file) {
    return find_format(file).value();
}

void check_style(const PrintOptions& options) {
    if (!options.style.empty()) (void)style::read_style(options.style);
}

atlas::Options print_options(const PrintOptions& options, const Analysis& found) {
    atlas::Options out;
    out.language = options.language.empty() ? found.study.language : options.language;
    out.version = kVersion;
    out.base_map = &found.study.base_map;
    out.profile = found.roads.profile.name;
    out.snapping = snap_options_of(found.roads.profile);
    out.size = options.size;
    out.orientation = options.orientation;
    out.bleed = options.bleed ? kBleed : 0;
    if (!options.style.empty()) out.theme = style::read_style(options.style);
    return out;
}

}  // namespace relais::tools
