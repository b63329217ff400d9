#pragma once

#include <variant>

#include "engine/access/nearest_table.h"
#include "engine/cch/label_format.h"
#include "engine/core/huge_pages.h"

namespace relais::access {

/// Sixteen categories. A label of `limit` is not reached; limit + reason gives the reason, where it
/// differs from that of the category.
template <class Label>
struct NearestTable::Batch {
    cch::LabelFormat<Label> format;
    HugeVector<cch::kernel::Row<Label>> rows;  // by household
};

struct NearestTable::Cells {
    std::variant<Batch<std::uint32_t>, Batch<std::uint64_t>> batch;
};

}  // namespace relais::access
