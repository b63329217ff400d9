#pragma once

#include <string>
#include <vector>

#include "render/draw/canvas.h"

namespace relais::atlas {

/// The pages of a document before they are drawn, so that each can refer to any other.
class PageList {
  public:
    /// Front matter is numbered i, ii, iii, ...; the body 1, 2, 3, ...
    void add_front(std::string name, std::string bookmark);
    void add(std::string name, std::string bookmark, std::string part = {});

    [[nodiscard]] const std::vector<draw::PageEntry>& pages() const { return pages_; }
    [[nodiscard]] bool has(const std::string& name) const;
    /// REQUIRES: has(name)
    [[nodiscard]] const draw::PageEntry& page(const std::string& name) const;
    [[nodiscard]] std::size_t body_count() const { return body_; }

  private:
    std::vector<draw::PageEntry> pages_;
    std::size_t front_ = 0, body_ = 0;
};

/// "i", "ii", "iii", "iv", ... REQUIRES: 1 <= n <= 8
[[nodiscard]] std::string roman(std::size_t n);

}  // namespace relais::atlas
