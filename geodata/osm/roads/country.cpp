#include "geodata/osm/roads/country.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace relais::osm {

extern const std::string_view kBordersText;  // borders.txt

namespace {

constexpr double kUnit = 1000;  ///< of the file, in a degree
constexpr int kRowsPerDegree = 2;
constexpr int kRows = 180 * kRowsPerDegree;
constexpr std::size_t kMostCountries = 300;

std::string_view take(std::string_view& text, char end) {
    const std::string_view taken = text.substr(0, text.find(end));
    text.remove_prefix(std::min(text.size(), taken.size() + 1));
    return taken;
}

int take_coordinate(std::string_view& line) {
    const std::string_view digits = take(line, ' ');
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

int row_of(double y) {
    return std::clamp(static_cast<int>(std::floor((y / kUnit + 90) * kRowsPerDegree)), 0,
                      kRows - 1);
}

/// The edges of all rings, in rows of half a degree of latitude; an edge is in every row that it
/// touches.
class Borders {
  public:
    Borders() {
        std::string_view text = kBordersText;
        while (!text.empty()) {
            const std::string_view line = take(text, '\n');
            if (!line.empty() && line.front() != '#') add_ring(line);
        }
    }

    /// x and y in units. A ray to the east crosses the border of the country around it an odd
    /// number of times.
    [[nodiscard]] std::string_view at(double x, double y) const {
        std::bitset<kMostCountries> odd;
        for (const Edge& e : rows_[static_cast<std::size_t>(row_of(y))]) {
            if ((e.y1 > y) == (e.y2 > y) || std::max(e.x1, e.x2) <= x) continue;
            if (x < e.x1 + (y - e.y1) * (e.x2 - e.x1) / (e.y2 - e.y1)) odd.flip(e.country);
        }
        for (std::size_t i = 0; i < countries_.size(); ++i)
            if (odd[i]) return countries_[i];
        return {};
    }

    /// Whether a border passes at most so far away; `far` in units of latitude.
    [[nodiscard]] bool has_edge_within(double x, double y, double far) const {
        const double shrink = std::cos(y / kUnit * std::numbers::pi / 180);
        for (int row = row_of(y - far); row <= row_of(y + far); ++row)
            for (const Edge& e : rows_[static_cast<std::size_t>(row)])
                if (distance({(e.x1 - x) * shrink, e.y1 - y}, {(e.x2 - x) * shrink, e.y2 - y}) <=
                    far)
                    return true;
        return false;
    }

  private:
    struct Point {
        double x, y;
    };
    /// Of the origin from a line between two points.
    static double distance(Point a, Point b) {
        const Point along{b.x - a.x, b.y - a.y};
        const double length2 = along.x * along.x + along.y * along.y;
        const double share =
            length2 > 0 ? std::clamp(-(a.x * along.x + a.y * along.y) / length2, 0.0, 1.0) : 0;
        return std::hypot(a.x + share * along.x, a.y + share * along.y);
    }
    struct Edge {
        double x1, y1, x2, y2;
        std::uint16_t country;
    };

    void add_ring(std::string_view line) {
        const std::uint16_t country = number_of(take(line, ' '));
        std::vector<std::pair<int, int>> ring;
        while (!line.empty()) {
            const int x = take_coordinate(line);
            const int y = take_coordinate(line);
            if (ring.empty())
                ring.emplace_back(x, y);
            else
                ring.emplace_back(ring.back().first + x, ring.back().second + y);
        }
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto [x1, y1] = ring[i];
            const auto [x2, y2] = ring[(i + 1) % ring.size()];
            for (int row = row_of(std::min(y1, y2)); row <= row_of(std::max(y1, y2)); ++row)
                rows_[static_cast<std::size_t>(row)].push_back(
                    {double(x1), double(y1), double(x2), double(y2), country});
        }
    }
    std::uint16_t number_of(std::string_view country) {
        const auto found = std::find(countries_.begin(), countries_.end(), country);
        if (found == countries_.end()) countries_.push_back(country);
        return static_cast<std::uint16_t>(std::find(countries_.begin(), countries_.end(), country) -
                                          countries_.begin());
    }

    std::vector<std::string_view> countries_;  ///< views of the file
    std::array<std::vector<Edge>, kRows> rows_;
};

const Borders& borders() {
    static const Borders the_borders;
    return the_borders;
}

}  // namespace

std::string_view country_at(Coordinate place) {
    return borders().at(place.lon() * kUnit, place.lat() * kUnit);
}

std::string_view country_well_within(Coordinate place) {
    const double x = place.lon() * kUnit;
    const double y = place.lat() * kUnit;
    constexpr double kDoubt = 3 / 111.2 * kUnit;  // 3 km
    return borders().has_edge_within(x, y, kDoubt) ? std::string_view{} : borders().at(x, y);
}

}  // namespace relais::osm
