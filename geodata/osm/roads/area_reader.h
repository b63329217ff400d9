#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "geodata/osm/roads/reader.h"

namespace osmium {
class Relation;
class Way;
}  // namespace osmium

namespace relais::osm {

/// Areas whose outline is made of several ways, or has holes: relations of type multipolygon that
/// have the tags of a road. Their ways come before them in a file, so these are read once more.
class AreaRelations {
  public:
    /// A relation that may be crossed: the facts from its tags, for all its ways.
    void add(const osmium::Relation& relation, const graph::Way& way, const WayFacts& facts);
    /// Whether ways must be read once more, with `visit`.
    [[nodiscard]] bool wait_for_ways() const { return !relations_.empty(); }
    void visit(const osmium::Way& way);

    /// Adds the areas, and, as roads, those of their ways that are not roads by their own tags. An
    /// outer ring that is tagged as an area itself becomes `covered`: else it would be an area
    /// without holes.
    void add_to(RoadWays& roads) const;

  private:
    struct Member {
        std::int64_t way = 0;
        bool inner = false;
    };
    struct Relation {
        std::int64_t osm_id = 0;
        graph::Way way;
        WayFacts facts;
        std::vector<Member> members;
    };
    std::vector<Relation> relations_;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> refs_;  ///< of the members, by id
};

}  // namespace relais::osm
