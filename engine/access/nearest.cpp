#include "engine/access/nearest.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/access/table_cells.h"
#include "engine/core/parallel.h"
#include "engine/snap/access_points.h"

namespace relais::access {
namespace {

using cch::kLaneCount;

std::size_t batch_of(CategoryId category) {
    return category.index() / kLaneCount;
}
std::size_t lane_of(CategoryId category) {
    return category.index() % kLaneCount;
}

/// A service at its position on a chain.
struct OnChain {
    ChainId chain;
    std::uint32_t service;
    std::uint32_t index;  // among those of its category
};

bool before(const OnChain& one, const OnChain& other) {
    return one.chain < other.chain;
}

/// Into a sorted list without repetitions.
void insert(std::vector<PartId>& parts, PartId part) {
    const auto place = std::lower_bound(parts.begin(), parts.end(), part);
    if (place == parts.end() || *place != part) parts.insert(place, part);
}

}  // namespace

NearestSolver::NearestSolver(const graph::RoadNetwork& network, const cch::Metric& metric,
                             const Points& points)
    : metric_(metric),
      households_(points.households.size()),
      downward_(std::make_shared<const cch::DownwardGraph>(
          metric, cch::Direction::kBackward, attach_households(network, points.households))) {
    take_services(network, points);
}

NearestSolver NearestSolver::asking(const graph::RoadNetwork& network, const Points& points) const {
    assert(points.households.size() == households_);
    NearestSolver result(*this);
    result.take_services(network, points);
    return result;
}

std::vector<cch::AttachedPoint> NearestSolver::attach_households(
    const graph::RoadNetwork& network, std::span<const snap::Snap> households) {
    std::vector<cch::AttachedPoint> attached;
    attached.reserve(households.size());
    const auto rank = [&](const snap::AccessPoint& access_point) {
        return metric_.hierarchy.rank_of[access_point.vertex.index()];
    };
    const auto add = [&](const snap::AccessPoint& one, const snap::AccessPoint& other,
                         std::size_t row) {
        attached.push_back({{one.vertex, other.vertex},
                            {one.offset.count(), other.offset.count()},
                            static_cast<std::uint32_t>(row)});
    };
    leaf_part_.resize(households.size());
    snap::AccessPoints access_points;
    for (std::size_t h = 0; h < households.size(); ++h) {
        snap::departures(network, households[h], access_points);
        if (access_points.empty()) {
            // On the roads, but every way out of its chain is closed: not reached, unless beside.
            const snap::Fate fate = households[h].fate;
            unsnapped_.push_back({static_cast<std::uint32_t>(h), fate == snap::Fate::kSnapped
                                                                     ? Reason::kReached
                                                                     : unsnapped(fate)});
            continue;
        }
        for (std::size_t i = 0; i < access_points.size(); ++i) {
            std::size_t row = h;
            const snap::AccessPoint& one = access_points[i];
            if (i > 0) {
                row = households.size() + seconds_.size();
                seconds_.push_back(static_cast<std::uint32_t>(h));
                leaf_part_.emplace_back();
            }
            leaf_part_[row] = network.vertex_part[one.vertex.index()];
            const bool pair = i + 1 < access_points.size() &&
                              metric_.hierarchy.in_line(rank(one), rank(access_points[i + 1]));
            add(one, access_points[pair ? ++i : i], row);
        }
    }
    return attached;
}

void NearestSolver::take_services(const graph::RoadNetwork& network, const Points& points) {
    assert(points.services.size() == points.category.size());
    services_.assign(points.category_count, {});
    sources_.assign((points.category_count + kLaneCount - 1) / kLaneCount, {});
    besides_.assign(sources_.size(), {});
    service_parts_.assign(points.category_count, {});
    std::vector<OnChain> on_chain;
    for (std::uint32_t s = 0; s < points.services.size(); ++s) {
        const snap::Snap& service = points.services[s];
        if (!service.exists()) continue;
        const CategoryId category = points.category[s];
        auto& services = services_[category.index()];
        const auto index = static_cast<std::uint32_t>(services.size());
        for (const snap::AccessPoint& access_point : snap::arrivals(network, service)) {
            sources_[batch_of(category)].push_back({access_point.vertex,
                                                    access_point.offset.count(), index,
                                                    static_cast<std::uint8_t>(lane_of(category))});
            insert(service_parts_[category.index()],
                   network.vertex_part[access_point.vertex.index()]);
        }
        for (const snap::Join& join : service.joins)
            if (join.along) on_chain.push_back({join.chain, s, index});
        services.emplace_back(s);
    }
    std::stable_sort(on_chain.begin(), on_chain.end(), before);
    std::vector<bool> has_service(network.chain_count(), false);
    for (const OnChain& service : on_chain) has_service[service.chain.index()] = true;
    for (std::uint32_t h = 0; h < points.households.size(); ++h) {
        const snap::Snap& household = points.households[h];
        for (const snap::Join& join : household.joins) {
            if (!join.along || !has_service[join.chain.index()]) continue;
            const auto [first, last] = std::equal_range(on_chain.begin(), on_chain.end(),
                                                        OnChain{join.chain, 0, 0}, before);
            for (auto it = first; it != last; ++it) {
                const CategoryId category = points.category[it->service];
                const Duration time =
                    snap::along_chain(network, household, points.services[it->service]);
                if (reachable(time))
                    besides_[batch_of(category)].push_back({h, it->index, lane_of(category), time});
            }
        }
    }
}

template <class Label>
bool NearestSolver::sweep_batch(NearestTable& table, std::size_t batch) const {
    const std::size_t first = batch * kLaneCount;
    const std::size_t lanes = std::min(kLaneCount, services_.size() - first);
    std::size_t most = 1;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        most = std::max(most, services_[first + lane].size());

    using Labels = NearestTable::Batch<Label>;
    auto& cells = table.columns_[first].cells->batch;
    auto* labels = std::get_if<Labels>(&cells);
    if (labels == nullptr) labels = &cells.emplace<Labels>();
    labels->format = cch::LabelFormat<Label>(static_cast<unsigned>(std::bit_width(most - 1)));
    labels->rows.resize(households_ + seconds_.size());

    cch::Sweep<Label> sweep(metric_);
    const auto farthest =
        sweep.fill_attached(*downward_, sources_[batch], labels->format, labels->rows);
    const bool fits = all_reached(*labels, farthest, batch);
    finish_batch(*labels, batch);
    return fits;
}

template <class Label>
bool NearestSolver::all_reached(const NearestTable::Batch<Label>& labels,
                                const cch::kernel::Row<Label>& farthest, std::size_t batch) const {
    const std::size_t first = batch * kLaneCount;
    const std::size_t lanes = std::min(kLaneCount, services_.size() - first);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::vector<PartId>& parts = service_parts_[first + lane];
        if (parts.empty() || labels.format.reached(farthest.lane[lane])) continue;
        for (std::size_t row = 0; row < labels.rows.size(); ++row)
            if (leaf_part_[row].exists() && !labels.format.reached(labels.rows[row].lane[lane]) &&
                std::binary_search(parts.begin(), parts.end(), leaf_part_[row]))
                return false;
    }
    return true;
}

