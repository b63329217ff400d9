#include "engine/measures/trips.h"

#include <algorithm>
#include <cmath>

#include "engine/cch/sweep.h"

namespace relais::measures {
namespace {

using access::Reason;
using access::Trip;
using Wide = std::uint64_t;
constexpr Wide kNoWide = cch::kNoPathOf<Wide>;
constexpr std::size_t kLanes = cch::kLanes;

Wide pack(std::uint32_t ticks, std::uint32_t decimetres) {
    return Wide{ticks} << 32 | decimetres;
}

std::uint32_t to_decimetres(float metres) {
    return static_cast<std::uint32_t>(std::lround(double{metres} * 10));
}

/// Footholds with what it takes to reach them, in time and length.
class Places {
  public:
    explicit Places(const graph::RoadNetwork& network) : network_(network) {}

    /// Calls visit(vertex, weight) for the footholds of a point that is left, or reached.
    template <class Visit>
    void visit(const snap::Snap& snap, bool departing, const Visit& visit) const {
        const auto footholds =
            departing ? snap::departures(network_, snap) : snap::arrivals(network_, snap);
        // The forward arc's foothold comes first, where there is one.
        bool forward = network_.chain_forward_arc[snap.chain.index()].exists();
        const std::uint32_t from_first = along(snap);
        for (const snap::Foothold& foothold : footholds) {
            const std::uint32_t driven =
                forward == departing ? length(snap.chain) - from_first : from_first;
            visit(foothold.vertex,
                  pack(foothold.offset.count(), to_decimetres(snap.walk_metres) + driven));
            forward = false;
        }
    }

    [[nodiscard]] Wide along_chain(const snap::Snap& from, const snap::Snap& to) const {
        const Duration time = snap::along_chain(network_, from, to);
        if (!reachable(time)) return kNoWide;
        const std::uint32_t a = along(from), b = along(to);
        return pack(time.count(), to_decimetres(from.walk_metres) + std::max(a, b) -
                                      std::min(a, b) + to_decimetres(to.walk_metres));
    }

  private:
    [[nodiscard]] std::uint32_t length(ChainId chain) const {
        const ArcId forward = network_.chain_forward_arc[chain.index()];
        const ArcId arc = forward.exists() ? forward : network_.chain_backward_arc[chain.index()];
        return network_.arc_decimetres[arc.index()];
    }
    [[nodiscard]] std::uint32_t along(const snap::Snap& snap) const {
        return std::min(to_decimetres(snap.metres_from_first), length(snap.chain));
    }

    const graph::RoadNetwork& network_;
};

cch::WideMetric customized(const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy) {
    std::vector<Wide> weights(network.arc_count());
    for (std::size_t arc = 0; arc < weights.size(); ++arc)
        weights[arc] = network.arc_ticks[arc] >= cch::kNoPath
                           ? kNoWide
                           : pack(network.arc_ticks[arc], network.arc_decimetres[arc]);
    return cch::customize(hierarchy, weights);
}

Trip trip_of(const snap::Snap& household, bool has_service, Wide best) {
    if (!household.exists()) return {kUnreachable, 0, access::unsnapped(household.fate)};
    if (!has_service) return {kUnreachable, 0, Reason::kNoService};
    if (best >= kNoWide) return {kUnreachable, 0, Reason::kIsland};
    return {Duration{static_cast<std::uint32_t>(best >> 32)}, static_cast<std::uint32_t>(best),
            Reason::kReached};
}

/// Sweeps of up to sixteen categories.
class Search {
  public:
    Search(const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy,
           const access::Points& points)
        : places_(network),
          points_(points),
          metric_(customized(network, hierarchy)),
          descent_(metric_, cch::Direction::kBackward, targets()),
          sweep_(metric_),
          labels_(descent_.size()) {}

    void run(std::span<const CategoryId> categories) {
        std::vector<cch::WideSource> sources;
        services_.assign(categories.size(), {});
        for (std::uint32_t s = 0; s < points_.services.size(); ++s) {
            const auto found = std::find(categories.begin(), categories.end(), points_.category[s]);
            if (found == categories.end() || !points_.services[s].exists()) continue;
            const auto lane = static_cast<std::uint8_t>(found - categories.begin());
            services_[lane].push_back(s);
            places_.visit(points_.services[s], false, [&](VertexId vertex, Wide offset) {
                sources.push_back({vertex, offset, 0, lane});
            });
        }
        sweep_.fill(descent_, sources, cch::LabelFormat<Wide>::plain(kNoWide), labels_);
    }

    [[nodiscard]] std::vector<Trip> trips(std::size_t lane) {
        std::vector<Wide> best(points_.households.size(), kNoWide);
        for (std::size_t d = 0; d < doors_.size(); ++d) {
            const Wide label = labels_[descent_.target_items()[d]].lane[lane];
            Wide& least = best[doors_[d].household];
            if (label < kNoWide) least = std::min(least, label + doors_[d].offset);
        }
        stay_on_chain(services_[lane], best);
        std::vector<Trip> trips;
        for (std::size_t h = 0; h < best.size(); ++h)
            trips.push_back(trip_of(points_.households[h], !services_[lane].empty(), best[h]));
        return trips;
    }

  private:
    struct Door {
        std::uint32_t household;
        Wide offset;
    };

    std::vector<VertexId> targets() {
        std::vector<VertexId> vertices;
        for (std::uint32_t h = 0; h < points_.households.size(); ++h)
            if (points_.households[h].exists())
                places_.visit(points_.households[h], true, [&](VertexId vertex, Wide offset) {
                    doors_.push_back({h, offset});
                    vertices.push_back(vertex);
                });
        return vertices;
    }

    /// Households may reach a service on their own chain without passing its ends.
    void stay_on_chain(std::vector<std::uint32_t>& services, std::vector<Wide>& best) const {
        const auto chain = [&](std::uint32_t s) { return points_.services[s].chain; };
        std::stable_sort(services.begin(), services.end(),
                         [&](auto a, auto b) { return chain(a) < chain(b); });
        for (std::size_t h = 0; h < best.size(); ++h) {
            const snap::Snap& household = points_.households[h];
            if (!household.exists()) continue;
            auto it = std::lower_bound(services.begin(), services.end(), household.chain,
                                       [&](auto s, ChainId wanted) { return chain(s) < wanted; });
            for (; it != services.end() && chain(*it) == household.chain; ++it)
                best[h] = std::min(best[h], places_.along_chain(household, points_.services[*it]));
        }
    }

    Places places_;
    const access::Points& points_;
    std::vector<Door> doors_;
    cch::WideMetric metric_;
    cch::WideDescent descent_;
    cch::WideSweep sweep_;
    std::vector<cch::kernel::Row<Wide>> labels_;
    std::vector<std::vector<std::uint32_t>> services_;  // by lane
};

}  // namespace

std::vector<std::vector<Trip>> nearest_trips(const graph::RoadNetwork& network,
                                             const cch::Hierarchy& hierarchy,
                                             const access::Points& points,
                                             std::span<const CategoryId> categories) {
    std::vector<std::vector<Trip>> trips;
    if (categories.empty()) return trips;
    Search search(network, hierarchy, points);
    for (std::size_t first = 0; first < categories.size(); first += kLanes) {
        const auto some = categories.subspan(first, std::min(kLanes, categories.size() - first));
        search.run(some);
        for (std::size_t lane = 0; lane < some.size(); ++lane) trips.push_back(search.trips(lane));
    }
    return trips;
}

}  // namespace relais::measures
