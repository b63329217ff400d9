#include "engine/cch/kernel/kernel.h"

#define RELAIS_VECTOR_BYTES 64
#define RELAIS_STREAM __builtin_ia32_movntdq512

namespace relais::cch::kernel {
namespace {
#include "engine/cch/kernel/passes.inc"
}  // namespace

const Variant kAvx512 = variant_called("avx512");

}  // namespace relais::cch::kernel
