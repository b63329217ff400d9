#include "render/geometry/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <proj.h>

#include "engine/core/error.h"

namespace relais::geometry {
namespace {

/// A country's projection and the land where it is meant to be used, in degrees.
struct National {
    std::string_view country;
    int epsg;
    double west, south, east, north;
};

constexpr std::array kNational{
    National{"AD", 25831, 1.3, 42.3, 1.9, 42.8},  National{"AT", 31287, 9.4, 46.3, 17.2, 49.1},
    National{"BE", 3812, 2.5, 49.4, 6.5, 51.6},   National{"CH", 2056, 5.8, 45.7, 10.6, 47.9},
    National{"CZ", 5514, 12.0, 48.5, 18.9, 51.1}, National{"DE", 25832, 5.8, 47.2, 15.1, 55.1},
    National{"FR", 2154, -5.6, 41.2, 9.7, 51.2},  National{"HR", 3765, 13.4, 42.3, 19.5, 46.6},
    National{"LI", 2056, 9.4, 47.0, 9.7, 47.3},   National{"LU", 2169, 5.7, 49.4, 6.6, 50.2},
    National{"PL", 2180, 14.1, 49.0, 24.2, 54.9}, National{"PT", 3763, -9.6, 36.9, -6.1, 42.2},
    National{"SK", 5514, 16.8, 47.7, 22.6, 49.7}, National{"SI", 3794, 13.3, 45.4, 16.7, 46.9},
};

int utm_epsg(Coordinate centre) {
    const int zone =
        std::clamp(static_cast<int>(std::floor((centre.lon() + 180.0) / 6.0)) + 1, 1, 60);
    return (centre.lat() < 0 ? 32700 : 32600) + zone;
}

int epsg_for(const std::string& country, Coordinate centre) {
    for (const National& n : kNational) {
        const Box land{n.west, n.south, n.east, n.north};
        if (n.country == country && land.contains(Point{centre.lon(), centre.lat()})) return n.epsg;
    }
    return utm_epsg(centre);
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

Projection Projection::national(const std::string& country, Coordinate centre) {
    auto impl = std::make_shared<Impl>();
    impl->epsg = epsg_for(country, centre);
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
