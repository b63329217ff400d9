#include "geodata/osm/roads/surroundings.h"

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

/// Rows and columns count from far away, so that none is negative.
constexpr std::int64_t kOrigin = 1'000'000;

}  // namespace

/// Columns are as wide as rows are high, at whole degrees of latitude.
Surroundings::Cell Surroundings::cell_of(Coordinate place) {
    const double width = kCell / shrink(place.lat_e7 / 10'000'000 * 10'000'000);
    return {kOrigin + static_cast<std::int64_t>(std::floor(place.lat_e7 / double(kCell))),
            kOrigin + static_cast<std::int64_t>(std::floor(place.lon_e7 / width))};
}

std::uint64_t Surroundings::Grid::square_of(Cell cell) {
    return static_cast<std::uint64_t>(cell.row / kSide) << 32 |
           static_cast<std::uint64_t>(cell.column / kSide);
}

std::size_t Surroundings::Grid::place_in(Cell cell) {
    return static_cast<std::size_t>(cell.row % kSide * kSide + cell.column % kSide);
}

float& Surroundings::Grid::at(Cell cell) {
    return squares_[square_of(cell)][place_in(cell)];
}

float Surroundings::Grid::value(Cell cell) const {
    const auto found = squares_.find(square_of(cell));
    return found == squares_.end() ? 0 : found->second[place_in(cell)];
}

template <class Visit>
void Surroundings::Grid::for_each(Visit visit) const {
    std::vector<std::uint64_t> keys;
    for (const auto& [key, square] : squares_) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) {
        const Square& square = squares_.at(key);
        const Cell corner{static_cast<std::int64_t>(key >> 32) * kSide,
                          static_cast<std::int64_t>(key & 0xffffffffU) * kSide};
        for (std::int64_t row = 0; row < kSide; ++row)
            for (std::int64_t column = 0; column < kSide; ++column)
                if (const float metres = square[static_cast<std::size_t>(row * kSide + column)];
                    metres > 0)
                    visit(Cell{corner.row + row, corner.column + column}, metres);
    }
}

void Surroundings::add_street(Coordinate a, Coordinate b) {
    const double x = (double(b.lon_e7) - a.lon_e7) * shrink(a.lat_e7);
    const double y = double(b.lat_e7) - a.lat_e7;
    const Coordinate middle{static_cast<std::int32_t>((std::int64_t{a.lon_e7} + b.lon_e7) / 2),
                            static_cast<std::int32_t>((std::int64_t{a.lat_e7} + b.lat_e7) / 2)};
    metres_.at(cell_of(middle)) += static_cast<float>(std::sqrt(x * x + y * y) * kMetresPerE7);
}

void Surroundings::finish() {
    metres_.for_each([&](Cell cell, float metres) {
        for (std::int64_t up = -1; up <= 1; ++up)
            for (std::int64_t right = -1; right <= 1; ++right)
                around_.at({cell.row + up, cell.column + right}) += metres;
    });
    metres_ = {};
}

bool Surroundings::built_up(Coordinate place) const {
    return around_.value(cell_of(place)) >= kVillageMetres;
}

}  // namespace relais::osm
