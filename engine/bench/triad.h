#pragma once

namespace relais::bench {

/// The memory bandwidth of one thread: a[i] = b[i] + s * c[i] over arrays larger than any cache,
/// three streams of bytes, the best of several rounds. McCalpin, "Memory bandwidth and machine
/// balance in current high performance computers", 1995 (STREAM).
[[nodiscard]] double triad_bytes_per_second();

}  // namespace relais::bench
