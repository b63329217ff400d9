#include "tools/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/core/error.h"
#include "engine/measures/trips.h"
#include "geodata/results/measures.h"
#include "tools/terminal.h"

namespace relais::tools {
namespace {

CategoryId category_of(const territory::Territory& territory, const std::string& key,
                       const std::string& who) {
    for (std::size_t c = 0; c < territory.categories.size(); ++c)
        if (territory.categories[c].key == key) return CategoryId{c};
    std::vector<std::string> keys;
    for (const territory::Category& category : territory.categories) keys.push_back(category.key);
    throw Error(fmt::format("{}: there is no category \"{}\"; there are {}", who, key,
                            fmt::join(keys, ", ")));
}

/// The ways to the nearest service of each of these categories.
std::vector<std::vector<access::Trip>> ways_to(const Answer& answer,
                                               const std::vector<CategoryId>& categories) {
    return measures::nearest_trips(answer.roads.network, answer.roads.hierarchy,
                                   answer.snapped.points(), categories);
}

void check_commitments(const Answer& answer, results::Measured& measured) {
    std::vector<CategoryId> categories;
    for (const measures::Commitment& commitment : measured.plan.commitments)
        categories.push_back(category_of(measured.territory, commitment.category,
                                         "commitment \"" + commitment.name + "\""));
    std::vector<CategoryId> once = categories;
    std::sort(once.begin(), once.end());
    once.erase(std::unique(once.begin(), once.end()), once.end());
    const auto ways = ways_to(answer, once);
    for (std::size_t c = 0; c < categories.size(); ++c) {
        const auto place = std::lower_bound(once.begin(), once.end(), categories[c]);
        measured.ways.push_back(ways[static_cast<std::size_t>(place - once.begin())]);
        measured.promises.push_back(
            measures::check(measured.plan.commitments[c], measured.territory, measured.levels,
                            answer.roads.network, answer.snapped.households, measured.ways.back()));
    }
}

void add_mileage(const Answer& answer, results::Measured& measured) {
    std::vector<std::vector<access::Trip>> ways;
    std::vector<std::vector<double>> demand;
    for (const measures::TripRate& rate : measured.plan.mileage.rates) {
        const CategoryId category = category_of(measured.territory, rate.category, "mileage");
        ways.push_back(ways_to(answer, {category}).front());
        demand.push_back(measures::demand_of(measured.territory,
                                             measured.territory.categories[category.index()]));
    }
    measured.mileage = measures::mileage(measured.levels, measured.plan.mileage, ways, demand);
}

}  // namespace

void write_measures(const std::filesystem::path& folder, const Answer& answer,
                    const measures::PlanFile& plan, Terminal& terminal) {
    const territory::Territory& territory = answer.study.territory;
    terminal.show("Measuring", 0);
    std::optional<measures::Values> ranking;
    if (plan.ranking) ranking = measures::read_ranking(*plan.ranking, territory);

    const cch::Metric metric = answer.roads.metric();
    const access::Points points = answer.snapped.points();
    measures::RoadCatchments catchments(answer.roads.network, metric, points);
    results::Measured measured{territory, plan.plan, measures::levels_of(territory), {}, {}, {}, {},
                               {},        {}};
    measured.columns = measures::compute_columns(
        {territory, points.households, points.services, answer.findings.nearest, catchments},
        plan.plan);
    measured.rows = measures::tabulate(measured.levels, measured.columns, plan.plan,
                                       ranking ? &*ranking : nullptr);
    measured.tenth = measures::least_served(measured.levels, measured.columns);
    check_commitments(answer, measured);
    add_mileage(answer, measured);
    terminal.show("Writing measures", 0);
    results::write_measures(folder, measured, territory.data_date);
}

}  // namespace relais::tools
