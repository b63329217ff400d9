#include "engine/scenario/roads.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "engine/core/parallel.h"
#include "engine/scenario/selection.h"
#include "engine/snap/offsets.h"

namespace relais::scenario {
namespace {

/// More runs of closed pieces on one chain than its ticks can represent: everything between the
/// first and the last counts as closed too.
constexpr std::size_t kMostRuns = 250;

/// A piece of a chain being changed; times in ticks, not yet rounded.
struct Draft {
    double forward = 0;
    double backward = 0;
    bool closed = false;
};

/// The chains being changed, all their pieces side by side.
class Drafts {
  public:
    explicit Drafts(const graph::RoadNetwork& network) : network_(network) {}

    Draft& at(const Piece& piece) {
        if (first_.empty()) first_.assign(network_.chain_count(), kUnchanged);
        std::uint32_t& first = first_[piece.chain.index()];
        if (first == kUnchanged) first = copied(piece.chain);
        return drafts_[first + piece.piece];
    }
    [[nodiscard]] bool closed(const Piece& piece) const {
        return is_draft(piece.chain) && drafts_[first_[piece.chain.index()] + piece.piece].closed;
    }
    [[nodiscard]] bool is_draft(ChainId chain) const {
        return !first_.empty() && first_[chain.index()] != kUnchanged;
    }
    /// By piece. REQUIRES: is_draft(chain).
    [[nodiscard]] std::span<const Draft> of(ChainId chain) const {
        return std::span(drafts_).subspan(first_[chain.index()], network_.shape(chain).size() - 1);
    }

  private:
    static constexpr std::uint32_t kUnchanged = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t copied(ChainId chain) {
        const auto shape = network_.shape(chain);
        const bool forward = network_.chain_forward_arc[chain.index()].exists();
        const bool backward = network_.chain_backward_arc[chain.index()].exists();
        const auto first = static_cast<std::uint32_t>(drafts_.size());
        for (std::size_t i = 0; i + 1 < shape.size(); ++i)
            drafts_.push_back(
                {forward ? double(shape[i + 1].forward_ticks - shape[i].forward_ticks) : 0,
                 backward ? double(shape[i].backward_ticks - shape[i + 1].backward_ticks) : 0,
                 false});
        return first;
    }

    const graph::RoadNetwork& network_;
    std::vector<std::uint32_t> first_;  // by chain: its first piece among the drafts
    std::vector<Draft> drafts_;
};

/// Entries of a selection's list without a matching piece, the first five: "123, 456". `names_one`
/// returns whether an entry means a way, `text` the entry as text.
template <class Entry, class NamesOne, class Text>
std::string unanswered(const graph::RoadNetwork& network, const std::vector<Piece>& pieces,
                       const std::vector<Entry>& list, const NamesOne& names_one,
                       const Text& text) {
    constexpr std::size_t kMost = 5;
    if (list.empty()) return {};
    std::vector<bool> chosen(network.ways.size(), false);
    for (const Piece& piece : pieces) chosen[network.shape(piece.chain)[piece.piece].way] = true;
    std::vector<bool> answered(list.size(), false);
    for (std::size_t w = 0; w < chosen.size(); ++w)
        for (std::size_t i = 0; chosen[w] && i < list.size(); ++i)
            answered[i] = answered[i] || names_one(network.ways[w], list[i]);
    std::string missing;
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!answered[i] && ++count <= kMost)
            missing += (missing.empty() ? "" : ", ") + text(list[i]);
    return count > kMost ? missing + " and " + std::to_string(count - kMost) + " more" : missing;
}

/// Throws Misfit where a way or a name of the selection matches no road: a mistyped one, or one of
/// another extract, would silently change nothing.
void refuse_unanswered(const graph::RoadNetwork& network, const RoadSelection& roads,
                       const std::vector<Piece>& pieces, const Edit& edit) {
    const std::string why = roads.classes.empty() && roads.area.empty()
                                ? "it is not in the extract, or not open to this profile"
                                : "it is not in the extract, not open to this profile, or excluded "
                                  "by the class or polygon of this selection";
    const std::string ways = unanswered(
        network, pieces, roads.ways,
        [](const graph::Way& way, std::int64_t id) { return way.osm_id == id; },
        [](std::int64_t id) { return std::to_string(id); });
    if (!ways.empty())
        throw Misfit(edit.where + ": this selection matches no road with the way " + ways + ": " +
                     why + "; check the ids in ways, or remove them");
    const std::string names = unanswered(
        network, pieces, roads.names,
        [&](const graph::Way& way, const std::string& name) { return network.name(way) == name; },
        [](const std::string& name) { return '"' + name + '"'; });
    if (!names.empty())
        throw Misfit(edit.where + ": this selection matches no road with the name " + names + ": " +
                     why + "; write names as in OpenStreetMap, or remove them");
}

std::vector<Piece> some_pieces(const graph::RoadNetwork& network, const RoadSelection& roads,
                               const Edit& edit, std::size_t ways) {
    std::vector<Piece> pieces = select_pieces(network, roads, ways);
    refuse_unanswered(network, roads, pieces, edit);
    if (pieces.empty())
        throw Misfit(edit.where +
                     ": this selection matches no road; check the ids in ways, and whether the "
                     "polygon crosses a road of the territory");
    return pieces;
}

/// One edit's work on the drafts; edits that are not about roads do nothing.
class RoadEditor {
  public:
    /// `ways`: how many there are when it is done.
    RoadEditor(const graph::RoadNetwork& network, Drafts& drafts, const Edit& edit,
               std::size_t ways)
        : network_(network), drafts_(drafts), edit_(edit), ways_(ways) {}

