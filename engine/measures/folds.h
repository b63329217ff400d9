#pragma once

#include <memory>
#include <span>

#include "engine/measures/catchments.h"
#include "engine/measures/decay.h"
#include "engine/measures/values.h"
#include "engine/opening_hours/week.h"

namespace relais::measures {

/// The accumulator of one measure: it takes the catchments of a category, and keeps a number or two
/// per household and none per pair. Sums are compensated and run over services ascending.
///
/// Most measures need one pass, because a service's ratio of supply to demand depends on its own
/// catchment only: ratio and addition are computed while the catchment is in memory. Those that
/// split the demand of a household among its services (3SFCA, BFCA) need the household's total
/// first: two passes.
class Fold {
  public:
    virtual ~Fold() = default;
    [[nodiscard]] virtual int passes() const { return 1; }
    virtual void take(int pass, const Catchment& catchment) = 0;
    /// The result for the households where `placed` is not 0; call it once, at the end.
    [[nodiscard]] virtual Values finish(std::span<const std::uint8_t> placed) const = 0;
};

/// The value that a floating catchment gives.
enum class Unit : std::uint8_t {
    kPerPerson,          ///< A_i, capacity per person
    kCapacity,           ///< P_i A_i, the capacity itself
    kPeoplePerCapacity,  ///< 1 / A_i; kFar where A_i is 0
};

/// The input of a fold; must outlive it.
struct FoldInput {
    std::span<const double> demand;  ///< by household: people the category is for
    std::span<const double> supply;  ///< by service: capacity
    /// By service: when it is open; empty: of none it is known.
    std::span<const opening_hours::Week> weeks = {};
};

/// Minutes to the k-th nearest service; kFar where fewer than k are within the cutoff.
[[nodiscard]] std::unique_ptr<Fold> kth_nearest_fold(std::size_t households, int k,
                                                     Duration cutoff);

/// The share of the week in which one service or more within the cutoff is certainly open. 0 where
/// none is within it; absent where none of those within it has opening hours. Exact: the week is
/// cut where any service opens or closes. O(cuts / 64) for each pair of household and service.
[[nodiscard]] std::unique_ptr<Fold> open_share_fold(const FoldInput& input, Duration cutoff);

/// sum_j S_j w(t_ij); with S_j = 1 when `input.supply` is empty.
[[nodiscard]] std::unique_ptr<Fold> opportunities_fold(const FoldInput& input, DecayTable weights);

/// R_j = S_j / sum_k P_k w_kj; A_i = sum_j R_j w_ij, or with w_ij^2 when `squared`. A service with
/// no demand has no ratio and adds nothing.
[[nodiscard]] std::unique_ptr<Fold> floating_catchment_fold(const FoldInput& input,
                                                            DecayTable weights,
                                                            Unit unit = Unit::kPerPerson,
                                                            bool squared = false);

/// G_ij = w_ij / sum_l w_il; R_j = S_j / sum_k G_kj P_k w_kj; A_i = sum_j G_ij R_j w_ij. All sums
/// run within the catchment. Two passes.
[[nodiscard]] std::unique_ptr<Fold> three_step_fold(const FoldInput& input, DecayTable weights);

/// R_j = S_j / sum_k P_k w_kj / (sum_l w_kl); A_i = sum_j R_j w_ij / (sum_k w_kj). Two passes.
[[nodiscard]] std::unique_ptr<Fold> balanced_fold(const FoldInput& input, DecayTable weights);

}  // namespace relais::measures
