#pragma once

#include <string_view>
#include <vector>

#include "engine/cch/kernel/kernel.h"

namespace relais::cch::kernel {

/// The variants this machine can run, the best last. All of them give the same bytes.
[[nodiscard]] std::vector<const Variant*> available();

/// The best of them, or the one that the environment variable RELAIS_KERNEL names (baseline, avx2,
/// avx512); looked up once. Throws Error when that is unknown or the machine lacks it.
[[nodiscard]] const Variant& chosen();

/// The variant that `chosen` returns for a value of the environment variable; empty: the best.
[[nodiscard]] const Variant& choose(std::string_view name);

}  // namespace relais::cch::kernel