    void operator()(const CloseRoads& close) const {
        for (const Piece& piece : pieces(close.roads)) drafts_.at(piece).closed = true;
    }
    void operator()(const OpenRoads& open) const {
        std::size_t opened = 0;
        for (const Piece& piece : pieces(open.roads)) {
            if (!drafts_.closed(piece)) continue;
            drafts_.at(piece).closed = false;
            ++opened;
        }
        if (opened == 0)
            throw Misfit(edit_.where +
                         ": none of these roads is closed by an earlier edit; put this edit after "
                         "the one that closes them");
    }
    void operator()(const SetSpeed& speed) const {
        for (const Piece& piece : pieces(speed.roads)) {
            const auto shape = network_.shape(piece.chain);
            const double metres =
                distance_metres(shape[piece.piece].place, shape[piece.piece + 1].place);
            Draft& state = drafts_.at(piece);
            state.forward = state.backward = metres / speed.kmh * 3.6 * 10;
        }
    }
    void operator()(const ScaleSpeed& scale) const {
        for (const Piece& piece : pieces(scale.roads)) {
            Draft& state = drafts_.at(piece);
            state.forward /= scale.factor;
            state.backward /= scale.factor;
        }
    }
    template <class Other>
    void operator()(const Other&) const {}

  private:
    [[nodiscard]] std::vector<Piece> pieces(const RoadSelection& roads) const {
        return some_pieces(network_, roads, edit_, ways_);
    }

    const graph::RoadNetwork& network_;
    Drafts& drafts_;
    const Edit& edit_;
    std::size_t ways_;
};

void fill_when_too_many(std::vector<bool>& closed) {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < closed.size(); ++i)
        if (closed[i] && (i == 0 || !closed[i - 1])) ++runs;
    if (runs <= kMostRuns) return;
    const auto first = std::find(closed.begin(), closed.end(), true);
    const auto last = std::find(closed.rbegin(), closed.rend(), true).base();
    std::fill(first, last, true);
}

/// Running sums of piece times, rounded once per point; a closed run adds one block.
class Running {
  public:
    void pass(double ticks, bool closed) {
        if (closed) {
            if (!in_block_) ++blocks_;
        } else {
            sum_ += ticks;
        }
        in_block_ = closed;
    }
    [[nodiscard]] std::uint32_t ticks() const {
        return static_cast<std::uint32_t>(std::llround(sum_)) + blocks_ * kBlockedTicks;
    }

  private:
    double sum_ = 0;
    std::uint32_t blocks_ = 0;
    bool in_block_ = false;
};

ChangedChain finished(ChainId chain, std::span<const Draft> drafts) {
    const std::size_t pieces = drafts.size();
    ChangedChain result{chain, {}, {}, {}};
    for (const Draft& state : drafts) result.closed.push_back(state.closed);
    fill_when_too_many(result.closed);
    result.forward_ticks.resize(pieces + 1);
    result.backward_ticks.resize(pieces + 1);
    Running forward, backward;
    for (std::size_t i = 0; i < pieces; ++i) {
        forward.pass(drafts[i].forward, result.closed[i]);
        result.forward_ticks[i + 1] = forward.ticks();
    }
    for (std::size_t i = pieces; i-- > 0;) {
        backward.pass(drafts[i].backward, result.closed[i]);
        result.backward_ticks[i] = backward.ticks();
    }
    return result;
}

