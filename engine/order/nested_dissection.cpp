#include "engine/order/nested_dissection.h"

#include <array>
#include <new>

#include <metis.h>

#include "engine/order/peel.h"

namespace relais::order {
namespace {

/// Adds the vertices of the core to the order.
void dissect(const Peeled& peeled, std::vector<VertexId>& order) {
    const Skeleton& core = peeled.core;
    const std::size_t n = core.vertex_count();
    if (n == 0) return;
    std::vector<idx_t> first(core.first.begin(), core.first.end());
    std::vector<idx_t> neighbour(core.neighbour.begin(), core.neighbour.end());
    std::array<idx_t, METIS_NOPTIONS> options{};
    METIS_SetDefaultOptions(options.data());
    options[METIS_OPTION_SEED] = 1;       // the same order every time
    options[METIS_OPTION_COMPRESS] = 0;   // no two vertices of a road network are alike
    options[METIS_OPTION_UFACTOR] = 400;  // parts up to 1.4 times the mean: smaller separators
    std::vector<idx_t> vertex_at(n);
    std::vector<idx_t> rank_of(n);
    auto count = static_cast<idx_t>(n);
    if (METIS_NodeND(&count, first.data(), neighbour.data(), nullptr, options.data(),
                     vertex_at.data(), rank_of.data()) != METIS_OK)
        throw std::bad_alloc();  // the only way METIS fails on a valid graph
    for (const idx_t vertex : vertex_at)
        order.push_back(peeled.core_vertex[static_cast<std::size_t>(vertex)]);
}

}  // namespace

std::vector<VertexId> nested_dissection(Skeleton skeleton) {
    Peeled peeled = peel(std::move(skeleton));
    std::vector<VertexId> order = std::move(peeled.order);
    order.reserve(order.size() + peeled.core_vertex.size());
    dissect(peeled, order);
    return order;
}

}  // namespace relais::order
