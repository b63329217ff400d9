#include "tools/demonstration/voronoi.h"

#include <boost/polygon/voronoi.hpp>

namespace relais::demonstration {
namespace {

using Diagram = boost::polygon::voronoi_diagram<double>;

Point point_at(const Diagram::vertex_type* vertex) {
    return {vertex->x() * 0.01, vertex->y() * 0.01};
}

}  // namespace

Voronoi voronoi(std::span<const Point> places, bool with_rounds) {
    std::vector<boost::polygon::point_data<std::int32_t>> spots;
    spots.reserve(places.size());
    for (const Point p : places) {
        const Spot s = spot_of(p);
        spots.emplace_back(s.x, s.y);
    }
    Diagram diagram;
    boost::polygon::construct_voronoi(spots.begin(), spots.end(), &diagram);

    Voronoi result;
    std::vector<std::uint32_t> number(diagram.edges().size());
    for (const auto& edge : diagram.edges()) {
        const auto a = static_cast<std::uint32_t>(edge.cell()->source_index());
        const auto b = static_cast<std::uint32_t>(edge.twin()->cell()->source_index());
        if (a > b) continue;
        const auto here = static_cast<std::uint32_t>(result.borders.size());
        number[static_cast<std::size_t>(&edge - diagram.edges().data())] = here;
        number[static_cast<std::size_t>(edge.twin() - diagram.edges().data())] = here;
        Border border{.a = a, .b = b, .finite = edge.is_finite(), .from = {}, .to = {}};
        if (border.finite) {
            border.from = point_at(edge.vertex0());
            border.to = point_at(edge.vertex1());
        }
        result.borders.push_back(border);
    }
    if (!with_rounds) return result;
    result.rounds.resize(places.size());
    for (const auto& cell : diagram.cells()) {
        const auto* edge = cell.incident_edge();
        do {
            result.rounds[cell.source_index()].push_back(
                number[static_cast<std::size_t>(edge - diagram.edges().data())]);
            edge = edge->next();
        } while (edge != cell.incident_edge());
    }
    return result;
}

}  // namespace relais::demonstration
