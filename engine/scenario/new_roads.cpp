#include "engine/scenario/new_roads.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "engine/core/elevation.h"
#include "engine/snap/offsets.h"
#include "engine/snap/snapper.h"

namespace relais::scenario {
namespace {

using graph::ChainInput;
using graph::RoadNetwork;
using graph::ShapePoint;

/// By place along the chain: the new junctions.
using Junctions = std::map<std::uint64_t, VertexId>;

constexpr double kWholePiece = 4'294'967'296.0;  // 2^32

std::size_t piece_of(std::uint64_t position) {
    return static_cast<std::size_t>(position >> 32);
}
std::uint32_t fraction_of(std::uint64_t position) {
    return static_cast<std::uint32_t>(position);
}

/// The road that an end at `place` joins; absent: there is none within kJoinMetres.
std::optional<snap::Near> road_at(const snap::Snapper& snapper, Coordinate place) {
    const snap::Survey around = snapper.survey(place);
    for (const snap::Near& near : {around.road, around.island})
        if (near.chain.exists() && near.metres <= kJoinMetres) return near;
    return {};
}

/// The junctions of new roads with existing ones.
class Joiner {
  public:
    Joiner(const RoadNetwork& network, const snap::Snapper& snapper)
        : network_(network),
          snapper_(snapper),
          places_(network.vertex_place.begin(), network.vertex_place.end()) {}

    /// The vertex that a road ends at, and whether it belongs to a road that was there.
    [[nodiscard]] std::pair<VertexId, bool> end(Coordinate place) {
        if (const auto near = road_at(snapper_, place)) return {junction(near->chain, place), true};
        return {added(place), false};
    }
    [[nodiscard]] const std::map<ChainId, Junctions>& junctions() const { return junctions_; }
    [[nodiscard]] std::vector<Coordinate>& places() { return places_; }

  private:
    VertexId added(Coordinate place) {
        places_.push_back(place);
        return VertexId{places_.size() - 1};
    }
    /// Where a chain is nearest to `place`.
    VertexId junction(ChainId chain, Coordinate place) {
        const auto shape = network_.shape(chain);
        std::size_t piece = 0;
        Foot foot{0, std::numeric_limits<double>::infinity()};
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            const Foot here = nearest_on_piece(place, shape[i].place, shape[i + 1].place);
            if (here.metres < foot.metres) foot = here, piece = i;
        }
        const double fraction = std::min(foot.fraction * kWholePiece, kWholePiece - 1);
        if (fraction == 0 && piece == 0) return first_vertex(chain);
        if (foot.fraction == 1 && piece + 2 == shape.size()) return last_vertex(chain);
        const auto position = std::uint64_t{piece} << 32 | static_cast<std::uint32_t>(fraction);
        const auto [at, is_new] = junctions_[chain].try_emplace(position);
        if (is_new)
            at->second =
                added(interpolate(shape[piece].place, shape[piece + 1].place, foot.fraction));
        return at->second;
    }
    [[nodiscard]] VertexId first_vertex(ChainId chain) const {
        const ArcId forward = network_.chain_forward_arc[chain.index()];
        return forward.exists()
                   ? network_.arc_tail[forward.index()]
                   : network_.arc_head[network_.chain_backward_arc[chain.index()].index()];
    }
    [[nodiscard]] VertexId last_vertex(ChainId chain) const {
        const ArcId forward = network_.chain_forward_arc[chain.index()];
        return forward.exists()
                   ? network_.arc_head[forward.index()]
                   : network_.arc_tail[network_.chain_backward_arc[chain.index()].index()];
    }

    const RoadNetwork& network_;
    const snap::Snapper& snapper_;
    std::vector<Coordinate> places_;
    std::map<ChainId, Junctions> junctions_;
};

constexpr double seconds(std::uint32_t from, std::uint32_t to) {
    return (to - from) / 10.0;
}

/// Copies a chain into a builder, cut at its new junctions.
class ChainCopier {
  public:
    ChainCopier(const RoadNetwork& network, ChainId chain)
        : network_(network),
          chain_(chain),
          shape_(network.shape(chain)),
          forward_(network.chain_forward_arc[chain.index()]),
          backward_(network.chain_backward_arc[chain.index()]) {}

