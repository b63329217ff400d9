#pragma once

#include <vector>

#include "render/geometry/page_transform.h"
#include "render/geometry/plane.h"
#include "render/geometry/region.h"
#include "render/map/scene.h"

namespace relais::map {

/// A scene on paper: everything in millimetres, in one frame, with no more points than paper shows.
struct View {
    const Scene* scene = nullptr;  ///< the content; must outlive the view
    geometry::Box frame;
    bool of_territory = false;  ///< not zoomed in on a part
    double metres_per_mm = 1;
    geometry::PageTransform transform;  ///< of metres on the projection of the scene
    std::vector<std::vector<geometry::Polyline>> zones;  ///< rings per zone, even-odd
    std::vector<geometry::Polyline> borders;             ///< as in the scene's topology
    std::vector<geometry::Polyline> territory_lines, group_lines, zone_lines;
    std::vector<geometry::Polyline> major_roads, minor_roads;
    std::vector<geometry::Polyline> rivers, foreign_borders;
    std::vector<std::vector<geometry::Polyline>> lakes;  ///< rings, even-odd
    std::vector<geometry::Polyline> coasts;
    std::vector<geometry::Polyline> sea;  ///< rings, even-odd; empty where it is not known
    std::vector<geometry::Point> towns;   ///< as in the base map of the scene
    std::vector<geometry::Point> households, services;  ///< as in the territory
    /// Households are drawn in the middle of their square of kCoarse metres: at a larger scale than
    /// 1:50 000, dots would show single homes.
    bool coarse = false;
    static constexpr double kCoarse = 100;
    std::vector<View> insets;  ///< parts of the territory far from this one; see insets.h

    /// The frame with those of the insets.
    [[nodiscard]] geometry::Box whole_frame() const;
    /// This view, then its insets.
    [[nodiscard]] std::vector<const View*> parts() const;
};

/// `margin` millimetres stay free inside the frame.
[[nodiscard]] View fit(const Scene& scene, const geometry::Box& frame, double margin = 3);

/// The same, zoomed in on a part of the scene (metres). Content outside the frame is left out:
/// zones without rings, empty borders.
[[nodiscard]] View fit(const Scene& scene, const geometry::Box& extent, const geometry::Box& frame,
                       double margin);

/// The outline of several zones: the borders of one of them with no zone or with a zone outside.
[[nodiscard]] std::vector<geometry::Polyline> outline_of(const Scene& scene, const View& view,
                                                         const std::vector<std::size_t>& zones);

/// The land of each zone of a view, for labels. `in_frame`: what of it is in the frame; the box of a
/// zone without any is empty.
struct ZoneArea {
    geometry::Region region;
    geometry::Region::Pole pole;
    geometry::Box box;
};
[[nodiscard]] std::vector<ZoneArea> zone_areas(const View& view, bool in_frame = false);

}  // namespace relais::map
