#pragma once

#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/snap/snap.h"

namespace relais::scenario {
struct Base;  // run.h
}

namespace relais::siting {

/// The effect of one more place of a service on the people whom it is for.
struct Effect {
    double nearer = 0;         ///< who reach a place today and would be nearer to this one
    double minutes_saved = 0;  ///< of these, weight x minutes
    double connected = 0;      ///< who reach none today and would reach this one
    double within =
        0;  ///< who are farther than the limit today, or reach none, and would be within it

    /// Minutes saved on average by those who are nearer; 0 where there are none.
    [[nodiscard]] double mean_saved() const { return nearer > 0 ? minutes_saved / nearer : 0; }
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// Whom a category is for: a weight for each household of the territory, and how far is far.
struct Need {
    std::span<const double> weight;
    Duration limit{0};
};

/// The effects of each candidate on each category: [category][candidate]. `needs` is one for each
/// category of the territory. A candidate that could not be snapped to the roads has no effect.
/// O(candidates / 16) sweeps and O(candidates x households x categories) comparisons, on all cores;
/// memory for a time per household and category. The same for any number of threads.
[[nodiscard]] std::vector<std::vector<Effect>> effects_of(const scenario::Base& base,
                                                          std::span<const snap::Snap> candidates,
                                                          std::span<const Need> needs);

}  // namespace relais::siting
