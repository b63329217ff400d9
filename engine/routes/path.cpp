#include "engine/routes/path.h"

#include <algorithm>
#include <queue>

#include "engine/access/measured_places.h"
#include "engine/snap/access_points.h"

namespace relais::routes {
namespace {

using access::kNoWide;
using access::MeasuredAccessPoint;
using access::TripEnd;
using access::Wide;
using Leg = snap::AccessPoint::Leg;

class Search {
  public:
    Search(const graph::RoadNetwork& network, const snap::Snap& from, const snap::Snap& to)
        : network_(network),
          places_(network, {}),
          departures_(places_.access_points(from, TripEnd::kDeparture)),
          from_(from),
          to_(to) {}

    std::optional<Path> run() {
        stay_on_chain();
        explore();
        if (best_ >= kNoWide) return {};
        Path path{Duration{kPacking.ticks(best_)}, kPacking.decimetres(best_), {}, {}, {}};
        if (arrival_)
            add_stretches(*arrival_, path);
        else
            add_stretch_along(path);
        return path;
    }

  private:
    [[nodiscard]] ArcId arc_of(ChainId chain, bool forward) const {
        return (forward ? network_.chain_forward_arc : network_.chain_backward_arc)[chain.index()];
    }

    /// The joins between which it is least to stay on their chain.
    void stay_on_chain() {
        for (const snap::Join& from : from_.joins)
            for (const snap::Join& to : to_.joins)
                if (const Wide along = places_.along_chain(from, to); along < best_) {
                    best_ = along;
                    along_from_ = &from;
                    along_to_ = &to;
                }
    }

    void reach(VertexId vertex, Wide weight, ArcId by) {
        if (weight >= label_[vertex.index()]) return;
        label_[vertex.index()] = weight;
        by_[vertex.index()] = by;
        queue_.emplace(weight, vertex);
    }

    void explore() {
        label_.assign(network_.vertex_count(), kNoWide);
        by_.assign(network_.vertex_count(), ArcId{});
        for (const MeasuredAccessPoint& point : departures_) reach(point.vertex, point.offset, {});
        const access::MeasuredAccessPoints arrivals = places_.access_points(to_, TripEnd::kArrival);
        while (!queue_.empty() && queue_.top().first < best_) {
            const auto [weight, vertex] = queue_.top();
            queue_.pop();
            if (weight > label_[vertex.index()]) continue;
            for (const MeasuredAccessPoint& point : arrivals)
                if (point.vertex == vertex && weight + point.offset < best_) {
                    best_ = weight + point.offset;
                    arrival_ = point;
                }
            const std::uint32_t end = network_.first_arc[vertex.index() + 1];
            for (std::uint32_t arc = network_.first_arc[vertex.index()]; arc < end; ++arc)
                if (reachable(Duration{network_.arc_ticks[arc]}))
                    reach(network_.arc_head[arc],
                          weight +
                              kPacking.pack(network_.arc_ticks[arc], network_.arc_decimetres[arc]),
                          ArcId{arc});
        }
    }

    [[nodiscard]] static Mark mark(const snap::Join& join, bool forward) {
        return {static_cast<std::uint32_t>(join.position >> 32),
                static_cast<double>(join.position & 0xffffffffU) / 4'294'967'296.0,
                forward ? join.forward_offset : join.backward_offset, join.place};
    }
    /// The end of a chain where one enters it (leaves it: `last`) in a direction.
    [[nodiscard]] Mark end_mark(ChainId chain, bool forward, bool last) const {
        const auto shape = network_.shape(chain);
        const std::size_t point = forward == last ? shape.size() - 1 : 0;
        const auto piece = static_cast<std::uint32_t>(point == 0 ? 0 : point - 1);
        return {piece, point == 0 ? 0.0 : 1.0,
                last ? network_.arc_ticks[arc_of(chain, forward).index()] : 0, shape[point].place};
    }

    /// The walk between a point and a vertex, or the road that leads to it.
    [[nodiscard]] Walk walk(const snap::Join& join, const MeasuredAccessPoint& point) const {
        if (point.leg == Leg::kCorner)
            return {network_.vertex_place[point.vertex.index()], join.corner_walk,
                    join.corner_walk_metres};
        return {join.place, join.walk, join.walk_metres};
    }

    void add_stretch_along(Path& path) const {
        const bool ahead = along_to_->position >= along_from_->position;
        if (along_from_->position != along_to_->position)
            path.stretches = {
                {along_from_->chain, ahead, mark(*along_from_, ahead), mark(*along_to_, ahead)}};
        path.first = {along_from_->place, along_from_->walk, along_from_->walk_metres};
        path.last = {along_to_->place, along_to_->walk, along_to_->walk_metres};
    }

    /// From the way in backwards to the way out.
    void add_stretches(const MeasuredAccessPoint& arrival, Path& path) const {
        const snap::Join& to = to_.joins[arrival.join];
        const bool along = arrival.leg == Leg::kForward;
        std::vector<Stretch>& result = path.stretches;
        path.last = walk(to, arrival);
        if (arrival.leg != Leg::kCorner)
            result.push_back({to.chain, along, end_mark(to.chain, along, false), mark(to, along)});
        VertexId at = arrival.vertex;
        while (by_[at.index()].exists()) {
            const ArcId arc = by_[at.index()];
            const ChainId chain = network_.arc_chain[arc.index()];
            const bool forward = arc_of(chain, true) == arc;
            result.push_back(
                {chain, forward, end_mark(chain, forward, false), end_mark(chain, forward, true)});
            at = network_.arc_tail[arc.index()];
        }
        const MeasuredAccessPoint& start = start_of(at);
        const snap::Join& from = from_.joins[start.join];
        const bool forward = start.leg == Leg::kForward;
        path.first = walk(from, start);
        if (start.leg != Leg::kCorner)
            result.push_back(
                {from.chain, forward, mark(from, forward), end_mark(from.chain, forward, true)});
        std::reverse(result.begin(), result.end());
    }
    /// How the origin was left towards a vertex.
    [[nodiscard]] const MeasuredAccessPoint& start_of(VertexId vertex) const {
        return *std::find_if(
            departures_.begin(), departures_.end(), [&](const MeasuredAccessPoint& point) {
                return point.vertex == vertex && point.offset == label_[vertex.index()];
            });
    }

    static constexpr access::Packing kPacking{};

    const graph::RoadNetwork& network_;
    const access::MeasuredPlaces places_;
    const access::MeasuredAccessPoints departures_;
    const snap::Snap& from_;
    const snap::Snap& to_;
    Wide best_ = kNoWide;
    const snap::Join* along_from_ = nullptr;  ///< where it is least to stay on one chain
    const snap::Join* along_to_ = nullptr;
    std::optional<MeasuredAccessPoint> arrival_;  ///< none: straight along the chain
    std::vector<Wide> label_;
    std::vector<ArcId> by_;  ///< the arc a vertex was reached by; kNone: from the origin's chain
    std::priority_queue<std::pair<Wide, VertexId>, std::vector<std::pair<Wide, VertexId>>,
                        std::greater<>>
        queue_;
};

}  // namespace

std::optional<Path> fastest_path(const graph::RoadNetwork& network, const snap::Snap& from,
                                 const snap::Snap& to) {
    if (!from.exists() || !to.exists()) return {};
    return Search(network, from, to).run();
}

}  // namespace relais::routes
