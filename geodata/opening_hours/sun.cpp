#include "geodata/opening_hours/sun.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>
#include <optional>

#include <fmt/format.h>

#include "engine/core/geodesy.h"

namespace relais::opening_hours {
namespace {

constexpr double kHighestLatitude = 60;
constexpr double kMinutesPerDegree = 4;
constexpr double kNoon = 12 * 60;

/// The sun of a day, the same for the whole Earth.
struct Sun {
    double declination;  ///< radians
    double equation;     ///< of time: minutes that a sundial is ahead of a clock
};

Sun sun_of(std::chrono::sys_days day) {
    constexpr std::chrono::sys_days k2000 = std::chrono::year(2000) / std::chrono::January / 1;
    const double t = static_cast<double>((day - k2000).count()) / 36525;
    const double mean_longitude = (280.46646 + 36000.76983 * t) * kRadiansPerDegree;
    const double anomaly = (357.52911 + 35999.05029 * t) * kRadiansPerDegree;
    const double center = (1.914602 * std::sin(anomaly) + 0.019993 * std::sin(2 * anomaly) +
                           0.000289 * std::sin(3 * anomaly)) *
                          kRadiansPerDegree;
    const double node = (125.04 - 1934.136 * t) * kRadiansPerDegree;
    const double longitude =
        mean_longitude + center - (0.00569 + 0.00478 * std::sin(node)) * kRadiansPerDegree;
    const double obliquity = (23.4393 - 0.013 * t + 0.00256 * std::cos(node)) * kRadiansPerDegree;
    const double y = std::pow(std::tan(obliquity / 2), 2), e = 0.016708634;
    const double equation = y * std::sin(2 * mean_longitude) - 2 * e * std::sin(anomaly) +
                            4 * e * y * std::sin(anomaly) * std::cos(2 * mean_longitude) -
                            0.5 * y * y * std::sin(4 * mean_longitude) -
                            1.25 * e * e * std::sin(2 * anomaly);
    return {std::asin(std::sin(obliquity) * std::sin(longitude)),
            equation / kRadiansPerDegree * kMinutesPerDegree};
}

/// Minutes from noon by the sun until it is at a zenith distance in degrees.
double half_day(double latitude, double declination, double zenith) {
    const double lat = latitude * kRadiansPerDegree;
    const double cosine =
        std::cos(zenith * kRadiansPerDegree) / (std::cos(lat) * std::cos(declination)) -
        std::tan(lat) * std::tan(declination);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / kRadiansPerDegree * kMinutesPerDegree;
}

bool is_word_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// A word of the sun at a place in a text, which is not part of a longer one.
struct Event {
    std::size_t size;
    int SunTimes::*time;
};
std::optional<Event> event_at(std::string_view text, std::size_t at) {
    struct Word {
        std::string_view word;
        int SunTimes::*time;
    };
    constexpr Word kWords[] = {{"sunrise", &SunTimes::sunrise},
                               {"sunset", &SunTimes::sunset},
                               {"dawn", &SunTimes::dawn},
                               {"dusk", &SunTimes::dusk}};
    if (at > 0 && is_word_letter(text[at - 1])) return std::nullopt;
    for (const auto& [word, time] : kWords) {
        if (text.size() - at < word.size()) continue;
        const bool same = std::equal(word.begin(), word.end(), text.begin() + long(at),
                                     [](char a, char b) { return a == std::tolower(b); });
        const std::size_t end = at + word.size();
        if (same && (end == text.size() || !is_word_letter(text[end])))
            return Event{word.size(), time};
    }
    return std::nullopt;
}

/// "+01:00" or "-0:30" at a place in a text: its size, and minutes.
struct Offset {
    std::size_t size = 0;
    int minutes = 0;
};
Offset offset_at(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return {};
    std::size_t end = at + 1;
    const auto number = [&] {
        int value = 0;
        const std::size_t begin = end;
        for (; end < text.size() && end < begin + 2 && text[end] >= '0' && text[end] <= '9'; ++end)
            value = 10 * value + (text[end] - '0');
        return end > begin ? value : -1;
    };
    const int hours = number();
    if (hours < 0 || end >= text.size() || text[end] != ':') return {};
    ++end;
    const int minutes = number();
    if (minutes < 0) return {};
    const int sum = hours * 60 + minutes;
    return {end - at, text[at] == '-' ? -sum : sum};
}

/// Calls event(at, Event) for each word of the sun outside of comments.
template <class Found>
void for_each_event(std::string_view text, const Found& found) {
    bool comment = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') comment = !comment;
        if (comment) continue;
        if (const auto event = event_at(text, at)) found(at, *event);
    }
}

}  // namespace

SunTimes sun_times(Coordinate place, std::chrono::sys_days day, double ahead) {
    constexpr double kHorizon = 90.833, kTwilight = 96;
    const Sun sun = sun_of(day);
    const double latitude = std::clamp(place.lat(), -kHighestLatitude, kHighestLatitude);
    const double noon = kNoon - kMinutesPerDegree * place.lon() - sun.equation + 60 * ahead;
    const double light = half_day(latitude, sun.declination, kTwilight);
    const double bright = half_day(latitude, sun.declination, kHorizon);
    const auto minute = [](double at) { return static_cast<int>(std::floor(at + 0.5)); };
    return {minute(noon - light), minute(noon - bright), minute(noon + bright),
            minute(noon + light)};
}

bool names_sun(std::string_view rules) {
    bool found = false;
    for_each_event(rules, [&](std::size_t, const Event&) { found = true; });
    return found;
}

std::string with_clock_times(std::string_view rules, const SunTimes& sun) {
    std::string result;
    std::size_t done = 0;
    for_each_event(rules, [&](std::size_t at, const Event& event) {
        const std::size_t after = at + event.size;
        const bool bracketed = at > done && rules[at - 1] == '(';
        const Offset offset = offset_at(rules, after);
        const std::size_t end = after + offset.size;
        // Outside brackets, a minus is between two times.
        const bool moved = offset.size > 0 && (bracketed || offset.minutes > 0);
        const bool closed = bracketed && end < rules.size() && rules[end] == ')';
        const int minute = std::max(0, sun.*event.time + (moved ? offset.minutes : 0));
        result += rules.substr(done, at - done - (closed ? 1 : 0));
        result += fmt::format("{:02}:{:02}", minute / 60, minute % 60);
        done = closed ? end + 1 : moved ? end : after;
    });
    result += rules.substr(done);
    return result;
}

}  // namespace relais::opening_hours
