#pragma once

#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace relais {

/// An immutable array that either owns its memory or refers to a mapped file that it keeps alive.
/// Algorithms use only the span. Copies share the memory.
template <class T>
class Buffer {
    static_assert(std::is_trivially_copyable_v<T>, "a Buffer may refer to a mapped file");

  public:
    Buffer() = default;
    Buffer(std::vector<T> values) {  // NOLINT(google-explicit-constructor): a vector is a buffer
        auto owned = std::make_shared<const std::vector<T>>(std::move(values));
        view_ = *owned;
        owner_ = std::move(owned);
    }
    Buffer(std::span<const T> view, std::shared_ptr<const void> owner)
        : view_(view), owner_(std::move(owner)) {}

    [[nodiscard]] std::span<const T> view() const { return view_; }
    operator std::span<const T>() const { return view_; }  // NOLINT(google-explicit-constructor)
    [[nodiscard]] std::size_t size() const { return view_.size(); }
    [[nodiscard]] bool empty() const { return view_.empty(); }
    [[nodiscard]] const T* data() const { return view_.data(); }
    const T& operator[](std::size_t i) const { return view_[i]; }
    [[nodiscard]] auto begin() const { return view_.begin(); }
    [[nodiscard]] auto end() const { return view_.end(); }

  private:
    std::span<const T> view_;
    std::shared_ptr<const void> owner_;
};

}  // namespace relais
