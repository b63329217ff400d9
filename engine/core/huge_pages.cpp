#include "engine/core/huge_pages.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <algorithm>

namespace relais {
namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;

std::align_val_t alignment_for(std::size_t bytes, std::size_t alignment) {
    return std::align_val_t{bytes < kHugePage ? std::max(alignment, sizeof(void*)) : kHugePage};
}

}  // namespace

void* allocate_huge(std::size_t bytes, std::size_t alignment) {
    void* memory = ::operator new(bytes, alignment_for(bytes, alignment));
#if defined(__linux__)
    if (bytes >= kHugePage) madvise(memory, bytes, MADV_HUGEPAGE);  // a wish; refusal does no harm
#endif
    return memory;
}

void free_huge(void* memory, std::size_t bytes, std::size_t alignment) noexcept {
    ::operator delete(memory, alignment_for(bytes, alignment));
}

}  // namespace relais
