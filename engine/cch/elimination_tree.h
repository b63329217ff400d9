#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/cch/hierarchy.h"
#include "engine/core/id.h"
#include "engine/order/skeleton.h"

namespace relais::cch {

/// Ranks in post-order and the elimination forest over them.
struct EliminationTree {
    std::vector<RankId> rank_of;              ///< per vertex
    std::vector<VertexId> vertex_at;          ///< per rank
    std::vector<RankId> parent;               ///< per rank; kNone for a root
    std::vector<std::uint32_t> subtree_size;  ///< per rank, itself included
    std::vector<std::uint32_t> depth;         ///< per rank; 0 for a root
};

/// The elimination tree of `skeleton` under `order` (the vertex at each position), relabelled in
/// post-order. O(m log n). Liu, "The role of elimination trees in sparse factorization", SIAM J.
/// Matrix Anal. Appl. 11 (1990), doi:10.1137/0611010, sections 4 and 5.
[[nodiscard]] EliminationTree elimination_tree(const order::Skeleton& skeleton,
                                               std::span<const VertexId> order);

}  // namespace relais::cch
