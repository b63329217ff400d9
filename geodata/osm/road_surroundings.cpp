#include "geodata/osm/road_surroundings.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace relais::osm {
namespace {

constexpr std::int32_t kCell = 20'000;  // 1e-7 degree
constexpr double kMetresPerE7 = 0.0111195;

double shrink(std::int32_t lat_e7) {
    return std::max(0.1, std::cos(lat_e7 * 1e-7 * std::numbers::pi / 180));
}

/// Columns are as wide as rows are high, at whole degrees of latitude.
std::int64_t column(Coordinate place) {
    const double width = kCell / shrink(place.lat_e7 / 10'000'000 * 10'000'000);
    return static_cast<std::int64_t>(std::floor(place.lon_e7 / width));
}
std::int64_t row(Coordinate place) {
    return static_cast<std::int64_t>(std::floor(place.lat_e7 / double(kCell)));
}
std::uint64_t cell(std::int64_t row, std::int64_t column) {
    return static_cast<std::uint64_t>(row + 1'000'000) << 32 |
           static_cast<std::uint64_t>(column + 1'000'000);
}

}  // namespace

void Surroundings::add_street(Coordinate a, Coordinate b) {
    const double x = (double(b.lon_e7) - a.lon_e7) * shrink(a.lat_e7);
    const double y = double(b.lat_e7) - a.lat_e7;
    const Coordinate middle{static_cast<std::int32_t>((std::int64_t{a.lon_e7} + b.lon_e7) / 2),
                            static_cast<std::int32_t>((std::int64_t{a.lat_e7} + b.lat_e7) / 2)};
    metres_[cell(row(middle), column(middle))] +=
        static_cast<float>(std::sqrt(x * x + y * y) * kMetresPerE7);
}

void Surroundings::finish() {
    std::vector<std::pair<std::uint64_t, float>> cells(metres_.begin(), metres_.end());
    std::sort(cells.begin(), cells.end());  // sums of floats in one order
    around_.reserve(cells.size() * 3);
    for (const auto& [key, metres] : cells)
        for (std::uint64_t up = 0; up < 3; ++up)
            for (std::uint64_t right = 0; right < 3; ++right)
                around_[key + ((up - 1) << 32) + (right - 1)] += metres;
    metres_.clear();
}

bool Surroundings::built_up(Coordinate place) const {
    const auto found = around_.find(cell(row(place), column(place)));
    return found != around_.end() && found->second >= kVillageMetres;
}

}  // namespace relais::osm
