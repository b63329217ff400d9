#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/draw/canvas.h"
#include "render/geometry/plane.h"

namespace relais::map {

/// The state of a service on a map: inside the territory, outside, closed or opened by a scenario.
enum class ServiceSign : std::uint8_t { kInside, kOutside, kClosed, kOpened };
struct ServicePlace {
    geometry::Point at;
    ServiceSign sign = ServiceSign::kInside;
    std::size_t count = 1;  ///< number of places that the sign represents
};

/// Merges places of one kind whose signs would overlap into one at their centre; places that a
/// scenario closes or opens are kept separate. `half` is half the size of a sign. In the order of
/// the first of each; O(n^2) for each of a few rounds.
[[nodiscard]] std::vector<ServicePlace> gather(std::span<const ServicePlace> places, double half);

/// Full diamonds for services inside, hollow ones outside, discs with their number where several
/// would overlap, crossed rings where one closed, large diamonds with a plus where one opened.
/// Returns the areas that they cover.
std::vector<geometry::Box> draw_services(draw::Canvas& canvas, std::span<const ServicePlace> places,
                                         const geometry::Box& frame);
/// One sign alone, for a legend.
void draw_service_sign(draw::Canvas& canvas, const ServicePlace& place, double half = 1.0);

}  // namespace relais::map
