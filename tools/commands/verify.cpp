#include <algorithm>
#include <memory>
#include <numeric>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/access/nearest.h"
#include "engine/core/error.h"
#include "engine/reference/nearest.h"
#include "tools/commands/command.h"
#include "tools/console/terminal.h"
#include "tools/study/analysis.h"

namespace relais::tools {
namespace {

struct VerifyArguments {
    std::filesystem::path input;
    std::size_t sample = 1000;
    bool all = false;
    NetworkOptions network;
};

/// Every k-th household, so that all of the territory is there.
std::vector<std::size_t> chosen(std::size_t households, const VerifyArguments& arguments) {
    const std::size_t count = arguments.all ? households : std::min(arguments.sample, households);
    std::vector<std::size_t> rows(count);
    for (std::size_t i = 0; i < count; ++i) rows[i] = i * households / count;
    return rows;
}

std::string in_words(const access::Nearest& nearest, const territory::Territory& territory) {
    if (nearest.reason != access::Reason::kReached) return access::reason_name(nearest.reason);
    return fmt::format("{:.1f} s to {}", to_seconds(nearest.time),
                       territory.services[nearest.service.index()].id);
}

void run_verify(const VerifyArguments& arguments, Terminal& terminal) {
    const Analysis found = analyse(arguments.input, arguments.network, terminal);
    const territory::Territory& territory = found.study.territory;
    const access::NearestTable& fast = found.findings.nearest;

    terminal.show("Recomputing with Dijkstra", 0);
    const auto rows = chosen(found.snapped.households.size(), arguments);
    std::vector<snap::Snap> households;
    for (const std::size_t row : rows) households.push_back(found.snapped.households[row]);
    access::Points points = found.snapped.points();
    points.households = households;
    const access::NearestTable slow = reference::nearest_services(found.roads.network, points);

    std::size_t differences = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t c = 0; c < points.category_count; ++c) {
            const access::Nearest& a = fast.at(HouseholdId{rows[i]}, CategoryId{c});
            const access::Nearest& b = slow.at(HouseholdId{i}, CategoryId{c});
            if (a == b) continue;
            if (++differences <= 10)
                terminal.say(fmt::format(
                    "{}, {}: {}, but Dijkstra says {}", territory.households[rows[i]].id,
                    territory.categories[c].key, in_words(a, territory), in_words(b, territory)));
        }
    fmt::print("{} households, {} categories: {} differences\n", rows.size(), points.category_count,
               differences);
    if (differences > 0)
        throw Error(fmt::format("{}: {} results differ from Dijkstra's; please report this",
                                arguments.input.string(), differences));
}

std::function<void(Terminal&)> set_up_verify(CLI::App& app) {
    auto arguments = std::make_shared<VerifyArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--sample", arguments->sample, "Number of households to recompute")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    app.add_flag("--all", arguments->all, "Recompute all households");
    add_network_options(app, arguments->network);
    return [arguments](Terminal& terminal) { run_verify(*arguments, terminal); };
}

}  // namespace

const Command kVerify{"verify", "Recompute travel times with Dijkstra and report differences",
                      set_up_verify};

}  // namespace relais::tools
