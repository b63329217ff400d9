#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/core/buffer.h"
#include "engine/core/coordinate.h"
#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/graph/data_cells.h"
#include "engine/graph/part_rules.h"

namespace relais::graph {

/// The rule that gave the speed of a piece of road; every result can report it.
enum class SpeedSource : std::uint8_t { kDefault, kPosted, kDuration, kLegal };

/// The rule that decided the speed of a way: the last that made it slower. `speed_rule_text` words
/// it.
enum class SpeedRule : std::uint8_t {
    kClassOpen,     ///< the profile's speed for the class in open country
    kClassBuiltUp,  ///< the same in built-up surroundings
    kPosted,        ///< a share of the posted limit
    kLegal,         ///< a share of the limit by law
    kSurface,
    kTracktype,
    kSmoothness,
    kNarrow,    ///< a single lane for both directions, or a small width
    kService,   ///< the kind of service road: a driveway, a parking aisle
    kLetIn,     ///< a class the profile has no speed for, where a tag lets the mode in
    kPushed,    ///< on foot with the bicycle
    kDuration,  ///< a ferry's tagged duration over its length
};
inline constexpr int kSpeedRules = 12;
/// A clause in English for `explain`: "posted limit, and the share of it that is driven".
[[nodiscard]] const char* speed_rule_text(SpeedRule rule);

enum class WayFlag : std::uint8_t {
    kBuiltUp = 1,   ///< in built-up surroundings, without a posted limit
    kEndsOnly = 2,  ///< for trips that begin or end here: private, destination and the like
    kRoundabout = 4,
    /// A second copy of a way, or a link of no length, that keeps a turn restriction. The same road
    /// is there once without this flag: code that counts or draws roads, or looks for the nearest
    /// one, skips copies.
    kCopy = 8,
    kTunnel = 16,  ///< underground or in an avalanche gallery; not a passage through a building
    kBridge = 32,
    /// Has no houses or services, and cannot be entered from those beside it: a motorway, a motor
    /// road, the ramps of both, a crossing by ferry or shuttle train, a service road of a kind that
    /// serves no house.
    kNoEntry = 64,
};

/// What the pieces of road taken from one OpenStreetMap way have in common.
struct Way {
    std::int64_t osm_id = 0;
    std::uint32_t name = 0;  ///< offset of a NUL-terminated UTF-8 string in RoadNetwork::names
    /// The value on which `rule` is based, as a text in names: a tag ("maxspeed=70",
    /// "surface=gravel") or a law ("FR rural"); "" where the class alone decided.
    std::uint32_t evidence = 0;
    std::uint8_t road_class = 0;  ///< index into `road_class_names()`
    SpeedSource speed_source = SpeedSource::kDefault;
    std::uint16_t forward_dkmh = 0;   ///< tenths of km/h along the way; 0: not that way
    std::uint16_t backward_dkmh = 0;  ///< the same against it
    std::uint16_t limit_dkmh = 0;     ///< the posted or legal limit behind the speed; 0: none
    SpeedRule rule = SpeedRule::kClassOpen;  ///< what decided the speed
    std::uint8_t flags = 0;                  ///< of WayFlag
    std::uint16_t reserved[3] = {};  ///< no padding bytes: ways are stored in the network file in
                                     ///< this layout

