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
#include "tools/study/input_kind.h"

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

/// Options that were fixed when the network was made cannot be changed any more.
void refuse_contradictions(const fs::path& file, const NetworkOptions& options,
                           const profile::Profile& own) {
    if (!options.profile.empty() && profile::open(options.profile).text != own.text)
        throw Error(
            fmt::format("{}: this network file was made for the profile {}; leave --profile out, "
                        "or name the extract",
                        file.string(), own.name));
    if (!options.country.empty() || !options.terrain.empty())
        throw Error(
            fmt::format("{}: the travel times of this network file are fixed; leave --country and "
                        "--dem out, or name the extract",
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

/// A territory.toml is not a network, but it names the extract that contains one.
[[noreturn]] void refuse_study_file(const fs::path& input) {
    std::string extract;
    try {
        extract = study::read_study_file(input).extract.string();
    } catch (const Error&) {
        // Errors in it matter only to commands that read a territory.
    }
    throw Error(
        fmt::format("{}: this is a TOML file, not a network; this command reads only roads: name "
                    "{}, or a network file made of it by relais import",
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

/// The cached network of an extract: after an error in it, it is built again.
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
        terminal.say(fmt::format("{}; it is built again", error.what()));
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
        terminal.say(fmt::format("{} with --cache, or use --no-cache", error.what()));
    }
}

}  // namespace

const snap::Snapper& NetworkInput::snapper() const {
    if (!snapper_) snapper_ = std::make_shared<const snap::Snapper>(network, snap_options());
    return *snapper_;
}

const cch::Metric& NetworkInput::metric() const {
    if (!metric_)
        metric_ = std::make_shared<const cch::Metric>(cch::customize(hierarchy, network.arc_ticks));
    return *metric_;
}

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
    app.add_option(
        "--profile", options.profile,
        "Travel profile: car (default), walk, bicycle, or a profile file; see relais profile");
    app.add_option("--country", options.country,
                   "Country whose speed limits apply where none is posted, as two letters of ISO "
                   "3166-1 (default: found from the extract)");
    app.add_option("--dem", options.terrain,
                   "Elevation raster for the slopes of roads, in any format that GDAL reads");
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
                   "Folder that caches the networks made from extracts (default: relais in "
                   "$XDG_CACHE_HOME or ~/.cache)");
    app.add_flag("--no-cache", options.no_cache, "Do not use the cache of networks");
}

namespace {

/// Made from the extract, or the cached one.
NetworkInput network_of_extract(const fs::path& extract, const NetworkOptions& options,
                                Terminal& terminal) {
    const RoadSettings settings(options);
    const auto folder = cache_folder(options);
    fs::path file;
    store::Fingerprint fingerprint{};
    if (folder && fs::is_regular_file(extract)) {
        fingerprint = settings.fingerprint(extract);
        file = *folder / fmt::format("{}-{}.relais", extract.filename().string(),
                                     store::to_text(fingerprint).substr(0, 12));
        if (auto input = kept(file, fingerprint, terminal)) {
            input->profile = settings.profile;
            return std::move(*input);
        }
    }
    NetworkInput input = made_from_extract(extract, settings, terminal);
    input.profile = settings.profile;
    add_hierarchy(input, terminal);
    if (!file.empty()) keep(file, input, extract, fingerprint, terminal);
    return input;
}

}  // namespace

NetworkInput open_network_input(const fs::path& path, const NetworkOptions& options,
                                Terminal& terminal) {
    switch (kind_of(path)) {
        case InputKind::kNetwork: {
            NetworkInput input = opened(path, options);
            if (input.hierarchy.size() != input.network.vertex_count())
                add_hierarchy(input, terminal);
            return input;
        }
        case InputKind::kGraph: {
            NetworkInput input = made_from_graph(path);
            input.profile = profile::named("car");
            refuse_contradictions(path, options, input.profile);
            add_hierarchy(input, terminal);
            return input;
        }
        case InputKind::kStudyFile:
            if (fs::is_regular_file(path)) refuse_study_file(path);
            break;
        case InputKind::kExtract:
            break;
    }
    return network_of_extract(path, options, terminal);
}

}  // namespace relais::tools
