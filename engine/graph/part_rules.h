#pragma once

namespace relais::graph {

/// Which strongly connected parts of the roads count as networks of their own, in which people can
/// live: those with more than `sure_metres` of road, and those with more than `remote_metres` that
/// are everywhere farther than `gap_metres` from a larger one. Shorter ones are mapping errors
/// (such as an unconnected car park).
struct PartRules {
    double sure_metres = 5000;
    double remote_metres = 1000;
    double gap_metres = 1000;
};

}  // namespace relais::graph
