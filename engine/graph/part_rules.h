#pragma once

namespace relais::graph {

/// Which strongly connected parts of the roads people can live in, and so count as networks of
/// their own: those with more than `sure_metres` of road; and those with more than `remote_metres`
/// that come nowhere within `gap_metres` of a larger one. What is shorter is a slip of mapping (a
/// car park drawn unconnected).
struct PartRules {
    double sure_metres = 5000;
    double remote_metres = 1000;
    double gap_metres = 1000;
};

}  // namespace relais::graph
