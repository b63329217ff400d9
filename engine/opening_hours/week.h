#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::opening_hours {

/// Minutes of a week, from Monday 00:00, in local time.
inline constexpr int kWeekMinutes = 7 * 24 * 60;

/// From a minute of the week to another, which is not part of it.
struct Span {
    int from = 0;
    int to = 0;
    friend bool operator==(const Span&, const Span&) = default;
};
/// Rising, apart from each other, within [0, kWeekMinutes].
using Spans = std::vector<Span>;

/// The state of a service at some minute.
enum class State : std::uint8_t {
    kClosed,
    kOpen,
    kUncertain,  ///< by appointment, or with a condition that cannot be evaluated
    kUnknown,    ///< its hours are not known, or could not be read
};

/// One week of a service. Times that are neither open nor uncertain are closed, if the service has
/// opening hours.
struct Week {
    Spans open;
    Spans uncertain;
    bool known = false;

    friend bool operator==(const Week&, const Week&) = default;
};

/// O(log spans).
[[nodiscard]] State state_at(const Week& week, int minute);
/// Minutes, together.
[[nodiscard]] int length(const Spans& spans);
/// All minutes that are in either; O(both).
[[nodiscard]] Spans united(const Spans& one, const Spans& other);

/// A minute of one week of the calendar.
struct Moment {
    std::chrono::sys_days monday;
    int minute = 0;
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// "Tue 06:15", the weekday in English by its first two letters or more, in the week of `monday`;
/// or "2024-09-17 06:15", in the week of that day. Throws Error for anything else.
[[nodiscard]] Moment parse_moment(std::string_view text, std::chrono::sys_days monday);

/// The Monday of a week like most others of that year: that of the 12th to 18th of September.
/// Schools are open, and France, Belgium, Luxembourg, the United Kingdom, Ireland, Czechia, Croatia
/// and Poland have no regular public holiday from the 12th to the 24th. (Malta has one on the 21st,
/// and the Swiss canton of Vaud on the Monday after the third Sunday.)
[[nodiscard]] std::chrono::sys_days ordinary_week(int year);

/// "06:15" of a minute of the week.
[[nodiscard]] std::string clock_text(int minute);
/// "Tue 06:15, week of 2024-09-16"; parse_moment reads its part before the comma.
[[nodiscard]] std::string moment_text(const Moment& moment);

}  // namespace relais::opening_hours