    [[nodiscard]] bool has(WayFlag flag) const {
        return (flags & static_cast<std::uint8_t>(flag)) != 0;
    }
    void set(WayFlag flag) { flags |= static_cast<std::uint8_t>(flag); }
};
static_assert(std::has_unique_object_representations_v<Way>);

/// Causes of delay on a piece of road, in addition to its length.
enum class DelayCause : std::uint8_t {
    kSignals,
    kStop,
    kGiveWay,  ///< the sign
    kCrossing,
    kLevelCrossing,
    kCalming,
    kToll,
    kBorder,
    kGate,
    kYield,          ///< a less important road ends at a more important one
    kTurnOff,        ///< and begins there
    kEqualJunction,  ///< roads of the same importance cross
    kRoundabout,     ///< entering one
    kFerryBoarding,
    kThroughEndsOnly,  ///< passing through a road that is only for trips that start or end there
};
inline constexpr int kDelayCauses = 15;
/// A clause in English for `explain`: "traffic signals".
[[nodiscard]] const char* delay_cause_text(DelayCause cause);

/// A delay that is part of the time of one piece of a chain, in one direction. A trip over a part
/// of the piece has that part of the delay.
struct Delay {
    std::uint32_t piece = 0;  ///< index of the piece's first point in RoadNetwork::points
    std::uint32_t ticks = 0;
    DelayCause cause = DelayCause::kSignals;
    std::uint8_t backward = 0;  ///< 1: for traffic against the direction of the shape
    std::uint16_t reserved = 0;
};
static_assert(std::has_unique_object_representations_v<Delay>);

/// One shape point of a chain. Times are cumulative, so that a point of interest may be anywhere on
/// the chain.
struct ShapePoint {
    Coordinate place;
    /// From the chain's first point to here, going forward; undefined where there is no forward
    /// arc.
    std::uint32_t forward_ticks = 0;
    /// From the chain's last point to here, going backward; undefined where there is no backward
    /// arc.
    std::uint32_t backward_ticks = 0;
    /// The way of the piece from here to the next point (at the last point: of the piece before).
    std::uint32_t way = 0;
};

/// An edge of water that is too wide to step over; the water lies to the right of from -> to, as
/// along a coastline of OpenStreetMap.
struct Shore {
    Coordinate from, to;
};

/// The road graph of one profile with its shapes. Structure of arrays, immutable, cheap to copy
/// (shared memory), and stored in the network file in the same layout.
///
/// *Chain*: a stretch of road without a junction, made of shape points; its first and last point
/// are vertices. It carries a forward arc (first to last), a backward arc, or both.
/// *Arcs* are sorted by tail, then head: arc i of the Boost.Graph CSR graph is ArcId i.
///
/// Guarantees: first_arc has vertex_count()+1 entries, starts at 0, never decreases; every head is
/// a vertex; every chain has at least two points and at least one arc; an arc's ticks equal the
/// cumulative ticks at its far end of the chain.
struct RoadNetwork {
    // per vertex
    Buffer<Coordinate> vertex_place;
    Buffer<PartId> vertex_part;  ///< none: a mapping error; see parts_of
    Buffer<std::uint32_t> first_arc;
    // per arc
    Buffer<VertexId> arc_tail;
    Buffer<VertexId> arc_head;
    Buffer<std::uint32_t> arc_ticks;       ///< travel time, tenths of a second
    Buffer<std::uint32_t> arc_decimetres;  ///< length
    Buffer<ChainId> arc_chain;
    // per chain
    Buffer<std::uint32_t> chain_first_point;  ///< chain_count()+1 entries
    Buffer<ArcId> chain_forward_arc;          ///< kNone when one-way against the shape
    Buffer<ArcId> chain_backward_arc;
    // per shape point, per way, and text
    Buffer<ShapePoint> points;
    Buffer<float> heights;  ///< of the points (core/elevation.h); empty: none is known
    Buffer<Delay> delays;   ///< by piece, ascending
    Buffer<Way> ways;
    Buffer<char> names;
    /// The cells in which the extract of the network has data of any kind; ascending. Empty: not
    /// known.
    Buffer<DataCell> data_cells;
    /// Coasts, lakes and rivers of which the extract has the outline; empty: none is known.
    Buffer<Shore> shores;
    Buffer<PartRules> part_rules;  ///< one entry: the rules by which vertex_part was made

