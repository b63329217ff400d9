#include "engine/cch/kernel/kernel.h"

#define RELAIS_VECTOR_BYTES 64

namespace relais::cch::kernel {
namespace {
#include "engine/cch/kernel/passes.inc"
}  // namespace

const Variant kAvx512 = {"avx512",          up<std::uint32_t>,   down<std::uint32_t>,
                         up<std::uint64_t>, down<std::uint64_t>, relax_triangles};

}  // namespace relais::cch::kernel
