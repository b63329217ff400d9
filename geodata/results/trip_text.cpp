#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "geodata/results/trip.h"

namespace relais::results {
namespace {

using graph::SpeedRule;

/// A line of the table.
struct Row {
    std::string until, time, metres, kmh, road, way, why;
};

/// "0:46.5", "1:02:03.0"
std::string clock(std::uint32_t ticks) {
    const std::uint32_t minutes = ticks / 600;
    const std::string seconds = fmt::format("{:02}.{}", ticks % 600 / 10, ticks % 10);
    if (minutes < 60) return fmt::format("{}:{}", minutes, seconds);
    return fmt::format("{}:{:02}:{}", minutes / 60, minutes % 60, seconds);
}

double kmh(std::uint16_t dkmh) {
    return dkmh / 10.0;
}

/// "70", "52.5"
std::string number(double value) {
    return fmt::format("{:.{}f}", value, value == std::round(value) ? 0 : 1);
}

std::string limited(const graph::RoadNetwork& network, const routes::Step& step,
                    std::string_view by) {
    const graph::Way& way = network.ways[step.way];
    if (step.other_direction) return fmt::format("{} for this direction", by);
    const double share = 100.0 * step.dkmh / way.limit_dkmh;
    return fmt::format("{} {} km/h ({}){}", by, number(kmh(way.limit_dkmh)), network.evidence(way),
                       share < 99.5 ? fmt::format(", {:.0f} % of it driven", share) : "");
}

/// The least time to report: three tenths of a second.
constexpr double kWorthTelling = 0.3;

std::string slope_text(double seconds, double rise) {
    const char* const way = rise < 0 ? "down" : "up";
    return fmt::format("{:+.1f} s slope, {:.0f} m {}", seconds, std::abs(rise), way);
}

Row walk_row(const TripEnd& end, std::uint32_t until, const char* road) {
    return {
        clock(until), clock(end.walk.count()), fmt::format("{:.0f}", end.walk_metres), "", road, "",
        "on foot"};
}

/// Steps of one road that are driven alike.
struct Group {
    std::string road, why;
    std::int64_t way = 0;
    std::size_t ways = 0;
    std::uint16_t dkmh = 0;
    std::uint32_t ticks = 0;
    double metres = 0, bends = 0, slopes = 0, rise = 0;
    std::vector<routes::Wait> waits;

