#include "geodata/ogr/projector.h"

#include <fmt/format.h>
#include <ogr_spatialref.h>

#include "engine/core/error.h"
#include "geodata/ogr/messages.h"

namespace relais::ogr {

struct Projector::State {
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84;
};

Projector::Projector(const std::string& crs) : state_(std::make_unique<State>()) {
    const MessageTrap messages;
    OGRSpatialReference from;
    OGRSpatialReference to;
    to.SetWellKnownGeogCS("WGS84");
    const bool known = from.SetFromUserInput(crs.c_str()) == OGRERR_NONE;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (known) state_->to_wgs84.reset(OGRCreateCoordinateTransformation(&from, &to));
    if (!state_->to_wgs84)
        throw Error(fmt::format(
            "the reference system \"{}\" is not known to PROJ; write one such as \"EPSG:4326\"",
            crs));
}

Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

std::optional<Coordinate> Projector::operator()(double x, double y) const {
    const MessageTrap quiet;
    if (!state_->to_wgs84->Transform(1, &x, &y) || !Coordinate::valid_degrees(x, y))
        return std::nullopt;
    return Coordinate::from_degrees(x, y);
}

}  // namespace relais::ogr