bool differs(const graph::RoadNetwork& network, const ChangedChain& changed) {
    const auto shape = network.shape(changed.chain);
    const bool forward = network.chain_forward_arc[changed.chain.index()].exists();
    const bool backward = network.chain_backward_arc[changed.chain.index()].exists();
    for (std::size_t i = 0; i < shape.size(); ++i)
        if ((forward && shape[i].forward_ticks != changed.forward_ticks[i]) ||
            (backward && shape[i].backward_ticks != changed.backward_ticks[i]))
            return true;
    return false;
}

Buffer<std::uint32_t> arc_ticks_with(const graph::RoadNetwork& network,
                                     std::span<const ChangedChain> chains) {
    std::vector<std::uint32_t> ticks(network.arc_ticks.begin(), network.arc_ticks.end());
    for (const ChangedChain& changed : chains) {
        const ArcId forward = network.chain_forward_arc[changed.chain.index()];
        const ArcId backward = network.chain_backward_arc[changed.chain.index()];
        if (forward.exists()) ticks[forward.index()] = changed.forward_ticks.back();
        if (backward.exists()) ticks[backward.index()] = changed.backward_ticks.front();
    }
    return ticks;
}

/// Whether a place has nothing but closed road around it; the end of a closed piece is the start of
/// the next, which may be open, or a junction.
bool on_closed(const std::vector<bool>& closed, std::size_t piece, std::uint32_t fraction) {
    if (!closed[piece]) return false;
    if (fraction == 0) return piece > 0 && closed[piece - 1];
    if (fraction == std::numeric_limits<std::uint32_t>::max())
        return piece + 1 < closed.size() && closed[piece + 1];
    return true;
}

}  // namespace

std::vector<std::uint32_t> ChangedRoads::weights() const {
    std::vector<std::uint32_t> weights(network.arc_ticks.begin(), network.arc_ticks.end());
    for (std::uint32_t& weight : weights)
        if (!snap::is_open(weight)) weight = kUnreachable.count();
    return weights;
}

snap::Snap ChangedRoads::retimed(const snap::Snap& snap) const {
    snap::Snap result = snap;
    std::erase_if(result.joins, [&](snap::Join& join) { return !retime(join); });
    if (snap.exists() && result.joins.empty()) result.fate = snap::Fate::kIsland;
    return result;
}

bool ChangedRoads::retime(snap::Join& join) const {
    const auto it = std::lower_bound(
        chains.begin(), chains.end(), join.chain,
        [](const ChangedChain& changed, ChainId chain) { return changed.chain < chain; });
    if (it == chains.end() || it->chain != join.chain || !join.along) return true;
    const auto piece = static_cast<std::size_t>(join.position >> 32);
    const auto fraction = static_cast<std::uint32_t>(join.position);
    if (on_closed(it->closed, piece, fraction)) {
        join.along = false;
        return !join.corners.empty();
    }
    join.forward_offset =
        snap::between(it->forward_ticks[piece], it->forward_ticks[piece + 1], fraction);
    join.backward_offset =
        snap::between(it->backward_ticks[piece + 1], it->backward_ticks[piece], ~fraction);
    return true;
}

std::vector<snap::Snap> ChangedRoads::retimed(std::span<const snap::Snap> snaps) const {
    std::vector<snap::Snap> result(snaps.size());
    for_each_index(snaps.size(),
                   [&](std::size_t i, std::size_t) { result[i] = retimed(snaps[i]); });
    return result;
}

ChangedRoads change_roads(const graph::RoadNetwork& network, std::span<const Edit> edits) {
    Drafts drafts(network);
    const auto is_new = [](const Edit& edit) {
        return std::holds_alternative<AddRoad>(edit.action);
    };
    std::size_t ways = network.ways.size() -
                       static_cast<std::size_t>(std::count_if(edits.begin(), edits.end(), is_new));
    for (const Edit& edit : edits) {
        if (is_new(edit)) ++ways;
        std::visit(RoadEditor(network, drafts, edit, ways), edit.action);
    }
    ChangedRoads roads{network, {}};
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        if (!drafts.is_draft(ChainId{c})) continue;
        ChangedChain changed = finished(ChainId{c}, drafts.of(ChainId{c}));
        if (differs(network, changed)) roads.chains.push_back(std::move(changed));
    }
    if (roads.any()) roads.network.arc_ticks = arc_ticks_with(network, roads.chains);
    return roads;
}

}  // namespace relais::scenario
