#include "engine/opening_hours/week.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "engine/core/error.h"

namespace relais::opening_hours {
namespace {

constexpr std::array kDays = {"monday", "tuesday",  "wednesday", "thursday",
                              "friday", "saturday", "sunday"};
constexpr int kDayMinutes = 24 * 60;

bool within(const Spans& spans, int minute) {
    const auto next = std::upper_bound(spans.begin(), spans.end(), minute,
                                       [](int at, const Span& span) { return at < span.from; });
    return next != spans.begin() && minute < std::prev(next)->to;
}

[[noreturn]] void refuse(std::string_view text) {
    throw Error("\"" + std::string(text) +
                "\" is not a time of the week; write a weekday or a date and a time, as in \"Tue "
                "06:15\" or \"2024-09-17 06:15\"");
}

/// Digits and nothing else.
std::optional<int> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits || !std::all_of(text.begin(), text.end(),
                                              [](unsigned char c) { return std::isdigit(c) != 0; }))
        return {};
    return std::stoi(std::string(text));
}

/// "06:15" as minutes of the day.
std::optional<int> clock(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    const auto hours = number(text.substr(0, colon), colon);
    const auto minutes = number(text.substr(colon + 1), 2);
    if (colon < 1 || colon > 2 || !hours || !minutes || *hours > 23 || *minutes > 59) return {};
    return *hours * 60 + *minutes;
}

/// 0 for Monday.
std::optional<int> weekday(std::string_view text) {
    std::string name(text);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (name.size() < 2) return {};
    for (std::size_t day = 0; day < kDays.size(); ++day)
        if (std::string_view(kDays[day]).substr(0, name.size()) == name)
            return static_cast<int>(day);
    return {};
}

std::optional<std::chrono::sys_days> date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = number(text.substr(0, 4), 4);
    const auto month = number(text.substr(5, 2), 2);
    const auto day = number(text.substr(8, 2), 2);
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day result{std::chrono::year(*year),
                                             std::chrono::month(static_cast<unsigned>(*month)),
                                             std::chrono::day(static_cast<unsigned>(*day))};
    if (!result.ok()) return {};
    return std::chrono::sys_days(result);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Days since Monday.
int day_of_week(std::chrono::sys_days day) {
    return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
}

}  // namespace

State state_at(const Week& week, int minute) {
    if (!week.known) return State::kUnknown;
    if (within(week.open, minute)) return State::kOpen;
    return within(week.uncertain, minute) ? State::kUncertain : State::kClosed;
}

int length(const Spans& spans) {
    int minutes = 0;
    for (const Span& span : spans) minutes += span.to - span.from;
    return minutes;
}

Spans united(const Spans& one, const Spans& other) {
    Spans all;
    all.reserve(one.size() + other.size());
    std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(all),
               [](const Span& a, const Span& b) { return a.from < b.from; });
    Spans result;
    for (const Span& span : all)
        if (!result.empty() && span.from <= result.back().to)
            result.back().to = std::max(result.back().to, span.to);
        else
            result.push_back(span);
    return result;
}

Moment parse_moment(std::string_view text, std::chrono::sys_days monday) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) refuse(text);
    const auto time = clock(text.substr(blank + 1));
    if (!time) refuse(text);
    const std::string_view day = text.substr(0, blank);
    if (const auto number_of_day = weekday(day))
        return {monday, *number_of_day * kDayMinutes + *time};
    const auto on = date(day);
    if (!on) refuse(text);
    const int since_monday = day_of_week(*on);
    return {*on - std::chrono::days(since_monday), since_monday * kDayMinutes + *time};
}

std::chrono::sys_days ordinary_week(int year) {
    const std::chrono::sys_days latest = std::chrono::year(year) / std::chrono::September / 18;
    return latest - std::chrono::days(day_of_week(latest));
}

std::string clock_text(int minute) {
    return two_digits(minute % kDayMinutes / 60) + ":" + two_digits(minute % 60);
}

std::string moment_text(const Moment& moment) {
    std::string day = kDays[static_cast<std::size_t>(moment.minute / kDayMinutes)];
    day.resize(3);
    day[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(day[0])));
    const std::chrono::year_month_day monday(moment.monday);
    return day + " " + clock_text(moment.minute) + ", week of " +
           std::to_string(int(monday.year())) + "-" + two_digits(int(unsigned(monday.month()))) +
           "-" + two_digits(int(unsigned(monday.day())));
}

}  // namespace relais::opening_hours
