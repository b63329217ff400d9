#include "tools/study/comparison.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/console/terminal.h"

namespace relais::tools {

OtherProfiles::OtherProfiles(const Analysis& analysis, NetworkOptions network, HoursOptions hours,
                             Terminal& terminal)
    : analysis_(analysis),
      network_(road_options(std::move(network), analysis.study)),
      hours_(std::move(hours)),
      terminal_(terminal) {}

const Analysis& OtherProfiles::start_of(const scenario::Scenario& scenario) {
    if (scenario.profile.empty()) return analysis_;
    std::unique_ptr<const Analysis>& start = by_profile_[scenario.profile];
    if (!start) {
        NetworkOptions network = network_;
        network.profile = scenario.profile;
        start = std::make_unique<const Analysis>(
            StudyOnRoads{analysis_.shared_study,
                         open_network_input(analysis_.study.extract, network, terminal_)},
            hours_);
    }
    return *start;
}

scenario::Compared compare_with(const Analysis& start, const scenario::Scenario& scenario,
                                const Analysis& from) {
    scenario::Compared result{scenario, scenario::run(from.base(), scenario), {}, {}};
    const territory::Territory& territory = result.outcome.variant.territory;
    result.after = access::summarize_territory(territory, result.outcome.nearest);
    result.comparison = scenario::compare(start.findings.nearest, result.after.nearest, territory);
    return result;
}

namespace {

bool has_services(const territory::Territory& territory, CategoryId category) {
    return std::any_of(territory.services.begin(), territory.services.end(),
                       [&](const auto& service) { return service.category == category; });
}

/// Prints a line for each category whose capacity per person changes.
void say_capacity(Terminal& terminal, const territory::Territory& territory,
                  const std::string& scenario, const scenario::CapacityChange& change) {
    const scenario::SharedChange& all = change.territory;
    if (all.before == all.after && all.more + all.fewer == 0) return;
    const auto per_hundred = [](const scenario::Shared& shared) {
        return shared.people > 0 ? 100 * shared.capacity / shared.people : 0;
    };
    terminal.say(fmt::format(
        "{}: {}: {:.1f} places per 100 people, {:.1f} before; {:.0f} have more places within 30 "
        "minutes, {:.0f} fewer, {:.0f} none ({:.0f} before)",
        scenario, territory.categories[change.category.index()].key, per_hundred(all.after),
        per_hundred(all.before), all.more, all.fewer, all.after.without, all.before.without));
}

}  // namespace

void CapacityComparison::add(const scenario::Compared& one, const Analysis& start) {
    const territory::Territory& variant = one.outcome.variant.territory;
    const std::vector<bool> had = scenario::has_capacity(base_.study.territory);
    const std::vector<bool> has = scenario::has_capacity(variant);
    for (std::size_t c = 0; c < had.size(); ++c)
        if (has[c] && !had[c] && has_services(base_.study.territory, CategoryId{c}))
            terminal_.say(
                fmt::format("{}: {}: no existing service has a capacity, so the effect of the "
                            "capacities in the scenario is not known",
                            one.scenario.name, variant.categories[c].key));
    if (std::find(had.begin(), had.end(), true) == had.end()) return;
    terminal_.show("Sharing out capacities", 0);
    if (changes_.empty()) before_ = scenario::capacity_per_person(base_.base());
    const auto after = scenario::capacity_per_person(start.base(), one.outcome);
    changes_.push_back({one.scenario.key, scenario::compare_capacity(before_, after, variant)});
    for (const scenario::CapacityChange& change : changes_.back().categories)
        say_capacity(terminal_, variant, one.scenario.name, change);
}

void write_comparison(results::TableFiles& files, const Analysis& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const CapacityComparison& capacity) {
    const territory::Territory& territory = start.study.territory;
    results::TableSet whole{"comparison",
                            {scenario::summary_table(territory, start.findings, scenarios),
                             scenario::inequality_table(territory, start.findings, scenarios)}};
    if (!capacity.changes().empty())
        whole.tables.push_back(scenario::capacity_table(territory, capacity.changes()));
    files.add(whole, {"csv"});
    for (const scenario::Compared& one : scenarios)
        files.add(scenario::scenario_tables(territory, start.roads.network, start.findings, one),
                  {"csv", "gpkg"});
}

void say_balance(Terminal& terminal, const territory::Territory& territory,
                 const scenario::Compared& one) {
    bool any = false;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const scenario::Balance& balance = one.comparison.territory[c];
        if (!balance.any()) continue;
        any = true;
        terminal.say(
            fmt::format("{}: {}: {:.0f} nearer, {:.0f} farther, {:.0f} cut off, {:.0f} connected",
                        one.scenario.name, territory.categories[c].key, balance.nearer,
                        balance.farther, balance.cut_off, balance.connected));
    }
    if (!any) terminal.say(fmt::format("{}: no household's time changes", one.scenario.name));
    for (const std::string& remark : one.outcome.remarks) terminal.say(remark);
}

void print_comparison(const std::filesystem::path& folder, const Analysis& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const atlas::BasePages& base_pages, const atlas::Options& options) {
    atlas::Options with_hours = options;
    with_hours.takes_part = start.takes_part();
    atlas::write_compare_atlas(folder / "compare.pdf", start.study.territory, start.findings,
                               start.roads.network, scenarios, base_pages, with_hours);
}

}  // namespace relais::tools
