#include "tools/study/open_services.h"

#include <array>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "render/language/catalogue.h"
#include "tools/console/arguments.h"
#include "tools/console/terminal.h"

namespace relais::tools {
namespace {

constexpr int kYearOfUndatedData = 2024;
constexpr double kWeekHours = opening_hours::kWeekMinutes / 60.0;

std::chrono::sys_days week_of(const territory::Territory& territory) {
    const std::string& date = territory.data_date;
    const bool dated = date.size() >= 4 && date.find_first_not_of("0123456789") == 4;
    return opening_hours::ordinary_week(dated ? std::stoi(date.substr(0, 4)) : kYearOfUndatedData);
}

opening_hours::Moment moment_of(const HoursOptions& options,
                                const territory::Territory& territory) {
    const auto monday = week_of(territory);
    if (options.arrive.empty()) return {monday, 0};
    return opening_hours::parse_moment(options.arrive, monday);
}

}  // namespace

void add_hours_options(CLI::App& app, HoursOptions& options) {
    app.add_option("--arrive", options.arrive,
                   "Count only services that are open at this time: an English weekday and a time "
                   "(\"Tue 06:15\", in a week without holidays), or a date (\"2024-09-17 06:15\")")
        ->check([](const std::string& text) {
            try {
                static_cast<void>(opening_hours::parse_moment(text, {}));
                return std::string{};
            } catch (const Error& error) {
                return std::string(error.what());
            }
        });
    app.add_option("--open-at-least", options.open_at_least,
                   "Count only services that are open at least this many hours a week")
        ->check(between(0, kWeekHours));
    add_choice<bool>(
        app, "--hours-unknown", options.count_unknown, {{"open", true}, {"closed", false}},
        "How to count services without opening hours or open by appointment (default: closed)");
}

OpenServices::OpenServices(const HoursOptions& options, const territory::Territory& territory)
    : options_(options),
      moment_(moment_of(options, territory)),
      evaluator_(territory.country, moment_.monday) {}

opening_hours::State OpenServices::state(const territory::Service& service) {
    using opening_hours::State;
    const opening_hours::Week week = evaluator_.week(service.opening_hours, service.place);
    if (!week.known) return State::kUnknown;
    const State then =
        options_.arrive.empty() ? State::kOpen : opening_hours::state_at(week, moment_.minute);
    const double sure = opening_hours::length(week.open);
    const double most = sure + opening_hours::length(week.uncertain);
    const double least = options_.open_at_least * 60;
    if (then == State::kClosed || most < least) return State::kClosed;
    return then == State::kOpen && sure >= least ? State::kOpen : State::kUncertain;
}

bool OpenServices::counts(const territory::Service& service) {
    const opening_hours::State is = state(service);
    return is == opening_hours::State::kOpen ||
           (is != opening_hours::State::kClosed && options_.count_unknown);
}

std::string OpenServices::condition() const {
    std::string text;
    if (!options_.arrive.empty()) text = "open on " + opening_hours::moment_text(moment_);
    if (options_.open_at_least > 0)
        text += fmt::format("{}open {:g} hours a week or more", text.empty() ? "" : " and ",
                            options_.open_at_least);
    return text;
}

std::string OpenServices::title(const std::string& language) const {
    if (options_.arrive.empty()) return fmt::format("≥ {:g} h / 7", options_.open_at_least);
    const auto words = language::Catalogue::of(language);
    return fmt::format("{} {}", words.weekday(moment_.minute / (24 * 60)),
                       opening_hours::clock_text(moment_.minute));
}

std::vector<std::string> OpenServices::notes(const territory::Territory& territory) {
    std::vector<std::string> notes;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        std::array<std::size_t, 4> count{};
        std::size_t all = 0, kept = 0;
        for (const territory::Service& service : territory.services) {
            if (service.category != CategoryId{c}) continue;
            ++count[static_cast<std::size_t>(state(service))];
            ++all;
            kept += counts(service) ? 1 : 0;
        }
        if (all == 0) continue;
        notes.push_back(
            fmt::format("{}: {} of {} services count, those {}: {} are, {} are not, {} perhaps (by "
                        "appointment or with a condition), {} have no opening hours",
                        territory.categories[c].key, kept, all, condition(),
                        count[static_cast<std::size_t>(opening_hours::State::kOpen)],
                        count[static_cast<std::size_t>(opening_hours::State::kClosed)],
                        count[static_cast<std::size_t>(opening_hours::State::kUncertain)],
                        count[static_cast<std::size_t>(opening_hours::State::kUnknown)]));
    }
    if (const std::size_t texts = evaluator_.school_holidays(); texts > 0)
        notes.push_back(
            fmt::format("{} opening hours depend on school holidays, whose dates are not known; a "
                        "week outside school holidays is used",
                        texts));
    for (const auto& [text, why] : evaluator_.unreadable())
        notes.push_back(fmt::format("the opening hours \"{}\" count as missing: {}", text, why));
    return notes;
}

std::vector<opening_hours::Week> weeks_of(const territory::Territory& territory) {
    opening_hours::Evaluator evaluator(territory.country, week_of(territory));
    std::vector<opening_hours::Week> weeks;
    for (const territory::Service& service : territory.services)
        weeks.push_back(evaluator.week(service.opening_hours, service.place));
    return weeks;
}

void tell_hours(const HoursOptions& options, const std::string& language,
                territory::Territory& territory, Terminal& terminal) {
    if (!options.asked()) return;
    OpenServices open(options, territory);
    for (const std::string& note : open.notes(territory)) {
        terminal.say(note);
        territory.notes.push_back(note);
    }
    territory.name += fmt::format(" ({})", open.title(language));
}

void keep_open_services(const HoursOptions& options, territory::Territory& territory) {
    if (!options.asked()) return;
    OpenServices open(options, territory);
    std::erase_if(territory.services, [&](const auto& service) { return !open.counts(service); });
}

}  // namespace relais::tools
