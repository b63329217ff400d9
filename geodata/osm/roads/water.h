#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/road_network.h"

namespace osmium {
class Relation;
class Way;
}  // namespace osmium

namespace relais::osm {

/// Collects the outlines of the sea, of lakes and of rivers mapped as areas, which walks to a road
/// do not cross: coastlines, closed ways, and multipolygons. Waters that dry up are left out.
///
/// In the order of the passes: visit ways and relations; `find_nodes`; pass it the positions of
/// nodes; `shores`. An extract's relations come after its ways, so that all ways that may be parts
/// of a multipolygon are kept until then: 8 bytes a node of them.
class WaterCollector {
  public:
    void visit(const osmium::Way& way);
    void visit(const osmium::Relation& relation);
    /// After the last way and relation: settles which nodes are needed.
    void find_nodes();
    /// Stores the position of a node if it is needed. Fast for nodes in ascending order.
    void add_node(std::int64_t id, Coordinate place) {
        if (at_ < ids_.size() && ids_[at_] < id) ++at_;
        if (at_ < ids_.size() && ids_[at_] == id)
            place_[at_] = place;
        else
            search_and_add(id, place);
    }
    /// The shores, water on the right. Outlines that lack a way or a node are left out, except
    /// coastlines, which need not be closed. O(n log n).
    [[nodiscard]] std::vector<graph::Shore> shores() const;

  private:
    /// Node ids one after the other; a line is a stretch of them.
    struct Line {
        std::int64_t way = 0;
        std::uint32_t first = 0, end = 0;  ///< of refs_
    };
    struct Area {
        std::vector<std::int64_t> outer, inner;  ///< ways
    };
    using Ring = std::vector<std::int64_t>;  ///< node ids, the first one again at the end

    Line add_line(const osmium::Way& way);
    void search_and_add(std::int64_t id, Coordinate place);
    [[nodiscard]] const Line* line_of(std::int64_t way) const;
    [[nodiscard]] std::vector<Ring> rings_of(const std::vector<std::int64_t>& ways) const;
    void add_coast(const Line& line, std::vector<graph::Shore>& shores) const;
    void add_ring(const Ring& ring, bool water_inside, std::vector<graph::Shore>& shores) const;
    [[nodiscard]] const Coordinate* place_of(std::int64_t node) const;

    std::vector<std::int64_t> refs_;
    std::vector<Line> coasts_, lakes_;
    std::vector<Line> parts_;  ///< ways that may be parts of a multipolygon; then those that are
    std::vector<Area> areas_;
    std::vector<std::int64_t> ids_;  ///< of needed nodes, ascending
    std::vector<Coordinate> place_;  ///< of these; kUnknown: not seen
    std::size_t at_ = 0;
};

}  // namespace relais::osm
