#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>

#include "engine/core/coordinate.h"

namespace relais::osm {

/// Where settlements are, by the density of residential streets: a place is built up when the nine
/// cells of 0.002 degree of latitude (about 220 m) around it contain at least kVillageMetres of
/// them.
class Surroundings {
  public:
    static constexpr float kVillageMetres = 1000;

    /// A piece of a street where people live.
    void add_street(Coordinate a, Coordinate b);
    /// After the last street, once.
    void finish();
    [[nodiscard]] bool built_up(Coordinate place) const;

  private:
    struct Cell {
        std::int64_t row, column;
    };
    /// Metres by cell. Squares of cells are contiguous in memory, so that the streets of a town are
    /// close together.
    class Grid {
      public:
        float& at(Cell cell);
        [[nodiscard]] float value(Cell cell) const;
        /// Calls visit(cell, metres) for every cell that is not 0, in an order that does not depend
        /// on how they came.
        template <class Visit>
        void for_each(Visit visit) const;

      private:
        static constexpr std::int64_t kSide = 32;  // cells
        using Square = std::array<float, kSide * kSide>;
        [[nodiscard]] static std::uint64_t square_of(Cell cell);
        [[nodiscard]] static std::size_t place_in(Cell cell);
        std::unordered_map<std::uint64_t, Square> squares_;
    };
    [[nodiscard]] static Cell cell_of(Coordinate place);

    Grid metres_;
    Grid around_;
};

}  // namespace relais::osm
