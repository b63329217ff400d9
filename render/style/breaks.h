#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relais::style {

/// The method for the bounds of classes.
enum class Breaks : std::uint8_t {
    kFixed,      ///< those of the taxonomy: they compare territories and years
    kNatural,    ///< Fisher-Jenks: least squares within classes
    kQuantiles,  ///< as much weight in each class as in any other
};
/// "fixed", "natural", "quantiles"
inline constexpr std::string_view kBreaksNames[] = {"fixed", "natural", "quantiles"};

/// A value and how much it counts; more than 0.
struct Weighted {
    double value = 0;
    double weight = 1;
};

/// Bounds of at most `classes` classes [-, b1], ]b1, b2], ... such that the weighted squares of the
/// values around the means of their classes are least; each bound is a value. Fewer where there
/// are fewer values; of several best choices the one with the lower bounds. Exact, by dynamic
/// programming (Fisher 1958, doi:10.1080/01621459.1958.10501479) with the monotone split points of
/// Wu 1991, doi:10.1016/0196-6774(91)90039-2: O(classes n log n).
[[nodiscard]] std::vector<double> natural_breaks(std::vector<Weighted> values, std::size_t classes);

/// Bounds of at most `classes` classes: the smallest value with at least k/classes of the weight
/// at it or below. Values that are alike stay together, so classes may be uneven or fewer.
[[nodiscard]] std::vector<double> quantile_breaks(std::vector<Weighted> values,
                                                  std::size_t classes);

}  // namespace relais::style
