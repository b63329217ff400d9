#include "geodata/tables/plane.h"

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include "engine/core/error.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;
constexpr int kDensified = 21;  // points along an edge of a box: GDAL's own habit

}  // namespace

struct Plane::State {
    Transformation from_wgs84;
    Transformation to_wgs84;
};

Plane::Plane(const std::string& crs) {
    const MessageTrap messages;
    auto state = std::make_unique<State>();
    OGRSpatialReference own;
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    const bool known = own.SetFromUserInput(crs.c_str()) == OGRERR_NONE;
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (known) {
        state->from_wgs84.reset(OGRCreateCoordinateTransformation(&wgs84, &own));
        state->to_wgs84.reset(OGRCreateCoordinateTransformation(&own, &wgs84));
    }
    if (!state->from_wgs84 || !state->to_wgs84)
        throw Error(fmt::format(
            "\"{}\" is not a reference system of PROJ; write one such as \"EPSG:3035\"", crs));
    state_ = std::move(state);
}

Plane::~Plane() = default;
Plane::Plane(Plane&&) noexcept = default;
Plane& Plane::operator=(Plane&&) noexcept = default;

std::vector<std::optional<Plane::Point>> Plane::to_plane(std::span<const Coordinate> places) const {
    const MessageTrap quiet;
    const std::size_t count = places.size();
    std::vector<double> x(count);
    std::vector<double> y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = places[i].lon();
        y[i] = places[i].lat();
    }
    std::vector<int> inside(count, FALSE);
    state_->from_wgs84->Transform(static_cast<int>(count), x.data(), y.data(), nullptr,
                                  inside.data());
    std::vector<std::optional<Point>> points(count);
    for (std::size_t i = 0; i < count; ++i)
        if (inside[i] != FALSE) points[i] = Point{x[i], y[i]};
    return points;
}

std::optional<Coordinate> Plane::to_coordinate(Point point) const {
    const MessageTrap quiet;
    if (!state_->to_wgs84->Transform(1, &point.x, &point.y) ||
        !Coordinate::valid_degrees(point.x, point.y))
        return std::nullopt;
    return Coordinate::from_degrees(point.x, point.y);
}

std::optional<Plane::Box> Plane::around(const Box& degrees) const {
    const MessageTrap quiet;
    Box box;
    if (state_->from_wgs84->TransformBounds(degrees.west, degrees.south, degrees.east,
                                            degrees.north, &box.west, &box.south, &box.east,
                                            &box.north, kDensified) == FALSE)
        return std::nullopt;
    return box;
}

const Plane& Planes::of(const std::string& crs) {
    const auto entry = by_crs_.find(crs);
    if (entry != by_crs_.end()) return entry->second;
    return by_crs_.emplace(crs, Plane(crs)).first->second;
}

}  // namespace relais::tables
