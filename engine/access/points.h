#pragma once

#include <cstddef>
#include <span>

#include "engine/core/id.h"
#include "engine/snap/snap.h"

namespace relais::access {

/// The points of one question; spans must outlive the call. services[i] belongs to category[i].
struct Points {
    std::span<const snap::Snap> households;
    std::span<const snap::Snap> services;
    std::span<const CategoryId> category;  ///< one per service
    std::size_t category_count = 0;
};

}  // namespace relais::access
