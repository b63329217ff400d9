#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/osm/places.h"

namespace osmium {
class Relation;
}

namespace relais::osm {

/// An administrative boundary relation.
struct Boundary {
    std::int64_t relation = 0;
    int level = 0;  ///< admin_level: 2 a country, 8 a commune in most of Europe
    std::string name;
    territory::OtherNames other_names;
    std::string code;     ///< national code; empty: none tagged
    std::string country;  ///< ISO 3166-1 alpha-2 from its tags, for any level; may be empty
    std::optional<double> population;       ///< tagged on the relation
    std::vector<std::int64_t> label_nodes;  ///< members `label` and `admin_centre`
    territory::MultiPolygon shape;          ///< empty: incomplete in the extract

    [[nodiscard]] bool complete() const { return !shape.empty(); }
};

/// The national code, else the relation ("r12345").
[[nodiscard]] std::string code_of(const Boundary& boundary);

/// Absent unless it is an administrative boundary of level 2 to 10. The shape is left empty.
[[nodiscard]] std::optional<Boundary> read_boundary(const osmium::Relation& relation);

/// The zones of a territory.
struct ZoneChoice {
    std::vector<territory::Zone> zones;        ///< by level, then relation
    std::vector<std::int64_t> relations;       ///< of each zone
    std::vector<territory::ZoneLevel> levels;  ///< above the zones, the finest first
    std::string level_name;
    std::string country;
    territory::OtherNames other_names;  ///< of the territory
    std::string territory_name;         ///< empty: no complete boundary has one
    /// Of the boundary around the zones, where they fill it.
    std::optional<double> whole_population;
    std::vector<std::string> notes;
};

/// Chooses the zones: the finest level, no finer than the municipal one of the country, whose
/// complete zones contain 90 % of what the best level contains: `homes`, or area where there are
/// none. Where a level does not cover everything (a German city that is its own district has no
/// level 8), a zone of the next coarser level that contains none of it is used. Zones abroad are
/// left out where the country's own boundary is complete. A zone's population is that of the
/// relation, else that of the node of the same name which is its label or seat, else that of the
/// one city, town or village in it with that name. `places` must be sorted by node.
[[nodiscard]] ZoneChoice choose_zones(std::span<const Boundary> boundaries,
                                      std::span<const Coordinate> homes,
                                      std::span<const Place> places);

}  // namespace relais::osm
