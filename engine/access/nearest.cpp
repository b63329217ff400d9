#include "engine/access/nearest.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "engine/reference/dijkstra.h"

namespace relais::access {
namespace {

using reference::Label;

/// Services of one category by the chain they lie on, for the households of that chain.
class ServicesByChain {
  public:
    ServicesByChain(const Points& points, CategoryId category) : services_(points.services) {
        for (std::size_t s = 0; s < points.services.size(); ++s)
            if (points.category[s] == category && points.services[s].exists())
                order_.push_back(static_cast<std::uint32_t>(s));
        std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tie(services_[a].chain, a) < std::tie(services_[b].chain, b);
        });
    }
    [[nodiscard]] bool empty() const { return order_.empty(); }
    [[nodiscard]] const std::vector<std::uint32_t>& all() const { return order_; }

    /// The nearest one that is reached without leaving the household's chain.
    [[nodiscard]] Label nearest(const graph::RoadNetwork& network,
                                const snap::Snap& household) const {
        Label best;
        auto it = std::lower_bound(
            order_.begin(), order_.end(), household.chain,
            [&](std::uint32_t s, ChainId chain) { return services_[s].chain < chain; });
        for (; it != order_.end() && services_[*it].chain == household.chain; ++it) {
            const Duration time = snap::along_chain(network, household, services_[*it]);
            if (reachable(time)) best = std::min(best, Label{time, *it});
        }
        return best;
    }

  private:
    std::span<const snap::Snap> services_;
    std::vector<std::uint32_t> order_;
};

Nearest judge(const Label& label, bool has_service, const std::optional<Duration>& cutoff) {
    if (!has_service) return {kUnreachable, ServiceId{}, Reason::kNoService};
    if (!reachable(label.time)) return {kUnreachable, ServiceId{}, Reason::kIsland};
    if (cutoff && label.time > *cutoff) return {kUnreachable, ServiceId{}, Reason::kBeyondCutoff};
    return {label.time, ServiceId{label.identity}, Reason::kReached};
}

Reason unsnapped(snap::Fate fate) {
    switch (fate) {
        case snap::Fate::kOutsideData:
            return Reason::kOutsideData;
        case snap::Fate::kIsland:
            return Reason::kIsland;
        default:
            return Reason::kOffNetwork;
    }
}

}  // namespace

const char* reason_name(Reason reason) {
    switch (reason) {
        case Reason::kReached:
            return "";
        case Reason::kOffNetwork:
            return "off_network";
        case Reason::kIsland:
            return "island";
        case Reason::kBeyondCutoff:
            return "beyond_cutoff";
        case Reason::kNoService:
            return "no_service";
        case Reason::kOutsideData:
            return "outside_data";
    }
    return "";
}

NearestTable nearest_services(const graph::RoadNetwork& network, const Points& points,
                              std::optional<Duration> cutoff) {
    assert(points.services.size() == points.category.size());
    const reference::Dijkstra dijkstra(network, reference::Direction::kToSources);
    NearestTable table(points.households.size(), points.category_count);
    for (std::size_t c = 0; c < points.category_count; ++c) {
        const CategoryId category{c};
        const ServicesByChain by_chain(points, category);
        std::vector<reference::Source> sources;
        for (const std::uint32_t s : by_chain.all())
            for (const snap::Foothold& foothold : snap::arrivals(network, points.services[s]))
                sources.push_back({foothold.vertex, foothold.offset, s});
        const std::vector<Label> labels =
            by_chain.empty() ? std::vector<Label>{} : dijkstra.search(sources);
        for (std::size_t h = 0; h < points.households.size(); ++h) {
            const snap::Snap& household = points.households[h];
            Nearest& cell = table.at(HouseholdId{h}, category);
            if (!household.exists()) {
                cell.reason = unsnapped(household.fate);
                continue;
            }
            Label best = by_chain.nearest(network, household);
            if (!labels.empty())
                for (const snap::Foothold& foothold : snap::departures(network, household)) {
                    Label label = labels[foothold.vertex.index()];
                    if (reachable(label.time)) label.time += foothold.offset;
                    best = std::min(best, label);
                }
            cell = judge(best, !by_chain.empty(), cutoff);
        }
    }
    return table;
}

}  // namespace relais::access
