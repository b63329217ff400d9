#pragma once

#include <span>
#include <vector>

#include "engine/access/matrix.h"
#include "engine/access/points.h"
#include "engine/cch/hierarchy.h"

namespace relais::measures {

/// The way from every household to the nearest service of each requested category, with its length:
/// of the fastest paths the shortest, walks included. [requested category][household]. The times
/// are those of access::nearest_services. One customization with time and length in one weight,
/// then a sweep per sixteen categories.
[[nodiscard]] std::vector<std::vector<access::Trip>> nearest_trips(
    const graph::RoadNetwork& network, const cch::Hierarchy& hierarchy,
    const access::Points& points, std::span<const CategoryId> categories);

}  // namespace relais::measures
