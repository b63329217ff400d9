#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace relais::demonstration {

/// Each part of the country has its own stream, so that a change in one does not affect the others.
enum class Stream : std::uint64_t {
    kRivers = 1,
    kCommunes,
    kHamlets,
    kNames,
    kSkeleton,
    kHighways,
    kStreets,
    kLanes,
    kPonds,
    kZones,
    kPeople,
    kServices,
    kGrid,
};

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
/// Only integers and exactly rounded operations: the same numbers on every machine, which the
/// distributions of the standard library do not promise.
class Random {
  public:
    Random(std::uint64_t seed, Stream stream, std::uint64_t index = 0)
        : state_(mix(seed ^ mix(static_cast<std::uint64_t>(stream) ^ mix(index)))) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        return mix(state_);
    }
    /// 0 .. n-1. REQUIRES: 0 < n < 2^32.
    std::size_t below(std::size_t n) { return ((next() >> 32U) * n) >> 32U; }
    /// 0 <= x < 1
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    double sign() { return chance(0.5) ? 1.0 : -1.0; }
    /// Bell-shaped: mean 0, deviation 1, within +-3.5 (the sum of four uniform numbers).
    double bell() {
        const double sum = unit() + unit() + unit() + unit();
        return (sum - 2.0) * 1.7320508075688772;
    }
    template <class T>
    const T& pick(std::span<const T> choices) {
        return choices[below(choices.size())];
    }
    template <class T, std::size_t N>
    const T& pick(const std::array<T, N>& choices) {
        return choices[below(N)];
    }

  private:
    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_;
};

}  // namespace relais::demonstration
