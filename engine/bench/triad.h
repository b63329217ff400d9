#pragma once

#include <vector>

namespace relais::bench {

/// The memory bandwidth of one thread: a[i] = b[i] + s * c[i] over arrays larger than any cache,
/// three streams of bytes. McCalpin, "Memory bandwidth and machine balance in current high
/// performance computers", 1995 (STREAM). Holds 0.75 GiB.
class Triad {
  public:
    Triad();
    /// Bytes per second of one round, about 0.1 s; the best of several is the machine's.
    [[nodiscard]] double round();

  private:
    std::vector<double> a_, b_, c_;
};

}  // namespace relais::bench
