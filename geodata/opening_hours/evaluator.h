#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/opening_hours/week.h"
#include "geodata/opening_hours/place_clock.h"

namespace relais::opening_hours {

/// Reads OpenStreetMap's opening_hours
/// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) for one week of the
/// calendar in one country, with KOpeningHours, whose holidays are KHolidays'. Public holidays,
/// weeks, months, nth weekdays, Easter, times over midnight, fallbacks and comments are understood.
/// Anything else is refused as a whole, never guessed: repeated points in time, and texts that are
/// not opening_hours. An open end ("20:00+") is uncertain.
///
/// Minutes are in local time, independent of the time zone of the machine and of a change of
/// daylight saving in the week. The dates of school holidays are not known: the week is one outside
/// of them, and the parts of a text that are for them alone are left out (see in_school_week).
/// Sunrise, sunset, dawn and dusk are those of each day at the place, by its country's clocks (see
/// sun_times, PlaceClock).
///
/// A country whose holidays are not known has none in an ordinary week (see ordinary_week); in any
/// other week, rules that refer to them could not be evaluated.
///
/// Known deviations of the packaged versions (22.12, 5.103): a day closed by its date ("Dec 25 off;
/// Mo-Su 08:00-12:00") stays closed even if later rules open it; the list of France has Easter and
/// Whit Sunday for the Mondays after them.
///
/// Not to be used while another thread reads the process's environment: TZ is set while a text is
/// read, and restored afterwards.
///
///     Evaluator hours("FR", ordinary_week(2024));
///     Week week = hours.week("Mo-Fr 08:00-12:00; PH off", place);
class Evaluator {
  public:
    /// `country`: ISO 3166-1 alpha-2; empty: not known, and public holidays cannot be read.
    Evaluator(std::string country, std::chrono::sys_days monday);

    /// Without hours when `text` is empty or could not be read. `place` is for the sun. Each text
    /// costs once, some tenths of a millisecond; one that names the sun, seven times that, each
    /// time.
    [[nodiscard]] Week week(const std::string& text, Coordinate place);

    /// A text that could not be read, and why: a clause in English.
    struct Unreadable {
        std::string text;
        std::string why;
    };
    /// In the order of their first occurrence, each once.
    [[nodiscard]] const std::vector<Unreadable>& unreadable() const { return unreadable_; }
    /// Number of texts that refer to school holidays.
    [[nodiscard]] std::size_t school_holidays() const { return school_holidays_.size(); }
    [[nodiscard]] std::chrono::sys_days monday() const { return monday_; }

  private:
    /// The week of rules without school holidays and without the sun; `text` is what they come
    /// from.
    [[nodiscard]] Week evaluate(const std::string& text, const std::string& rules);
    /// Each day with its own sunrise and sunset.
    [[nodiscard]] Week by_the_sun(const std::string& text, const std::string& rules,
                                  Coordinate place);
    void refuse(const std::string& text, const char* why);

    std::string country_;
    std::chrono::sys_days monday_;
    std::map<std::string, Week, std::less<>> known_;
    std::vector<Unreadable> unreadable_;
    std::set<std::string> school_holidays_;
    std::optional<PlaceClock> clock_;
};

}  // namespace relais::opening_hours
