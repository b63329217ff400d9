#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/hours/week.h"

namespace relais::hours {

/// Reads OpenStreetMap's opening_hours
/// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) for one week of the
/// calendar in one country, with KOpeningHours, whose holidays are KHolidays'. Public holidays,
/// weeks, months, nth weekdays, Easter, sunrise, times over midnight, fallbacks and comments are
/// understood. What is not is refused whole, never guessed: school holidays, repeated points in
/// time, anything that is no opening_hours. An open end ("20:00+") is uncertain.
///
/// A country whose holidays are not known has none in an ordinary week (see ordinary_week); in any
/// other week, rules that speak of them cannot be read.
///
/// Known deviations of the packaged versions (22.12, 5.103): a day closed by its date ("Dec 25 off;
/// Mo-Su 08:00-12:00") stays closed whatever rules come after it; the list of France has Easter and
/// Whit Sunday for the Mondays after them.
///
///     Evaluator hours("FR", ordinary_week(2024));
///     Week week = hours.week("Mo-Fr 08:00-12:00; PH off", place);
class Evaluator {
  public:
    /// `country`: ISO 3166-1 alpha-2; empty: not known, and public holidays cannot be read.
    Evaluator(std::string country, std::chrono::sys_days monday);

    /// Not told when `text` is empty or cannot be read. `place` is for the sun. Each text costs
    /// once, some tenths of a millisecond.
    [[nodiscard]] Week week(const std::string& text, Coordinate place);

    /// A text that could not be read, and why: a clause in English.
    struct Unreadable {
        std::string text;
        std::string why;
    };
    /// In the order in which they were met, each once.
    [[nodiscard]] const std::vector<Unreadable>& unreadable() const { return unreadable_; }
    [[nodiscard]] std::chrono::sys_days monday() const { return monday_; }

  private:
    [[nodiscard]] Week evaluate(const std::string& text, Coordinate place);

    std::string country_;
    std::chrono::sys_days monday_;
    std::map<std::string, Week, std::less<>> known_;
    std::vector<Unreadable> unreadable_;
};

}  // namespace relais::hours
