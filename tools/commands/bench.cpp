#include "engine/bench/bench.h"

#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/bench/access_run.h"
#include "engine/core/error.h"
#include "tools/commands/command.h"
#include "tools/console/terminal.h"
#include "tools/console/version.h"
#include "tools/study/network_input.h"

namespace relais::tools {
namespace {

struct BenchArguments {
    std::filesystem::path input;
    bench::Options options;
    NetworkOptions network;
    bool json = false;
};

void print_json(const bench::Figures& f, const bench::AccessRun& access,
                const NetworkInput& input) {
    nlohmann::ordered_json json;
    json["version"] = kVersion;
    json["compiler"] = __VERSION__;
    json["kernel"] = f.kernel;
    json["vertices"] = f.vertices;
    json["arcs"] = f.arcs;
    json["up_arcs"] = f.up_arcs;
    json["height"] = f.height;
    json["differences"] = f.differences;
    json["import_seconds"] = input.import_seconds;
    json["open_seconds"] = input.open_seconds;
    json["order_seconds"] = f.order_seconds;
    json["hierarchy_seconds"] = f.hierarchy_seconds;
    json["customize_seconds"] = f.customize_seconds;
    json["customize_two_threads_seconds"] = f.customize_two_threads_seconds;
    json["customize_per_dijkstra"] = f.customize_per_dijkstra();
    json["descent_seconds"] = f.descent_seconds;
    json["sweep_seconds"] = f.sweep_seconds;
    json["sweep_fold_seconds"] = f.sweep_fold_seconds;
    json["twin_seconds"] = f.twin_seconds;
    json["sweep_speedup"] = f.sweep_speedup();
    json["sweep_bytes"] = f.sweep_bytes;
    json["triad_bytes_per_second"] = f.triad_bytes_per_second;
    json["bandwidth_share"] = f.bandwidth_share();
    json["hierarchy_bytes_per_vertex"] = f.hierarchy_bytes_per_vertex;
    json["metric_bytes_per_vertex"] = f.metric_bytes_per_vertex;
    json["matrix_seconds"] = f.matrix_seconds;
    json["matrix_twin_seconds"] = f.matrix_twin_seconds;
    json["matrix_speedup"] = f.matrix_speedup();
    json["access_households"] = access.households;
    json["access_prepare_seconds"] = access.prepare_seconds;
    json["access_first_seconds"] = access.first_seconds;
    json["access_seconds"] = access.seconds;
    json["access_in_sweeps"] = access.in_sweeps();
    fmt::print("{}\n", json.dump(2));
}

void print_text(const bench::Figures& f, const bench::AccessRun& access,
                const NetworkInput& input) {
    const auto row = [](const char* what, const std::string& figure) {
        fmt::print("{:<48}{:>14}\n", what, figure);
    };
    const auto ms = [](double seconds) { return fmt::format("{:.2f} ms", seconds * 1e3); };
    fmt::print("Relais {}, g++ {}, kernel {}; one thread except where noted\n\n", kVersion,
               __VERSION__, f.kernel);
    row("vertices", fmt::format("{}", f.vertices));
    row("arcs", fmt::format("{}", f.arcs));
    row("upward arcs, shortcuts included", fmt::format("{}", f.up_arcs));
    row("height of the elimination tree", fmt::format("{}", f.height));
    row("triad bandwidth", fmt::format("{:.1f} GB/s", f.triad_bytes_per_second / 1e9));
    if (input.import_seconds > 0) row("import", fmt::format("{:.2f} s", input.import_seconds));
    if (input.open_seconds > 0) row("open the network file", ms(input.open_seconds));
    row("order", fmt::format("{:.2f} s", f.order_seconds));
    row("hierarchy", fmt::format("{:.2f} s", f.hierarchy_seconds));
    row("customize", ms(f.customize_seconds));
    row("  as a share of one Dijkstra search", fmt::format("{:.2f}", f.customize_per_dijkstra()));
    row("  two threads", ms(f.customize_two_threads_seconds));
    row("build the downward graph", ms(f.descent_seconds));
    row("sweep of 16, labels to a table", ms(f.sweep_seconds));
    row("sweep of 16, labels to a fold", ms(f.sweep_fold_seconds));
    row("the same 16 searches by Boost's Dijkstra", ms(f.twin_seconds));
    row("  speedup of the sweep", fmt::format("{:.0f} ×", f.sweep_speedup()));
    row("  bytes the sweep must touch", fmt::format("{:.1f} MB", f.sweep_bytes / 1e6));
    row("  share of triad bandwidth", fmt::format("{:.0f} %", f.bandwidth_share() * 100));
    row("hierarchy, bytes per vertex", fmt::format("{:.0f}", f.hierarchy_bytes_per_vertex));
    row("metric, bytes per vertex", fmt::format("{:.0f}", f.metric_bytes_per_vertex));
    row("matrix of random vertices", ms(f.matrix_seconds));
    row("  by Boost's Dijkstra, from a sample", ms(f.matrix_twin_seconds));
    row("  speedup of the matrix", fmt::format("{:.0f} ×", f.matrix_speedup()));
    row("16 categories for a household at every vertex", ms(access.seconds));
    row("  in sweeps", fmt::format("{:.1f}", access.in_sweeps()));
    row("  into newly allocated memory", ms(access.first_seconds));
    row("  preparation, once", ms(access.prepare_seconds));
}

void run_bench(const BenchArguments& arguments, Terminal& terminal) {
    // Never a kept network: how long it takes to make one is a figure too.
    NetworkOptions network = arguments.network;
    network.no_cache = true;
    const NetworkInput input = open_network_input(arguments.input, network, terminal);
    terminal.show("Measuring", 0);
    const bench::Figures figures = bench::measure(input.network, arguments.options);
    if (figures.differences > 0)
        throw Error(fmt::format("{}: {} answers differ from Dijkstra's; please report this",
                                arguments.input.string(), figures.differences));
    const bench::AccessRun access = bench::measure_access(
        input.network, input.metric(), arguments.options.repetitions, arguments.options.seed);
    arguments.json ? print_json(figures, access, input) : print_text(figures, access, input);
}

std::function<void(Terminal&)> set_up_bench(CLI::App& app) {
    auto arguments = std::make_shared<BenchArguments>();
    app.add_option("NETWORK", arguments->input,
                   "A network file, an OpenStreetMap extract, or a DIMACS graph (.gr, .gr.gz, "
                   ".gr.xz)")
        ->required();
    app.add_option("--repetitions", arguments->options.repetitions,
                   "Repetitions of each measurement; the fastest counts")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    app.add_option("--matrix", arguments->options.matrix_side, "Rows and columns of the matrix")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    app.add_option("--seed", arguments->options.seed, "Seed of the random places")
        ->capture_default_str();
    add_road_options(app, arguments->network);
    app.add_flag("--json", arguments->json, "Print JSON");
    return [arguments](Terminal& terminal) { run_bench(*arguments, terminal); };
}

}  // namespace

const Command kBench{
    "bench", "Time the solver on a network, compare it with Dijkstra, and check its answers",
    set_up_bench};

}  // namespace relais::tools
