#include "engine/cch/elimination_tree.h"

#include <cassert>

namespace relais::cch {
namespace {

constexpr std::uint32_t kNoParent = RankId::kNoneValue;  // of a position in the order

std::vector<std::uint32_t> positions(std::span<const VertexId> order) {
    std::vector<std::uint32_t> position(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        position[order[i].index()] = static_cast<std::uint32_t>(i);
    return position;
}

/// Liu's algorithm 4.2: an edge to an earlier vertex makes the root of that vertex's tree a child.
/// `ancestor` is a shortcut towards the root, shortened on every walk.
std::vector<std::uint32_t> parents(const order::Skeleton& skeleton,
                                   std::span<const VertexId> order) {
    const auto position = positions(order);
    std::vector<std::uint32_t> parent(order.size(), kNoParent);
    std::vector<std::uint32_t> ancestor(order.size(), kNoParent);
    for (std::uint32_t here = 0; here < order.size(); ++here) {
        for (const std::uint32_t neighbour : skeleton.neighbours(order[here].index())) {
            std::uint32_t below = position[neighbour];
            if (below > here) continue;
            while (ancestor[below] != kNoParent && ancestor[below] != here) {
                const std::uint32_t next = ancestor[below];
                ancestor[below] = here;
                below = next;
            }
            if (ancestor[below] == kNoParent) ancestor[below] = parent[below] = here;
        }
    }
    return parent;
}

/// The post-order place of every position: children before parents, subtrees together.
std::vector<std::uint32_t> post_order(std::span<const std::uint32_t> parent) {
    const std::size_t n = parent.size();
    std::vector<std::uint32_t> size(n, 1);
    for (std::size_t i = 0; i < n; ++i)
        if (parent[i] != kNoParent) size[parent[i]] += size[i];
    // From the roots down, each subtree gets the interval that ends with its root.
    std::vector<std::uint32_t> place(n);
    std::vector<std::uint32_t> free_end(n);  // where the next child's interval ends
    auto roots_end = static_cast<std::uint32_t>(n);
    for (std::size_t i = n; i-- > 0;) {
        std::uint32_t& end = parent[i] == kNoParent ? roots_end : free_end[parent[i]];
        place[i] = end - 1;
        free_end[i] = place[i];
        end -= size[i];
    }
    return place;
}

}  // namespace

EliminationTree elimination_tree(const order::Skeleton& skeleton, std::span<const VertexId> order) {
    assert(order.size() == skeleton.vertex_count());
    const std::size_t n = order.size();
    const auto parent = parents(skeleton, order);
    const auto place = post_order(parent);
    EliminationTree tree;
    tree.rank_of.resize(n);
    tree.vertex_at.resize(n);
    tree.parent.resize(n);
    tree.subtree_size.assign(n, 1);
    tree.depth.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        tree.rank_of[order[i].index()] = RankId{place[i]};
        tree.vertex_at[place[i]] = order[i];
        if (parent[i] != kNoParent) tree.parent[place[i]] = RankId{place[parent[i]]};
    }
    for (std::size_t i = 0; i < n; ++i)
        if (tree.parent[i].exists())
            tree.subtree_size[tree.parent[i].index()] += tree.subtree_size[i];
    for (std::size_t i = n; i-- > 0;)
        if (tree.parent[i].exists()) tree.depth[i] = tree.depth[tree.parent[i].index()] + 1;
    return tree;
}

}  // namespace relais::cch
