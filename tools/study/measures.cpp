#include "tools/study/measures.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "engine/measures/trips.h"
#include "engine/snap/snapper.h"
#include "geodata/results/measures.h"
#include "tools/console/terminal.h"
#include "tools/study/open_services.h"

namespace relais::tools {
namespace {

/// The ways to the nearest service of each of these categories.
std::vector<std::vector<access::Trip>> ways_to(const Analysis& analysis,
                                               const std::vector<CategoryId>& categories) {
    return measures::nearest_trips(analysis.roads.network, analysis.roads.hierarchy,
                                   analysis.snapped.points(), categories);
}

void check_commitments(const Analysis& analysis, results::Measured& measured) {
    std::vector<CategoryId> categories;
    for (const measures::Commitment& commitment : measured.plan.commitments)
        categories.push_back(category_of(measured.territory, commitment.category,
                                         "commitment \"" + commitment.name + "\""));
    std::vector<CategoryId> once = categories;
    std::sort(once.begin(), once.end());
    once.erase(std::unique(once.begin(), once.end()), once.end());
    const auto ways = ways_to(analysis, once);
    for (std::size_t c = 0; c < categories.size(); ++c) {
        const auto place = std::lower_bound(once.begin(), once.end(), categories[c]);
        measured.ways.push_back(ways[static_cast<std::size_t>(place - once.begin())]);
        measured.commitments.push_back(measures::check(
            measured.plan.commitments[c], measured.territory, measured.levels,
            analysis.roads.network, analysis.snapped.households, measured.ways.back()));
    }
}

void add_mileage(const Analysis& analysis, results::Measured& measured) {
    std::vector<std::vector<access::Trip>> ways;
    std::vector<std::vector<double>> demand;
    for (const measures::TripRate& rate : measured.plan.mileage.rates) {
        const CategoryId category = category_of(measured.territory, rate.category, "mileage");
        ways.push_back(ways_to(analysis, {category}).front());
        demand.push_back(measures::demand_of(measured.territory,
                                             measured.territory.categories[category.index()]));
    }
    measured.mileage = measures::mileage(measured.levels, measured.plan.mileage, ways, demand);
}

/// The roads of a profile with the study's points on them, for catchments.
class Roads {
  public:
    /// Of the study itself, whose data must outlive it.
    explicit Roads(const Analysis& analysis)
        : network_(analysis.roads.network),
          metric_(analysis.roads.metric()),
          points_(analysis.snapped.points()),
          nearest_(analysis.findings.nearest),
          catchments_(network_, metric_, points_) {}
    /// Of another profile.
    Roads(const Analysis& analysis, const NetworkInput& input)
        : network_(input.network),
          metric_(input.metric()),
          snapped_(snap_territory(input, analysis.study.territory)),
          points_(snapped_.points()),
          found_(access::nearest_services(network_, metric_, points_)),
          nearest_(found_),
          catchments_(network_, metric_, points_) {}
    Roads(const Roads&) = delete;
    Roads& operator=(const Roads&) = delete;

    /// The places of work; none: no measure needs commutes.
    void add_works(const snap::Snapper& snapper, const std::vector<Coordinate>& works) {
        chains_ = std::make_unique<measures::RoadChains>(network_, metric_, points_, nearest_,
                                                         snapper.snap_all(works));
    }
    [[nodiscard]] measures::Travel travel(const std::string& profile) {
        return {profile,  points_.households, points_.services,
                nearest_, catchments_,        chains_.get()};
    }

