#include "engine/bench/triad.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace relais::bench {
namespace {

constexpr std::size_t kCount = std::size_t{1} << 25;  // 256 MiB an array
constexpr int kRounds = 5;

void triad(double* a, const double* b, const double* c, double scale) {
    for (std::size_t i = 0; i < kCount; ++i) a[i] = b[i] + scale * c[i];
}

}  // namespace

double triad_bytes_per_second() {
    std::vector<double> a(kCount, 0.0);
    const std::vector<double> b(kCount, 1.0);
    const std::vector<double> c(kCount, 2.0);
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        triad(a.data(), b.data(), c.data(), 1.0 + round);
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        if (a[static_cast<std::size_t>(round)] > 0) best = std::min(best, time.count());
    }
    return 3.0 * sizeof(double) * kCount / best;
}

}  // namespace relais::bench
