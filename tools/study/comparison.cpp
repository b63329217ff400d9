#include "tools/study/comparison.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "tools/console/terminal.h"

namespace relais::tools {

namespace {

/// The places of services on the roads; of those that do not count, none.
std::vector<snap::Snap> taking_part(const Answer& found, OpenServices* open) {
    std::vector<snap::Snap> services = found.snapped.services;
    const auto& all = found.study.territory.services;
    for (std::size_t s = 0; open != nullptr && s < services.size(); ++s)
        if (!open->counts(all[s])) services[s] = {};
    return services;
}

access::Points points_of(const Answer& found, const std::vector<snap::Snap>& services) {
    access::Points points = found.snapped.points();
    points.services = services;
    return points;
}

}  // namespace

Start::Start(const Answer& found, const HoursOptions& hours)
    : metric(found.roads.metric()),
      snapper(found.roads.snapper()),
      open(hours.asked() ? std::make_unique<OpenServices>(hours, found.study.territory) : nullptr),
      services(taking_part(found, open.get())),
      solver(found.roads.network, metric, points_of(found, services)),
      findings(open == nullptr
                   ? found.findings
                   : access::summarize_territory(found.study.territory, solver.solve())),
      base{found.study.territory,
           found.roads.network,
           metric,
           snapper,
           found.snapped.households,
           services,
           findings.nearest,
           solver,
           {}} {
    if (open != nullptr)
        base.takes_part = [this](const territory::Service& service) {
            return open->counts(service);
        };
}

struct OtherProfiles::Travelled {
    Travelled(Answer with_roads, const HoursOptions& hours)
        : answer(std::move(with_roads)), start(answer, hours) {}

    Answer answer;
    Start start;
};

OtherProfiles::OtherProfiles(const Answer& found, NetworkOptions network, HoursOptions hours,
                             Terminal& terminal)
    : found_(found),
      network_(road_options(std::move(network), found.study)),
      hours_(std::move(hours)),
      terminal_(terminal) {}

OtherProfiles::~OtherProfiles() = default;

const Start& OtherProfiles::start_of(const scenario::Scenario& scenario, const Start& start) {
    if (scenario.profile.empty()) return start;
    std::unique_ptr<const Travelled>& travelled = by_profile_[scenario.profile];
    if (!travelled) {
        NetworkOptions network = network_;
        network.profile = scenario.profile;
        travelled = std::make_unique<const Travelled>(
            answer_on_roads(found_.study,
                            open_network_input(found_.study.extract, network, terminal_)),
            hours_);
    }
    return travelled->start;
}

scenario::Compared compare_with(const Start& base, const scenario::Scenario& scenario,
                                const Start& start) {
    scenario::Compared result{scenario, scenario::run(start.base, scenario), {}, {}};
    const territory::Territory& territory = result.outcome.variant.territory;
    result.after = access::summarize_territory(territory, result.outcome.nearest);
    result.comparison = scenario::compare(base.findings.nearest, result.after.nearest, territory);
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
        return shared.people > 0 ? 100 * shared.places / shared.people : 0;
    };
    terminal.say(fmt::format(
        "{}: {}: {:.1f} places per 100 people, {:.1f} before; {:.0f} have more places within 30 "
        "minutes, {:.0f} fewer, {:.0f} none ({:.0f} before)",
        scenario, territory.categories[change.category.index()].key, per_hundred(all.after),
        per_hundred(all.before), all.more, all.fewer, all.after.without, all.before.without));
}

}  // namespace

void CapacityComparison::add(const scenario::Compared& one, const Start& start) {
    const territory::Territory& variant = one.outcome.variant.territory;
    const std::vector<bool> told = scenario::tells_capacity(base_.base.territory);
    const std::vector<bool> told_then = scenario::tells_capacity(variant);
    for (std::size_t c = 0; c < told.size(); ++c)
        if (told_then[c] && !told[c] && has_services(base_.base.territory, CategoryId{c}))
            terminal_.say(
                fmt::format("{}: {}: no existing service has a capacity, so the effect of the "
                            "capacities in the scenario is not known",
                            one.scenario.name, variant.categories[c].key));
    if (std::find(told.begin(), told.end(), true) == told.end()) return;
    terminal_.show("Sharing out capacities", 0);
    if (changes_.empty()) before_ = scenario::places_per_head(base_.base);
    const auto after = scenario::places_per_head(start.base, one.outcome);
    changes_.push_back({one.scenario.key, scenario::compare_capacity(before_, after, variant)});
    for (const scenario::CapacityChange& change : changes_.back().categories)
        say_capacity(terminal_, variant, one.scenario.name, change);
}

void write_comparison(results::TableFiles& files, const Start& start,
                      const std::vector<scenario::Compared>& scenarios,
                      const CapacityComparison& capacity) {
    const territory::Territory& territory = start.base.territory;
    results::TableSet whole{"comparison",
                            {scenario::summary_table(territory, start.findings, scenarios),
                             scenario::inequality_table(territory, start.findings, scenarios)}};
    if (!capacity.changes().empty())
        whole.tables.push_back(scenario::capacity_table(territory, capacity.changes()));
    files.add(whole, {"csv"});
    for (const scenario::Compared& one : scenarios)
        files.add(scenario::scenario_tables(start.base, start.findings, one), {"csv", "gpkg"});
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

void print_comparison(const std::filesystem::path& folder, const Start& start, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios,
                      const atlas::BasePages& base_pages, const atlas::Options& options) {
    atlas::Options with_hours = options;
    with_hours.takes_part = start.base.takes_part;
    atlas::write_compare_atlas(folder / "compare.pdf", found.study.territory, start.findings,
                               found.roads.network, scenarios, base_pages, with_hours);
}

}  // namespace relais::tools
