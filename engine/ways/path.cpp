#include "engine/ways/path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace relais::ways {
namespace {

/// Time in the high half, length in the low half: sums and minima are those of pairs.
using Weight = std::uint64_t;
constexpr Weight kNoWeight = std::numeric_limits<Weight>::max() >> 2;

Weight pack(std::uint32_t ticks, std::uint32_t decimetres) {
    return Weight{ticks} << 32 | decimetres;
}

std::uint32_t to_decimetres(float metres) {
    return static_cast<std::uint32_t>(std::lround(double{metres} * 10));
}

/// One way to leave a snapped point, or to arrive there, along its chain.
struct Door {
    VertexId vertex;
    bool forward;
    Weight weight;  ///< between the point and the vertex, the walk included
};

class Search {
  public:
    Search(const graph::RoadNetwork& network, const snap::Snap& from, const snap::Snap& to)
        : network_(network), from_(from), to_(to) {}

    std::optional<Path> run() {
        if (from_.chain == to_.chain) go_straight();
        explore();
        if (best_ >= kNoWeight) return {};
        Path path{Duration{static_cast<std::uint32_t>(best_ >> 32)},
                  static_cast<std::uint32_t>(best_),
                  {}};
        if (arrival_)
            path.stretches = stretches(*arrival_);
        else if (from_.position != to_.position)
            path.stretches = {{from_.chain, straight_forward_, mark(from_, straight_forward_),
                               mark(to_, straight_forward_)}};
        return path;
    }

  private:
    [[nodiscard]] ArcId arc_of(ChainId chain, bool forward) const {
        return (forward ? network_.chain_forward_arc : network_.chain_backward_arc)[chain.index()];
    }
    [[nodiscard]] std::uint32_t length(ChainId chain) const {
        const ArcId forward = arc_of(chain, true);
        return network_.arc_decimetres[(forward.exists() ? forward : arc_of(chain, false)).index()];
    }
    [[nodiscard]] std::uint32_t decimetres_from_first(const snap::Snap& snap) const {
        return std::min(to_decimetres(snap.metres_from_first), length(snap.chain));
    }

    [[nodiscard]] std::vector<Door> doors(const snap::Snap& snap, bool departing) const {
        std::vector<Door> result;
        for (const bool forward : {true, false}) {
            const ArcId arc = arc_of(snap.chain, forward);
            if (!arc.exists()) continue;
            const std::uint32_t before = forward ? snap.forward_offset : snap.backward_offset;
            const std::uint32_t first = decimetres_from_first(snap);
            const std::uint32_t driven = forward == departing ? length(snap.chain) - first : first;
            const auto& ends = departing ? network_.arc_head : network_.arc_tail;
            const std::uint32_t ticks =
                departing ? network_.arc_ticks[arc.index()] - before : before;
            result.push_back(
                {ends[arc.index()], forward,
                 pack(snap.walk.count() + ticks, to_decimetres(snap.walk_metres) + driven)});
        }
        return result;
    }

    /// Along the chain that both ends lie on.
    void go_straight() {
        const Duration time = snap::along_chain(network_, from_, to_);
        if (!reachable(time)) return;
        const std::uint32_t a = decimetres_from_first(from_);
        const std::uint32_t b = decimetres_from_first(to_);
        best_ = pack(time.count(), to_decimetres(from_.walk_metres) + std::max(a, b) -
                                       std::min(a, b) + to_decimetres(to_.walk_metres));
        straight_forward_ = to_.position >= from_.position;
    }

    void reach(VertexId vertex, Weight weight, ArcId by) {
        if (weight >= label_[vertex.index()]) return;
        label_[vertex.index()] = weight;
        by_[vertex.index()] = by;
        queue_.emplace(weight, vertex);
    }

    void explore() {
        label_.assign(network_.vertex_count(), kNoWeight);
        by_.assign(network_.vertex_count(), ArcId{});
        for (const Door& door : doors(from_, true)) reach(door.vertex, door.weight, {});
        const std::vector<Door> arrivals = doors(to_, false);
        while (!queue_.empty() && queue_.top().first < best_) {
            const auto [weight, vertex] = queue_.top();
            queue_.pop();
            if (weight > label_[vertex.index()]) continue;
            for (const Door& door : arrivals)
                if (door.vertex == vertex && weight + door.weight < best_) {
                    best_ = weight + door.weight;
                    arrival_ = door;
                }
            const std::uint32_t end = network_.first_arc[vertex.index() + 1];
            for (std::uint32_t arc = network_.first_arc[vertex.index()]; arc < end; ++arc)
                if (reachable(Duration{network_.arc_ticks[arc]}))
                    reach(network_.arc_head[arc],
                          weight + pack(network_.arc_ticks[arc], network_.arc_decimetres[arc]),
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
        for (const Door& door : doors(from_, true))
            if (door.vertex == vertex && door.weight == label_[vertex.index()]) return door.forward;
        return true;
    }

    const graph::RoadNetwork& network_;
    const snap::Snap& from_;
    const snap::Snap& to_;
    Weight best_ = kNoWeight;
    bool straight_forward_ = true;
    std::optional<Door> arrival_;  ///< none: straight along the chain
    std::vector<Weight> label_;
    std::vector<ArcId> by_;  ///< the arc a vertex was reached by; kNone: from the origin's chain
    std::priority_queue<std::pair<Weight, VertexId>, std::vector<std::pair<Weight, VertexId>>,
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
