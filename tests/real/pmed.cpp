// The choice of places on published instances: the p-median files of OR-Library (Beasley, "A note
// on solving large p-median problems", European Journal of Operational Research 21 (1985) 270-273).
// Every vertex is a household of one person and a candidate.
//
//     pmed pmed1.txt pmed2.txt …

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "engine/siting/problem.h"
#include "engine/siting/savings.h"

namespace relais {
namespace {

using Distances = std::vector<std::vector<std::uint32_t>>;

struct Instance {
    Distances minutes;
    std::size_t places = 0;
};

/// Vertices, edges, places; then the edges. Where an edge comes twice, the last one counts, as
/// OR-Library has it.
Instance read(const char* file) {
    std::ifstream in(file);
    std::size_t vertices = 0, edges = 0;
    Instance instance;
    in >> vertices >> edges >> instance.places;
    constexpr std::uint32_t kFar = 1'000'000;
    instance.minutes.assign(vertices, std::vector<std::uint32_t>(vertices, kFar));
    Distances& d = instance.minutes;
    for (std::size_t e = 0, a = 0, b = 0, cost = 0; e < edges && in >> a >> b >> cost; ++e)
        d.at(a - 1).at(b - 1) = d.at(b - 1).at(a - 1) = static_cast<std::uint32_t>(cost);
    if (!in) throw std::runtime_error(fmt::format("{} is no p-median file of OR-Library", file));
    for (std::size_t v = 0; v < vertices; ++v) d[v][v] = 0;
    for (std::size_t k = 0; k < vertices; ++k)  // Floyd and Warshall
        for (auto& row : d)
            for (std::size_t j = 0; j < vertices; ++j) row[j] = std::min(row[j], row[k] + d[k][j]);
    return instance;
}

siting::Problem problem_of(const Distances& minutes) {
    siting::Problem problem;
    const auto ticks = [](std::uint32_t time) { return from_minutes(time).count(); };
    for (const auto& row : minutes)
        problem.far = std::max(problem.far, ticks(*std::max_element(row.begin(), row.end()) + 1));
    for (std::size_t v = 0; v < minutes.size(); ++v)
        problem.demand.push_back({HouseholdId{v}, 1, 0, problem.far});
    for (const auto& row : minutes) {
        auto& gains = problem.gains.emplace_back();
        for (std::uint32_t v = 0; v < row.size(); ++v) gains.push_back({v, ticks(row[v])});
    }
    return problem;
}

void run(const char* file) {
    const Instance instance = read(file);
    const siting::Problem problem = problem_of(instance.minutes);
    siting::Options options;
    options.add = instance.places;
    const auto start = std::chrono::steady_clock::now();
    const auto exchanged = siting::interchange(
        siting::make_savings(problem, [](std::uint32_t t) { return to_minutes(Duration{t}); }),
        options.add);
    const auto half = std::chrono::steady_clock::now();
    const siting::Solution median = siting::solve(problem, options);
    const auto end = std::chrono::steady_clock::now();
    options.objective = siting::Objective::kPCenter;
    const siting::Solution center = siting::solve(problem, options);
    const auto seconds = [](auto span) { return std::chrono::duration<double>(span).count(); };
    fmt::print(
        "{}: {} vertices, {} places: p-median {:.0f}, not below {:.2f} ({:.2f} s; greedy and "
        "exchanges alone {:.0f}, {:.3f} s); p-center {:.0f}, not below {:.0f}\n",
        file, problem.demand.size(), instance.places, median.value, median.bound,
        seconds(end - half),
        siting::evaluate(problem, siting::Options{.add = options.add}, exchanged.chosen),
        seconds(half - start), center.value, center.bound);
}

}  // namespace
}  // namespace relais

int main(int argc, char** argv) {
    try {
        for (int i = 1; i < argc; ++i) relais::run(argv[i]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return argc > 1 ? 0 : 2;
}
