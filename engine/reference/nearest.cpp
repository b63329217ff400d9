#include "engine/reference/nearest.h"

#include <algorithm>
#include <tuple>

#include "engine/reference/dijkstra.h"

namespace relais::reference {
namespace {

using access::Nearest;
using access::Reason;

/// Where a point joins a chain.
struct Stop {
    const snap::Join* join;
    VertexId own;  ///< where the point itself is
    /// Its foot in each direction; points at one place share them. They are two, since U-turns are
    /// not possible at a stop on a road.
    VertexId forward;
    VertexId backward;
    bool is_service;
};

/// The network with a vertex for every point, and feet that the chains run through.
class SplitNetwork {
  public:
    SplitNetwork(const graph::RoadNetwork& network, const access::Points& points)
        : network_(network), vertices_(network.vertex_count()) {
        for (const snap::Snap& household : points.households) add_point(household, false);
        for (const snap::Snap& service : points.services) add_point(service, true);
        for (std::size_t s = 0; s < stops_.size(); ++s)
            if (stops_[s].join->along) on_chain_.push_back(s);
        std::sort(on_chain_.begin(), on_chain_.end(), [this](std::size_t a, std::size_t b) {
            const auto key = [this](std::size_t s) {
                return std::tuple(stops_[s].join->chain, stops_[s].join->position, s);
            };
            return key(a) < key(b);
        });
        for (std::size_t i = 1; i < on_chain_.size(); ++i) {
            const Stop& before = stops_[on_chain_[i - 1]];
            Stop& here = stops_[on_chain_[i]];
            if (here.join->chain == before.join->chain &&
                here.join->position == before.join->position) {
                here.forward = before.forward;
                here.backward = before.backward;
            }
        }
    }

    /// Households first, then services.
    [[nodiscard]] VertexId own(std::size_t point) const { return own_[point]; }

    [[nodiscard]] graph::RoadNetwork build() const {
        graph::Builder builder{std::vector<Coordinate>(vertices_)};
        for (std::size_t s : on_chain_) {
            const Stop& stop = stops_[s];
            for (const VertexId foot : {stop.forward, stop.backward})
                walk(builder, stop, foot, stop.join->walk);
        }
        for (const Stop& stop : stops_) {
            for (const VertexId corner : stop.join->corners)
                walk(builder, stop, corner, stop.join->corner_walk);
            if (stop.is_service && stop.join->along)
                for (const ChainId copy : stop.join->copies) come_along(builder, copy, stop);
        }
        auto next = on_chain_.begin();
        for (std::size_t c = 0; c < network_.chain_count(); ++c) {
            std::vector<const Stop*> stops;
            for (; next != on_chain_.end() && stops_[*next].join->chain == ChainId{c}; ++next)
                stops.push_back(&stops_[*next]);
            add_forward(builder, ChainId{c}, stops);
            add_backward(builder, ChainId{c}, stops);
        }
        return std::move(builder).finish({graph::Way{}}, {'\0'});
    }

  private:
    void add_point(const snap::Snap& snap, bool is_service) {
        own_.emplace_back(vertices_++);
        for (const snap::Join& join : snap.joins) {
            stops_.push_back(
                {&join, own_.back(), VertexId{vertices_}, VertexId{vertices_ + 1}, is_service});
            vertices_ += 2;
        }
    }

    static void walk(graph::Builder& builder, const Stop& stop, VertexId foot, Duration time) {
        stop.is_service ? add_arc(builder, foot, stop.own, to_seconds(time))
                        : add_arc(builder, stop.own, foot, to_seconds(time));
    }
    /// A copy of a service's chain leads to it as the chain does.
    void come_along(graph::Builder& builder, ChainId copy, const Stop& stop) const {
        const ArcId forward = network_.chain_forward_arc[copy.index()];
        const ArcId backward = network_.chain_backward_arc[copy.index()];
        const auto come = [&](ArcId arc, std::uint32_t offset) {
            if (arc.exists())
                add_arc(builder, network_.arc_tail[arc.index()], stop.own,
                        to_seconds(stop.join->walk + Duration{offset}));
        };
        come(forward, stop.join->forward_offset);
        come(backward, stop.join->backward_offset);
    }

