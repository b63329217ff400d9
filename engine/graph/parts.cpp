#include "engine/graph/parts.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <unordered_map>

#include <boost/graph/strong_components.hpp>

#include "engine/core/geodesy.h"
#include "engine/graph/road_graph.h"

namespace relais::graph {
namespace {

/// A strongly connected component.
struct Component {
    double metres = 0;  ///< of its roads, ferries and copies left out
    std::uint32_t vertices = 0;
    std::uint32_t lowest = 0;
};

bool larger(const Component& one, const Component& other) {
    return std::tuple(-one.metres, -double(one.vertices), one.lowest) <
           std::tuple(-other.metres, -double(other.vertices), other.lowest);
}

class PartFinder {
  public:
    PartFinder(const RoadNetwork& network, const PartRules& rules)
        : network_(network), rules_(rules), ferry_(ferry_class()) {}

    std::vector<PartId> find() {
        find_components();
        std::vector<PartId> part(network_.vertex_count());
        const std::vector<PartId> number = number_parts();
        for (std::size_t v = 0; v < part.size(); ++v) part[v] = number[component_[v]];
        return part;
    }

  private:
    /// Components from the largest downwards.
    void find_components() {
        const std::size_t n = network_.vertex_count();
        const RoadGraph graph = road_graph(network_);
        std::vector<std::uint32_t> found(n);
        const auto index = boost::get(boost::vertex_index, graph);
        const std::uint32_t count = boost::strong_components(
            graph, boost::make_iterator_property_map(found.begin(), index));
        std::vector<Component> measured(count);
        for (std::size_t v = n; v-- > 0;) {
            ++measured[found[v]].vertices;
            measured[found[v]].lowest = static_cast<std::uint32_t>(v);
        }
        for (std::size_t c = 0; c < network_.chain_count(); ++c) {
            const ArcId arc = network_.arc_of(ChainId{c});
            const std::uint32_t at = found[network_.arc_tail[arc.index()].index()];
            if (at == found[network_.arc_head[arc.index()].index()])
                measured[at].metres += road_metres(ChainId{c});
        }
        std::vector<std::uint32_t> order(count);
        for (std::uint32_t c = 0; c < count; ++c) order[c] = c;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return larger(measured[a], measured[b]);
        });
        std::vector<std::uint32_t> place(count);
        for (std::uint32_t k = 0; k < count; ++k) {
            place[order[k]] = k;
            components_.push_back(measured[order[k]]);
        }
        component_.resize(n);
        for (std::size_t v = 0; v < n; ++v) component_[v] = place[found[v]];
    }

    [[nodiscard]] bool is_ferry(const ShapePoint& piece) const {
        return piece.way < network_.ways.size() && network_.ways[piece.way].road_class == ferry_;
    }
    [[nodiscard]] double road_metres(ChainId chain) const {
        if (network_.is_copy(chain)) return 0;
        double metres = network_.arc_decimetres[network_.arc_of(chain).index()] / 10.0;
        const auto shape = network_.shape(chain);
        for (std::size_t i = 0; i + 1 < shape.size(); ++i)
            if (is_ferry(shape[i])) metres -= distance_metres(shape[i].place, shape[i + 1].place);
        return std::max(metres, 0.0);
    }

    /// By component: its part.
    [[nodiscard]] std::vector<PartId> number_parts() {
        std::vector<PartId> number(components_.size());
        find_near();
        std::uint32_t next = 0;
        for (std::uint32_t c = 0; c < number.size(); ++c) {
            const bool counts = c == 0 || components_[c].metres > rules_.sure_metres ||
                                (in_doubt(c) && std::none_of(near_[c].begin(), near_[c].end(),
                                                             [&](std::uint32_t other) {
                                                                 return number[other].exists();
                                                             }));
            if (counts) number[c] = PartId{next++};
        }
        return number;
    }

    /// Too short to count by its length alone: it depends on the parts nearby.
    [[nodiscard]] bool in_doubt(std::uint32_t component) const {
        return component > 0 && components_[component].metres > rules_.remote_metres &&
               components_[component].metres <= rules_.sure_metres;
    }

    // A grid whose cells are as wide as the gap. Points of undecided components are entered in
    // their own cell and all around it, so that a piece of road looks up its own cells only.
    struct Cell {
        std::int32_t row, column;
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    struct Hash {
        std::size_t operator()(const Cell& cell) const {
            return static_cast<std::size_t>(cell.row) * 0x9E3779B97F4A7C15U ^
                   static_cast<std::size_t>(cell.column) * 0xC2B2AE3D27D4EB4FU;
        }
    };
    struct InDoubt {
        std::uint32_t component;
        Coordinate place;
    };

