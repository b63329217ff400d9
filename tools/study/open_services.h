#pragma once

#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/opening_hours/evaluator.h"

namespace CLI {
class App;
}

namespace relais::tools {

class Terminal;

/// Which services count, by their opening hours (default: all).
struct HoursOptions {
    std::string arrive;        ///< "Tue 06:15" or "2024-09-17 06:15": open then
    double open_at_least = 0;  ///< hours a week
    bool count_unknown = false;

    [[nodiscard]] bool asked() const { return !arrive.empty() || open_at_least > 0; }
};
/// --arrive, --open-at-least and --hours-unknown.
void add_hours_options(CLI::App& app, HoursOptions& options);

/// Decides which services of a territory count. A weekday means the ordinary week of the year of
/// the territory's data (of 2024 where that is not known). Services without opening hours, with
/// hours that could not be read, or open by appointment at that time count only with
/// `count_unknown`.
class OpenServices {
  public:
    /// REQUIRES: options.asked(), as add_hours_options checked them.
    OpenServices(const HoursOptions& options, const territory::Territory& territory);

    [[nodiscard]] bool counts(const territory::Service& service);
    /// The condition as a clause: "open on Tue 06:15, week of 2024-09-16".
    [[nodiscard]] std::string condition() const;
    /// The same for a title, short, in a language: "mardi 06:15".
    [[nodiscard]] std::string title(const std::string& language) const;
    /// One sentence for each category that has services, then those whose hours cannot be read.
    [[nodiscard]] std::vector<std::string> notes(const territory::Territory& territory);

  private:
    [[nodiscard]] opening_hours::State state(const territory::Service& service);

    HoursOptions options_;
    opening_hours::Moment moment_;
    opening_hours::Evaluator evaluator_;
};

/// The hours of every service in the ordinary week of the territory's data, as OpenServices takes
/// it.
[[nodiscard]] std::vector<opening_hours::Week> weeks_of(const territory::Territory& territory);

/// Prints how many services count, adds it to the notes, and adds the condition to the territory's
/// name. This and the next do nothing when no condition was given.
void tell_hours(const HoursOptions& options, const std::string& language,
                territory::Territory& territory, Terminal& terminal);
/// Drops the services that do not count.
void keep_open_services(const HoursOptions& options, territory::Territory& territory);

}  // namespace relais::tools
