#include "engine/access/nearest.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <tuple>

#include "engine/cch/sweep.h"
#include "engine/core/parallel.h"

namespace relais::access {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kLanes = cch::kLanes;
constexpr std::size_t kChunk = 1024;  // households to a task

/// The services that joined a road, as the lanes see them and as the chains do.
class Offer {
  public:
    Offer(const graph::RoadNetwork& network, const Points& points)
        : network_(network),
          points_(points),
          by_category_(points.category_count),
          chain_has_service_(network.chain_count(), false) {
        for (std::size_t s = 0; s < points.services.size(); ++s) {
            const snap::Snap& service = points.services[s];
            if (!service.exists()) continue;
            by_category_[points.category[s].index()].push_back(static_cast<std::uint32_t>(s));
            by_chain_.push_back(static_cast<std::uint32_t>(s));
            chain_has_service_[service.chain.index()] = true;
        }
        std::stable_sort(by_chain_.begin(), by_chain_.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return chain(a) < chain(b); });
    }

    /// Services of a category; their place in this list names them in the labels of its lane.
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::size_t category) const {
        return by_category_[category];
    }

    [[nodiscard]] std::vector<cch::Source> sources(std::size_t first_category,
                                                   std::size_t lanes) const {
        std::vector<cch::Source> sources;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const auto& services = of(first_category + lane);
            for (std::uint32_t i = 0; i < services.size(); ++i)
                for (const snap::Foothold& foothold :
                     snap::arrivals(network_, points_.services[services[i]]))
                    sources.push_back({foothold.vertex, foothold.offset.count(), i,
                                       static_cast<std::uint8_t>(lane)});
        }
        return sources;
    }

    /// Calls visit(service, time) for the services reached without leaving the household's chain.
    template <class Visit>
    void visit_on_chain(const snap::Snap& household, const Visit& visit) const {
        if (!chain_has_service_[household.chain.index()]) return;
        auto it =
            std::lower_bound(by_chain_.begin(), by_chain_.end(), household.chain,
                             [&](std::uint32_t s, ChainId wanted) { return chain(s) < wanted; });
        for (; it != by_chain_.end() && chain(*it) == household.chain; ++it)
            visit(*it, snap::along_chain(network_, household, points_.services[*it]));
    }

  private:
    [[nodiscard]] ChainId chain(std::uint32_t service) const {
        return points_.services[service].chain;
    }

    const graph::RoadNetwork& network_;
    const Points& points_;
    std::vector<std::vector<std::uint32_t>> by_category_;
    std::vector<std::uint32_t> by_chain_;
    std::vector<bool> chain_has_service_;
};

/// Where the households stand on the way down: the items of their footholds.
struct Doors {
    struct Door {
        std::uint32_t item[2] = {kNobody, kNobody};
        std::uint32_t offset[2] = {0, 0};
    };
    std::vector<Door> of_household;
    std::vector<VertexId> vertices;  ///< the vertex of each target, in the order of the items below

    Doors(const graph::RoadNetwork& network, std::span<const snap::Snap> households)
        : of_household(households.size()) {
        for (std::size_t h = 0; h < households.size(); ++h) {
            int k = 0;
            for (const snap::Foothold& foothold : snap::departures(network, households[h])) {
                of_household[h].item[k] = static_cast<std::uint32_t>(vertices.size());
                of_household[h].offset[k++] = foothold.offset.count();
                vertices.push_back(foothold.vertex);
            }
        }
    }
    void replace_targets_by_items(std::span<const std::uint32_t> item_of_target) {
        for (Door& door : of_household)
            for (std::uint32_t& item : door.item)
                if (item != kNobody) item = item_of_target[item];
        vertices = {};
    }
};

/// The households' side of a batch of at most sixteen categories.
class Fold {
  public:
    Fold(const Points& points, const Offer& offer, const Doors& doors, NearestTable& table)
        : points_(points), offer_(offer), doors_(doors), table_(table) {}

    /// Reads the labels of the doors. Returns whether some household that joined a road has no
    /// label for a category that has services.
    template <class Label>
    [[nodiscard]] bool read(std::span<const cch::kernel::Row<Label>> labels,
                            const cch::LabelFormat<Label>& format, std::size_t first_category,
                            std::size_t lanes) {
        const std::size_t households = points_.households.size();
        const std::size_t chunks = (households + kChunk - 1) / kChunk;
        std::vector<std::uint8_t> unreached(chunks, 0);
        for_each_index(chunks, [&](std::size_t chunk, std::size_t) {
            const std::size_t end = std::min(households, (chunk + 1) * kChunk);
            for (std::size_t h = chunk * kChunk; h < end; ++h)
                if (read_household(labels, format, first_category, lanes, h)) unreached[chunk] = 1;
        });
        return std::any_of(unreached.begin(), unreached.end(), [](auto u) { return u != 0; });
    }

