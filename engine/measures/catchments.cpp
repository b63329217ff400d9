#include "engine/measures/catchments.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "engine/cch/sweep.h"
#include "engine/core/parallel.h"
#include "engine/snap/access_points.h"
#include "engine/snap/by_chain.h"

namespace relais::measures {
namespace {

using cch::kLaneCount;
constexpr std::uint32_t kNoCatchment = std::numeric_limits<std::uint32_t>::max();
using Row = cch::kernel::Row<std::uint32_t>;

}  // namespace

/// The positions of the households in the downward graph, in its order, so that labels are read in
/// order of memory.
struct RoadCatchments::Departures {
    struct Departure {
        std::uint32_t item[2] = {kNoCatchment, kNoCatchment};
        std::uint32_t offset[2] = {0, 0};
        std::uint32_t household = 0;
    };
    std::vector<Departure> departures;      ///< of households with more than two ways out: several
    std::vector<std::uint8_t> has_several;  ///< by household
    snap::ByChain by_chain;
    cch::DownwardGraph downward;

    Departures(const graph::RoadNetwork& network, const cch::Metric& metric,
               std::span<const snap::Snap> households)
        : has_several(households.size(), 0),
          by_chain(households),
          downward(place(network, metric, households)) {
        for (Departure& departure : departures)
            for (std::uint32_t& item : departure.item)
                if (item != kNoCatchment) item = downward.target_items()[item].value();
        std::sort(departures.begin(), departures.end(), [](const Departure& a, const Departure& b) {
            return std::pair(a.item[0], a.household) < std::pair(b.item[0], b.household);
        });
    }

  private:
    /// Fills the departures, whose items are places among the targets as yet.
    cch::DownwardGraph place(const graph::RoadNetwork& network, const cch::Metric& metric,
                             std::span<const snap::Snap> households) {
        std::vector<VertexId> targets;
        for (std::uint32_t h = 0; h < households.size(); ++h) {
            const snap::AccessPoints access_points = snap::departures(network, households[h]);
            has_several[h] = access_points.size() > 2 ? 1 : 0;
            for (std::size_t i = 0; i < access_points.size(); ++i) {
                if (i % 2 == 0) departures.push_back({.household = h});
                departures.back().item[i % 2] = static_cast<std::uint32_t>(targets.size());
                departures.back().offset[i % 2] = access_points[i].offset.count();
                targets.push_back(access_points[i].vertex);
            }
        }
        return {metric, cch::Direction::kBackward, targets};
    }
};

/// Up to sixteen services at a time; the scratch memory of one thread.
class RoadCatchments::Batch {
  public:
    explicit Batch(const RoadCatchments& source)
        : source_(source),
          sweep_(source.metric_),
          labels_(source.departures_->downward.size()),
          least_(source.points_.households.size(), kNoCatchment) {}

    void compute(std::span<const ServiceId> services, Duration cutoff) {
        services_ = services;
        for (auto& arrivals : arrivals_) arrivals.clear();
        search(cutoff);
        read(cutoff.count());
        for (std::size_t lane = 0; lane < services.size(); ++lane) {
            join_doors(lane);
            add_on_chain(lane, cutoff);
        }
    }
    [[nodiscard]] Catchment catchment(std::size_t lane) const {
        return {services_[lane], arrivals_[lane]};
    }
    [[nodiscard]] std::size_t size() const { return services_.size(); }

  private:
    void search(Duration cutoff) {
        sources_.clear();
        for (std::size_t lane = 0; lane < services_.size(); ++lane)
            for (const snap::AccessPoint& access_point :
                 snap::arrivals(source_.network_, at(services_[lane])))
                sources_.push_back({access_point.vertex, access_point.offset.count(), 0,
                                    static_cast<std::uint8_t>(lane)});
        sweep_.fill(source_.departures_->downward, sources_,
                    cch::LabelFormat<std::uint32_t>(0, cutoff), labels_);
    }

    void read(std::uint32_t cutoff) {
        for (const Departures::Departure& departure : source_.departures_->departures) {
            Row best;
            std::fill(best.lane, best.lane + kLaneCount, kNoCatchment);
            for (int k = 0; k < 2; ++k) {
                if (departure.item[k] == kNoCatchment) continue;
                const Row& row = labels_[departure.item[k]];
                // A label that is not reached is the limit, past the cutoff: sums do not wrap.
                for (std::size_t lane = 0; lane < kLaneCount; ++lane)
                    best.lane[lane] =
                        std::min(best.lane[lane], row.lane[lane] + departure.offset[k]);
            }
            for (std::size_t lane = 0; lane < services_.size(); ++lane)
                if (best.lane[lane] <= cutoff)
                    arrivals_[lane].push_back({departure.household, best.lane[lane]});
        }
    }

