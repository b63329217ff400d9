#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "render/draw/canvas.h"
#include "render/map/labels.h"
#include "render/map/view.h"

namespace relais::map {

/// The panel, and on it water, borders of neighbours and the larger roads, pale.
void draw_ground(draw::Canvas& canvas, const View& view);

/// Zones as paper, for a map of points.
void draw_paper_zones(draw::Canvas& canvas, const View& view);

/// Why a zone has no class of travel time, each with a sign of its own.
enum class NoClass : std::uint8_t {
    kNoTime,    ///< people are there and no time is known: hatched
    kNoFigure,  ///< the number of its people is not known: grey
    kNobody,    ///< no one is there: paper
};
[[nodiscard]] style::Color color_of(const style::Theme& theme, NoClass sign);

/// Zones in the colour of their class; those without one by `no_class`, one per zone (empty:
/// hatched).
void draw_choropleth(draw::Canvas& canvas, const View& view,
                     std::span<const std::optional<std::size_t>> zone_class,
                     std::span<const style::Color> palette, std::span<const NoClass> no_class = {});

/// Dots in the colour of their class, the worst on top; grey ones without a time are at the bottom.
/// Only the `chosen` ones where any are named.
void draw_households(draw::Canvas& canvas, const View& view,
                     std::span<const std::optional<std::size_t>> household_class,
                     std::span<const style::Color> palette, const std::vector<bool>& chosen = {});

/// Diameter in millimetres at which the dots of a view are separate where possible, and visible in
/// any case.
[[nodiscard]] double dot_diameter(const View& view);

/// Borders of zones (if any), of their groups and of the territory. `quiet`: for a map of points.
void draw_borders(draw::Canvas& canvas, const View& view, bool quiet);

/// Several zones in the colour of paper over the background, with their roads and a heavy outline.
void draw_area(draw::Canvas& canvas, const View& view, const Scene& scene,
               const std::vector<std::size_t>& zones);
/// The location of these zones in the territory, in a small frame.
void draw_locator(draw::Canvas& canvas, const Scene& scene, const geometry::Box& frame,
                  const std::vector<std::size_t>& zones);

/// The colour of the map at a place.
using BackgroundColor = std::function<style::Color(geometry::Point)>;

/// Names in the ink with the best contrast to the colour under most of each. A name that extends
/// beyond its zone, or is among dots, has a thin translucent halo of that colour, or of paper where
/// there is none.
void draw_labels(draw::Canvas& canvas, std::span<const Label> labels,
                 const BackgroundColor& background);

}  // namespace relais::map
