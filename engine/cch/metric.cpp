// Dibbelt, Strasser, Wagner (arXiv:1402.0402), section 6: respecting and basic customization by
// lower triangles, in the manner of a multifrontal factorization (Duff, Reid, "The multifrontal
// solution of indefinite sparse symmetric linear equations", ACM TOMS 9 (1983),
// doi:10.1145/356044.356047): the *front* holds the arcs between the vertices on the path from the
// root to the current vertex, and nothing else. Ranks are a post-order, so when a vertex is reached
// all its lower triangles have been relaxed into its row of the front; the row is final.

#include "engine/cch/metric.h"

#include <algorithm>
#include <cassert>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/cch/kernel/dispatch.h"
#include "engine/core/duration.h"
#include "engine/core/parallel.h"

namespace relais::cch {
namespace {

using kernel::Weights;

template <class Weight>
constexpr Weights<Weight> kNoArc{kNoPathOf<Weight>, kNoPathOf<Weight>};

kernel::RelaxTriangles<std::uint32_t>* relax_triangles(std::uint32_t) {
    return kernel::chosen().relax_triangles;
}
kernel::RelaxTriangles<std::uint64_t>* relax_triangles(std::uint64_t) {
    return kernel::chosen().relax_triangles_wide;
}

/// Arcs between pairs of depths high > low; all kNoArc<Weight> except for the current path.
template <class Weight>
class Front {
  public:
    explicit Front(std::uint32_t height)
        : cells_(std::size_t{height} * (std::max(height, 1U) - 1) / 2, kNoArc<Weight>) {}
    [[nodiscard]] Weights<Weight>* cells() { return cells_.data(); }
    [[nodiscard]] Weights<Weight>& at(std::size_t high, std::size_t low) {
        return cells_[high * (high - 1) / 2 + (high - 1 - low)];
    }
    /// The arcs between any two of `depths` (falling), leaving none behind.
    [[nodiscard]] std::vector<Weights<Weight>> take(std::span<const std::uint16_t> depths) {
        std::vector<Weights<Weight>> taken;
        for (std::size_t i = 0; i < depths.size(); ++i)
            for (std::size_t j = i + 1; j < depths.size(); ++j)
                taken.push_back(std::exchange(at(depths[i], depths[j]), kNoArc<Weight>));
        return taken;
    }
    /// Adds the arcs taken from another front.
    void merge(std::span<const std::uint16_t> depths, std::span<const Weights<Weight>> taken) {
        auto next = taken.begin();
        for (std::size_t i = 0; i < depths.size(); ++i) {
            for (std::size_t j = i + 1; j < depths.size(); ++j, ++next) {
                Weights<Weight>& cell = at(depths[i], depths[j]);
                cell.up = std::min(cell.up, next->up);
                cell.down = std::min(cell.down, next->down);
            }
        }
    }

  private:
    std::vector<Weights<Weight>> cells_;
};

/// Customizes ranks one after the other, in ascending order. One per thread, side by side: none
/// shares a cache line, nor the next, which processors fetch with it.
template <class Weight>
class alignas(128) Customizer {
  public:
    Customizer(const Hierarchy& hierarchy, std::span<const Weight> weights, std::span<Weight> up,
               std::span<Weight> down)
        : hierarchy_(hierarchy),
          weights_(weights),
          up_(up),
          down_(down),
          front_(hierarchy.height) {}

    void customize(RankId rank) {
        const auto depths = hierarchy_.up(rank);
        take_row(hierarchy_.depth(rank), depths);
        respect_input(rank);
        const std::uint32_t first = hierarchy_.first_up[rank.index()];
        for (std::size_t i = 0; i < depths.size(); ++i) {
            up_[first + i] = row_[i].up;
            down_[first + i] = row_[i].down;
        }
        relax_triangles_(depths.data(), row_.data(), static_cast<std::uint32_t>(depths.size()),
                         front_.cells());
    }
    void customize(std::uint32_t begin, std::uint32_t end) {
        for (std::size_t rank = begin; rank < end; ++rank) customize(RankId{rank});
    }
    [[nodiscard]] Front<Weight>& front() { return front_; }

