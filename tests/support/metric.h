#pragma once

#include "engine/cch/hierarchy.h"
#include "engine/cch/metric.h"
#include "engine/order/nested_dissection.h"

namespace relais::testing_support {

/// The metric of a network's own times.
inline cch::Metric metric_of(const graph::RoadNetwork& network) {
    const auto skeleton =
        order::skeleton(network.vertex_count(), network.arc_tail, network.arc_head);
    const auto hierarchy =
        cch::build_hierarchy(cch::view(network), order::nested_dissection(skeleton));
    return cch::customize(hierarchy, network.arc_ticks);
}

}  // namespace relais::testing_support
