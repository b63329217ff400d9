#include "tools/comparison.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/error.h"
#include "tools/terminal.h"

namespace relais::tools {

Start::Start(const Answer& found)
    : metric(found.roads.metric()), snapper(found.roads.network), base{found.study.territory,
                                                                       found.roads.network,
                                                                       metric,
                                                                       snapper,
                                                                       found.snapped.households,
                                                                       found.snapped.services,
                                                                       found.findings.nearest} {}

CategoryId category_of(const territory::Territory& territory, const std::string& key,
                       const std::string& option) {
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        if (territory.categories[c].key == key) return CategoryId{c};
        keys.push_back(territory.categories[c].key);
    }
    throw Error(fmt::format("{} {}: the category is not known; write one of {}", option, key,
                            fmt::join(keys, ", ")));
}

scenario::Compared compare_with(const Start& start, const scenario::Scenario& scenario) {
    scenario::Compared result{scenario, scenario::run(start.base, scenario), {}, {}};
    const territory::Territory& territory = result.outcome.variant.territory;
    result.after = access::summarize_territory(territory, result.outcome.nearest);
    result.comparison = scenario::compare(start.base.nearest, result.after.nearest, territory);
    return result;
}

void write_comparison(results::NewFiles& files, const Start& start, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios) {
    const territory::Territory& territory = found.study.territory;
    scenario::write_summary(files.add("summary.csv"), territory, found.findings, scenarios);
    for (const scenario::Compared& one : scenarios) {
        const std::string& key = one.scenario.key;
        scenario::write_households(files.add(key + ".households.csv"), found.findings, territory,
                                   one);
        scenario::write_zones(files.add(key + ".zones.csv"), found.findings, one);
        scenario::write_geopackage(files.add(key + ".gpkg"), start.base, found.findings, one,
                                   territory.data_date);
    }
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
}

void print_comparison(const std::filesystem::path& folder, const Answer& found,
                      const std::vector<scenario::Compared>& scenarios,
                      const std::optional<atlas::RankedClosures>& closures,
                      const atlas::Options& options) {
    atlas::write_compare_atlas(folder / "compare.pdf", found.study.territory, found.findings,
                               found.roads.network, scenarios, closures, options);
}

}  // namespace relais::tools
