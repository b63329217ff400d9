#include "render/atlas/document/page_list.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include <fmt/format.h>

namespace relais::atlas {

std::string roman(std::size_t n) {
    constexpr std::array kRoman{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"};
    assert(n >= 1 && n <= kRoman.size());
    return kRoman.at(n - 1);
}

void PageList::add_front(std::string name, std::string bookmark) {
    pages_.push_back({roman(++front_), std::move(bookmark), std::move(name), {}});
}

void PageList::add(std::string name, std::string bookmark, std::string part) {
    pages_.push_back(
        {fmt::format("{}", ++body_), std::move(bookmark), std::move(name), std::move(part)});
}

bool PageList::has(const std::string& name) const {
    return std::any_of(pages_.begin(), pages_.end(),
                       [&](const draw::PageEntry& page) { return page.name == name; });
}

const draw::PageEntry& PageList::page(const std::string& name) const {
    const auto found = std::find_if(pages_.begin(), pages_.end(),
                                    [&](const draw::PageEntry& page) { return page.name == name; });
    assert(found != pages_.end());
    return *found;
}

}  // namespace relais::atlas
