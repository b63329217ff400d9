#pragma once

#include <array>
#include <cstddef>

namespace relais::scenario {

/// Causes of change between two years.
enum class Cause : std::size_t { kOffer, kPeople, kRoads };
inline constexpr std::size_t kCauses = 3;

/// The same figure with every mixture of two years: at [m], a cause is of the later year where its
/// bit (1 << Cause) is set in m.
using Mixtures = std::array<double, 1U << kCauses>;

/// The contribution of each cause to the change from mixtures[0] to mixtures[7]: the mean of its
/// contributions over the six orders in which the causes can change one after the other (Shapley,
/// "A value for n-person games", Contributions to the Theory of Games II, 1953; Shorrocks,
/// "Decomposition procedures for distributional analysis", J. Econ. Inequality 11 (2013),
/// doi:10.1007/s10888-011-9214-z). Numbers are whole multiples of `unit`, as they are printed, and
/// add up to the change exactly: the remainder of rounding goes to the largest contribution.
struct Decomposition {
    long long before = 0;  ///< in units
    long long after = 0;
    std::array<long long, kCauses> added{};  ///< by Cause
};
[[nodiscard]] Decomposition decompose(const Mixtures& mixtures, double unit);

}  // namespace relais::scenario
