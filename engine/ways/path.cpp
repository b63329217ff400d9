#include "engine/ways/path.h"

#include <algorithm>
#include <queue>

#include "engine/access/measured_places.h"

namespace relais::ways {
namespace {

using access::Door;
using access::kNoWide;
using access::Way;
using access::Wide;

class Search {
  public:
    Search(const graph::RoadNetwork& network, const snap::Snap& from, const snap::Snap& to)
        : network_(network),
          places_(network, {}),
          departures_(places_.doors(from, Way::kDeparture)),
          from_(from),
          to_(to) {}

    std::optional<Path> run() {
        best_ = places_.along_chain(from_, to_);
        explore();
        if (best_ >= kNoWide) return {};
        Path path{Duration{kPacking.ticks(best_)}, kPacking.decimetres(best_), {}};
        const bool ahead = to_.position >= from_.position;
        if (arrival_)
            path.stretches = stretches(*arrival_);
        else if (from_.position != to_.position)
            path.stretches = {{from_.chain, ahead, mark(from_, ahead), mark(to_, ahead)}};
        return path;
    }

  private:
    [[nodiscard]] ArcId arc_of(ChainId chain, bool forward) const {
        return (forward ? network_.chain_forward_arc : network_.chain_backward_arc)[chain.index()];
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
        for (const Door& door : departures_) reach(door.vertex, door.offset, {});
        const access::Doors arrivals = places_.doors(to_, Way::kArrival);
        while (!queue_.empty() && queue_.top().first < best_) {
            const auto [weight, vertex] = queue_.top();
            queue_.pop();
            if (weight > label_[vertex.index()]) continue;
            for (const Door& door : arrivals)
                if (door.vertex == vertex && weight + door.offset < best_) {
                    best_ = weight + door.offset;
                    arrival_ = door;
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

    [[nodiscard]] static Mark mark(const snap::Snap& snap, bool forward) {
        return {static_cast<std::uint32_t>(snap.position >> 32),
                static_cast<double>(snap.position & 0xffffffffU) / 4'294'967'296.0,
                forward ? snap.forward_offset : snap.backward_offset, snap.place};
    }
    /// The end of a chain where one enters it (leaves it: `last`) in a direction.
    [[nodiscard]] Mark end_mark(ChainId chain, bool forward, bool last) const {
        const auto shape = network_.shape(chain);
        const std::size_t point = forward == last ? shape.size() - 1 : 0;
        const auto piece = static_cast<std::uint32_t>(point == 0 ? 0 : point - 1);
        return {piece, point == 0 ? 0.0 : 1.0,
                last ? network_.arc_ticks[arc_of(chain, forward).index()] : 0, shape[point].place};
    }

    /// From the way in backwards to the way out.
    [[nodiscard]] std::vector<Stretch> stretches(const Door& arrival) const {
        std::vector<Stretch> result{{to_.chain, arrival.forward,
                                     end_mark(to_.chain, arrival.forward, false),
                                     mark(to_, arrival.forward)}};
        VertexId at = arrival.vertex;
        while (by_[at.index()].exists()) {
            const ArcId arc = by_[at.index()];
            const ChainId chain = network_.arc_chain[arc.index()];
            const bool forward = arc_of(chain, true) == arc;
            result.push_back(
                {chain, forward, end_mark(chain, forward, false), end_mark(chain, forward, true)});
            at = network_.arc_tail[arc.index()];
        }
        const bool forward = start_of(at);
        result.push_back(
            {from_.chain, forward, mark(from_, forward), end_mark(from_.chain, forward, true)});
        std::reverse(result.begin(), result.end());
        return result;
    }
    /// In which direction the origin's chain was left towards a vertex.
    [[nodiscard]] bool start_of(VertexId vertex) const {
        for (const Door& door : departures_)
            if (door.vertex == vertex && door.offset == label_[vertex.index()]) return door.forward;
        return true;
    }

    static constexpr access::Packing kPacking{};

    const graph::RoadNetwork& network_;
    const access::MeasuredPlaces places_;
    const access::Doors departures_;
    const snap::Snap& from_;
    const snap::Snap& to_;
    Wide best_ = kNoWide;
    std::optional<Door> arrival_;  ///< none: straight along the chain
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

}  // namespace relais::ways
