#include "engine/cch/kernel/kernel.h"

#define RELAIS_VECTOR_BYTES 16
#define RELAIS_STREAM __builtin_ia32_movntdq

namespace relais::cch::kernel {
namespace {
#include "engine/cch/kernel/passes.inc"
}  // namespace

const Variant kBaseline = variant_called("baseline");

}  // namespace relais::cch::kernel
