#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/duration.h"

namespace relais::measures {

/// One band of a step function: `weight` up to and including `minutes`.
struct Step {
    double minutes = 0;
    double weight = 0;
};

/// How the weight of a service decreases with the time to it. The same names have different
/// parameters in different packages, so the formula is always given with its numbers
/// (`formula_of`).
struct Decay {
    const struct DecayShape* shape = nullptr;
    double parameter[3] = {0, 0, 0};  ///< in the order of the shape's `parameters`
    std::vector<Step> steps;          ///< of the shape "steps" only; minutes ascending
};

/// A row of the table of decay functions.
struct DecayShape {
    std::string_view name;
    std::vector<std::string_view> parameters;  ///< their keys in a measures file; all positive
    std::string_view formula;                  ///< in t, minutes
    std::string_view source;
    /// The weight at t minutes. `cutoff` is the catchment's, for the shapes that end there.
    double (*at)(const Decay& decay, double minutes, double cutoff);
};

/// All shapes, in the order in which they are listed to users.
[[nodiscard]] std::span<const DecayShape> decay_shapes();
/// Null when there is none of that name.
[[nodiscard]] const DecayShape* find_decay_shape(std::string_view name);

/// Everything counts 1 up to the cutoff.
[[nodiscard]] Decay uniform_decay();
[[nodiscard]] Decay step_decay(std::vector<Step> steps);
/// REQUIRES: as many parameters as the shape has.
[[nodiscard]] Decay make_decay(std::string_view shape, std::span<const double> parameters);

/// "e^(-t^2/(2 sigma^2)), sigma_minutes = 12".
[[nodiscard]] std::string formula_of(const Decay& decay);

/// Weights below this count as zero: a quotient by them might not be finite.
inline constexpr double kLeastWeight = 1e-100;

/// The weights of all times, looked up by tick: times are whole ticks, so the table is exact. A
/// time equal to the cutoff is within it; beyond it every weight is 0. O(cutoff in ticks) memory.
class DecayTable {
  public:
    DecayTable(const Decay& decay, Duration cutoff);
    /// For tests: any weights.
    explicit DecayTable(std::vector<double> weight_of_tick) : weight_(std::move(weight_of_tick)) {}

    [[nodiscard]] double operator[](std::uint32_t ticks) const {
        return ticks < weight_.size() ? weight_[ticks] : 0;
    }

  private:
    std::vector<double> weight_;
};

}  // namespace relais::measures
