#include "geodata/opening_hours/evaluator.h"

#include <KOpeningHours/Interval>
#include <KOpeningHours/OpeningHours>
#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <utility>

#include "geodata/opening_hours/school_holidays.h"
#include "geodata/opening_hours/sun.h"

namespace relais::opening_hours {
namespace {

using KOpeningHours::Interval;
using KOpeningHours::OpeningHours;

const char* reason(OpeningHours::Error error) {
    switch (error) {
        case OpeningHours::MissingRegion:
            return "it refers to holidays that are not known for this country";
        case OpeningHours::IncompatibleMode:
            return "it gives points in time, not hours";
        case OpeningHours::UnsupportedFeature:
            return "a part of it could not be evaluated";
        case OpeningHours::EvaluationError:
        case OpeningHours::MissingLocation:
            return "it could not be evaluated";
        default:
            return "it is not in the syntax of opening_hours";
    }
}

/// KOpeningHours computes in the local time zone of the process, not in the zone it is given,
/// including hours that daylight saving skips or repeats. During the lifetime of this object that
/// zone is UTC, whose days all have 24 hours.
class UtcClocks {
  public:
    UtcClocks() {
        if (const char* zone = std::getenv("TZ")) zone_ = zone;
        set("UTC0");
    }
    ~UtcClocks() { set(zone_ ? zone_->c_str() : nullptr); }
    UtcClocks(const UtcClocks&) = delete;
    UtcClocks& operator=(const UtcClocks&) = delete;

  private:
    static void set(const char* zone) {
        if (zone != nullptr)
            setenv("TZ", zone, 1);
        else
            unsetenv("TZ");
        tzset();
    }

    std::optional<std::string> zone_;
};

QDateTime start_of(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return {QDate(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))),
            QTime(0, 0), QTimeZone::utc()};
}

/// Adds an interval to a week; `first` is the week's Monday.
void add(Week& week, const Interval& interval, const Interval& next, const QDateTime& first) {
    const auto minute = [&](const QDateTime& at) {
        const QDateTime shown(at.date(), at.time(), QTimeZone::utc());  // local time
        return static_cast<int>(std::clamp<qint64>(first.secsTo(shown) / 60, 0, kWeekMinutes));
    };
    const int from = interval.hasOpenBegin() ? 0 : minute(interval.begin());
    int to = interval.hasOpenEnd() ? kWeekMinutes : minute(interval.end());
    // "20:00+" is an interval of no length; the next interval begins at its assumed end.
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
    week.known = true;
    return week;
}

/// Used for any country in an ordinary week, which has no public holiday (see ordinary_week).
constexpr const char* kAnyCountry = "FR";

bool is_ordinary(std::chrono::sys_days monday) {
    return monday == ordinary_week(int(std::chrono::year_month_day(monday).year()));
}

OpeningHours rules_of(const std::string& text, const std::string& country) {
    OpeningHours rules(text.data(), text.size());
    const QString region = QString::fromStdString(country);
    if (!country.empty()) rules.setRegion(region);
    rules.setTimeZone(QTimeZone::utc());  // whatever the clocks on the spot show
    return rules;
}

/// Spans within [from, to).
Spans between(const Spans& spans, int from, int to) {
    Spans result;
    for (const Span& span : spans)
        if (span.from < to && span.to > from)
            result.push_back({std::max(span.from, from), std::min(span.to, to)});
    return result;
}

}  // namespace

Evaluator::Evaluator(std::string country, std::chrono::sys_days monday)
    : country_(std::move(country)), monday_(monday) {}

Week Evaluator::week(const std::string& text, Coordinate place) {
    if (text.empty()) return {};
    const auto found = known_.find(text);
    if (found != known_.end()) return found->second;
    const SchoolWeek rules = in_school_week(text);
    if (rules.names_holidays) school_holidays_.insert(text);
    Week week;
    if (!rules.rules.empty())
        week = names_sun(rules.rules) ? by_the_sun(text, rules.rules, place)
                                      : evaluate(text, rules.rules);
    else if (rules.opens_in_them)
        week.known = true;  // closed, while schools are at work
    else
        refuse(text, "it refers to school holidays only");
    if (!names_sun(rules.rules)) known_.emplace(text, week);
    return week;
}

Week Evaluator::by_the_sun(const std::string& text, const std::string& rules, Coordinate place) {
    if (!clock_) clock_.emplace(country_);
    constexpr int kDayMinutes = 24 * 60;
    Week week{{}, {}, true};
    for (int day = 0; day < 7; ++day) {
        const auto date = monday_ + std::chrono::days(day);
        const SunTimes sun = sun_times(place, date, clock_->ahead(place, date));
        const Week whole = evaluate(text, with_clock_times(rules, sun));
        if (!whole.known) return {};
        const int from = day * kDayMinutes, to = from + kDayMinutes;
        week.open = united(week.open, between(whole.open, from, to));
        week.uncertain = united(week.uncertain, between(whole.uncertain, from, to));
    }
    return week;
}

Week Evaluator::evaluate(const std::string& text, const std::string& rules_text) {
    const UtcClocks clocks;
    OpeningHours rules = rules_of(rules_text, country_);
    if (rules.error() == OpeningHours::MissingRegion && is_ordinary(monday_))
        rules = rules_of(rules_text, kAnyCountry);
    if (rules.error() == OpeningHours::NoError) {
        Week week = week_of(rules, monday_);
        if (rules.error() == OpeningHours::NoError) return week;
    }
    refuse(text, reason(rules.error()));
    return {};
}

void Evaluator::refuse(const std::string& text, const char* why) {
    const auto same = [&](const Unreadable& one) { return one.text == text; };
    if (std::none_of(unreadable_.begin(), unreadable_.end(), same))
        unreadable_.push_back({text, why});
}

}  // namespace relais::opening_hours
