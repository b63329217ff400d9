#include "tools/study/network_input.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/order/nested_dissection.h"
#include "geodata/countries/names.h"
#include "geodata/dimacs/dimacs.h"
#include "geodata/study/study_file.h"
#include "tools/console/terminal.h"
#include "tools/console/version.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::optional<fs::path> cache_folder(const NetworkOptions& options) {
    if (options.no_cache) return {};
    if (!options.cache.empty()) return options.cache;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return fs::path(cache) / "relais";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return fs::path(home) / ".cache" / "relais";
    return {};
}

NetworkInput from(store::StoredNetwork stored) {
    NetworkInput input;
    input.network = std::move(stored.network);
    input.hierarchy = std::move(stored.hierarchy);
    input.data_date = std::move(stored.data_date);
    return input;
}

/// What was decided when the network was made cannot be chosen any more.
void refuse_contradictions(const fs::path& file, const NetworkOptions& options,
                           const profile::Profile& own) {
    if (!options.profile.empty() && profile::open(options.profile).text != own.text)
        throw Error(
            fmt::format("{}: this network was made for the profile {}; leave --profile "
                        "out, or name the extract",
                        file.string(), own.name));
    if (!options.country.empty() || !options.terrain.empty())
        throw Error(
            fmt::format("{}: this network has its times already; leave --country and --dem "
                        "out, or name the extract",
                        file.string()));
}

NetworkInput opened(const fs::path& file, const NetworkOptions& options) {
    const Stopwatch watch;
    store::StoredNetwork stored = store::open_network(file);
    const profile::Profile profile = profile::parse(stored.profile, file.string());
    refuse_contradictions(file, options, profile);
    NetworkInput input = from(std::move(stored));
    input.profile = profile;
    input.open_seconds = watch.seconds();
    return input;
}

NetworkInput made_from_graph(const fs::path& file) {
    const Stopwatch watch;
    std::string name = file.string();
    name.replace(name.rfind(".gr"), 3, ".co");
    std::optional<fs::path> coordinates;
    if (fs::exists(name)) coordinates = name;
    NetworkInput input;
    input.network = dimacs::read_graph(file, coordinates);
    input.import_seconds = watch.seconds();
    return input;
}

/// A territory.toml is no network, but it names the extract that holds one.
void refuse_territory(const fs::path& input) {
    if (input.extension() != ".toml" || !fs::is_regular_file(input)) return;
    std::string extract;
    try {
        extract = study::read_manifest(input).extract.string();
    } catch (const Error&) {
        // What is wrong with it matters to those commands alone that take a territory.
    }
    throw Error(fmt::format(
        "{}: this is not a network but a TOML file; this command needs roads alone: name {}, or a "
        "network file that relais import made of it",
        input.string(), extract.empty() ? "the extract" : "the extract " + extract));
}

NetworkInput made_from_extract(const fs::path& extract, const RoadSettings& settings,
                               Terminal& terminal) {
    const Stopwatch watch;
    osm::RoadImport import = osm::import_roads(extract, settings.profile, terminal.progress(),
                                               settings.import_options());
    NetworkInput input;
    input.network = std::move(import.network);
    input.data_date = std::move(import.report.data_date);
    input.import_seconds = watch.seconds();
    if (!import.report.deleted.empty())
        terminal.say(fmt::format("{}: {}", extract.string(), import.report.deleted));
    return input;
}

/// What is kept of an extract: an error in it is a reason to make it anew, not to stop.
std::optional<NetworkInput> kept(const fs::path& file, const store::Fingerprint& fingerprint,
                                 Terminal& terminal) {
    if (!fs::exists(file)) return {};
    try {
        const Stopwatch watch;
        store::StoredNetwork stored = store::open_network(file);
        if (stored.fingerprint != fingerprint) return {};
        NetworkInput input = from(std::move(stored));
        input.open_seconds = watch.seconds();
        return input;
    } catch (const Error& error) {
        terminal.say(fmt::format("{}; it is made anew", error.what()));
        return {};
    }
}

