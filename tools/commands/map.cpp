#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "geodata/results/new_files.h"
#include "render/atlas/figure.h"
#include "render/style/style_file.h"
#include "tools/commands/command.h"
#include "tools/console/arguments.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"
#include "tools/study/print_options.h"

namespace relais::tools {
namespace {

struct MapArguments {
    std::filesystem::path input;
    std::filesystem::path output;
    std::string category;
    std::string language;
    std::filesystem::path style;
    atlas::FigureRequest figure;
    NetworkOptions network;
    HoursOptions hours;
    bool overwrite = false;
};

void run_map(const MapArguments& arguments, Terminal& terminal) {
    atlas::FigureRequest request = arguments.figure;
    request.format = picture_format(arguments.output);
    if (!arguments.style.empty()) request.theme = style::read_style(arguments.style);
    prepare_output_file(arguments.output, arguments.overwrite);
    const Analysis found = analyse(arguments.input, arguments.network, terminal, arguments.hours);
    request.category = category_of(found.study.territory, arguments.category, "--category");
    request.language = arguments.language.empty() ? found.study.language : arguments.language;
    request.base_map = &found.study.base_map;
    request.profile = found.roads.profile.name;
    terminal.show("Drawing", 0);
    results::NewFile file(arguments.output);
    file.write(
        atlas::draw_figure(found.study.territory, found.findings, found.roads.network, request));
    file.close();
    file.publish();
    terminal.say(fmt::format("see {}", arguments.output.string()));
}

std::function<void(Terminal&)> set_up_map(CLI::App& app) {
    auto arguments = std::make_shared<MapArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    add_picture_option(app, "-o,--output", arguments->output, "The picture: .pdf, .svg or .png")
        ->required();
    app.add_option("--category", arguments->category, "Key of the service category: childcare, ...")
        ->required();
    add_choice<atlas::Measure>(app, "--measure", arguments->figure.measure,
                               {{"median", atlas::Measure::kMedian},
                                {"households", atlas::Measure::kHouseholds},
                                {"distribution", atlas::Measure::kDistribution},
                                {"lorenz", atlas::Measure::kLorenz},
                                {"ranking", atlas::Measure::kRanking}},
                               "median (default): map of zones; households: map of points; lorenz: "
                               "curve of the inequality of times");
    app.add_option("--zone", arguments->figure.zone, "Code or name of a zone to zoom in on");
    app.add_option("--dpi", arguments->figure.dpi, "Resolution of a PNG, in dots per inch")
        ->check(between(50, 1200));
    app.add_option("--lang", arguments->language, "Language: fr, en, cs, hr, pl")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(territory::kLanguageCodes),
                                                       std::end(territory::kLanguageCodes))));
    app.add_option("--style", arguments->style, "Style file (TOML) with colours, fonts and lines");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the file if it exists");
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    app.callback([arguments] {
        const atlas::Measure measure = arguments->figure.measure;
        if (!arguments->figure.zone.empty() && measure != atlas::Measure::kMedian &&
            measure != atlas::Measure::kHouseholds)
            throw CLI::ValidationError("--zone", "is for maps: --measure median or households");
    });
    return [arguments](Terminal& terminal) { run_map(*arguments, terminal); };
}

}  // namespace

const Command kMap{"map", "Draw one map or figure of the atlas as PDF, SVG or PNG", set_up_map};

}  // namespace relais::tools