    /// Of the arrivals of a household by several departures the first is kept, with the least time.
    void join_doors(std::size_t lane) {
        std::vector<Arrival>& arrivals = arrivals_[lane];
        const auto& several = source_.departures_->has_several;
        const auto is_several = [&](const Arrival& arrival) {
            return several[arrival.household] != 0;
        };
        if (std::none_of(arrivals.begin(), arrivals.end(), is_several)) return;
        for (const Arrival& arrival : arrivals)
            if (is_several(arrival))
                least_[arrival.household] = std::min(least_[arrival.household], arrival.ticks);
        std::erase_if(arrivals, [&](Arrival& arrival) {
            if (!is_several(arrival)) return false;
            arrival.ticks = std::exchange(least_[arrival.household], kNoCatchment);
            return arrival.ticks == kNoCatchment;
        });
    }

    /// Households on the service's own chain may reach it without passing either end.
    void add_on_chain(std::size_t lane, Duration cutoff) {
        const snap::Snap& service = at(services_[lane]);
        std::vector<std::uint32_t> found;  // households, each once
        for (const snap::Join& join : service.joins)
            for (const auto& [chain, household] : source_.departures_->by_chain.on(join.chain)) {
                const Duration time = snap::along_chain(
                    source_.network_, source_.points_.households[household], service);
                if (time > cutoff || least_[household] != kNoCatchment) continue;
                least_[household] = time.count();
                found.push_back(household);
            }
        if (found.empty()) return;
        for (Arrival& arrival : arrivals_[lane])
            arrival.ticks =
                std::min(arrival.ticks, std::exchange(least_[arrival.household], kNoCatchment));
        for (const std::uint32_t household : found)
            if (least_[household] != kNoCatchment)
                arrivals_[lane].push_back(
                    {household, std::exchange(least_[household], kNoCatchment)});
    }

    [[nodiscard]] const snap::Snap& at(ServiceId service) const {
        return source_.points_.services[service.index()];
    }

    const RoadCatchments& source_;
    std::span<const ServiceId> services_;
    cch::Sweep<std::uint32_t> sweep_;
    std::vector<cch::Source> sources_;
    std::vector<Row> labels_;
    std::vector<Arrival> arrivals_[kLaneCount];
    std::vector<std::uint32_t> least_;  // by household: scratch, kNobody between uses
};

RoadCatchments::RoadCatchments(const graph::RoadNetwork& network, const cch::Metric& metric,
                               const access::Points& points)
    : network_(network),
      metric_(metric),
      points_(points),
      departures_(std::make_unique<Departures>(network, metric, points.households)) {}

RoadCatchments::~RoadCatchments() = default;

void RoadCatchments::visit(CategoryId category, Duration cutoff, const CatchmentFold& fold) {
    std::vector<ServiceId> services;
    for (std::size_t s = 0; s < points_.services.size(); ++s)
        if (points_.category[s] == category && points_.services[s].exists())
            services.emplace_back(s);
    while (batches_.size() < thread_count()) batches_.push_back(std::make_unique<Batch>(*this));

    std::vector<Catchment> catchments;
    const std::span all(services);
    const std::size_t round = kLaneCount * thread_count();
    for (std::size_t first = 0; first < all.size(); first += round) {
        const auto some = all.subspan(first, std::min(round, all.size() - first));
        const std::size_t count = (some.size() + kLaneCount - 1) / kLaneCount;
        for_each_index(count, [&](std::size_t b, std::size_t) {
            const auto lanes = some.subspan(b * kLaneCount);
            batches_[b]->compute(lanes.first(std::min(kLaneCount, lanes.size())), cutoff);
        });
        catchments.clear();
        for (std::size_t b = 0; b < count; ++b)
            for (std::size_t lane = 0; lane < batches_[b]->size(); ++lane)
                catchments.push_back(batches_[b]->catchment(lane));
        fold(catchments);
    }
}

}  // namespace relais::measures
