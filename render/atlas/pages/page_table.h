#pragma once

#include <functional>
#include <vector>

#include "render/atlas/blocks/maps.h"
#include "render/atlas/document/context.h"

namespace relais::atlas {

/// Draws one page, or those that follow one another as its text fills them.
using DrawPage = std::function<void(Context&)>;

/// The pages of an atlas in their order: what they are called, and what draws them.
struct AtlasPages {
    PageList list;
    std::vector<DrawPage> drawings;
};

/// `context.page_list` may be empty as yet; the drawings need it. `maps` must outlive them.
[[nodiscard]] AtlasPages pages_of(const Context& context, const CategoryMaps& maps);

}  // namespace relais::atlas