    void copy(const Junctions& junctions, graph::Builder& builder) const {
        const std::vector<CutPoint> points = cut(junctions);
        const double scale = metres_scale();
        std::size_t start = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            if (!points[i].junction && i + 1 < points.size()) continue;
            ChainInput part;
            for (std::size_t p = start; p <= i; ++p) {
                part.shape.push_back(points[p].point.place);
                if (!network_.heights.empty()) part.heights.push_back(points[p].height);
            }
            for (std::size_t p = start; p < i; ++p)
                add_piece(points[p].point, points[p + 1].point, scale, part);
            set_ends(points[start].junction, points[i].junction, part);
            if (junctions.empty()) add_delays(part);
            builder.add(part);
            start = i;
        }
    }

  private:
    struct CutPoint {
        ShapePoint point;
        float height;
        std::optional<VertexId> junction = {};
    };
    /// The shape points with those of the junctions among them.
    [[nodiscard]] std::vector<CutPoint> cut(const Junctions& junctions) const {
        std::vector<CutPoint> points;
        auto next = junctions.begin();
        for (std::size_t i = 0; i < shape_.size(); ++i) {
            points.push_back({shape_[i], height(i)});
            for (; next != junctions.end() && piece_of(next->first) == i; ++next) {
                const std::uint32_t fraction = fraction_of(next->first);
                if (fraction == 0) {
                    points.back().junction = next->second;
                    continue;
                }
                ShapePoint point = shape_[i];
                point.place =
                    interpolate(shape_[i].place, shape_[i + 1].place, fraction / kWholePiece);
                if (forward_.exists())
                    point.forward_ticks = snap::between(shape_[i].forward_ticks,
                                                        shape_[i + 1].forward_ticks, fraction);
                if (backward_.exists())
                    point.backward_ticks = snap::between(shape_[i + 1].backward_ticks,
                                                         shape_[i].backward_ticks, ~fraction);
                points.push_back({point, height_between(i, fraction / kWholePiece), next->second});
            }
        }
        return points;
    }
    /// Of a point of the chain; kNoElevation where the network has none.
    [[nodiscard]] float height(std::size_t i) const {
        return network_.heights.empty()
                   ? kNoElevation
                   : network_.heights[network_.chain_first_point[chain_.index()] + i];
    }
    /// On the straight line between two points.
    [[nodiscard]] float height_between(std::size_t i, double fraction) const {
        const float low = height(i), high = height(i + 1);
        if (low == kNoElevation || high == kNoElevation) return kNoElevation;
        return static_cast<float>(low + (high - low) * fraction);
    }
    void add_piece(const ShapePoint& from, const ShapePoint& to, double scale,
                   ChainInput& part) const {
        part.way.push_back(from.way);
        part.metres.push_back(distance_metres(from.place, to.place) * scale);
        if (forward_.exists())
            part.forward_seconds.push_back(seconds(from.forward_ticks, to.forward_ticks));
        if (backward_.exists())
            part.backward_seconds.push_back(seconds(to.backward_ticks, from.backward_ticks));
    }
    /// So that the lengths of the pieces add up to that of the arc.
    [[nodiscard]] double metres_scale() const {
        double metres = 0;
        for (std::size_t i = 0; i + 1 < shape_.size(); ++i)
            metres += distance_metres(shape_[i].place, shape_[i + 1].place);
        const ArcId arc = forward_.exists() ? forward_ : backward_;
        return metres > 0 ? network_.arc_decimetres[arc.index()] / 10.0 / metres : 1;
    }
    void set_ends(std::optional<VertexId> first, std::optional<VertexId> last,
                  ChainInput& part) const {
        if (forward_.exists()) {
            part.first = first.value_or(network_.arc_tail[forward_.index()]);
            part.last = last.value_or(network_.arc_head[forward_.index()]);
        }
        if (!backward_.exists()) return;
        part.backward_first = first.value_or(network_.arc_head[backward_.index()]);
        part.backward_last = last.value_or(network_.arc_tail[backward_.index()]);
        if (forward_.exists()) return;
        part.first = part.backward_first;
        part.last = part.backward_last;
    }
    /// A chain that is split loses the causes of its delays; they remain in its times.
    void add_delays(ChainInput& part) const {
        const std::uint32_t base = network_.chain_first_point[chain_.index()];
        for (std::uint32_t i = 0; i + 1 < shape_.size(); ++i)
            for (const graph::Delay& delay : network_.delays_of(base + i))
                part.delays.push_back({i, delay.cause, delay.backward != 0, delay.ticks / 10.0});
    }

