#include "geodata/hours/evaluator.h"

#include <KOpeningHours/Interval>
#include <KOpeningHours/OpeningHours>
#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace relais::hours {
namespace {

using KOpeningHours::Interval;
using KOpeningHours::OpeningHours;

const char* reason(OpeningHours::Error error) {
    switch (error) {
        case OpeningHours::MissingRegion:
            return "it speaks of holidays that are not known for this country";
        case OpeningHours::IncompatibleMode:
            return "it tells points in time, not hours";
        case OpeningHours::UnsupportedFeature:
            return "it has a part that cannot be evaluated, such as school holidays";
        case OpeningHours::EvaluationError:
        case OpeningHours::MissingLocation:
            return "it cannot be evaluated";
        default:
            return "it is not in the syntax of opening_hours";
    }
}

/// The sun rises at another time elsewhere.
bool needs_place(const std::string& text) {
    for (const char* word : {"sun", "dawn", "dusk"})
        if (text.find(word) != std::string::npos) return true;
    return false;
}

QDateTime start_of(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return {QDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))),
            QTime(0, 0), QTimeZone::utc()};
}

/// What an interval adds to a week; `first` is the week's Monday.
void add(Week& week, const Interval& interval, const Interval& next, const QDateTime& first) {
    const auto minute = [&](const QDateTime& at) {
        return static_cast<int>(std::clamp<qint64>(first.secsTo(at) / 60, 0, kWeekMinutes));
    };
    const int from = interval.hasOpenBegin() ? 0 : minute(interval.begin());
    int to = interval.hasOpenEnd() ? kWeekMinutes : minute(interval.end());
    // "20:00+" is an interval of no length; what follows begins where it is thought to end.
    const bool open_ended = interval.begin().isValid() && interval.begin() == interval.end();
    if (open_ended && next.isValid()) to = minute(next.begin());
    if (to <= from) return;
    if (interval.state() == Interval::Unknown || (open_ended && interval.state() == Interval::Open))
        week.uncertain = united(week.uncertain, {{from, to}});
    else if (interval.state() == Interval::Open)
        week.open = united(week.open, {{from, to}});
}

/// All its intervals that touch the week. The rules may turn out not to be readable on the way.
Week week_of(const OpeningHours& rules, std::chrono::sys_days monday) {
    Week week;
    const QDateTime first = start_of(monday);
    const QDateTime end = first.addDays(7);
    for (Interval interval = rules.interval(first);
         interval.isValid() && (interval.hasOpenBegin() || interval.begin() < end);) {
        const Interval next = interval.hasOpenEnd() ? Interval() : rules.nextInterval(interval);
        add(week, interval, next, first);
        interval = next;
    }
    week.told = true;
    return week;
}

/// Where no public holiday falls into an ordinary week, as everywhere that we know of.
constexpr const char* kAnyCountry = "FR";

bool is_ordinary(std::chrono::sys_days monday) {
    return monday == ordinary_week(int(std::chrono::year_month_day(monday).year()));
}

OpeningHours rules_of(const std::string& text, Coordinate place, const std::string& country) {
    OpeningHours rules(text.data(), text.size());
    rules.setLocation(static_cast<float>(place.lat()), static_cast<float>(place.lon()));
    const QString region = QString::fromStdString(country);
    if (!country.empty()) rules.setRegion(region);
    rules.setTimeZone(QTimeZone::utc());  // whatever the clocks on the spot show
    return rules;
}

}  // namespace

Evaluator::Evaluator(std::string country, std::chrono::sys_days monday)
    : country_(std::move(country)), monday_(monday) {}

Week Evaluator::week(const std::string& text, Coordinate place) {
    if (text.empty()) return {};
    if (needs_place(text)) return evaluate(text, place);
    const auto found = known_.find(text);
    if (found != known_.end()) return found->second;
    return known_.emplace(text, evaluate(text, place)).first->second;
}

Week Evaluator::evaluate(const std::string& text, Coordinate place) {
    OpeningHours rules = rules_of(text, place, country_);
    if (rules.error() == OpeningHours::MissingRegion && is_ordinary(monday_))
        rules = rules_of(text, place, kAnyCountry);
    if (rules.error() == OpeningHours::NoError) {
        Week week = week_of(rules, monday_);
        if (rules.error() == OpeningHours::NoError) return week;
    }
    const auto same = [&](const Unreadable& one) { return one.text == text; };
    if (std::none_of(unreadable_.begin(), unreadable_.end(), same))
        unreadable_.push_back({text, reason(rules.error())});
    return {};
}

}  // namespace relais::hours