  private:
    void take_row(std::uint32_t depth, std::span<const std::uint16_t> depths) {
        row_.resize(depths.size());
        for (std::size_t i = 0; i < depths.size(); ++i)
            row_[i] = std::exchange(front_.at(depth, depths[i]), kNoArc<Weight>);
    }
    void respect_input(RankId rank) {
        const std::uint32_t end = hierarchy_.first_input[rank.index() + 1];
        for (std::uint32_t i = hierarchy_.first_input[rank.index()]; i < end; ++i) {
            const std::uint32_t place = hierarchy_.input_place[i];
            Weight& side = place % 2 == 0 ? row_[place / 2].up : row_[place / 2].down;
            side = std::min(side, weights_[hierarchy_.input_arc[i].index()]);
        }
    }

    const Hierarchy& hierarchy_;
    std::span<const Weight> weights_;
    std::span<Weight> up_;
    std::span<Weight> down_;
    Front<Weight> front_;
    std::vector<Weights<Weight>> row_;  // of the current rank
    kernel::RelaxTriangles<Weight>* relax_triangles_ = relax_triangles(Weight{});
};

/// A subtree of the elimination tree, ranks begin to end-1, and its contribution to its root's
/// upward neighbours.
template <class Weight>
struct Subtree {
    std::uint32_t begin;
    std::uint32_t end;
    std::vector<Weights<Weight>> left_above;

    [[nodiscard]] RankId root() const { return RankId{std::size_t{end} - 1}; }
};

/// The largest subtrees of at most `most` vertices, ascending.
template <class Weight>
std::vector<Subtree<Weight>> subtrees_of(const Hierarchy& hierarchy, std::size_t most) {
    std::vector<Subtree<Weight>> subtrees;
    for (auto end = static_cast<std::uint32_t>(hierarchy.size()); end > 0;) {
        const std::uint32_t size = hierarchy.subtree_size[end - 1];
        if (size <= most) subtrees.push_back({end - size, end, {}});
        end -= size <= most ? size : 1;
    }
    std::reverse(subtrees.begin(), subtrees.end());
    return subtrees;
}

/// Customizes the rest of a subtree after the smaller ones `below`.
template <class Weight>
void customize_subtree(const Hierarchy& hierarchy, Customizer<Weight>& customizer,
                       Subtree<Weight>& subtree,
                       std::type_identity_t<std::span<const Subtree<Weight>>> below) {
    std::uint32_t next = subtree.begin;
    auto part = std::lower_bound(
        below.begin(), below.end(), next,
        [](const Subtree<Weight>& s, std::uint32_t rank) { return s.begin < rank; });
    for (; part != below.end() && part->end <= subtree.end; ++part) {
        customizer.customize(next, part->begin);
        customizer.front().merge(hierarchy.up(part->root()), part->left_above);
        next = part->end;
    }
    customizer.customize(next, subtree.end);
    subtree.left_above = customizer.front().take(hierarchy.up(subtree.root()));
}

/// Subtrees in parallel, each in its own front, small ones first, then those four times as large,
/// up to whole trees. The order cannot change a minimum.
template <class Weight>
void customize_in_parallel(const Hierarchy& hierarchy,
                           std::vector<Customizer<Weight>>& customizers) {
    std::vector<Subtree<Weight>> below;
    for (const std::size_t share : {64U, 16U, 4U, 1U}) {
        auto subtrees = subtrees_of<Weight>(hierarchy, hierarchy.size() / share);
        for_each_index(subtrees.size(), [&](std::size_t i, std::size_t worker) {
            customize_subtree(hierarchy, customizers[worker], subtrees[i], below);
        });
        below = std::move(subtrees);
    }
}

template <class Weight>
BasicMetric<Weight> customized(const Hierarchy& hierarchy, std::span<const Weight> weights) {
    std::vector<Weight> up(hierarchy.up_arc_count());
    std::vector<Weight> down(hierarchy.up_arc_count());
    const std::size_t threads = thread_count();
    std::vector<Customizer<Weight>> customizers(threads, {hierarchy, weights, up, down});
    if (threads == 1)
        customizers.front().customize(0, static_cast<std::uint32_t>(hierarchy.size()));
    else
        customize_in_parallel(hierarchy, customizers);
    return {hierarchy, std::move(up), std::move(down)};
}

}  // namespace

Metric customize(const Hierarchy& hierarchy, std::span<const std::uint32_t> weights) {
    return customized(hierarchy, weights);
}
WideMetric customize(const Hierarchy& hierarchy, std::span<const std::uint64_t> weights) {
    return customized(hierarchy, weights);
}

}  // namespace relais::cch
