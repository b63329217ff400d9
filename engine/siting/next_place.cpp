#include "engine/siting/next_place.h"

#include "engine/core/sum.h"
#include "engine/siting/problem.h"

namespace relais::siting {
namespace {

double saved_by(const Problem& problem, std::size_t candidate) {
    Sum saved;
    for (const Gain& gain : problem.gains[candidate]) {
        const Demand& demand = problem.demand[gain.demand];
        saved.add(demand.weight * (demand.today - gain.ticks));
    }
    return saved.value();
}

NextPlace described(const Problem& problem, std::size_t candidate) {
    Sum people, saved, with_time, connected;
    std::array<Sum, kBroughtWithin.size()> brought;
    for (const Gain& gain : problem.gains[candidate]) {
        const Demand& demand = problem.demand[gain.demand];
        people.add(demand.weight);
        if (demand.today >= problem.far) {
            connected.add(demand.weight);
        } else {
            with_time.add(demand.weight);
            saved.add(demand.weight * to_minutes(Duration(demand.today - gain.ticks)));
        }
        for (std::size_t i = 0; i < brought.size(); ++i) {
            const auto bound = static_cast<std::uint32_t>(from_minutes(kBroughtWithin[i]).count());
            if (demand.today > bound && gain.ticks <= bound) brought[i].add(demand.weight);
        }
    }
    NextPlace place{candidate, people.value(), 0, connected.value(), {}};
    if (with_time.value() > 0) place.minutes = saved.value() / with_time.value();
    for (std::size_t i = 0; i < brought.size(); ++i) place.brought[i] = brought[i].value();
    return place;
}

}  // namespace

std::optional<NextPlace> next_place(const Problem& problem) {
    std::size_t best = 0;
    double most = 0;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate) {
        const double saved = saved_by(problem, candidate);
        if (!(saved > most)) continue;
        most = saved;
        best = candidate;
    }
    if (!(most > 0)) return std::nullopt;
    return described(problem, best);
}

}  // namespace relais::siting
