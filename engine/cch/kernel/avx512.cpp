#include "engine/cch/kernel/kernel.h"

#define RELAIS_VECTOR_BYTES 64
#define RELAIS_STREAM __builtin_ia32_movntdq512

namespace relais::cch::kernel {
namespace {
#include "engine/cch/kernel/passes.inc"
}  // namespace

const Variant kAvx512 = {"avx512",
                         settle,
                         passes_of<u32, u32>(),
                         passes_of<u64, u32>(),
                         passes_of<u64, u64>(),
                         relax_triangles<u32>,
                         relax_triangles<u64>};

}  // namespace relais::cch::kernel
