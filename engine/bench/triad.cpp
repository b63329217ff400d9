#include "engine/bench/triad.h"

#include <chrono>
#include <cstddef>

namespace relais::bench {
namespace {

constexpr std::size_t kCount = std::size_t{1} << 25;  // 256 MiB an array

void triad(double* a, const double* b, const double* c, double scale) {
    for (std::size_t i = 0; i < kCount; ++i) a[i] = b[i] + scale * c[i];
}

}  // namespace

Triad::Triad() : a_(kCount, 0.0), b_(kCount, 1.0), c_(kCount, 2.0) {}

double Triad::round() {
    const auto start = std::chrono::steady_clock::now();
    triad(a_.data(), b_.data(), c_.data(), 1.0 + a_.back());
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    return 3.0 * sizeof(double) * kCount / time.count();
}

}  // namespace relais::bench
