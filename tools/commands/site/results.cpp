#include "tools/commands/site/results.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/document/context.h"

namespace relais::tools {
namespace {

std::string quoted_toml(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) result += c;
    }
    return result + '"';
}

/// The people assigned to a place, where capacity is limited.
std::optional<double> people_at(const siting::Solution& solution, std::size_t candidate) {
    const auto place = std::find(solution.chosen.begin(), solution.chosen.end(), candidate);
    if (solution.taken.empty() || place == solution.chosen.end()) return {};
    return solution.taken[static_cast<std::size_t>(place - solution.chosen.begin())];
}

}  // namespace

void add_site(const Candidate& candidate, const Roof& roof, scenario::Scenario& scenario) {
    const std::size_t number = scenario.edits.size() / roof.categories.size() + 1;
    for (const CategoryId category : roof.categories) {
        territory::Service service;
        service.id = fmt::format("site {}", number);
        service.name = candidate.name;
        service.place = candidate.place;
        service.category = category;
        service.opening_hours = roof.opening_hours;
        if (roof.categories.size() == 1) service.capacity = candidate.capacity;
        scenario.edits.push_back({candidate.name,
                                  fmt::format("sites.toml, edit {}", scenario.edits.size() + 1),
                                  scenario::AddService{service}});
    }
}

std::string site_scenario_name(const Roof& roof, std::size_t places,
                               const territory::Territory& territory, const std::string& language) {
    const auto words = language::Catalogue::of(language);
    std::string services;
    for (const CategoryId category : roof.categories)
        services += (services.empty() ? "" : ", ") +
                    atlas::category_name(territory, category, words.code());
    return words.say("site.name",
                     language::arg("places", words.count("places", static_cast<double>(places))),
                     language::arg("services", services));
}

void write_site_scenario(results::NewFile& file, const scenario::Scenario& scenario,
                         const territory::Territory& territory) {
    file.write(fmt::format("name = {}\n", quoted_toml(scenario.name)));
    for (const scenario::Edit& edit : scenario.edits) {
        const territory::Service& service = std::get<scenario::AddService>(edit.action).service;
        file.write(fmt::format(
            "\n[[edits]]\ndo = \"add_service\"\nlabel = {}\ncategory = {}\nid = {}\nname = {}\n"
            "lon = {:.7f}\nlat = {:.7f}\n",
            quoted_toml(edit.label),
            quoted_toml(territory.categories[service.category.index()].key),
            quoted_toml(service.id), quoted_toml(service.name), service.place.lon(),
            service.place.lat()));
        if (service.capacity) file.write(fmt::format("capacity = {:.3f}\n", *service.capacity));
        if (!service.opening_hours.empty())
            file.write(fmt::format("opening_hours = {}\n", quoted_toml(service.opening_hours)));
    }
    file.close();
}

std::optional<atlas::ChosenSites> printed_sites(const SiteOptions& options, const Roof& roof,
                                                std::size_t per_year,
                                                const std::vector<Candidate>& candidates,
                                                const SiteChoice& choice) {
    const siting::Solution& solution = choice.solution;
    if (choice.steps.empty() || options.objective == "set-cover") return {};
    atlas::ChosenSites sites{
        roof.categories, options.objective, options.minutes, solution.today, {}, {}};
    if (solution.bound > 0 || !(solution.value > 0)) sites.gap = solution.gap();
    const std::size_t a_year = per_year > 0 ? per_year : choice.steps.size();
    for (std::size_t i = 0; i < choice.steps.size(); ++i) {
        const Candidate& site = candidates[choice.steps[i].candidate];
        sites.sites.push_back({site.name, site.place, choice.steps[i].value, i / a_year + 1});
    }
    return sites;
}

results::Table sites_table(const SiteOptions& options, std::size_t per_year,
                           const std::vector<Candidate>& candidates, const SiteChoice& choice) {
    using results::Type;
    const auto write = [&options, per_year, &candidates, &choice](results::Rows& rows) {
        const siting::Solution& solution = choice.solution;
        const std::size_t a_year =
            per_year > 0 ? per_year : std::max<std::size_t>(1, choice.steps.size());
        for (std::size_t i = 0; i < choice.steps.size(); ++i) {
            const Candidate& site = candidates[choice.steps[i].candidate];
            rows.text(options.objective);
            for (const double value :
                 {solution.today, solution.value, solution.bound, solution.gap()})
                rows.number(value);
            rows.count(i + 1).count(i / a_year + 1).number(choice.steps[i].value);
            rows.text(site.name).number(site.place.lon()).number(site.place.lat());
            rows.number(people_at(solution, choice.steps[i].candidate))
                .number(site.capacity)
                .number(site.cost)
                .at(site.place)
                .end();
        }
    };
    return {"sites",
            {{"objective"},
             {"today", Type::kRatio},
             {"value", Type::kRatio},
             {"bound", Type::kRatio},
             {"gap", Type::kRatio},
             {"order", Type::kCount},
             {"year", Type::kCount},
             {"value_then", Type::kRatio},
             {"site"},
             {"lon", Type::kDegrees},
             {"lat", Type::kDegrees},
             {"people", Type::kPeople},
             {"capacity", Type::kPeople},
             {"cost", Type::kPeople}},
            write,
            results::ShapeType::kPoint};
}

}  // namespace relais::tools
