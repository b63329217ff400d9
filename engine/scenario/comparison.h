#pragma once

#include <cstdint>
#include <vector>

#include "engine/access/findings.h"
#include "engine/scenario/outcome.h"

namespace relais::scenario {

/// The effect of a scenario on one household in one category.
enum class Effect : std::uint8_t {
    kSame,       ///< the same time, or none before and none after
    kNearer,     ///< a shorter time
    kFarther,    ///< a longer time
    kCutOff,     ///< a time before, none after
    kConnected,  ///< none before, a time after
    kNew,        ///< not there before
};
/// "", "nearer", "farther", "cut_off", "connected", "new".
[[nodiscard]] const char* effect_name(Effect effect);
[[nodiscard]] Effect effect_of(const access::Nearest& before, const access::Nearest& after);

/// Weights of the households that gain and lose, as in the scenario. New households are in none of
/// these.
struct Balance {
    double nearer = 0;
    double farther = 0;
    double cut_off = 0;
    double connected = 0;
    double minutes_saved = 0;  ///< weight x minutes, of those who are nearer
    double minutes_added = 0;  ///< weight x minutes, of those who are farther

    [[nodiscard]] bool any() const { return nearer + farther + cut_off + connected > 0; }
    friend bool operator==(const Balance&, const Balance&) = default;
};

/// Counts one household of a weight.
void add_effect(Balance& balance, const access::Nearest& before, const access::Nearest& after,
                double weight);

/// A scenario compared with its base.
struct Comparison {
    std::vector<Balance> territory;           ///< by category
    std::vector<std::vector<Balance>> zones;  ///< [zone][category]
};

/// REQUIRES: the first households of `after` are those of `before`, as in a Variant.
/// O(households x categories).
[[nodiscard]] Comparison compare(const access::NearestTable& before,
                                 const access::NearestTable& after,
                                 const territory::Territory& territory_after);

/// A scenario that has been answered, summed up and compared with its base.
struct Compared {
    Scenario scenario;
    Outcome outcome;
    access::Findings after;
    Comparison comparison;
};

}  // namespace relais::scenario
