#include "engine/cch/kernel/kernel.h"

#define RELAIS_VECTOR_BYTES 32
#define RELAIS_STREAM __builtin_ia32_movntdq256

namespace relais::cch::kernel {
namespace {
#include "engine/cch/kernel/passes.inc"
}  // namespace

const Variant kAvx2 = variant_called("avx2");

}  // namespace relais::cch::kernel
