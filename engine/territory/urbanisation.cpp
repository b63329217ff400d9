#include "engine/territory/urbanisation.h"

#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "engine/core/geodesy.h"

namespace relais::territory {
namespace {

using Cell = std::pair<std::int32_t, std::int32_t>;

enum class CellKind : std::uint8_t { kCentre, kUrban, kVillage, kLow, kVeryLow };
constexpr std::size_t kCellKinds = 5;

constexpr double kCentreDensity = 1500, kCentrePeople = 50'000;
constexpr double kClusterDensity = 300, kUrbanPeople = 5'000, kVillagePeople = 500;
constexpr double kLowDensity = 50;

Cell cell_of(Coordinate place) {
    constexpr double kCells = kMetresPerDegree / 1000;  // in a degree of latitude
    const double narrowing = std::cos(place.lat() * kRadiansPerDegree);
    return {static_cast<std::int32_t>(std::floor(kCells * narrowing * place.lon())),
            static_cast<std::int32_t>(std::floor(kCells * place.lat()))};
}

/// Cells with their people, and their kinds.
class Grid {
  public:
    explicit Grid(const Territory& territory) {
        for (const Household& household : territory.households)
            if (household.weight > 0) people_[cell_of(household.place)] += household.weight;
        for (const auto& [cell, people] : people_)
            kind_[cell] = people >= kLowDensity ? CellKind::kLow : CellKind::kVeryLow;
        // The denser kind is found last, as its cells are in clusters of the other too.
        mark(kClusterDensity, kVillagePeople, true, CellKind::kVillage);
        mark(kClusterDensity, kUrbanPeople, true, CellKind::kUrban);
        mark(kCentreDensity, kCentrePeople, false, CellKind::kCentre);
    }

    [[nodiscard]] CellKind kind(Coordinate place) const { return kind_.at(cell_of(place)); }

  private:
    /// Gives a kind to the cells of every cluster with so many people. `corners`: cells that touch
    /// at a corner are connected.
    void mark(double density, double people, bool corners, CellKind kind) {
        std::map<Cell, bool> seen;
        for (const auto& [start, own] : people_) {
            if (own < density || seen[start]) continue;
            std::vector<Cell> cluster{start};
            seen[start] = true;
            double sum = 0;
            for (std::size_t i = 0; i < cluster.size(); ++i) {
                sum += people_.at(cluster[i]);
                for (const Cell& next : around(cluster[i], corners)) {
                    const auto there = people_.find(next);
                    if (there == people_.end() || there->second < density || seen[next]) continue;
                    seen[next] = true;
                    cluster.push_back(next);
                }
            }
            if (sum < people) continue;
            for (const Cell& cell : cluster) kind_[cell] = kind;
        }
    }

    static std::vector<Cell> around(const Cell& cell, bool corners) {
        std::vector<Cell> cells;
        for (std::int32_t x = -1; x <= 1; ++x)
            for (std::int32_t y = -1; y <= 1; ++y)
                if ((x != 0 || y != 0) && (corners || x == 0 || y == 0))
                    cells.emplace_back(cell.first + x, cell.second + y);
        return cells;
    }

    std::map<Cell, double> people_;
    std::map<Cell, CellKind> kind_;
};

Settlement settlement_of(const std::array<double, kCellKinds>& people) {
    const auto in = [&](CellKind kind) { return people.at(static_cast<std::size_t>(kind)); };
    const double urban = in(CellKind::kCentre) + in(CellKind::kUrban);
    const double rural = in(CellKind::kVillage) + in(CellKind::kLow) + in(CellKind::kVeryLow);
    if (!(urban + rural > 0)) return Settlement::kNoInhabitants;
    if (2 * in(CellKind::kCentre) >= urban + rural) return Settlement::kCity;
    if (urban >= rural) return Settlement::kTown;
    if (in(CellKind::kVillage) >= in(CellKind::kLow) &&
        in(CellKind::kVillage) >= in(CellKind::kVeryLow))
        return Settlement::kVillage;
    return in(CellKind::kLow) >= in(CellKind::kVeryLow) ? Settlement::kDispersed
                                                        : Settlement::kUninhabited;
}

}  // namespace

std::vector<Settlement> settlements_of(const Territory& territory) {
    const Grid grid(territory);
    std::vector<std::array<double, kCellKinds>> people(territory.zones.size());
    for (const Household& household : territory.households)
        if (household.zone.exists() && household.weight > 0)
            people[household.zone.index()].at(
                static_cast<std::size_t>(grid.kind(household.place))) += household.weight;
    std::vector<Settlement> settlements;
    for (const auto& of_zone : people) settlements.push_back(settlement_of(of_zone));
    return settlements;
}

}  // namespace relais::territory