    [[nodiscard]] Cell cell_of(Coordinate place) const {
        return {static_cast<std::int32_t>(std::floor(place.lat() / cell_lat_)),
                static_cast<std::int32_t>(std::floor(place.lon() / cell_lon_))};
    }

    /// Fills near_: by undecided component, the larger ones within the gap.
    void find_near() {
        near_.assign(components_.size(), {});
        bool any = false;
        for (std::uint32_t c = 1; c < components_.size() && !any; ++c) any = in_doubt(c);
        if (!any) return;
        double highest = 0;
        for (const Coordinate& place : network_.vertex_place)
            highest = std::max(highest, std::abs(place.lat()));
        cell_lat_ = rules_.gap_metres / kMetresPerDegree;
        cell_lon_ = cell_lat_ / std::cos(std::min(highest + 0.1, 89.0) * std::numbers::pi / 180);
        for (std::size_t c = 0; c < network_.chain_count(); ++c) add_if_in_doubt(ChainId{c});
        for (std::size_t c = 0; c < network_.chain_count(); ++c) compare(ChainId{c});
        for (auto& found : near_) {
            std::sort(found.begin(), found.end());
            found.erase(std::unique(found.begin(), found.end()), found.end());
        }
    }

    [[nodiscard]] std::uint32_t component_of(ChainId chain) const {
        return component_[network_.arc_tail[network_.arc_of(chain).index()].index()];
    }

    void add_if_in_doubt(ChainId chain) {
        const std::uint32_t component = component_of(chain);
        if (!in_doubt(component)) return;
        const auto shape = network_.shape(chain);
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            const double metres = distance_metres(shape[i].place, shape[i + 1].place);
            const int steps = 1 + static_cast<int>(8 * metres / rules_.gap_metres);
            for (int k = 0; k <= steps; ++k) {
                const Coordinate place =
                    interpolate(shape[i].place, shape[i + 1].place, double(k) / steps);
                const Cell cell = cell_of(place);
                for (const std::int32_t row : {-1, 0, 1})
                    for (const std::int32_t column : {-1, 0, 1})
                        in_doubt_[{cell.row + row, cell.column + column}].push_back(
                            {component, place});
            }
        }
    }

    void compare(ChainId chain) {
        const std::uint32_t component = component_of(chain);
        const auto shape = network_.shape(chain);
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
            if (is_ferry(shape[i])) continue;
            const Cell a = cell_of(shape[i].place);
            const Cell b = cell_of(shape[i + 1].place);
            for (auto row = std::min(a.row, b.row); row <= std::max(a.row, b.row); ++row)
                for (auto column = std::min(a.column, b.column);
                     column <= std::max(a.column, b.column); ++column)
                    compare(component, shape[i].place, shape[i + 1].place, {row, column});
        }
    }
    void compare(std::uint32_t component, Coordinate from, Coordinate to, Cell cell) {
        const auto found = in_doubt_.find(cell);
        if (found == in_doubt_.end()) return;
        for (const InDoubt& other : found->second) {
            if (other.component <= component) continue;
            std::vector<std::uint32_t>& near = near_[other.component];
            if (!near.empty() && near.back() == component) continue;
            if (nearest_on_piece(other.place, from, to).metres <= rules_.gap_metres)
                near.push_back(component);
        }
    }

    const RoadNetwork& network_;
    PartRules rules_;
    std::uint8_t ferry_;
    std::vector<Component> components_;
    std::vector<std::uint32_t> component_;  // by vertex: its place among the components
    std::vector<std::vector<std::uint32_t>> near_;
    double cell_lat_ = 0, cell_lon_ = 0;  // degrees
    std::unordered_map<Cell, std::vector<InDoubt>, Hash> in_doubt_;
};

}  // namespace

std::vector<PartId> parts_of(const RoadNetwork& network, const PartRules& rules) {
    if (network.vertex_count() == 0) return {};
    return PartFinder(network, rules).find();
}

std::vector<PartSummary> summaries_of_parts(const RoadNetwork& network) {
    std::vector<PartSummary> parts;
    for (std::size_t v = 0; v < network.vertex_count(); ++v) {
        const PartId part = network.vertex_part[v];
        if (!part.exists()) continue;
        if (parts.size() <= part.index()) parts.resize(part.index() + 1);
        PartSummary& summary = parts[part.index()];
        if (summary.vertices++ == 0) summary.lowest = VertexId{v};
    }
    for (std::size_t c = 0; c < network.chain_count(); ++c)
        if (const PartId part = network.part_of(ChainId{c});
            part.exists() && !network.is_copy(ChainId{c}))
            parts[part.index()].kilometres +=
                network.arc_decimetres[network.arc_of(ChainId{c}).index()] / 10'000.0;
    return parts;
}

}  // namespace relais::graph
