#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tools/demonstration/plane.h"

namespace relais::demonstration {

/// From the largest to the smallest. Cars use all but tracks.
enum class RoadClass : std::uint8_t {
    kTrunk,
    kPrimary,
    kSecondary,
    kTertiary,
    kUnclassified,
    kResidential,
    kLivingStreet,
    kService,
    kTrack,
};

/// Road names are made of numbers, so that ten million roads need no strings.
struct RoadName {
    enum class Kind : std::uint8_t { kNone, kStreet, kRouteTo } kind = Kind::kNone;
    std::uint32_t number = 0;  ///< of the street name or the settlement
};

/// The attributes of a road, other than its position.
struct RoadTags {
    RoadClass road_class = RoadClass::kUnclassified;
    bool oneway = false;
    bool bridge = false;
    bool roundabout = false;
    std::uint8_t maxspeed = 0;    ///< km/h; 0: not posted
    std::uint16_t reference = 0;  ///< "D 123"; 0: none
    RoadName name;
};

/// The roads drawn so far, as a map without unmarked crossings: to add a road, find the first
/// segment that it crosses (`first_hit`) and join it there (`join`). Segments are indexed by square
/// cells; the cost of a query is proportional to the segments nearby.
class RoadMap {
  public:
    using Node = std::uint32_t;
    using SegmentId = std::uint32_t;
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Segment {
        Node from;
        Node to;
        SegmentId next;  ///< along the road; kNone at its end
        std::uint32_t road;
    };
    struct Road {
        SegmentId first;
        RoadTags tags;
    };
    struct Hit {
        SegmentId segment;
        double fraction;  ///< along the line of the query
        Point place;
    };

    /// For a square country of -half_side .. half_side, with cells of `cell` metres.
    explicit RoadMap(double half_side, double cell = 150);

    Node add_node(Point p);
    /// A road through nodes that are there. Not checked for crossings.
    void add_road(std::span<const Node> nodes, const RoadTags& tags);
    /// Where the line from `from` to `to` first crosses a segment, not counting those at the nodes
    /// `at_from` and `at_to` (kNone: none).
    [[nodiscard]] std::optional<Hit> first_hit(Point from, Point to, Node at_from,
                                               Node at_to) const;
    /// A node at the place of a hit: an end of the segment if one is within `snap` metres, else a
    /// new node in its middle.
    Node join(const Hit& hit, double snap);
    /// Walks straight from the last of `nodes` to `to`, joining every road on the way.
    void weave(std::vector<Node>& nodes, Node to);
    /// Whether no segment is within `radius` metres of `p`, not counting those at `but`.
    [[nodiscard]] bool clear(Point p, double radius, Node but) const;
    /// Calls visit(segment number) for the segments in the cells that touch the box; a segment may
    /// be visited more than once.
    template <class Visit>
    void in_box(Point low, Point high, Visit visit) const;
    /// The segments in the cells within `radius` of `p`, each once, ascending.
    [[nodiscard]] std::vector<SegmentId> near(Point p, double radius) const;

    [[nodiscard]] Point place(Node node) const { return point_of(spots_[node]); }
    [[nodiscard]] Spot spot(Node node) const { return spots_[node]; }
    [[nodiscard]] std::size_t nodes() const { return spots_.size(); }
    /// Road ends at a node; tracks do not count.
    [[nodiscard]] int degree(Node node) const { return degrees_[node]; }
    [[nodiscard]] std::span<const Road> roads() const { return roads_; }
    [[nodiscard]] std::span<const Segment> segments() const { return segments_; }
    [[nodiscard]] const RoadTags& tags(SegmentId segment) const {
        return roads_[segments_[segment].road].tags;
    }
    /// Junctions and dead ends: the vertices that remain when chains are contracted. Tracks do not
    /// count.
    [[nodiscard]] std::uint64_t vertices() const { return vertices_; }

  private:
    struct Entry {
        SegmentId segment;
        std::uint32_t next;
    };
    [[nodiscard]] int column(double metres) const;
    [[nodiscard]] std::size_t cell_at(int col, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
               static_cast<std::size_t>(col);
    }
    void file(SegmentId segment);
    void count(Node node, int more);

    double half_;
    double cell_;
    int side_;
    std::vector<Spot> spots_;
    std::vector<std::uint8_t> degrees_;
    std::vector<Segment> segments_;
    std::vector<Road> roads_;
    std::vector<std::uint32_t> heads_;
    std::vector<Entry> entries_;
    std::uint64_t vertices_ = 0;
};

template <class Visit>
void RoadMap::in_box(Point low, Point high, Visit visit) const {
    const int right = column(high.x);
    const int top = column(high.y);
    for (int row = column(low.y); row <= top; ++row) {
        for (int col = column(low.x); col <= right; ++col) {
            for (auto e = heads_[cell_at(col, row)]; e != kNone; e = entries_[e].next) {
                visit(entries_[e].segment);
            }
        }
    }
}

}  // namespace relais::demonstration