template <class Label>
void NearestSolver::finish_batch(NearestTable::Batch<Label>& labels, std::size_t batch) const {
    const cch::kernel::Scale<Label>& scale = labels.format.scale();
    for (std::size_t i = 0; i < seconds_.size(); ++i) {
        auto& row = labels.rows[seconds_[i]];
        for (std::size_t lane = 0; lane < kLaneCount; ++lane)
            row.lane[lane] = std::min(row.lane[lane], labels.rows[households_ + i].lane[lane]);
    }
    for (const Unsnapped& unsnapped : unsnapped_)
        std::fill_n(labels.rows[unsnapped.household].lane, kLaneCount,
                    scale.limit + static_cast<Label>(unsnapped.reason));
    for (const Beside& beside : besides_[batch]) {
        if (beside.time > labels.format.longest_time()) continue;
        Label& label = labels.rows[beside.household].lane[beside.lane];
        label = std::min(label, Label{beside.time.count()} << scale.shift | beside.index);
    }
}

void NearestSolver::prepare(NearestTable& table, std::optional<Duration> cutoff) const {
    table.households_ = households_;
    table.columns_.resize(services_.size());
    for (std::size_t first = 0; first < services_.size(); first += kLaneCount) {
        const std::size_t end = std::min(first + kLaneCount, services_.size());
        auto cells = table.columns_[first].cells;
        const auto own = std::count_if(
            table.columns_.begin(), table.columns_.end(),
            [&](const NearestTable::Column& column) { return column.cells == cells; });
        if (!cells || cells.use_count() != own + 1) cells = std::make_shared<NearestTable::Cells>();
        for (std::size_t c = first; c < end; ++c)
            table.columns_[c] = {cells, c - first, false, services_[c], cutoff};
    }
}

void NearestSolver::solve(NearestTable& table, std::optional<Duration> cutoff) const {
    prepare(table, cutoff);
    for_each_index(sources_.size(), [&](std::size_t batch, std::size_t) {
        // A time that does not fit into 32 bits together with the index appears as not reached: it
        // is computed again.
        if (!sweep_batch<std::uint32_t>(table, batch))
            (void)sweep_batch<std::uint64_t>(table, batch);
    });
}

NearestTable NearestSolver::solve(std::optional<Duration> cutoff) const {
    NearestTable table;
    solve(table, cutoff);
    return table;
}

NearestTable nearest_services(const graph::RoadNetwork& network, const cch::Metric& metric,
                              const Points& points, std::optional<Duration> cutoff) {
    return NearestSolver(network, metric, points).solve(cutoff);
}

}  // namespace relais::access