  private:
    const graph::RoadNetwork& network_;
    const cch::Metric& metric_;
    SnappedTerritory snapped_;
    access::Points points_;
    access::NearestTable found_;
    const access::NearestTable& nearest_;
    measures::RoadCatchments catchments_;
    std::unique_ptr<measures::RoadChains> chains_;
};

/// The commuting table of the plan, where it has one; prints which part of it is used.
std::optional<measures::CommutingTable> commuting_of(const Analysis& analysis,
                                                     const measures::PlanFile& plan,
                                                     Terminal& terminal) {
    if (!plan.commuting) return std::nullopt;
    auto table = measures::read_commuting(*plan.commuting, analysis.study.territory);
    terminal.say(
        fmt::format("{}: {:.0f} people commute to {} places; {:.0f} others live or work outside "
                    "the zones of this territory",
                    plan.commuting->file.filename().string(), table.people,
                    table.commuting.works.size(), table.left_out));
    return table;
}

/// The opening hours of the services, where the plan needs them; prints how many services have
/// them.
std::vector<opening_hours::Week> hours_of(const Analysis& analysis,
                                          const measures::MeasurePlan& plan, Terminal& terminal) {
    if (std::none_of(plan.requests.begin(), plan.requests.end(),
                     [](const auto& request) { return request.measure->reads_hours; }))
        return {};
    const territory::Territory& territory = analysis.study.territory;
    std::vector<opening_hours::Week> weeks = weeks_of(territory);
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const measures::HoursCount hours = measures::count_hours(territory, CategoryId{c}, weeks);
        if (hours.with_hours < hours.services)
            terminal.say(fmt::format("{}: {} of {} services have opening hours; {}",
                                     territory.categories[c].key, hours.with_hours, hours.services,
                                     hours.with_hours > 0
                                         ? "the others count as closed"
                                         : "measures of opening hours are left out"));
    }
    return weeks;
}

/// The columns of the plan, each on the roads of its profile.
std::vector<measures::Column> columns_of(const Analysis& analysis, const NetworkOptions& options,
                                         const measures::PlanFile& plan, Terminal& terminal) {
    const auto table = commuting_of(analysis, plan, terminal);
    std::deque<NetworkInput> networks;
    std::deque<Roads> roads;
    const std::vector<opening_hours::Week> weeks = hours_of(analysis, plan.plan, terminal);
    measures::Question question{
        analysis.study.territory, {}, table ? &table->commuting : nullptr, weeks};
    const auto add = [&](Roads& of, const NetworkInput& network, const std::string& profile) {
        if (table) of.add_works(network.snapper(), table->commuting.works);
        question.travels.push_back(of.travel(profile));
    };
    add(roads.emplace_back(analysis), analysis.roads, "");
    for (const measures::Request& request : plan.plan.requests) {
        const std::string& profile = request.profile;
        const auto known = [&](const measures::Travel& one) { return one.profile == profile; };
        if (std::any_of(question.travels.begin(), question.travels.end(), known)) continue;
        if (profile == analysis.roads.profile.name) {
            question.travels.push_back(roads.front().travel(profile));
            continue;
        }
        NetworkOptions others = options;
        others.profile = profile;
        networks.push_back(open_network_input(analysis.study.extract, others, terminal));
        add(roads.emplace_back(analysis, networks.back()), networks.back(), profile);
    }
    terminal.show("Measuring", 0);
    return measures::compute_columns(question, plan.plan);
}

/// Says which capacities are guesses, where a measure counts them.
void report_unknown_capacities(const results::Measured& measured, Terminal& terminal) {
    const measures::Supply supply = measures::supply_of(measured.territory);
    for (std::size_t c = 0; c < supply.filled_in.size(); ++c) {
        const std::string& key = measured.territory.categories[c].key;
        const measures::FilledIn& of = supply.filled_in[c];
        const bool counted = std::any_of(
            measured.columns.begin(), measured.columns.end(), [&](const measures::Column& column) {
                return column.category == key && column.measure().reads_capacity;
            });
        if (counted && of.unknown > 0)
            terminal.say(fmt::format("{}: {}", key, results::unknown_capacities(of)));
    }
}

}  // namespace

void write_measures(const std::filesystem::path& folder, const Analysis& analysis,
                    const NetworkOptions& options, const measures::PlanFile& plan,
                    const results::Formats& formats, Terminal& terminal) {
    const territory::Territory& territory = analysis.study.territory;
    terminal.show("Measuring", 0);
    std::optional<measures::Values> ranking;
    if (plan.ranking) ranking = measures::read_ranking(*plan.ranking, territory);

    results::Measured measured{territory, plan.plan, measures::levels_of(territory), {}, {}, {}, {},
                               {},        {}};
    measured.columns = columns_of(analysis, options, plan, terminal);
    measured.rows = measures::tabulate(measured.levels, measured.columns, plan.plan,
                                       ranking ? &*ranking : nullptr);
    measured.tenth = measures::least_served(measured.levels, measured.columns);
    check_commitments(analysis, measured);
    add_mileage(analysis, measured);
    report_unknown_capacities(measured, terminal);
    terminal.show("Writing measures", 0);
    results::write_measures(folder, measured, territory.data_date, formats);
}

}  // namespace relais::tools