    const RoadNetwork& network_;
    ChainId chain_;
    std::span<const ShapePoint> shape_;
    ArcId forward_, backward_;
};

/// A new road with its ends.
struct NewRoad {
    const AddRoad* road;
    VertexId first, last;
};

ChainInput chain_of(const NewRoad& added, std::uint32_t way,
                    const std::vector<Coordinate>& places) {
    ChainInput chain;
    chain.first = added.first;
    chain.last = added.last;
    chain.shape = added.road->line;
    chain.shape.front() = places[added.first.index()];
    chain.shape.back() = places[added.last.index()];
    for (std::size_t i = 0; i + 1 < chain.shape.size(); ++i) {
        const double time =
            distance_metres(chain.shape[i], chain.shape[i + 1]) / added.road->kmh * 3.6;
        chain.way.push_back(way);
        chain.forward_seconds.push_back(time);
        if (!added.road->one_way) chain.backward_seconds.push_back(time);
    }
    return chain;
}

graph::Way way_of(const AddRoad& road, std::vector<char>& names) {
    graph::Way way;
    way.road_class = road.road_class;
    way.forward_dkmh = static_cast<std::uint16_t>(std::min(road.kmh * 10, 65'535.0));
    way.backward_dkmh = road.one_way ? std::uint16_t{0} : way.forward_dkmh;
    way.name = static_cast<std::uint32_t>(names.size());
    names.insert(names.end(), road.name.begin(), road.name.end());
    names.push_back('\0');
    return way;
}

std::vector<NewRoad> joined(Joiner& joiner, std::span<const Edit> edits) {
    std::vector<NewRoad> roads;
    for (const Edit& edit : edits) {
        const auto* road = std::get_if<AddRoad>(&edit.action);
        if (road == nullptr) continue;
        const auto [first, first_joins] = joiner.end(road->line.front());
        const auto [last, last_joins] = joiner.end(road->line.back());
        if (!first_joins && !last_joins)
            throw Misfit(edit.where +
                         ": there is no road within 100 m of either end of the new road; extend "
                         "its line to the road that it joins");
        if (first == last)
            throw Misfit(edit.where +
                         ": the new road ends where it begins; give its line two different ends");
        roads.push_back({road, first, last});
    }
    return roads;
}

}  // namespace

bool adds_roads(std::span<const Edit> edits) {
    return std::any_of(edits.begin(), edits.end(), [](const Edit& edit) {
        return std::holds_alternative<AddRoad>(edit.action);
    });
}

std::vector<std::string> loose_ends(const snap::Snapper& snapper, std::span<const Edit> edits) {
    std::vector<std::string> sentences;
    for (const Edit& edit : edits) {
        const auto* road = std::get_if<AddRoad>(&edit.action);
        if (road == nullptr) continue;
        for (const auto& [which, place] :
             {std::pair{"first", road->line.front()}, std::pair{"last", road->line.back()}})
            if (!road_at(snapper, place))
                sentences.push_back(edit.where + ": the " + which + " point of its line (" +
                                    std::to_string(place.lon()) + "," +
                                    std::to_string(place.lat()) +
                                    ") is more than 100 m from every existing road, so that it is "
                                    "a dead end; extend the line to the road that it should join");
    }
    return sentences;
}

RoadNetwork with_new_roads(const RoadNetwork& network, const snap::Snapper& snapper,
                           std::span<const Edit> edits) {
    Joiner joiner(network, snapper);
    const std::vector<NewRoad> roads = joined(joiner, edits);
    graph::Builder builder(joiner.places());
    builder.reserve(network.chain_count() + roads.size(), network.points.size());
    const Junctions none;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto found = joiner.junctions().find(ChainId{c});
        ChainCopier(network, ChainId{c})
            .copy(found == joiner.junctions().end() ? none : found->second, builder);
    }
    std::vector<graph::Way> ways(network.ways.begin(), network.ways.end());
    std::vector<char> names(network.names.begin(), network.names.end());
    for (const NewRoad& road : roads) {
        builder.add(chain_of(road, static_cast<std::uint32_t>(ways.size()), joiner.places()));
        ways.push_back(way_of(*road.road, names));
    }
    RoadNetwork result =
        std::move(builder).finish(std::move(ways), std::move(names), network.part_rules[0]);
    result.data_cells = network.data_cells;
    result.shores = network.shores;
    return result;
}

}  // namespace relais::scenario
