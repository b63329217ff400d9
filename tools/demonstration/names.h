#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "tools/demonstration/random.h"

namespace relais::demonstration {

/// "Route " + of("Le Moulin") = "Route du Moulin"; of("Aubigny") = "d'Aubigny".
[[nodiscard]] std::string of(std::string_view place);

/// Makes up plausible fictional toponyms: syllables, saints, rivers.
class Toponyms {
  public:
    explicit Toponyms(std::uint64_t seed) : random_(seed, Stream::kNames) {}

    /// Never the same twice. `river`: the name of a river close by, or empty.
    [[nodiscard]] std::string commune(std::string_view river);
    /// A hamlet's name; it may occur again elsewhere, as in reality.
    [[nodiscard]] std::string hamlet();

  private:
    [[nodiscard]] std::string stem();
    Random random_;
    std::set<std::string> taken_;
};

/// The name of river `number`, without an article; rivers far away share names.
[[nodiscard]] std::string_view river_name(std::size_t number);

inline constexpr std::size_t kStreetNames = 96;
/// REQUIRES: number < kStreetNames.
[[nodiscard]] std::string_view street_name(std::size_t number);

}  // namespace relais::demonstration
