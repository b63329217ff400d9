#pragma once

#include <functional>
#include <vector>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/context.h"

namespace relais::atlas {

/// Draws one page, or those that follow one another as its text fills them.
using DrawPage = std::function<void(Context&)>;

/// Which pages an atlas has, in their order. Does not need context.page_list.
[[nodiscard]] PageList make_page_list(const Context& context);

/// What draws these pages, in the same order. `maps` must outlive it.
[[nodiscard]] std::vector<DrawPage> drawings_of(const Context& context, const CategoryMaps& maps);

}  // namespace relais::atlas