  private:
    template <class Label>
    bool read_household(std::span<const cch::kernel::Row<Label>> labels,
                        const cch::LabelFormat<Label>& format, std::size_t first_category,
                        std::size_t lanes, std::size_t h) {
        const snap::Snap& household = points_.households[h];
        const Doors::Door& door = doors_.of_household[h];
        bool unreached = false;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            Nearest& cell = table_.at(HouseholdId{h}, CategoryId{first_category + lane});
            cell = {};
            if (!household.exists()) {
                cell.reason = unsnapped(household.fate);
                continue;
            }
            const auto& services = offer_.of(first_category + lane);
            if (services.empty()) continue;
            cell.reason = Reason::kIsland;
            for (int k = 0; k < 2; ++k) {
                if (door.item[k] == kNobody) continue;
                const Label label = labels[door.item[k]].lane[lane];
                if (format.reached(label))
                    improve(cell, format.time(label) + Duration{door.offset[k]},
                            services[format.index(label)]);
            }
            unreached = unreached || cell.reason == Reason::kIsland;
        }
        if (household.exists())
            offer_.visit_on_chain(household, [&](std::uint32_t service, Duration time) {
                const std::size_t lane = points_.category[service].index() - first_category;
                if (lane < lanes && reachable(time))
                    improve(table_.at(HouseholdId{h}, points_.category[service]), time, service);
            });
        return unreached;
    }

    static void improve(Nearest& cell, Duration time, std::uint32_t service) {
        if (std::tuple(time, service) < std::tuple(cell.time, cell.service.value()))
            cell = {time, ServiceId{service}, Reason::kReached};
    }

    const Points& points_;
    const Offer& offer_;
    const Doors& doors_;
    NearestTable& table_;
};

/// One sweep with labels of one width; as Fold::read.
template <class Label>
bool sweep_batch(const cch::Metric& metric, const cch::Descent& descent, const Offer& offer,
                 Fold& fold, std::size_t first_category, std::size_t lanes) {
    std::size_t most = 1;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        most = std::max(most, offer.of(first_category + lane).size());
    const cch::LabelFormat<Label> format(static_cast<unsigned>(std::bit_width(most - 1)));
    std::vector<cch::kernel::Row<Label>> labels(descent.size());
    cch::Sweep<Label> sweep(metric);
    sweep.fill(descent, offer.sources(first_category, lanes), format, labels);
    return fold.read(std::span<const cch::kernel::Row<Label>>(labels), format, first_category,
                     lanes);
}

void apply_cutoff(NearestTable& table, Duration cutoff) {
    for (std::size_t h = 0; h < table.household_count(); ++h)
        for (std::size_t c = 0; c < table.category_count(); ++c) {
            Nearest& cell = table.at(HouseholdId{h}, CategoryId{c});
            if (cell.reason == Reason::kReached && cell.time > cutoff)
                cell = {kUnreachable, ServiceId{}, Reason::kBeyondCutoff};
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

NearestTable nearest_services(const graph::RoadNetwork& network, const cch::Metric& metric,
                              const Points& points, std::optional<Duration> cutoff) {
    assert(points.services.size() == points.category.size());
    const Offer offer(network, points);
    Doors doors(network, points.households);
    // Only the households' doors and what lies above them need labels.
    const cch::Descent descent(metric, cch::Direction::kBackward, doors.vertices);
    doors.replace_targets_by_items(descent.target_items());

    NearestTable table(points.households.size(), points.category_count);
    Fold fold(points, offer, doors, table);
    for (std::size_t first = 0; first < points.category_count; first += kLanes) {
        const std::size_t lanes = std::min(kLanes, points.category_count - first);
        // A time that does not fit beside the index in 32 bits shows as not reached: look again.
        if (sweep_batch<std::uint32_t>(metric, descent, offer, fold, first, lanes))
            (void)sweep_batch<std::uint64_t>(metric, descent, offer, fold, first, lanes);
    }
    if (cutoff) apply_cutoff(table, *cutoff);
    return table;
}

}  // namespace relais::access
