#include "engine/measures/folds.h"

#include <algorithm>
#include <limits>

#include "engine/core/sum.h"

namespace relais::measures {
namespace {

/// Smaller values count as zero; a share times people times a weight is above it, and a supply
/// divided by it is finite.
constexpr double kLeastDemand = 1e-250;

/// A column of sums.
Values values_of(const std::vector<Sum>& sums, std::span<const std::uint8_t> placed) {
    Values values(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (placed[i] != 0) values.set(i, sums[i].value());
    return values;
}

class KthNearest final : public Fold {
  public:
    KthNearest(std::size_t households, int k, Duration cutoff)
        : k_(static_cast<std::size_t>(k)),
          cutoff_(cutoff.count()),
          least_(households * k_, std::numeric_limits<std::uint32_t>::max()) {}

    void take(int, const Catchment& catchment) override {
        for (const Arrival& arrival : catchment.arrivals) {
            // The k least so far, ascending: the newcomer sinks to its place.
            std::uint32_t ticks = arrival.ticks;
            std::uint32_t* least = &least_[arrival.household * k_];
            for (std::size_t i = 0; i < k_; ++i)
                if (ticks < least[i]) std::swap(ticks, least[i]);
        }
    }
    Values finish(std::span<const std::uint8_t> placed) const override {
        Values values(placed.size());
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (placed[i] == 0) continue;
            const std::uint32_t ticks = least_[i * k_ + k_ - 1];
            if (ticks > cutoff_)
                values.set_far(i);
            else
                values.set(i, to_minutes(Duration{ticks}));
        }
        return values;
    }

  private:
    std::size_t k_;
    std::uint32_t cutoff_;
    std::vector<std::uint32_t> least_;  // [household][k]
};

class Opportunities final : public Fold {
  public:
    Opportunities(const FoldInput& input, DecayTable weights)
        : input_(input), weights_(std::move(weights)), access_(input.demand.size()) {}

    void take(int, const Catchment& catchment) override {
        const double supply = input_.supply.empty() ? 1 : input_.supply[catchment.service.index()];
        for (const Arrival& arrival : catchment.arrivals)
            access_[arrival.household].add(supply * weights_[arrival.ticks]);
    }
    Values finish(std::span<const std::uint8_t> placed) const override {
        return values_of(access_, placed);
    }

  private:
    FoldInput input_;
    DecayTable weights_;
    std::vector<Sum> access_;
};

class FloatingCatchment final : public Fold {
  public:
    FloatingCatchment(const FoldInput& input, DecayTable weights, Unit unit, bool squared)
        : input_(input),
          weights_(std::move(weights)),
          unit_(unit),
          squared_(squared),
          access_(input.demand.size()) {}

    void take(int, const Catchment& catchment) override {
        Sum demand;
        for (const Arrival& arrival : catchment.arrivals)
            demand.add(input_.demand[arrival.household] * weights_[arrival.ticks]);
        if (demand.value() < kLeastDemand) return;
        const double ratio = input_.supply[catchment.service.index()] / demand.value();
        for (const Arrival& arrival : catchment.arrivals) {
            const double weight = weights_[arrival.ticks];
            // Small weights squared first would be lost.
            access_[arrival.household].add(squared_ ? ratio * weight * weight : ratio * weight);
        }
    }
    Values finish(std::span<const std::uint8_t> placed) const override {
        Values values(access_.size());
        for (std::size_t i = 0; i < access_.size(); ++i) {
            if (placed[i] == 0) continue;
            const double access = access_[i].value();
            if (unit_ == Unit::kPerPerson)
                values.set(i, access);
            else if (unit_ == Unit::kCapacity)
                values.set(i, access * input_.demand[i]);
            else if (access > 0)
                values.set(i, 1 / access);
            else
                values.set_far(i);
        }
        return values;
    }

  private:
    FoldInput input_;
    DecayTable weights_;
    Unit unit_;
    bool squared_;
    std::vector<Sum> access_;
};

/// The common part of 3SFCA and BFCA: a first pass for every household's sum of weights.
class Sharing : public Fold {
  public:
    Sharing(const FoldInput& input, DecayTable weights)
        : input_(input),
          weights_(std::move(weights)),
          total_(input.demand.size()),
          access_(input.demand.size()) {}

    int passes() const final { return 2; }
    void take(int pass, const Catchment& catchment) final {
        if (pass == 0)
            for (const Arrival& arrival : catchment.arrivals)
                total_[arrival.household].add(weights_[arrival.ticks]);
        else
            allocate(catchment);
    }
    Values finish(std::span<const std::uint8_t> placed) const final {
        return values_of(access_, placed);
    }

  protected:
    virtual void allocate(const Catchment& catchment) = 0;
    /// The weight of a pair as a share of its household's; 0 where no weight is.
    [[nodiscard]] double share(const Arrival& arrival, double weight) const {
        return weight > 0 ? weight / total_[arrival.household].value() : 0;
    }

    FoldInput input_;
    DecayTable weights_;
    std::vector<Sum> total_;
    std::vector<Sum> access_;
};

class ThreeStep final : public Sharing {
  public:
    using Sharing::Sharing;

  private:
    void allocate(const Catchment& catchment) override {
        Sum demand;
        for (const Arrival& arrival : catchment.arrivals) {
            const double weight = weights_[arrival.ticks];
            demand.add(share(arrival, weight) * input_.demand[arrival.household] * weight);
        }
        if (demand.value() < kLeastDemand) return;
        const double ratio = input_.supply[catchment.service.index()] / demand.value();
        for (const Arrival& arrival : catchment.arrivals) {
            const double weight = weights_[arrival.ticks];
            access_[arrival.household].add(share(arrival, weight) * ratio * weight);
        }
    }
};

class Balanced final : public Sharing {
  public:
    using Sharing::Sharing;

  private:
    void allocate(const Catchment& catchment) override {
        Sum demand, around;
        for (const Arrival& arrival : catchment.arrivals) {
            const double weight = weights_[arrival.ticks];
            demand.add(input_.demand[arrival.household] * share(arrival, weight));
            around.add(weight);
        }
        if (demand.value() < kLeastDemand) return;
        const double ratio = input_.supply[catchment.service.index()] / demand.value();
        for (const Arrival& arrival : catchment.arrivals)
            access_[arrival.household].add(ratio * weights_[arrival.ticks] / around.value());
    }
};

}  // namespace

std::unique_ptr<Fold> kth_nearest_fold(std::size_t households, int k, Duration cutoff) {
    return std::make_unique<KthNearest>(households, k, cutoff);
}
std::unique_ptr<Fold> opportunities_fold(const FoldInput& input, DecayTable weights) {
    return std::make_unique<Opportunities>(input, std::move(weights));
}
std::unique_ptr<Fold> floating_catchment_fold(const FoldInput& input, DecayTable weights, Unit unit,
                                              bool squared) {
    return std::make_unique<FloatingCatchment>(input, std::move(weights), unit, squared);
}
std::unique_ptr<Fold> three_step_fold(const FoldInput& input, DecayTable weights) {
    return std::make_unique<ThreeStep>(input, std::move(weights));
}
std::unique_ptr<Fold> balanced_fold(const FoldInput& input, DecayTable weights) {
    return std::make_unique<Balanced>(input, std::move(weights));
}

}  // namespace relais::measures
