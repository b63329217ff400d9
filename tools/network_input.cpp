#include "tools/network_input.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <optional>

#include "engine/core/error.h"
#include "engine/order/nested_dissection.h"
#include "geodata/dimacs/dimacs.h"
#include "geodata/osm/roads.h"
#include "geodata/profile/profile.h"
#include "geodata/store/network_file.h"
#include "tools/terminal.h"
#include "tools/version.h"

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

NetworkInput opened(const fs::path& file) {
    const Stopwatch watch;
    NetworkInput input = from(store::open_network(file));
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

NetworkInput made_from_extract(const fs::path& extract, Terminal& terminal) {
    const Stopwatch watch;
    osm::RoadImport import = osm::import_roads(extract, terminal.progress());
    NetworkInput input;
    input.network = std::move(import.network);
    input.data_date = std::move(import.report.data_date);
    input.import_seconds = watch.seconds();
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
                                    input.data_date, fingerprint});
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

void add_network_options(CLI::App& app, NetworkOptions& options) {
    app.add_option("--cache", options.cache,
                   "Folder that keeps the networks made from extracts (by default relais in "
                   "$XDG_CACHE_HOME or ~/.cache)");
    app.add_flag("--no-cache", options.no_cache, "Keep no network, use no kept one");
}

NetworkInput open_network_input(const fs::path& path, const NetworkOptions& options,
                                Terminal& terminal) {
    if (store::is_network_file(path)) {
        NetworkInput input = opened(path);
        if (input.hierarchy.size() != input.network.vertex_count()) add_hierarchy(input, terminal);
        return input;
    }
    if (dimacs::is_graph_name(path)) {
        NetworkInput input = made_from_graph(path);
        add_hierarchy(input, terminal);
        return input;
    }
    const auto folder = cache_folder(options);
    fs::path file;
    store::Fingerprint fingerprint{};
    if (folder && fs::is_regular_file(path)) {
        fingerprint = store::fingerprint(path, profile::named("car").text, kVersion);
        file = *folder / fmt::format("{}-{}.relais", path.filename().string(),
                                     store::to_text(fingerprint).substr(0, 12));
        if (auto input = kept(file, fingerprint, terminal)) return std::move(*input);
    }
    NetworkInput input = made_from_extract(path, terminal);
    add_hierarchy(input, terminal);
    if (!file.empty()) keep(file, input, path, fingerprint, terminal);
    return input;
}

}  // namespace relais::tools
