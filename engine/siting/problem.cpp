#include "engine/siting/problem.h"

#include <algorithm>
#include <limits>

#include "engine/scenario/run.h"

namespace relais::siting {
namespace {

constexpr std::size_t kCandidatesAtOnce = 64;
constexpr std::uint32_t kNoHousehold = std::numeric_limits<std::uint32_t>::max();

/// Households with a weight; whether they count shows when the candidates' times are known.
std::vector<Demand> all_demand(const scenario::Base& base, CategoryId category,
                               std::span<const std::uint32_t> area) {
    std::vector<Demand> demand;
    for (std::size_t h = 0; h < base.households.size(); ++h) {
        const double weight = base.territory.households[h].weight;
        if (!(weight > 0)) continue;
        const access::Nearest nearest = base.nearest.at(HouseholdId{h}, category);
        demand.push_back({HouseholdId{h}, weight, area.empty() ? 0 : area[h],
                          reachable(nearest.time) ? nearest.time.count() : kNoHousehold});
    }
    return demand;
}

/// Adds the gains of some candidates, one category each.
void add_gains(const scenario::Base& base, std::span<const snap::Snap> candidates,
               Problem& problem) {
    std::vector<CategoryId> category;
    for (std::size_t i = 0; i < candidates.size(); ++i) category.emplace_back(i);
    const access::NearestTable table =
        base.solver.asking(base.network, {base.households, candidates, category, candidates.size()})
            .solve();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        std::vector<Gain>& gains = problem.gains.emplace_back();
        for (std::size_t d = 0; d < problem.demand.size(); ++d) {
            const Duration time = table.at(problem.demand[d].household, CategoryId{i}).time;
            if (reachable(time) && time.count() < problem.demand[d].today)
                gains.push_back({static_cast<std::uint32_t>(d), time.count()});
        }
    }
}

/// Leaves out households that reach no service and no candidate, and gives the others without a
/// service `far`.
void settle(Problem& problem) {
    std::vector<bool> counts(problem.demand.size(), false);
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
        if (problem.demand[d].today == kNoHousehold) continue;
        counts[d] = true;
        problem.far = std::max(problem.far, problem.demand[d].today);
    }
    for (const auto& gains : problem.gains)
        for (const Gain& gain : gains) {
            counts[gain.demand] = true;
            problem.far = std::max(problem.far, gain.ticks);
        }
    problem.far += from_minutes(1).count();
    std::vector<std::uint32_t> renumbered(problem.demand.size());
    std::vector<Demand> kept;
    for (std::size_t d = 0; d < problem.demand.size(); ++d) {
        renumbered[d] = static_cast<std::uint32_t>(kept.size());
        if (!counts[d]) {
            problem.left_out += problem.demand[d].weight;
            continue;
        }
        kept.push_back(problem.demand[d]);
        kept.back().today = std::min(kept.back().today, problem.far);
    }
    problem.demand = std::move(kept);
    for (auto& gains : problem.gains)
        for (Gain& gain : gains) gain.demand = renumbered[gain.demand];
}

}  // namespace

Problem make_problem(const scenario::Base& base, CategoryId category,
                     std::span<const snap::Snap> candidates, std::span<const std::uint32_t> area) {
    Problem problem;
    problem.demand = all_demand(base, category, area);
    for (const Demand& demand : problem.demand)
        problem.areas = std::max(problem.areas, demand.area + 1);
    for (std::size_t first = 0; first < candidates.size(); first += kCandidatesAtOnce)
        add_gains(base,
                  candidates.subspan(first, std::min(kCandidatesAtOnce, candidates.size() - first)),
                  problem);
    settle(problem);
    return problem;
}

}  // namespace relais::siting
