#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace relais {

/// Memory for large arrays, in pages of 2 MiB where the system grants them: a pass over such an
/// array has five hundred times fewer TLB misses. Small arrays use ordinary pages.
[[nodiscard]] void* allocate_huge(std::size_t bytes, std::size_t alignment);
void free_huge(void* memory, std::size_t bytes, std::size_t alignment) noexcept;

/// An allocator for std::vector.
template <class T>
struct HugePages {
    using value_type = T;

    HugePages() = default;
    template <class U>
    HugePages(const HugePages<U>&) {}  // NOLINT(google-explicit-constructor): allocators convert

    [[nodiscard]] T* allocate(std::size_t count) {
        return static_cast<T*>(allocate_huge(count * sizeof(T), alignof(T)));
    }
    void deallocate(T* memory, std::size_t count) noexcept {
        free_huge(memory, count * sizeof(T), alignof(T));
    }
    /// Elements without an explicit value are left uninitialised: the caller fills the table.
    template <class U>
    void construct(U* place) {
        ::new (static_cast<void*>(place)) U;
    }
    template <class U, class... Arguments>
    void construct(U* place, Arguments&&... arguments) {
        ::new (static_cast<void*>(place)) U{std::forward<Arguments>(arguments)...};
    }
    friend bool operator==(const HugePages&, const HugePages&) { return true; }
};

template <class T>
using HugeVector = std::vector<T, HugePages<T>>;

}  // namespace relais
