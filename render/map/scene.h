#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/graph/road_network.h"
#include "engine/territory/base_map.h"
#include "engine/territory/territory.h"
#include "render/geometry/borders.h"
#include "render/geometry/plane.h"
#include "render/geometry/projection.h"

namespace relais::map {

/// At most this share of the people may live outside the maps of a territory, and only where maps
/// without them are larger by kLeastGain.
inline constexpr double kMostOutside = 0.01;
inline constexpr double kLeastGain = 3;

/// A territory projected once, in metres, for all maps of a document. Refers to the territory,
/// which must outlive it. `base_map`: the base map; null: none.
class Scene {
  public:
    Scene(const territory::Territory& territory, const graph::RoadNetwork& network,
          const territory::BaseMap* base_map = nullptr);

    [[nodiscard]] const territory::Territory& territory() const { return territory_; }
    [[nodiscard]] const geometry::Projection& projection() const { return projection_; }
    /// All zones, or the households and services where there are no zones.
    [[nodiscard]] const geometry::Box& whole() const { return whole_; }
    /// The extent of the maps of the territory: all of it, or the part where nearly all people
    /// live, if the rest is sea or empty land. See kMostOutside.
    [[nodiscard]] const geometry::Box& extent() const { return extent_; }
    /// The box of several zones; where they lie on islands, of the part where nearly all of their
    /// people live. Metres.
    [[nodiscard]] geometry::Box extent_of(const std::vector<std::size_t>& zones) const;
    /// Of the extent; 1 where there is none.
    [[nodiscard]] double width_over_height() const;
    [[nodiscard]] double north_angle() const { return north_angle_; }

    struct Road {
        geometry::Polyline line;
        bool major = true;  ///< motorway, trunk or primary
    };
    struct ProjectedBorder {
        geometry::Polyline line;
        enum class Rank { kTerritory, kGroup, kZone } rank = Rank::kZone;
    };
    [[nodiscard]] const geometry::Borders& topology() const { return topology_; }
    [[nodiscard]] const std::vector<ProjectedBorder>& borders() const { return borders_; }
    [[nodiscard]] const std::vector<Road>& roads() const { return roads_; }
    /// The base map.
    struct ProjectedBaseMap {
        std::vector<geometry::Polyline> rivers, borders, coasts;
        /// Whether the sea is known: all coastlines are closed.
        bool has_sea = false;
        bool sea_around = false;  ///< outside of all closed coastlines is sea
        std::vector<std::vector<geometry::Polyline>> lakes;  ///< rings
        struct Town {
            std::string name;
            geometry::Point place;
            bool city = false;
        };
        std::vector<Town> towns;
    };
    [[nodiscard]] const ProjectedBaseMap& base_map() const { return base_map_; }
    [[nodiscard]] const std::vector<geometry::Point>& households() const { return households_; }
    [[nodiscard]] const std::vector<geometry::Point>& services() const { return services_; }

  private:
    void project_borders();
    void project_points();
    void measure();
    void project_base_map(const territory::BaseMap& base_map);
    void measure_sea();
    void project_roads(const graph::RoadNetwork& network);

    const territory::Territory& territory_;
    geometry::Projection projection_;
    geometry::Borders topology_;
    std::vector<ProjectedBorder> borders_;
    std::vector<Road> roads_;
    ProjectedBaseMap base_map_;
    std::vector<geometry::Point> households_, services_;
    geometry::Box whole_, extent_;
    double north_angle_ = 0;
};

}  // namespace relais::map
