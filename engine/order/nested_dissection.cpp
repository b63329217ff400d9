#include "engine/order/nested_dissection.h"

#include <metis.h>

#include <array>
#include <cassert>
#include <stdexcept>

namespace relais::order {

std::vector<VertexId> nested_dissection(const Skeleton& skeleton) {
    const std::size_t n = skeleton.vertex_count();
    if (n == 0) return {};
    std::vector<idx_t> first(skeleton.first.begin(), skeleton.first.end());
    std::vector<idx_t> neighbour(skeleton.neighbour.begin(), skeleton.neighbour.end());
    std::array<idx_t, METIS_NOPTIONS> options{};
    METIS_SetDefaultOptions(options.data());
    options[METIS_OPTION_SEED] = 1;     // the same order every time
    options[METIS_OPTION_CCORDER] = 1;  // components one by one
    std::vector<idx_t> vertex_at(n);
    std::vector<idx_t> rank_of(n);
    auto count = static_cast<idx_t>(n);
    if (METIS_NodeND(&count, first.data(), neighbour.data(), nullptr, options.data(),
                     vertex_at.data(), rank_of.data()) != METIS_OK)
        throw std::bad_alloc();  // the only way METIS fails on a valid graph
    std::vector<VertexId> order;
    order.reserve(n);
    for (const idx_t vertex : vertex_at) order.emplace_back(static_cast<std::size_t>(vertex));
    return order;
}

}  // namespace relais::order