void keep(const fs::path& file, const NetworkInput& input, const fs::path& extract,
          const store::Fingerprint& fingerprint, Terminal& terminal) {
    try {
        std::error_code ignored;
        fs::create_directories(file.parent_path(), ignored);
        store::write_network(file, {input.network, input.hierarchy, extract.filename().string(),
                                    input.data_date, input.profile.toml, fingerprint});
    } catch (const Error& error) {
        terminal.say(fmt::format("{} with --cache, or ask for none with --no-cache", error.what()));
    }
}

}  // namespace

void add_hierarchy(NetworkInput& input, Terminal& terminal) {
    terminal.show("Ordering the network", 0);
    const Stopwatch watch;
    const graph::RoadNetwork& network = input.network;
    const auto skeleton =
        order::skeleton(network.vertex_count(), network.arc_tail, network.arc_head);
    input.hierarchy = cch::build_hierarchy(cch::view(network), order::nested_dissection(skeleton));
    input.order_seconds = watch.seconds();
}

void add_road_options(CLI::App& app, NetworkOptions& options) {
    app.add_option("--profile", options.profile,
                   "How people travel: car (unless said), walk, bicycle, or a profile file of your "
                   "own; see relais profile");
    app.add_option(
        "--country", options.country,
        "Two letters (ISO 3166-1): whose law counts where no limit is posted; by default "
        "it is found out");
    app.add_option("--dem", options.terrain,
                   "Raster of heights, for the slopes of roads: any format that GDAL reads");
}

RoadSettings::RoadSettings(const NetworkOptions& options)
    : profile(options.profile.empty() ? profile::named("car") : profile::open(options.profile)),
      country(options.country) {
    if (const std::string code = countries::country_code(country); country != code)
        throw Error(
            fmt::format("--country {}: this is not a country code; write {}", country,
                        code.empty() ? "two capital letters of ISO 3166-1, such as FR" : code));
    if (!options.terrain.empty())
        terrain = std::make_shared<const elevation::Terrain>(options.terrain);
}

osm::ImportOptions RoadSettings::import_options() const {
    if (!terrain) return {country, {}};
    return {country, [terrain = terrain](std::span<const Coordinate> places) {
                return terrain->heights(places);
            }};
}

store::Fingerprint RoadSettings::fingerprint(const fs::path& extract) const {
    std::string text = profile.text + "country " + country + "\n";
    if (terrain)
        for (const fs::path& file : terrain->files())
            text += "terrain " + store::to_text(store::fingerprint(file, "", "")) + "\n";
    return store::fingerprint(extract, text, kVersion);
}

void add_network_options(CLI::App& app, NetworkOptions& options) {
    add_road_options(app, options);
    app.add_option("--cache", options.cache,
                   "Folder that keeps the networks made from extracts (by default relais in "
                   "$XDG_CACHE_HOME or ~/.cache)");
    app.add_flag("--no-cache", options.no_cache, "Keep no network, use no kept one");
}

NetworkInput open_network_input(const fs::path& path, const NetworkOptions& options,
                                Terminal& terminal) {
    if (store::is_network_file(path)) {
        NetworkInput input = opened(path, options);
        if (input.hierarchy.size() != input.network.vertex_count()) add_hierarchy(input, terminal);
        return input;
    }
    if (dimacs::is_graph_name(path)) {
        NetworkInput input = made_from_graph(path);
        input.profile = profile::named("car");
        refuse_contradictions(path, options, input.profile);
        add_hierarchy(input, terminal);
        return input;
    }
    refuse_territory(path);
    const RoadSettings settings(options);
    const auto folder = cache_folder(options);
    fs::path file;
    store::Fingerprint fingerprint{};
    if (folder && fs::is_regular_file(path)) {
        fingerprint = settings.fingerprint(path);
        file = *folder / fmt::format("{}-{}.relais", path.filename().string(),
                                     store::to_text(fingerprint).substr(0, 12));
        if (auto input = kept(file, fingerprint, terminal)) {
            input->profile = settings.profile;
            return std::move(*input);
        }
    }
    NetworkInput input = made_from_extract(path, settings, terminal);
    input.profile = settings.profile;
    add_hierarchy(input, terminal);
    if (!file.empty()) keep(file, input, path, fingerprint, terminal);
    return input;
}

}  // namespace relais::tools
