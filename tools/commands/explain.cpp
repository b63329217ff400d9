#include <algorithm>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/assembly/place_on_roads.h"
#include "tools/commands/command.h"
#include "tools/console/output.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"
#include "tools/study/explanation.h"
#include "tools/study/input_kind.h"
#include "tools/study/place_option.h"
#include "tools/study/print_options.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

struct ExplainArguments {
    fs::path input;
    PlaceText from;
    PlaceText to;
    std::string category;
    fs::path json, geojson, map;
    bool overwrite = false;
    NetworkOptions network;
};

/// Where to go, as `relais access` would: to the nearest service of the category.
struct Nearest {
    access::Nearest found;
    Question question;
};

Nearest nearest_of(const ExplainArguments& arguments, const territory::Territory& territory,
                   const NetworkInput& roads) {
    const CategoryId category = category_of(territory, arguments.category, "--category");
    std::vector<const territory::Service*> services;
    std::vector<Coordinate> places;
    for (const territory::Service& service : territory.services)
        if (service.category == category) {
            services.push_back(&service);
            places.push_back(service.place);
        }
    const std::vector<snap::Snap> here{roads.snapper().snap(arguments.from.place)};
    const std::vector<snap::Snap> there = roads.snapper().snap_all(places);
    const std::vector<CategoryId> categories(there.size(), CategoryId{0U});
    const auto table =
        access::nearest_services(roads.network, roads.metric(), {here, there, categories, 1});
    Nearest nearest{table.at(HouseholdId{0U}, CategoryId{0U}), {arguments.from.place, {}, "", ""}};
    if (nearest.found.reason != access::Reason::kReached) return nearest;
    const territory::Service& service = *services[nearest.found.service.index()];
    nearest.question.to = service.place;
    nearest.question.to_name =
        service.name.empty() ? fmt::format("{} {}", arguments.category, service.id) : service.name;
    return nearest;
}

void write(const fs::path& path, const auto& content) {
    if (path.empty()) return;
    results::NewFile file(path);
    content(file);
    file.close();
    file.publish();
}

void run_explain(ExplainArguments arguments, Terminal& terminal) {
    for (const fs::path* file : {&arguments.json, &arguments.geojson, &arguments.map})
        if (!file->empty()) prepare_output_file(*file, arguments.overwrite);
    study::Study study;
    const InputKind kind = kind_of(arguments.input);
    if (!arguments.category.empty() && kind == InputKind::kNetwork)
        throw Error(
            fmt::format("{}: a network file has no services for --category; name an extract or a "
                        "territory.toml, or give a place with --to",
                        arguments.input.string()));
    if (!arguments.category.empty() || kind == InputKind::kStudyFile)
        study = assembly::open_study(arguments.input, terminal.progress());
    const fs::path extract = study.extract.empty() ? arguments.input : study.extract;
    for (PlaceText* place : {&arguments.from, &arguments.to})
        look_up(*place, extract, study.territory.zones, terminal);
    const NetworkInput roads =
        open_network_input(extract, road_options(arguments.network, study), terminal);
    if (!arguments.category.empty()) assembly::place_on_roads(study, roads.network);
    const Explainer explainer(roads);
    refuse_latitude_first(arguments.from, "--from", roads.snapper());
    if (arguments.category.empty()) refuse_latitude_first(arguments.to, "--to", roads.snapper());

    Question question{arguments.from.place, arguments.to.place, arguments.to.words, ""};
    results::Trip trip;
    if (arguments.category.empty()) {
        trip = explainer.explain(question);
    } else {
        const Nearest nearest = nearest_of(arguments, study.territory, roads);
        question = nearest.question;
        question.what_to = arguments.category.c_str();
        trip = nearest.found.reason == access::Reason::kReached
                   ? explainer.explain(question)
                   : explainer.without_service(arguments.from.place, arguments.category);
        if (trip.time != nearest.found.time)
            throw Error(fmt::format(
                "{}: the path takes {} ticks, but the search says {}; please "
                "report this",
                arguments.input.string(), trip.time.count(), nearest.found.time.count()));
    }
    question.from_name = arguments.from.words;
    write(arguments.json,
          [&](results::NewFile& file) { results::write_trip_json(file, roads.network, trip); });
    write(arguments.geojson,
          [&](results::NewFile& file) { results::write_trip_geojson(file, roads.network, trip); });
    write(arguments.map, [&](results::NewFile& file) {
        file.write(map::way_map_file(roads.network,
                                     explainer.picture(trip, question, roads.data_date),
                                     picture_format(arguments.map)));
    });
    fmt::print("{}", results::trip_text(roads.network, trip));
}

std::function<void(Terminal&)> set_up_explain(CLI::App& app) {
    auto arguments = std::make_shared<ExplainArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, a network file, or a territory.toml")
        ->required();
    add_place_option(app, "--from", arguments->from, "Start of the trip")->required();
    const CLI::Option* const category = app.add_option(
        "--category", arguments->category, "End at the nearest service of this category");
    const CLI::Option* const to = add_place_option(app, "--to", arguments->to, "End at this place");
    app.callback([category, to] {
        if ((category->count() > 0) == (to->count() > 0))
            throw CLI::ValidationError("--category", "give either --category or --to");
    });
    app.add_option("--json", arguments->json, "JSON file to write: every step with its figures");
    app.add_option("--geojson", arguments->geojson,
                   "GeoJSON file to write: the same steps as lines");
    add_picture_option(app, "--map", arguments->map, "Picture to write: .pdf, .svg or .png");
    app.add_flag("--overwrite", arguments->overwrite, "Replace the files if they exist");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_explain(*arguments, terminal); };
}

}  // namespace

const Command kExplain{"explain",
                       "Show the fastest path road by road, and the reason for the speed of each",
                       set_up_explain};

}  // namespace relais::tools
