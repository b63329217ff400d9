// Mistakes with ids that the compiler must refuse, one at a time: see CMakeLists.txt.

#include <vector>

#include "engine/cch/hierarchy.h"
#include "engine/core/id.h"

namespace relais {

[[maybe_unused]] std::size_t height(const cch::Hierarchy& hierarchy, VertexId vertex, RankId rank) {
    std::vector<int> per_vertex(hierarchy.size());
#if defined(CASE_ARITHMETIC)
    return (rank + rank).index();
#elif defined(CASE_ASSIGNMENT)
    rank = vertex;
#elif defined(CASE_COMPARISON)
    return rank < vertex ? 1 : 0;
#elif defined(CASE_CONVERSION)
    rank = 7U;
#elif defined(CASE_INDEX)
    return static_cast<std::size_t>(per_vertex[vertex]);
#elif defined(CASE_MIXED_CALL)
    return hierarchy.depth(vertex);
#elif defined(CASE_TO_INTEGER)
    return vertex;
#elif defined(CASE_NONE)
    return hierarchy.depth(rank) + static_cast<std::size_t>(per_vertex[vertex.index()]);
#else
#error "name a case"
#endif
    return rank.index();
}

}  // namespace relais
