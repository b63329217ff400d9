#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/territory/locate.h"
#include "engine/territory/territory.h"

namespace relais::study {

/// Areas that people are counted by, numbered from 0: zones, polygons of a file, cells of a grid.
class Areas {
  public:
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    Areas() = default;
    virtual ~Areas() = default;
    Areas(const Areas&) = delete;
    Areas& operator=(const Areas&) = delete;

    /// The area of each place; kNone: in none.
    [[nodiscard]] virtual std::vector<std::uint32_t> locate(
        std::span<const Coordinate> places) const = 0;
    /// As in the source; unique.
    [[nodiscard]] virtual std::string name(std::size_t area) const = 0;
    /// The representative place of the area; absent where its coordinates are out of range.
    [[nodiscard]] virtual std::optional<Coordinate> middle(std::size_t area) const = 0;
    /// Others that may, the better the earlier; may be empty.
    [[nodiscard]] virtual std::vector<Coordinate> others(std::size_t area) const = 0;
};

/// Areas with an outline; where they overlap, a place belongs to the first.
class Polygons final : public Areas {
  public:
    /// A zone's code is the area's name.
    explicit Polygons(std::vector<territory::Zone> zones);

    [[nodiscard]] std::vector<std::uint32_t> locate(
        std::span<const Coordinate> places) const override;
    [[nodiscard]] std::string name(std::size_t area) const override { return zones_[area].code; }
    [[nodiscard]] std::optional<Coordinate> middle(std::size_t area) const override;
    [[nodiscard]] std::vector<Coordinate> others(std::size_t /*area*/) const override { return {}; }

  private:
    std::vector<territory::Zone> zones_;
    territory::ZoneLocator locator_;
};

}  // namespace relais::study