    void add(const routes::Step& step) {
        ++ways;
        ticks += step.ticks;
        metres += step.metres;
        bends += step.bends_seconds;
        slopes += step.slopes_seconds;
        rise += step.rise;
        for (const routes::Wait& wait : step.waits) routes::add_wait(waits, wait);
    }
    /// The delays on its road, and the time for bends and slopes.
    [[nodiscard]] std::string costs() const {
        std::string text;
        for (const routes::Wait& wait : waits)
            if (wait.seconds >= kWorthTelling)
                text += fmt::format("; +{:.1f} s {}", wait.seconds, delay_cause_text(wait.cause));
        if (std::abs(bends) >= kWorthTelling) text += fmt::format("; {:+.1f} s bends", bends);
        if (std::abs(slopes) >= kWorthTelling) text += "; " + slope_text(slopes, rise);
        return text;
    }
    [[nodiscard]] Row row(std::uint32_t until) const {
        return {clock(until),
                clock(ticks),
                fmt::format("{:.0f}", metres),
                dkmh > 0 ? number(kmh(dkmh)) : "",
                road,
                ways > 1 ? fmt::format("{} +{}", way, ways - 1) : fmt::format("{}", way),
                why + costs()};
    }
};

std::vector<Group> groups_of(const graph::RoadNetwork& network, const Trip& trip) {
    std::vector<Group> groups;
    for (const routes::Step& step : trip.steps) {
        const graph::Way& way = network.ways[step.way];
        const std::string road = road_text(network, way);
        const bool ends_only = way.has(graph::WayFlag::kEndsOnly);
        const std::string why = speed_text(network, step) +
                                (ends_only ? ", open only to trips that start or end there" : "");
        const bool same = !groups.empty() && groups.back().road == road &&
                          groups.back().why == why && groups.back().dkmh == step.dkmh;
        if (!same) {
            Group& group = groups.emplace_back();
            group.road = road;
            group.why = why;
            group.way = way.osm_id;
            group.dkmh = step.dkmh;
        }
        groups.back().add(step);
    }
    return groups;
}

std::string aligned(const std::vector<Row>& rows) {
    std::array<std::size_t, 6> width{};
    const auto widen = [&](std::size_t column, const std::string& cell) {
        const auto letters = std::count_if(cell.begin(), cell.end(),
                                           [](char c) { return (c & 0xC0) != 0x80; });  // UTF-8
        width[column] = std::max(width[column], static_cast<std::size_t>(letters));
    };
    for (const Row& row : rows) {
        const std::string* cells[] = {&row.until, &row.time, &row.metres,
                                      &row.kmh,   &row.road, &row.way};
        for (std::size_t i = 0; i < std::size(cells); ++i) widen(i, *cells[i]);
    }
    std::string text;
    for (const Row& row : rows) {
        text += fmt::format("{:>{}}  {:>{}}  {:>{}}  {:>{}}  {:<{}}  {:<{}}  {}\n", row.until,
                            width[0], row.time, width[1], row.metres, width[2], row.kmh, width[3],
                            row.road, width[4], row.way, width[5], row.why);
    }
    return text;
}

/// Below the table: the time of the trip by cause.
std::string spent_text(const Trip& trip) {
    const TimeSpent spent = time_spent(trip);
    std::string text = "\nWhere the time goes\n";
    const auto line = [&](double seconds, const std::string& what) {
        if (std::abs(seconds) < kWorthTelling) return;
        const auto ticks = static_cast<std::uint32_t>(std::lround(std::abs(seconds) * 10));
        text += fmt::format("{:>9}  {}\n", (seconds < 0 ? "-" : "") + clock(ticks), what);
    };
    line(spent.at_speed, "on the roads at their speeds");
    line(spent.bends, "slowing down for bends and speeding up again");
    line(spent.slopes, "slopes");
    for (const routes::Wait& wait : spent.waits) line(wait.seconds, delay_cause_text(wait.cause));
    line(spent.walking, "on foot to the road and from it");
    return text;
}

}  // namespace

std::string time_text(Duration time) {
    const std::uint32_t ticks = time.count();
    std::string seconds = fmt::format("{}.{} s", ticks % 600 / 10, ticks % 10);
    const std::uint32_t minutes = ticks / 600;
    if (minutes == 0) return seconds;
    if (minutes < 60) return fmt::format("{} min {}", minutes, seconds);
    return fmt::format("{} h {} min {}", minutes / 60, minutes % 60, seconds);
}

std::string length_text(double metres) {
    return metres < 1000 ? fmt::format("{:.0f} m", metres)
                         : fmt::format("{:.2f} km", metres / 1000);
}

std::string road_text(const graph::RoadNetwork& network, const graph::Way& way) {
    const auto classes = graph::road_class_names();
    const std::string road_class =
        way.road_class < classes.size() ? classes[way.road_class] : "road";
    const std::string name = network.name(way);
    return name.empty() ? road_class : fmt::format("{} ({})", name, road_class);
}

/// See osm::without_law.
bool law_is_known(std::string_view evidence) {
    return !evidence.starts_with("no law known") && !evidence.starts_with("country not known");
}

std::string in_brackets(const std::string& evidence) {
    return evidence.empty() ? evidence : fmt::format(" ({})", evidence);
}

std::string speed_text(const graph::RoadNetwork& network, const routes::Step& step) {
    const graph::Way& way = network.ways[step.way];
    const std::string evidence = network.evidence(way);
    const char* const road_class = graph::road_class_names()[way.road_class];
    if (step.dkmh == 0) return "times as given";
    switch (way.rule) {
        case SpeedRule::kPosted:
            return limited(network, step, "posted");
        case SpeedRule::kLegal:
            return limited(network, step, law_is_known(evidence) ? "by law" : "taken");
        case SpeedRule::kClassOpen:
            return fmt::format("no limit posted, usual for {} in open country{}", road_class,
                               in_brackets(evidence));
        case SpeedRule::kClassBuiltUp:
            return fmt::format("no limit posted, usual for {} in built-up surroundings{}",
                               road_class, in_brackets(evidence));
        default:
            break;
    }
    std::string text = speed_rule_text(way.rule);
    text += in_brackets(evidence);
    if (way.limit_dkmh > 0 && !step.other_direction)
        text += fmt::format(", below the limit of {} km/h", number(kmh(way.limit_dkmh)));
    return text;
}

std::string trip_text(const graph::RoadNetwork& network, const Trip& trip) {
    if (trip.reason != access::Reason::kReached)
        return fmt::format("No path from {} to {}: {}\n{}\n", trip.from.name, trip.to.name,
                           access::reason_name(trip.reason), trip.why);
    std::vector<Row> rows{{"until", "time", "metres", "km/h", "road", "way", "why"}};
    std::uint32_t until = trip.from.walk.count();
    rows.push_back(walk_row(trip.from, until, "to the road"));
    for (const Group& group : groups_of(network, trip)) {
        until += group.ticks;
        rows.push_back(group.row(until));
    }
    until += trip.to.walk.count();
    rows.push_back(walk_row(trip.to, until, "from the road"));
    return fmt::format("{}, {} from {} to {}\n\n{}{}", time_text(trip.time),
                       length_text(trip.decimetres / 10.0), trip.from.name, trip.to.name,
                       aligned(rows), spent_text(trip));
}

}  // namespace relais::results
