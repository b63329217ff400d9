#include "geodata/opening_hours/place_clock.h"

#include <QDateTime>
#include <QTimeZone>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

namespace relais::opening_hours {
namespace {

constexpr const char* kLists[] = {"/usr/share/zoneinfo/zone.tab", "/usr/lib/zoneinfo/zone.tab"};
constexpr double kOverseasMetres = 2'500'000;
constexpr double kDegreesPerHour = 15;

/// "+4852" or "-0045956" in degrees: the first `degrees` digits, minutes and perhaps seconds.
double degrees_of(const std::string& text, std::size_t degrees) {
    const auto part = [&](std::size_t begin, std::size_t size) {
        return begin + size <= text.size() ? std::atof(text.substr(begin, size).c_str()) : 0.0;
    };
    const double value = part(1, degrees) + part(1 + degrees, 2) / 60 + part(3 + degrees, 2) / 3600;
    return text[0] == '-' ? -value : value;
}

/// "+4852+00220", as in ISO 6709.
std::optional<Coordinate> place_of(const std::string& text) {
    const std::size_t lon = text.find_first_of("+-", 1);
    if (lon == std::string::npos) return std::nullopt;
    return Coordinate::from_degrees(degrees_of(text.substr(lon), 3),
                                    degrees_of(text.substr(0, lon), 2));
}

}  // namespace

PlaceClock::PlaceClock(const std::string& country) {
    for (const char* list : kLists) {
        if (!all_.empty()) break;
        std::ifstream rows(list);
        for (std::string row; std::getline(rows, row);) {
            std::istringstream cells(row);
            std::string code, place, name;
            if (row.starts_with('#') || !(cells >> code >> place >> name)) continue;
            const auto at = place_of(place);
            if (!at) continue;
            all_.push_back({name, *at});
            if (code == country) own_.push_back(all_.back());
        }
    }
}

const PlaceClock::Zone* PlaceClock::zone_of(Coordinate place) const {
    const auto nearest = [&](const std::vector<Zone>& zones, double farthest) {
        const Zone* found = nullptr;
        for (const Zone& zone : zones) {
            const double metres = distance_metres(zone.place, place);
            if (metres > farthest) continue;
            found = &zone;
            farthest = metres;
        }
        return found;
    };
    if (const Zone* own = nearest(own_, kOverseasMetres)) return own;
    return nearest(all_, HUGE_VAL);
}

double PlaceClock::ahead(Coordinate place, std::chrono::sys_days day) const {
    if (const Zone* zone = zone_of(place)) {
        const QTimeZone rules(QByteArray::fromStdString(zone->name));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
                                 (day + std::chrono::hours(12)).time_since_epoch())
                                 .count();
        if (rules.isValid())
            return rules.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)) / 3600.0;
    }
    return std::round(place.lon() / kDegreesPerHour);
}

}  // namespace relais::opening_hours
