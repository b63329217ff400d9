#include "render/geometry/projection.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <proj.h>

#include "engine/core/error.h"

namespace relais::geometry {
namespace {

int utm_epsg(Coordinate centre) {
    const int zone =
        std::clamp(static_cast<int>(std::floor((centre.lon() + 180.0) / 6.0)) + 1, 1, 60);
    return (centre.lat() < 0 ? 32700 : 32600) + zone;
}

int epsg_for(const std::optional<territory::NationalProjection>& official, Coordinate centre) {
    if (!official) return utm_epsg(centre);
    const Box land{official->west, official->south, official->east, official->north};
    return land.contains(Point{centre.lon(), centre.lat()}) ? official->epsg : utm_epsg(centre);
}

}  // namespace

struct Projection::Impl {
    PJ_CONTEXT* context = proj_context_create();
    PJ* transformation = nullptr;
    std::string name;
    int epsg = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        proj_destroy(transformation);
        proj_context_destroy(context);
    }
};

Projection Projection::national(const std::optional<territory::NationalProjection>& official,
                                Coordinate centre) {
    auto impl = std::make_shared<Impl>();
    impl->epsg = epsg_for(official, centre);
    proj_log_level(impl->context, PJ_LOG_NONE);
    const std::string target = fmt::format("EPSG:{}", impl->epsg);
    if (PJ* crs = proj_create(impl->context, target.c_str())) {
        impl->name = proj_get_name(crs);
        proj_destroy(crs);
    }
    PJ* raw = proj_create_crs_to_crs(impl->context, "EPSG:4326", target.c_str(), nullptr);
    if (raw == nullptr) {
        throw Error(
            fmt::format("PROJ has no definition of the map projection {}; install its database "
                        "(Debian package proj-data) or unset PROJ_DATA",
                        target));
    }
    impl->transformation = proj_normalize_for_visualization(impl->context, raw);
    proj_destroy(raw);
    return Projection{std::move(impl)};
}

Point Projection::project(Coordinate place) const {
    const PJ_COORD out = proj_trans(impl_->transformation, PJ_FWD,
                                    proj_coord(place.lon(), place.lat(), 0, HUGE_VAL));
    return {out.xy.x, out.xy.y};
}

const std::string& Projection::name() const {
    return impl_->name;
}
int Projection::epsg() const {
    return impl_->epsg;
}

double Projection::north_angle(Coordinate place) const {
    const Point here = project(place);
    Coordinate further = place;
    further.lat_e7 += place.lat_e7 < 890000000 ? 100000 : -100000;
    const Point there = project(further);
    const double sign = further.lat_e7 > place.lat_e7 ? 1.0 : -1.0;
    return std::atan2(sign * (there.x - here.x), sign * (there.y - here.y));
}

}  // namespace relais::geometry