    [[nodiscard]] std::size_t vertex_count() const { return vertex_place.size(); }
    [[nodiscard]] std::size_t arc_count() const { return arc_head.size(); }
    [[nodiscard]] std::size_t chain_count() const { return chain_forward_arc.size(); }
    [[nodiscard]] std::span<const ShapePoint> shape(ChainId chain) const {
        return points.view().subspan(
            chain_first_point[chain.index()],
            chain_first_point[chain.index() + 1] - chain_first_point[chain.index()]);
    }
    /// One of the arcs of a chain: the forward one if there is one.
    [[nodiscard]] ArcId arc_of(ChainId chain) const {
        const ArcId forward = chain_forward_arc[chain.index()];
        return forward.exists() ? forward : chain_backward_arc[chain.index()];
    }
    /// The part of both ends of a chain; none where the two ends are not in the same part.
    [[nodiscard]] PartId part_of(ChainId chain) const {
        const ArcId arc = arc_of(chain);
        const PartId part = vertex_part[arc_tail[arc.index()].index()];
        return part == vertex_part[arc_head[arc.index()].index()] ? part : PartId{};
    }
    [[nodiscard]] const char* name(const Way& way) const { return names.data() + way.name; }
    [[nodiscard]] const char* evidence(const Way& way) const { return names.data() + way.evidence; }
    /// The delays of a piece, both directions; O(log of all delays).
    [[nodiscard]] std::span<const Delay> delays_of(std::uint32_t piece) const;
    /// Whether the chain only repeats another one (WayFlag::kCopy).
    [[nodiscard]] bool is_copy(ChainId chain) const {
        const std::uint32_t way = shape(chain).front().way;
        return way < ways.size() && ways[way].has(WayFlag::kCopy);
    }
};

/// The road classes by their index in Way::road_class: OpenStreetMap's highway values from
/// "motorway" down, and "ferry".
[[nodiscard]] std::span<const char* const> road_class_names();

/// One stretch of road for the builder: shape points in order with the times of each piece.
struct ChainInput {
    VertexId first;
    VertexId last;
    std::vector<Coordinate> shape;         ///< n >= 2 points, the first and last at the vertices
    std::vector<double> forward_seconds;   ///< n-1 pieces; empty: no forward arc
    std::vector<double> backward_seconds;  ///< n-1 pieces, in shape order; empty: no backward arc
    std::vector<std::uint32_t> way;        ///< n-1 indices into the ways
    std::vector<double> metres = {};       ///< n-1 lengths, where known already; else computed
    std::vector<float> heights = {};       ///< n heights; empty: none known
    struct Delay {
        std::uint32_t piece;
        DelayCause cause;
        bool backward;
        double seconds;
    };
    std::vector<Delay> delays = {};  ///< contained in the seconds of the pieces; in any order
    /// Where the backward arc ends and starts, if not at `first` and `last`: a turn restriction has
    /// split the vertex. kNone: there.
    VertexId backward_first = {};
    VertexId backward_last = {};
};

/// Builds a RoadNetwork chain by chain. Cumulative times are sums in double, rounded to ticks once
/// per point, so that no error builds up along a chain.
///
///     Builder builder(std::move(vertex_places));
///     builder.add(chain);  ...
///     RoadNetwork network = std::move(builder).finish(std::move(ways), std::move(names));
class Builder {
  public:
    explicit Builder(std::vector<Coordinate> vertex_places);
    void reserve(std::size_t chains, std::size_t points);
    /// REQUIRES: both vertices exist, the sizes match, at least one direction is given.
    void add(const ChainInput& chain);
    /// Sorts the arcs, finds the parts; O(m log m). `names` starts with one NUL: name 0 is "".
    [[nodiscard]] RoadNetwork finish(std::vector<Way> ways, std::vector<char> names,
                                     const PartRules& rules = {}) &&;

  private:
    void add_heights(const ChainInput& chain);

    struct Arc {
        VertexId tail, head;
        std::uint32_t ticks, decimetres;
        ChainId chain;
        bool backward;
    };
    std::vector<Coordinate> vertex_places_;
    std::vector<Arc> arcs_;
    std::vector<std::uint32_t> chain_first_point_{0};
    std::vector<ShapePoint> points_;
    std::vector<float> heights_;  ///< empty until a chain brings some
    std::vector<Delay> delays_;
};

}  // namespace relais::graph
