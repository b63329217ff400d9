#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/territory/territory.h"
#include "render/draw/canvas.h"
#include "render/geometry/plane.h"

namespace relais::map {

/// A service on a map of all services.
struct FamilyPlace {
    geometry::Point at;
    territory::Family family = territory::Family::kPublic;
};

/// Services at one place of a map: a row of signs, one for each family, with their numbers.
struct FamilyRow {
    geometry::Point at;  ///< their centre
    std::array<std::size_t, territory::kFamilies> counts{};

    [[nodiscard]] std::size_t total() const;
    /// What the row covers, in millimetres.
    [[nodiscard]] geometry::Box box() const;
};

/// Joins places until no two rows overlap. Every place is in one row. O(n log n) for places that are
/// near each other, then O(r^2) for the r rows of a map.
[[nodiscard]] std::vector<FamilyRow> gather_families(std::span<const FamilyPlace> places);

/// The rows that lie in the frame as a whole. Returns the areas that they cover.
std::vector<geometry::Box> draw_families(draw::Canvas& canvas, std::span<const FamilyPlace> places,
                                         const geometry::Box& frame);
/// One sign alone, for a legend: a disc for children, a square for schools, a triangle for older
/// people, a cross for health, a diamond for public services, a triangle on its tip for social ones.
void draw_family_sign(draw::Canvas& canvas, geometry::Point at, territory::Family family);

}  // namespace relais::map