    static void add_arc(graph::Builder& builder, VertexId tail, VertexId head, double seconds) {
        builder.add({tail, head, {{}, {}}, {seconds}, {}, {0}});
    }
    static void add_arc(graph::Builder& builder, VertexId tail, VertexId head, std::uint32_t from,
                        std::uint32_t to) {
        add_arc(builder, tail, head, to_seconds(Duration{to - from}));
    }

    void add_forward(graph::Builder& builder, ChainId chain,
                     const std::vector<const Stop*>& stops) const {
        const ArcId arc = network_.chain_forward_arc[chain.index()];
        if (!arc.exists()) return;
        VertexId at = network_.arc_tail[arc.index()];
        std::uint32_t ticks = 0;
        for (const Stop* stop : stops) {
            add_arc(builder, at, stop->forward, ticks, stop->join->forward_offset);
            at = stop->forward;
            ticks = stop->join->forward_offset;
        }
        add_arc(builder, at, network_.arc_head[arc.index()], ticks,
                network_.arc_ticks[arc.index()]);
    }

    void add_backward(graph::Builder& builder, ChainId chain,
                      const std::vector<const Stop*>& stops) const {
        const ArcId arc = network_.chain_backward_arc[chain.index()];
        if (!arc.exists()) return;
        VertexId at = network_.arc_tail[arc.index()];
        std::uint32_t ticks = 0;
        for (auto it = stops.rbegin(); it != stops.rend(); ++it) {
            add_arc(builder, at, (*it)->backward, ticks, (*it)->join->backward_offset);
            at = (*it)->backward;
            ticks = (*it)->join->backward_offset;
        }
        add_arc(builder, at, network_.arc_head[arc.index()], ticks,
                network_.arc_ticks[arc.index()]);
    }

    const graph::RoadNetwork& network_;
    std::size_t vertices_;
    std::vector<VertexId> own_;  // by point
    std::vector<Stop> stops_;
    std::vector<std::size_t> on_chain_;  // of the stops, by chain and position
};

Nearest judge(const snap::Snap& household, bool has_service, const Label& label,
              const std::optional<Duration>& cutoff) {
    if (household.fate == snap::Fate::kOutsideData) return {kUnreachable, {}, Reason::kOutsideData};
    if (household.fate == snap::Fate::kOffNetwork) return {kUnreachable, {}, Reason::kOffNetwork};
    if (household.fate == snap::Fate::kIsland) return {kUnreachable, {}, Reason::kIsland};
    if (!has_service) return {kUnreachable, {}, Reason::kNoService};
    if (!reachable(label.time)) return {kUnreachable, {}, Reason::kNoPath};
    if (cutoff && label.time > *cutoff) return {kUnreachable, {}, Reason::kBeyondCutoff};
    return {label.time, ServiceId{label.identity}, Reason::kReached};
}

}  // namespace

access::NearestTable nearest_services(const graph::RoadNetwork& network,
                                      const access::Points& points,
                                      std::optional<Duration> cutoff) {
    const SplitNetwork split(network, points);
    const Dijkstra dijkstra(split.build(), Direction::kToSources);
    const std::size_t households = points.households.size();
    access::NearestTable table(households, points.category_count);
    for (std::size_t c = 0; c < points.category_count; ++c) {
        std::vector<Source> sources;
        for (std::size_t s = 0; s < points.services.size(); ++s)
            if (points.category[s] == CategoryId{c} && points.services[s].exists())
                sources.push_back(
                    {split.own(households + s), Duration{0}, static_cast<std::uint32_t>(s)});
        const std::vector<Label> labels = dijkstra.search(sources);
        for (std::size_t h = 0; h < households; ++h)
            table.set(HouseholdId{h}, CategoryId{c},
                      judge(points.households[h], !sources.empty(), labels[split.own(h).index()],
                            cutoff));
    }
    return table;
}

}  // namespace relais::reference
